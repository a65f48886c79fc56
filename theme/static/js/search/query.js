// Answer what a reader asks, from as few files of the index as will do.
import { BREAK, tokens } from "./tokens.js";
import { HOT, further, look, open, postings } from "./index.js";

const NEWEST = 20000; // articles that are looked through first
const ENOUGH = 10; // articles that have all that was asked for: no more is read
const WEIGHTS = [1, 1.4, 2.2, 5]; // of classes: text, often in the text, lead, title
export const QUOTES = /["“”„«»]/g;
const DAYS = Date.UTC(2000, 0, 1) / 864e5; // the first day of the index
const day = (moment) => moment / 864e5 - DAYS;
const ones = (mask) => mask.toString(2).split("1").length - 1;

// Take a query apart: its words, each with whether it follows the one before, and in which quotation it stands.
const parse = (text) => {
  const words = [];
  text.split(QUOTES).forEach((part, place) => {
    let joins = false;
    for (const token of tokens(part)) {
      const last = words[words.length - 1];
      if (joins && last.joins && last.term === "so" && token < "a") words.pop(); // looked through
      if (token !== BREAK) words.push({ term: token.slice(0, 64), joins, quoted: place % 2 });
      joins = token !== BREAK;
    }
  });
  words.splice(20);
  if (words.length && /[\p{L}\p{N}]$/u.test(text)) words[words.length - 1].open = true;
  return words;
};

const single = ({ term }, at) => ({ key: term, term, mask: 1 << at, rate: 1, hot: 0, own: 1, in: new Map() });

export const pair = (words, at) => {
  const [{ term: first }, { term: second, open: isOpen, quoted }] = [words[at - 1], words[at]];
  const term = `${first} ${second}`.slice(0, 64);
  return { key: `${first} ${second[0]}`, term, open: isOpen, quoted, mask: 3 << (at - 1), rate: 2, own: 1, hot: HOT.has(first) + HOT.has(second), in: new Map() };
};

// What to look for: the pairs of neighbours, and words that have none.
const wanted = (words) =>
  words.flatMap((word, at) => (word.joins ? pair(words, at) : words[at + 1]?.joins ? [] : single(word, at)));

// Of many pairs those that will be rarest, as few as have all words: hot syllables are in most articles.
const rarest = (list) => {
  let mask = 0;
  const sorted = [...list].sort((one, other) => one.hot - other.hot);
  return [2, 1].flatMap((fresh) =>
    sorted.filter((one) => {
      const isChosen = ones(one.mask & ~mask) >= fresh || (one.quoted && fresh > 1);
      if (isChosen) mask |= one.mask;
      return isChosen;
    }));
};

// Read what a segment has of a term: the best weight of each article, of the term as it is and of longer ones.
const gather = async (segment, one) => {
  if (one.in.has(segment)) return;
  const both = [new Map(), new Map()];
  for (const [term, bytes] of await look(segment, one.key, (term) => (one.open ? term.startsWith(one.term) : term === one.term))) {
    const into = both[term === one.term ? 0 : 1];
    postings(bytes, (id, kind) => into.set(id, Math.max(WEIGHTS[kind], into.get(id) || 0)));
  }
  one.in.set(segment, both);
};

export const gatherAll = (segments, list) => Promise.all(segments.flatMap((segment) => list.map((one) => gather(segment, one))));

export const size = (segments, one, which = 0) => segments.reduce((sum, segment) => sum + one.in.get(segment)[which].size, 0);

// The first id of a year in a segment that has days.
const idOf = (segment, year) => (day(Date.UTC(year, 0, 1)) - segment.base) * 2 ** segment.bits;

const dayOf = ({ segment, id }) => (segment.pages ? 0 : segment.base + id / 2 ** segment.bits);

// Articles that hold what is wanted, the best first, and how many of them have all of it.
// ``soft`` are words that articles need not have.
const rank = (segments, list, words, asked, soft) => {
  const articles = segments.reduce((sum, one) => sum + one.n, 0);
  const [today, every] = [day(Date.now()), 2 ** words.length - 1];
  const [own, quoted] = ["own", "quoted"].map((kind) => list.filter((one) => one[kind]).length);
  const fits = [];
  for (const one of list) {
    one.df = size(segments, one);
    one.less = one.df ? 6 : 2; // a word that is whole comes before longer ones
    one.completes = one.open && one.df < ENOUGH;
    if (one.completes) one.df += size(segments, one, 1);
  }
  for (const segment of segments) {
    const here = new Map();
    const [from, to] = asked.year ? [idOf(segment, asked.year), idOf(segment, asked.year + 1)] : [0, Infinity];
    for (const one of list) {
      const worth = one.rate * Math.log(1 + articles / (1 + one.df));
      const [exact, longer] = one.in.get(segment);
      const add = (weight, id) => {
        if (id < from || id >= to || !asked.filters.every((filter) => filter.in.get(segment)[0].has(id))) return;
        const hit = here.get(id) || { segment, id, score: 0, mask: 0, own: 0, quoted: 0 };
        here.set(id, hit);
        hit.score += worth * weight;
        hit.mask |= one.mask;
        hit.own += one.own;
        hit.quoted += one.quoted || 0;
      };
      exact.forEach(add);
      if (one.completes) longer.forEach((weight, id) => exact.has(id) || add(weight / one.less, id));
    }
    for (const hit of here.values()) {
      hit.all = hit.own === own;
      hit.whole = hit.all || (hit.mask | soft) === every;
      hit.score *= (hit.all ? 1.5 : hit.whole ? 1 : (ones(hit.mask) / words.length) ** 2) * (1 + 0.15 * Math.exp((dayOf(hit) - today) / 1000));
      if (hit.quoted === quoted) fits.push(hit);
    }
  }
  const whole = fits.filter((hit) => hit.whole);
  const isWhole = whole.length > 0;
  const hits = isWhole ? whole : fits.filter((hit) => ones(hit.mask) >= words.length / 2);
  const newer = (one, other) => dayOf(other) - dayOf(one);
  hits.sort((one, other) => (asked.xep && isWhole ? 0 : other.score - one.score) || newer(one, other));
  return { hits, isWhole, all: whole.filter((hit) => hit.all).length };
};

// Search; what is found is given each time that there is more of it, the last time without ``goesOn``.
// ``asked`` has the values of the form, and ``loose`` if words may stand apart.
export async function* search(asked) {
  const segments = await open();
  let words = parse(asked.q);
  if (!words.length || (words.length < 2 && /^[a-z]$/.test(words[0].term))) {
    yield { hits: [], words, isShort: true };
    return;
  }
  const { muc, tacgia, nam = 0 } = asked;
  const year = +nam;
  const keys = [muc && `@${muc}`, tacgia && `@@${tokens(tacgia).filter((one) => one !== BREAK).join(" ")}`];
  const filters = keys.filter(Boolean).map((key) => single({ term: key.slice(0, 64) }, 0));
  const about = { ...asked, year, filters };
  const far = [];
  let [among, count] = [[], 0];
  for (const one of segments) {
    const isOf = one.pages ? !filters.length && !year : !year || (one.last >= idOf(one, year) && one.first < idOf(one, year + 1));
    if (isOf) (one.pages || count < NEWEST ? among : far).push(one);
    count += one.n;
  }
  const answer = async (list, soft = 0) => {
    await gatherAll(among, [...list, ...filters]);
    return rank(among, list, words, about, soft);
  };
  const closest = async () => {
    const list = wanted(words);
    const some = list.length > 3 ? rarest(list) : list;
    const first = await answer(some);
    return some === list || first.all ? [some, first] : [list, await answer(list)];
  };
  let [list, found] = await closest();
  let isMended = false;
  const told = (more) => ({ ...found, words, isMended, ...more });
  if (far.length) {
    if (found.isWhole) yield told({ goesOn: true });
    among = [...among, ...far];
    found = await answer(list);
  }
  if (!found.all && words.some((_, at) => list.every((one) => !one.df || !(one.mask & (1 << at))))) {
    const instead = await (await further()).mended(among, words);
    if (instead) {
      [isMended, words] = instead;
      [list, found] = await closest();
    }
  }
  const apart = words.map(single).filter(({ mask }) => list.every((one) => one.mask !== mask));
  const canLoosen = apart.length > 0 && !asked.loose && (found.all >= ENOUGH || (found.all > 0 && words.length > 3));
  if (apart.length && !canLoosen) {
    if (found.isWhole) yield told({ goesOn: true });
    const rare = apart.filter((one) => !HOT.has(one.term));
    const used = rare.length ? rare : apart;
    for (const one of used) one.own = 0;
    found = await answer([...list, ...used], apart.reduce((mask, one) => (used.includes(one) ? mask : mask | one.mask), 0));
  }
  yield told({ canLoosen });
}
