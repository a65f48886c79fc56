import { SITE, e, frame, headlines, when } from "./parts.js";

export function render(data) {
  const { title, description, date, categories, authors, topics, page, content, collections } = data;
  const [category] = categories;
  const { newer, older } = collections.related.get(page.inputPath);
  const [previous, following] = [older[0], newer.at(-1)];
  const neighbour = (item, side, rel, text) =>
    item ? `<a class="neighbours__${side}" href="${item.url}" rel="${rel}"><span>${text}</span> ${e(item.data.title)}</a>` : "";
  const column = (items, text) =>
    items.length ? `<div>\n<h3 class="related__heading">${text}</h3>\n${headlines(items)}\n</div>` : "";
  const main = `<article class="story">
<nav class="breadcrumbs" aria-label="Đường dẫn">
<ol class="breadcrumbs__list">
<li><a href="/">Trang chủ</a></li>
<li><a href="/${category.slug}/">${e(category.name)}</a></li>
</ol>
</nav>
<header class="opening">
<h1 class="opening__title">${e(title)}</h1>
<p class="opening__dateline"><time datetime="${date}">${when(date)}</time></p>
<p class="opening__lead">${e(description)}</p>
</header>
<div class="prose">
${content}
</div>
<footer class="byline">
<p class="byline__authors">${authors.map(({ slug, name }) => `<a href="/tac-gia/${slug}/" rel="author">${e(name)}</a>`).join(", ")}</p>
</footer>
<p class="story__address">${when(date)}<br>Địa chỉ bài viết: ${SITE}${page.url}</p>
<section class="topics" aria-labelledby="chu-de">
<h2 class="topics__heading" id="chu-de">Chủ đề</h2>
<ul class="topics__list">
${topics.map(({ slug, name }) => `<li><a href="/chu-de/${slug}/" rel="tag">${e(name)}</a></li>`).join("\n")}
</ul>
</section>
</article>
<nav class="neighbours" aria-label="Bài trước, bài sau">
${neighbour(previous, "previous", "prev", "Bài trước")}
${neighbour(following, "following", "next", "Bài sau")}
</nav>
<section class="related" aria-labelledby="tin-khac">
<h2 class="section-heading" id="tin-khac">Tin khác</h2>
<div class="related__lists">
${column(newer, "Tin mới hơn")}
${column(older, "Tin cũ hơn")}
</div>
</section>`;
  return frame({ title, description, url: page.url, active: `/${category.slug}/`, main, categories: collections.categories, article: data });
}
