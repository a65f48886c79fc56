// Show texts with what was asked for marked, in the letters that stand there.
import { tokens } from "./tokens.js";
import { HOT } from "./index.js";

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu;

// The words of a text: where they stand, and which of those that were asked for they are.
export const wordsOf = (text, words) =>
  [...text.matchAll(WORD)].map((match) => {
    const own = tokens(match[0]);
    const term = words.find((one) => own.some((token) => token === one.term || (one.open && token.startsWith(one.term))))?.term;
    return { from: match.index, to: match.index + match[0].length, term };
  });

// Mark neighbours together; of several words a hot one by itself says nothing.
export const marked = (node, text, words) => {
  const found = [];
  let last;
  for (const word of wordsOf(text, words)) {
    if (last && word.term && !/[.,;:!?]\s/.test(text.slice(last.to, word.from))) [last.to, last.isHot] = [word.to, false];
    else if (word.term) found.push((last = { ...word, isHot: words.length > 1 && HOT.has(word.term) }));
    else last = undefined;
  }
  let at = 0;
  node.replaceChildren();
  for (const { from, to } of found.filter((one) => !one.isHot)) {
    const mark = document.createElement("mark");
    mark.append(text.slice(from, to));
    node.append(text.slice(at, from), mark);
    at = to;
  }
  node.append(text.slice(at));
};
