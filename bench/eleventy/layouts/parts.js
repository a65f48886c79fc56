// What several templates share.

export const SITE = "https://example.vn";
export const NAME = "Trang tin thử";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const e = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

const DAYS = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
export const day = (date) => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
export const when = (date) =>
  `${DAYS[new Date(date.slice(0, 10)).getUTCDay()]}, ${day(date)}, ${date.slice(11, 16)} (GMT+7)`;

export const headlines = (items) => `<ul class="headlines">
${items
  .map(
    ({ url, data }) =>
      `<li><a href="${url}">${e(data.title)}</a> <time datetime="${data.date}">${day(data.date)}</time></li>`,
  )
  .join("\n")}
</ul>`;

export const picture = (src, { alt, widths, height, sizes }) => {
  const base = src.replace(/\.jpg$/, "");
  const set = (kind) => widths.map((width) => `${base}-${width}.${kind} ${width}w`).join(", ");
  return `<picture><source type="image/avif" srcset="${set("avif")}" sizes="${sizes}"><img class="picture" src="${base}-720.jpg" srcset="${set("jpg")}" sizes="${sizes}" width="720" height="${height}" alt="${e(alt)}" loading="lazy" decoding="async"></picture>`;
};

const CARD = { alt: "", widths: [360, 720], height: 480, sizes: "(min-width: 60em) 16vw, 31vw" };
const card = (cover) => `<div class="teaser__photo">
${picture(`/photos/${cover.replace(/\.jpg$/, "")}-card.jpg`, CARD)}
</div>
`;

const FIGURE = { widths: [360, 720, 1080, 1280], height: 540, sizes: "(min-width: 48em) 656px, 100vw" };
export function figure(src, alt, title) {
  const [caption, credit] = (title ?? "").split(" Ảnh: ");
  const about = title
    ? `<figcaption class="figure__text"><span class="figure__caption">${e(caption)}</span>${credit ? ` <span class="figure__credit">Ảnh: ${e(credit)}</span>` : ""}</figcaption>\n`
    : "";
  return `<figure class="figure">
<a class="photo" href="${src}" aria-label="Xem ảnh lớn: ${e(alt)}">
${picture(src, { ...FIGURE, alt })}</a>
${about}</figure>
`;
}

export const teaser = ({ url, data }) => `<article class="teaser teaser--row${data.cover ? "" : " teaser--plain"}">
${data.cover ? card(data.cover) : ""}<div class="teaser__text">
<h2 class="teaser__title"><a href="${url}">${e(data.title)}</a></h2>
<p class="teaser__summary">${e(data.description)}</p>
<p class="teaser__about"><span class="teaser__category">${e(data.categories[0].name)}</span> <time datetime="${data.date}">${day(data.date)}</time></p>
</div>
</article>`;

const structured = (data) => `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`;

function articleHead({ title, description, date, categories, authors, topics, page }) {
  const [category] = categories;
  const crumbs = [["Trang chủ", "/"], [category.name, `/${category.slug}/`], [title, page.url]];
  return `<link rel="alternate" type="application/atom+xml" title="${NAME} - ${e(category.name)}" href="/${category.slug}/atom.xml">
<meta property="article:published_time" content="${date}">
<meta property="article:modified_time" content="${date}">
<meta property="article:section" content="${e(category.name)}">
<meta property="og:image" content="${SITE}${page.url}og.jpg">
${structured({
  "@context": "https://schema.org", "@type": "NewsArticle", headline: title, description,
  datePublished: date, dateModified: date, articleSection: category.name, inLanguage: "vi",
  author: authors.map(({ name }) => ({ "@type": "Organization", name })),
  publisher: { "@type": "Organization", name: NAME, url: `${SITE}/` },
  mainEntityOfPage: SITE + page.url, keywords: topics.map(({ name }) => name),
})}
${structured({
  "@context": "https://schema.org", "@type": "BreadcrumbList",
  itemListElement: crumbs.map(([name, url], place) => ({ "@type": "ListItem", position: place + 1, name, item: SITE + url })),
})}`;
}

// A whole page. ``article`` is the data of an article, if the page is one's.
export function frame({ title, description, url, active, main, categories, article }) {
  const heading = url === "/" ? NAME : `${e(title)} - ${NAME}`;
  const about = description ? e(description) : heading;
  const links = (mark) =>
    categories
      .map((term) => `<li><a href="${term.url}"${mark && term.url === active ? ' aria-current="true"' : ""}>${e(term.name)}</a></li>`)
      .join("\n");
  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fbf8f2" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#171411" media="(prefers-color-scheme: dark)">
<link rel="stylesheet" href="/theme/site.css">
<link rel="icon" href="/theme/icon.svg" type="image/svg+xml" sizes="any">
<link rel="alternate" type="application/atom+xml" title="${NAME}" href="/atom.xml">
<meta property="og:locale" content="vi_VN">
<meta property="og:site_name" content="${NAME}">
<meta name="twitter:card" content="summary">
<title>${heading}</title>
<meta name="description" content="${about}">
<link rel="canonical" href="${SITE}${url}">
<meta property="og:type" content="${article ? "article" : "website"}">
<meta property="og:title" content="${e(title)}">
<meta property="og:description" content="${about}">
<meta property="og:url" content="${SITE}${url}">
${article ? articleHead(article) : ""}
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
<header class="masthead">
<p class="masthead__name"><a href="/">${NAME}</a></p>
</header>
<nav class="menu" aria-label="Menu chính">
<a class="menu__contents" href="#muc-luc">Mục lục</a>
<ul class="menu__list">
<li><a href="/">Trang chủ</a></li>
${links(true)}
</ul>
</nav>
<main class="main" id="noi-dung">
${main}
</main>
<footer class="footer" id="muc-luc">
<div class="footer__inner">
<section class="footer__identity" aria-label="Thông tin về trang">
<p class="footer__name">${NAME}</p>
</section>
<nav class="footer__group footer__group--wide" aria-labelledby="muc-luc-chuyen-muc">
<h2 class="footer__heading" id="muc-luc-chuyen-muc">Chuyên mục</h2>
<ul class="footer__list footer__list--columns">
${links(false)}
</ul>
</nav>
<nav class="footer__group" aria-labelledby="muc-luc-trang">
<h2 class="footer__heading" id="muc-luc-trang">Về trang tin</h2>
<ul class="footer__list">
<li><a href="/atom.xml" type="application/atom+xml">Nguồn tin Atom</a></li>
<li><a href="/index.xml" type="application/rss+xml">Nguồn tin RSS</a></li>
</ul>
</nav>
</div>
</footer>
</body>
</html>
`;
}
