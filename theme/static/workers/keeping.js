// Keep what was read for times without a network: the front page, the last articles, and the page that says so.
// Pages come from the network first, files named by their content from here; all else is none of our business.
const ROOT = new URL(self.registration.scope);
const OWN = `trang-tin:${ROOT.pathname}:`; // other sites of this host may keep stores as well
const [PAGES, FILES] = [`${OWN}pages-1`, `${OWN}files-1`];
const OFFLINE = "ngoai-tuyen/";
const ARTICLE = /^\d{4}\/\d\d\/[^/]+\/$/;
const FILE = /^(?:theme|photos|tim)\/./;
const NAMED = /theme\/(?!touch)[\w.-]+/g;
const PHOTO = /photos\/[\w.-]+/g;
const ARTICLES = 20;
const BYTES = 20e6; // of all files that are kept
const UNKNOWN = 1e5; // bytes of one whose length was not told
const ZONE = "Asia/Ho_Chi_Minh";
const PATIENCE = 10e3; // milliseconds after which a network that says nothing is none

// What stands below the root at an address, "" for the front page, null for what is not ours.
const placeOf = (address) => {
  const { origin, pathname } = new URL(address);
  if (origin !== ROOT.origin || !pathname.startsWith(ROOT.pathname)) return null;
  return pathname.slice(ROOT.pathname.length).replace(/(^|\/)index\.html$/, "$1");
};
const addressOf = (place) => ROOT.href + place;
const isKept = (place) => place === "" || ARTICLE.test(place);
const isWhole = (answer) => answer.status === 200 && answer.type === "basic" && !answer.redirected;
const isGone = (answer) => answer.status === 404 || answer.status === 410;

// Look a place up; a browser that keeps nothing has nothing.
const found = (store, place) =>
  caches.open(store).then((cache) => cache.match(addressOf(place), { ignoreVary: true })).catch(() => undefined);

const keptArticles = async (cache) =>
  (await cache.keys()).map((request) => placeOf(request.url)).filter((place) => ARTICLE.test(place));

// Put a page last, drop the articles that were read before the last ones.
const keepPage = async (place, answer) => {
  const cache = await caches.open(PAGES);
  await cache.delete(addressOf(place));
  await cache.put(addressOf(place), answer);
  const articles = await keptArticles(cache);
  await Promise.all(articles.slice(0, -ARTICLES).map((old) => cache.delete(addressOf(old))));
};

// Make room: first stays what the kept pages name, of it the stylesheets, then what is newest.
// Of a page that is gone nothing stays that no other names.
const tidy = async (gone = "") => {
  const [pages, files] = [await caches.open(PAGES), await caches.open(FILES)];
  const texts = (await Promise.all((await pages.matchAll()).map((page) => page.text()))).join();
  const rank = ({ place, named }) => (named ? (place.startsWith("theme/") ? 0 : 1) : 2);
  const listed = (await files.matchAll()).reverse().map((file) => {
    const place = placeOf(file.url);
    return { place, named: texts.includes(place), size: Number(file.headers.get("content-length")) || UNKNOWN };
  });
  let room = BYTES;
  for (const file of listed.sort((one, other) => rank(one) - rank(other))) {
    room -= file.size;
    if (room < 0 || (!file.named && gone.includes(file.place))) await files.delete(addressOf(file.place));
  }
};

const forget = async (place) => {
  const page = await found(PAGES, place);
  if (!page) return;
  await (await caches.open(PAGES)).delete(addressOf(place));
  await tidy(await page.text());
};

// Give a file from here, else from the network, and keep it.
const file = async (place, request, event) => {
  const kept = await found(FILES, place);
  if (kept) return kept;
  const answer = await fetch(request);
  if (isWhole(answer)) {
    const copy = answer.clone();
    const kept = caches.open(FILES).then((cache) => cache.put(addressOf(place), copy)).catch(() => {});
    if (event) event.waitUntil(kept);
    else await kept;
  }
  return answer;
};

