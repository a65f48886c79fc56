// Read the index that plugins/search writes; how its files are laid out stands in docs/adr/032-search.md.
const SITE = new URL("..", import.meta.url); // the script lies in theme/
const files = new Map(); // what was read, by address
let root;
let fresh; // how the root is asked for again

// Syllables of most articles: of these the index has pairs, and headings, only.
export let HOT = new Set();

export const addressOf = (url) => new URL(url, SITE);

const read = async (address, how, options) => {
  const answer = await fetch(addressOf(address), options);
  if (!answer.ok) throw new Error(answer.status);
  return answer[how]();
};

// Read what stays as it is for good, once.
export const kept = (address, how, made) => {
  if (!files.has(address)) {
    const reading = read(address, how).then(made);
    reading.catch(() => files.delete(address));
    files.set(address, reading);
  }
  return files.get(address);
};

export const open = () => {
  root ??= read("tim-kiem/index.json", "json", fresh).then((found) => {
    HOT = new Set(found.hot.split(" "));
    return found.segments;
  });
  root.catch(close);
  return root;
};

// Forget which files there are: another publication may have others.
export const close = () => {
  root = undefined;
  fresh = { cache: "no-cache" };
};

// What few readers need: slips, phrases.
export const further = () => import(document.querySelector(".search").dataset.further);

// The list of the newest that stands beside articles.
export const newest = () =>
  kept("feeds/all.html", "text", (text) => new DOMParser().parseFromString(text, "text/html").querySelector(".headlines"));

const hash = (bytes, at) => Array.from(bytes.subarray(at, at + 5), (one) => one.toString(16).padStart(2, "0")).join("");

// The table of a segment: the names of its files.
const table = (segment) =>
  kept(`tim/${segment.name}/seg.${segment.hash}.bin`, "arrayBuffer", (data) => {
    const [bytes, view] = [new Uint8Array(data), new DataView(data)];
    const [buckets, count] = [view.getUint32(0, true), view.getUint32(4, true)];
    const heads = Array.from({ length: count }, (_, place) => {
      const at = 13 + 5 * buckets + 9 * place;
      return [view.getUint32(at, true), hash(bytes, at + 4)];
    });
    return { buckets, heads, lexicon: hash(bytes, 8), bucket: (number) => hash(bytes, 13 + 5 * number) };
  });

// Entries of a bucket, [term, postings], or of a lexicon, [syllable, weight].
const entries = (data, isLexicon) => {
  const bytes = new Uint8Array(data);
  const found = [];
  let term = "";
  for (let at = 0; at < bytes.length; ) {
    const from = at + 2;
    at = from + bytes[at + 1];
    term = term.slice(0, bytes[from - 2]) + String.fromCharCode(...bytes.subarray(from, at));
    let size = bytes[at++] & 127;
    for (let shift = 128; bytes[at - 1] > 127; shift *= 128) size += (bytes[at++] & 127) * shift;
    found.push([term, isLexicon ? size : bytes.subarray(at, (at += size))]);
  }
  return found;
};

// Go through postings: the id and the class of each article.
export const postings = (bytes, take) => {
  let [value, part, shift] = [0, 0, 1];
  for (const byte of bytes) {
    part += (byte & 127) * shift;
    shift *= 128;
    if (byte < 128) {
      value += part;
      take(Math.floor(value / 4), value % 4);
      [part, shift] = [0, 1];
    }
  }
};

const bucketOf = (key) => {
  let found = 2166136261;
  for (const sign of key) found = Math.imul(found ^ sign.charCodeAt(0), 16777619);
  return found >>> 0;
};

// The entries of a segment that a test takes, among those of a key.
export const look = async (segment, key, test) => {
  const { buckets, bucket } = await table(segment);
  const number = bucketOf(key) & (buckets - 1);
  const name = bucket(number);
  if (name === "0000000000") return [];
  const all = await kept(`tim/${segment.name}/${number}.${name}.bin`, "arrayBuffer", entries);
  return all.filter(([term]) => test(term));
};

// All syllables of a segment but the hot ones, with the logarithm of how many articles hold them.
export const lexicon = async (segment) =>
  kept(`tim/${segment.name}/lex.${(await table(segment)).lexicon}.bin`, "arrayBuffer", (data) => entries(data, true));

// What is shown of a hit, an article of a segment.
export const headOf = async (hit) => {
  const { segment, id } = hit;
  const { heads } = await table(segment);
  const [first, name] = heads.filter(([from]) => from <= id).pop();
  const all = await kept(`tim/${segment.name}/h/${first}.${name}.json`, "json");
  return (hit.head = all.find((one) => one.i === id));
};
