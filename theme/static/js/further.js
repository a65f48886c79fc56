// What a search needs when its hits are there, or when there are none: places in articles, phrases in quotes,
// words that were typed with a slip or without spaces.
import { HOT, QUOTES, gatherAll, headOf, kept, lexicon, marked, pair, search, size, tokens, wordsOf } from "./search.js";

const LEFT_OUT = ["breadcrumbs", "preview", "opening__kicker", "opening__dateline", "byline", "topics", "feedback", "link-notes", "story__address"];
const AROUND = 30; // words of a snippet
const LIKELY = 5; // syllables of which the pairs are counted
const MOST = 60; // articles that are read for a phrase

// The text of a page in parts, without what stands around it.
const page = (url) =>
  kept(url, "text", (text) => {
    const story = new DOMParser().parseFromString(text, "text/html").querySelector(".story");
    const parts = story ? [...story.querySelectorAll("h1, h2, h3, p, li, td, th, figcaption, dd")] : []; // the title is the first
    return parts
      .filter((one) => !one.querySelector("p, li") && !one.closest(`.${LEFT_OUT.join(", .")}`))
      .map((one) => one.textContent.replace(/\s+/g, " ").trim());
  });

// Tell whether two words differ by one slip: a letter more, less or another, two letters swapped.
export const isNear = (one, other) => {
  const [short, long] = one.length > other.length ? [other, one] : [one, other];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const [rest, more] = [short.slice(at), long.slice(at)];
  const swapped = rest[1] === more[0] && rest[0] === more[1] && rest.slice(2) === more.slice(2);
  return one !== other && (rest === more.slice(1) || rest.slice(1) === more.slice(1) || swapped);
};

// Part a word that was typed without spaces: as few syllables as it takes, of these the commonest.
const parted = (word, known) => {
  if (/^[a-z]+[0-9]+$/.test(word)) return word.match(/[a-z]+|[0-9]+/g);
  const best = [[0, []]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let from = Math.max(0, end - 7); from < end; from += 1) {
      const part = word.slice(from, end);
      if (!best[from] || !known.has(part) || (part.length < 2 && part !== "y")) continue;
      const worth = best[from][0] + known.get(part) - 100;
      if (!best[end] || worth > best[end][0]) best[end] = [worth, [...best[from][1], part]];
    }
  }
  return best[word.length]?.[1] || [];
};

// The syllable that was meant by one that is begun or misspelt: of those like it the one that most often
// stands beside the word before, or after, else the commonest.
const meant = async (segments, before, { term, open: isBegun }, after, known) => {
  const all = [...known.keys()];
  const begun = isBegun ? all.filter((one) => one.startsWith(term)) : [];
  const twin = term.replace(/[iy]$/, (end) => (end === "i" ? "y" : "i")); // «kỉ luật» is «kỷ luật»
  const hasTwin = twin !== term && known.has(twin);
  if (hasTwin && !begun.length) return [twin];
  const isWord = /[aeiouy]/.test(term); // «tp», «hcm» are no slips
  const like = begun.length || !isWord ? begun : all.filter((one) => isNear(one, term));
  like.sort((one, other) => known.get(other) - known.get(one));
  if (hasTwin && (before || after)) like.unshift(twin);
  if (!(before || after) || like.length < 2) return like.slice(0, 1);
  const both = (one) => (before ? [before, one] : [one, after]).map((each) => ({ term: each }));
  const pairs = like.slice(0, LIKELY).map((one) => pair(both(one), 1));
  await gatherAll(segments, pairs);
  const counts = pairs.map((one) => size(segments, one));
  return [like[counts.indexOf(Math.max(...counts))]];
};

// Tell whether a word is the one that was typed, or was begun.
const isSame = ({ term, open: isBegun }, other) => other === term || (isBegun && other.startsWith(term));

