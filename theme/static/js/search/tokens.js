// Take words apart as plugins/search/tokens.py does; tests/support/search_tokens.json holds both to one rule.
const TOKEN = /[a-z][a-z0-9]*|[0-9]+(?:[.,][0-9]+)*|[.;:!?\n]/g;
const GROUPED = /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
export const BREAK = ".";

export const fold = (text) =>
  text.normalize("NFKD").toLowerCase().replace(/[đð]/g, "d").replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, "");

const number = (one) => one.replace(/\./g, GROUPED.test(one) ? "" : ",").replace(/^0+(?=[0-9])/, "");

export const tokens = (text) =>
  (fold(text).match(TOKEN) || []).map((one) => (one >= "a" ? one : one >= "0" && one < ":" ? number(one) : BREAK));

// The tone of a word stands last, so that «uỷ» is «ủy», and «uy» is not.
export const typed = (word) => {
  const plain = word.toLowerCase().normalize("NFD");
  return plain.replace(TONES, "") + (plain.match(TONES) || "");
};
