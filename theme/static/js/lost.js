// On the page for wrong addresses: offer articles that have the words of the address.
import { HOT, addressOf, itemsOf, made, search } from "./search.js";

const FEW = 5; // hits
const part = document.querySelector(".search--lost");

// The words of an address: of its part with the most, without numbers that programs put behind them.
const wordsOf = (path) => {
  const parts = path.replace(/\.[a-z]{2,5}$/, "").split("/").map((one) =>
    one.replace(/[-_+.,~!\s]+/g, " ").replace(/( [a-z]{0,4}\d{3,})+$/, "").trim());
  const named = parts.filter((one) => /\p{L}{2}/u.test(one));
  return named.sort((one, other) => other.split(" ").length - one.split(" ").length)[0];
};

const offer = async () => {
  const text = wordsOf(decodeURIComponent(location.pathname.slice(addressOf("").pathname.length)));
  if (!text) return;
  let found;
  for await (const answer of search({ q: `${text} ` })) found = answer;
  const { words } = found;
  if (words.length < 4 && words.every(({ term }) => HOT.has(term))) return; // such words stand everywhere
  const items = await itemsOf(found.hits.slice(0, FEW), found.words, new Map(), "", FEW, () => "");
  if (!items.length) return;
  part.querySelector("ol").replaceChildren(...items);
  const all = made("a", "", "Tìm thêm với những từ này");
  all.href = `${addressOf("tim-kiem/")}?q=${encodeURIComponent(text)}`;
  part.querySelector(".search__all").replaceChildren(all);
  part.hidden = false;
};

if (!location.pathname.endsWith("/404.html")) offer().catch(() => {});
