import { SITE, e } from "../layouts/parts.js";

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "feed" },
  permalink: ({ feed }) => feed.url + (feed.kind === "rss" ? "index.xml" : "atom.xml"),
  eleventyExcludeFromCollections: true,
};

const RSS = (feed) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${e(feed.name)}</title>
<link>${SITE}${feed.url}</link>
<description>${e(feed.name)}</description>
<language>vi</language>
${feed.items
  .map(
    ({ url, data, date, content }) => `<item>
<title>${e(data.title)}</title>
<link>${SITE}${url}</link>
<guid>${SITE}${url}</guid>
<pubDate>${date.toUTCString()}</pubDate>
<description>${e(data.description)}</description>
<content:encoded>${e(content)}</content:encoded>
</item>`,
  )
  .join("\n")}
</channel>
</rss>
`;

const ATOM = (feed) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
<id>${SITE}${feed.url}</id>
<title>${e(feed.name)}</title>
<updated>${feed.items[0].data.date}</updated>
<link rel="alternate" type="text/html" href="${SITE}${feed.url}"/>
${feed.items
  .map(
    ({ url, data, content }) => `<entry>
<id>${SITE}${url}</id>
<title>${e(data.title)}</title>
<link rel="alternate" type="text/html" href="${SITE}${url}"/>
<updated>${data.date}</updated>
<summary>${e(data.description)}</summary>
<content type="html">${e(content)}</content>
</entry>`,
  )
  .join("\n")}
</feed>
`;

export const render = ({ feed }) => (feed.kind === "rss" ? RSS : ATOM)(feed);
