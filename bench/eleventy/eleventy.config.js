// The same site as ours for Eleventy: every list and every position is counted once, in a collection.

import footnotes from "markdown-it-footnote";
import { figure } from "./layouts/parts.js";

const PER_PAGE = 20;
const FEED = 50;

export const chunks = (items) =>
  Array.from({ length: Math.ceil(items.length / PER_PAGE) }, (_, n) => items.slice(n * PER_PAGE, (n + 1) * PER_PAGE));

function group(items, keys) {
  const groups = new Map();
  for (const item of items) {
    for (const [key, name] of keys(item)) {
      if (!groups.has(key)) groups.set(key, { url: key, name, items: [] });
      groups.get(key).items.push(item);
    }
  }
  return [...groups.values()];
}

// Collections are asked for again and again: the work is done once a build.
let made;

function make(api) {
  if (made) return made;
  const articles = api.getFilteredByGlob("src/articles/**/*.md").reverse();
  const terms = (key, prefix) =>
    group(articles, (item) => item.data[key].map((term) => [`${prefix}${term.slug}/`, term.name]));
  const categories = terms("categories", "/");
  const months = group(articles, ({ data }) => [
    [`/${data.date.slice(0, 4)}/${data.date.slice(5, 7)}/`, `Tháng ${data.date.slice(5, 7)}/${data.date.slice(0, 4)}`],
  ]);
  const related = new Map();
  for (const category of categories) {
    category.items.forEach((item, place) => {
      related.set(item.inputPath, {
        newer: category.items.slice(Math.max(0, place - 5), place),
        older: category.items.slice(place + 1, place + 6),
      });
    });
  }
  const lists = [...categories, ...terms("topics", "/chu-de/"), ...terms("authors", "/tac-gia/"), ...months].flatMap(
    ({ url, name, items }) => {
      const address = (n) => (n ? `${url}trang/${n + 1}/` : url);
      return chunks(items).map((shown, n, { length }) => ({
        name,
        items: shown,
        number: n + 1,
        url: address(n),
        base: url,
        newer: n ? address(n - 1) : "",
        older: n + 1 < length ? address(n + 1) : "",
      }));
    },
  );
  const years = group(months, (month) => [[month.url.slice(0, 6), `Năm ${month.url.slice(1, 5)}`]]);
  const feeds = [{ url: "/", name: "Trang tin thử", items: articles }, ...categories].flatMap((feed) =>
    ["rss", "atom"].map((kind) => ({ ...feed, kind, items: feed.items.slice(0, FEED) })),
  );
  made = { articles, categories: categories.sort((a, b) => (a.url < b.url ? -1 : 1)), related, lists, years, feeds };
  return made;
}

// A photo that is a paragraph by itself becomes a figure, and no paragraph.
function figures(markdown) {
  markdown.core.ruler.push("figures", ({ tokens }) => {
    tokens.forEach(({ type, children }, place) => {
      if (type !== "inline" || children.length !== 1 || children[0].type !== "image") return;
      tokens[place - 1].hidden = tokens[place + 1].hidden = true;
    });
  });
  markdown.renderer.rules.image = (tokens, place) => {
    const image = tokens[place];
    return figure(image.attrGet("src"), image.content, image.attrGet("title"));
  };
}

export default function (config) {
  config.amendLibrary("md", (markdown) => markdown.use(footnotes).use(figures));
  config.on("eleventy.before", () => { made = undefined; });
  for (const name of ["articles", "categories", "related", "lists", "years", "feeds"]) {
    config.addCollection(name, (api) => make(api)[name]);
  }
  config.setUseGitIgnore(false);
  return {
    dir: { input: "src", includes: "../layouts", output: "output" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
