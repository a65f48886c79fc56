// Show hits: what an article is, its title, and of what it says that which was asked for.
import { typed } from "./tokens.js";
import { addressOf, headOf } from "./index.js";
import { marked } from "./marks.js";

export const made = (name, kind, ...inside) => {
  const node = document.createElement(name);
  node.className = kind;
  node.append(...inside);
  return node;
};

const item = (one, words, category) => {
  const [about, heading, text] = [made("p", "search__about"), made("a", ""), made("p", "search__text")];
  const tell = (kind, told, name = "span") => told && about.append(made(name, kind, told), " ");
  tell("search__category", category);
  tell("search__number", one.n);
  tell("", one.d?.slice(0, 10).split("-").reverse().join("/"), "time");
  const by = made("span", "");
  marked(by, one.a?.join(", ") || one.o || "", words);
  about.append(by);
  heading.href = addressOf(one.u);
  marked(heading, one.t.replace(/(\d) - (?=\d)/g, "$1\xa0-\xa0"), words);
  marked(text, one.s || "", words);
  return made("li", "", about, made("h2", "", heading), text);
};

// Put first those that have the words as they were typed, with their marks or without.
const asTyped = (hits, text) => {
  const sought = text.split(/\s+/).map(typed);
  const worth = ({ head, score }) => {
    const own = `${head.t} ${head.s || ""}`.split(/[^\p{L}\p{M}]+/u).map(typed);
    return score * (1 + (0.3 * sought.filter((word) => own.includes(word)).length) / sought.length);
  };
  return text ? hits.sort((one, other) => worth(other) - worth(one)) : hits;
};

// Give the items of hits, ``step`` by ``step``; ``items`` keeps those that were made.
export const itemsOf = async (hits, words, items, text, step, categoryOf) => {
  await Promise.all(hits.map(headOf));
  const sorted = hits.flatMap((_, at) => (at % step ? [] : asTyped(hits.slice(at, at + step), text)));
  return sorted.map(({ segment, id, head }) => {
    const name = `${segment.name} ${id}`;
    if (!items.has(name)) items.set(name, Object.assign(item(head, words, categoryOf(head.c)), { head }));
    return items.get(name);
  });
};
