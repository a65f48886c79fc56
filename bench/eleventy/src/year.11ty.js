import { frame, headlines } from "../layouts/parts.js";

export const data = {
  pagination: { data: "collections.years", size: 1, alias: "year" },
  permalink: ({ year }) => year.url,
  eleventyExcludeFromCollections: true,
};

export function render({ year, collections }) {
  const month = ({ url, name, items }) => `<section class="month">
<h2 class="section-heading"><a href="${url}">${name}</a> <span class="month__count">${items.length} bài</span></h2>
${headlines(items.slice(0, 5))}
</section>`;
  const main = `<div class="listing">
<header class="listing__head">
<h1 class="listing__heading">${year.name}</h1>
</header>
<div class="months">
${year.items.map(month).join("\n")}
</div>
</div>`;
  return frame({ title: year.name, url: year.url, main, categories: collections.categories });
}
