import { SITE } from "../layouts/parts.js";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const location = (url, date) => `<url><loc>${SITE}${url}</loc>${date ? `<lastmod>${date}</lastmod>` : ""}</url>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${collections.articles.map(({ url, data }) => location(url, data.date)).join("\n")}
${collections.lists.filter(({ url, base }) => url === base).map(({ url }) => location(url)).join("\n")}
${collections.years.map(({ url }) => location(url)).join("\n")}
</urlset>
`;
}
