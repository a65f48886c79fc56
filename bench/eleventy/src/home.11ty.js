import { NAME, e, frame, headlines, teaser } from "../layouts/parts.js";

export const data = { permalink: "/", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const block = ({ url, name, items }) => `<section class="block">
<h2 class="section-heading"><a href="${url}">${e(name)}</a></h2>
${teaser(items[0])}
${headlines(items.slice(1, 5))}
</section>`;
  const main = `<div class="front">
${collections.articles.slice(0, 5).map(teaser).join("\n")}
<section class="front__newest" aria-labelledby="tin-moi">
<h2 class="section-heading" id="tin-moi">Tin mới</h2>
${headlines(collections.articles.slice(5, 13))}
</section>
</div>
<div class="blocks">
${collections.categories.map(block).join("\n")}
</div>`;
  return frame({ title: NAME, url: "/", main, categories: collections.categories });
}
