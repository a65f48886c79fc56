import { e, frame, teaser } from "../layouts/parts.js";

export const data = {
  pagination: { data: "collections.lists", size: 1, alias: "list" },
  permalink: ({ list }) => list.url,
  eleventyExcludeFromCollections: true,
};

export function render({ list, collections }) {
  const step = (url, kind, rel, text) => (url ? `<a class="pager__${kind}" href="${url}" rel="${rel}">${text}</a>` : "");
  const pager = `<nav class="pager" aria-label="Phân trang">
${step(list.newer, "newer", "prev", "Tin mới hơn")}
<span class="pager__number">Trang ${list.number}</span>
${step(list.older, "older", "next", "Tin cũ hơn")}
</nav>`;
  const main = `<nav class="breadcrumbs" aria-label="Đường dẫn">
<ol class="breadcrumbs__list">
<li><a href="/">Trang chủ</a></li>
</ol>
</nav>
<div class="listing">
<header class="listing__head">
<h1 class="listing__heading">${e(list.name)}</h1>
</header>
<div class="listing__main">
${list.items.map(teaser).join("\n")}
${list.newer || list.older ? pager : ""}
</div>
</div>`;
  return frame({ title: list.name, url: list.url, active: list.base, main, categories: collections.categories });
}