// Put what may have been meant into the place of words that no article has, and tell whether any is another
// than was begun; nothing if there are none.
export const mended = async (segments, words) => {
  const known = new Map([...HOT].map((one) => [one, 30]));
  for (const [syllable, weight] of (await Promise.all(segments.map(lexicon))).flat()) {
    known.set(syllable, Math.max(1 + weight, known.get(syllable) || 0));
  }
  const instead = [];
  let isOther = false;
  for (const [at, word] of words.entries()) {
    let found = [];
    if (word.term > "a" && !known.has(word.term)) {
      const before = word.joins && instead[instead.length - 1].term;
      const after = words[at + 1]?.joins && words[at + 1].term;
      const isLong = word.term.length > 7; // no syllable is
      if (!isLong) found = await meant(segments, before, word, after, known);
      if (!found.length) found = parted(word.term, known);
      if (!found.length && isLong) found = await meant(segments, before, word, after, known);
    }
    if (!found.length) instead.push(word);
    else isOther = true;
    found.forEach((term, place) => instead.push({ ...word, term, joins: word.joins || place > 0, open: false }));
  }
  return isOther && [!words.every((one, at) => isSame(one, instead[at]?.term || "")), instead];
};

// Tell whether a text has all the words that were asked for.
const hasAll = (text, words) => {
  const found = wordsOf(text, words);
  return words.every(({ term }) => found.some((one) => one.term === term));
};

// The place of a text in parts that has most of the words that were asked for, closest together.
const snippet = (parts, words) => {
  let [best, most] = ["", 0];
  for (const text of parts) {
    const all = wordsOf(text, words);
    all.forEach((first, at) => {
      if (!first.term) return;
      const here = all.slice(at, at + AROUND / 2).map((one) => one.term);
      const told = [...new Set(here)].filter(Boolean);
      const count = told.length + told.filter((term) => !HOT.has(term)).length + here.filter((term, place) => term && here[place - 1]).length + (all.length > 9);
      if (count <= most) return;
      const begin = Math.max(0, Math.min(at - 6, all.length - AROUND));
      const end = all[begin + AROUND];
      most = count;
      best = (begin ? "… " : "") + text.slice(begin && all[begin].from, end?.from) + (end ? "…" : "");
    });
  }
  return best;
};

// Tell whether a phrase stands in one of the parts of a text, by its tokens.
const says = (parts, phrase) => {
  const plain = (text) => ` ${tokens(text).join(" ")} `;
  return parts.some((text) => plain(text).includes(plain(phrase)));
};

// Keep the articles in which all phrases stand, as many as are to be shown; tell whether there may be more.
const proven = async (hits, phrases, shown) => {
  const sure = [];
  let at = 0;
  for (; at < hits.length && sure.length <= shown && at < MOST; at += 5) {
    const some = hits.slice(at, at + 5);
    const pages = await Promise.all(some.map(async (hit) => page((await headOf(hit)).u)));
    sure.push(...some.filter((_, place) => phrases.every((one) => says(pages[place], one))));
  }
  return [sure, at < hits.length];
};

// Search as ``search`` does; where a phrase in quotes is nowhere, for its words.
export async function* phrased(asked, shown) {
  const phrases = asked.q.split(QUOTES).filter((one, place) => place % 2 && tokens(one).length > 1);
  const long = phrases.filter((one) => tokens(one).length > 2); // of two the index knows that they are neighbours
  for await (const answer of search(asked)) {
    if (phrases[0] && answer.goesOn) continue;
    let { hits, isWhole, isPart } = answer;
    if (long[0]) [hits, isPart] = await proven(hits, long, shown);
    if (!phrases[0] || (hits.length && isWhole)) yield { ...answer, hits, isPart };
    else for await (const loose of search({ ...asked, q: asked.q.replace(QUOTES, " ") })) yield { ...loose, noPhrase: true };
  }
}

// Find in the articles what their titles and leads do not say.
export const explain = (items, words, goesOn) => {
  const rest = items.filter((one) => !one.told && !hasAll(`${one.head.t} ${one.head.s}`, words));
  const worker = async () => {
    for (let one; goesOn() && (one = rest.shift()); ) {
      one.told = true;
      const text = snippet((await page(one.head.u)).slice(1), words);
      if (text && goesOn()) marked(one.lastChild, text, words);
    }
  };
  return Promise.all([worker(), worker(), worker()]);
};