// Instead of a photo that is not here its place in its colour is shown: a broken sign says nothing.
const instead = ({ destination }) =>
  destination === "image"
    ? new Response('<svg xmlns="http://www.w3.org/2000/svg"/>', { headers: { "content-type": "image/svg+xml" } })
    : Response.error();

// Fetch a page with its stylesheets, font, sign and scripts, and keep them.
const fetchPage = async (place, cache = "no-cache", address = addressOf(place)) => {
  const answer = await fetch(address, { cache });
  if (!isWhole(answer)) throw new Error(`${answer.status} ${place}`);
  const names = new Set((await answer.clone().text()).match(NAMED));
  await Promise.all([...names].map((name) => file(name, addressOf(name))));
  await keepPage(place, answer);
};

// Ask after one of the kept articles: what was taken down leaves phones on which nobody reads it again, too.
const askAfterOne = async (place) => {
  const others = (await keptArticles(await caches.open(PAGES))).filter((one) => one !== place);
  if (!others.length) return;
  const one = others[Math.floor(Math.random() * others.length)];
  const answer = await fetch(addressOf(one), { method: "HEAD", cache: "no-store", redirect: "manual" });
  if (isGone(answer)) await forget(one);
};

// Note what the network answered.
const note = async (place, answer) => {
  if (!isKept(place)) return;
  if (isGone(answer)) return forget(place);
  if (!isWhole(answer)) return;
  await keepPage(place, answer);
  await tidy();
  if (place === "") await fetchPage(OFFLINE);
  await askAfterOne(place);
};

// Say above a kept page that it is one, and of when.
const marked = async (page) => {
  const date = new Date(page.headers.get("date"));
  const told = { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric", timeZone: ZONE };
  const when = page.headers.has("date") ? ` lúc ${date.toLocaleString("vi-VN", told)}` : "";
  const text = `Chưa kết nối được với trang tin. Đây là bản lưu trên máy này${when}.`;
  const headers = new Headers(page.headers);
  for (const name of ["content-length", "content-encoding"]) headers.delete(name);
  const html = (await page.text()).replace(/<main .*?>/, `$&<p class="preview" role="note">${text}</p>`);
  return new Response(html, { headers });
};

const asked = async (place, event) => {
  const answer = (await event.preloadResponse) ?? (await fetch(event.request));
  event.waitUntil(note(place, answer.clone()).catch(() => {}));
  return answer;
};

const late = () => new Promise((_, fail) => setTimeout(fail, PATIENCE));

// Give a page from the network; a kept one only if there is none.
const page = async (place, event) => {
  const answer = asked(place, event);
  event.waitUntil(answer.catch(() => {})); // one that comes too late is kept all the same
  const kept = isKept(place) && (await found(PAGES, place));
  try {
    return await (kept ? Promise.race([answer, late()]) : answer);
  } catch {
    if (!kept) return (await found(PAGES, OFFLINE)) ?? Response.error();
    event.waitUntil(keepPage(place, kept.clone()).catch(() => {})); // it was read now
    return marked(kept);
  }
};

// Keep a page that was there before us, and those of its photos that the browser has: no request is made for it.
const adopt = async ({ url }) => {
  const place = placeOf(url);
  if (!isKept(place)) return;
  await fetchPage(place, "force-cache", url);
  const names = new Set((await (await found(PAGES, place)).text()).match(PHOTO));
  for (const name of names) {
    const request = new Request(addressOf(name), { mode: "same-origin", cache: "only-if-cached" });
    await file(name, request).catch(() => {});
  }
};

const install = async () => {
  await fetchPage(OFFLINE);
  await fetchPage("").catch(() => {});
  const shown = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  await Promise.allSettled(shown.map(adopt));
  await self.skipWaiting(); // a page is whole without us: whichever of us answers it, it fits
};

const activate = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== PAGES && name !== FILES);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const place = placeOf(request.url);
  if (place === null || request.method !== "GET" || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(place, event));
  else if (FILE.test(place)) event.respondWith(file(place, request, event).catch(() => instead(request)));
});
