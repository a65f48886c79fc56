// List what this browser keeps of the site, newest first, on the page that says that there is no network.
const root = new URL("..", import.meta.url);
const box = document.querySelector(".kept");

const line = async (cache, request) => {
  const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
  const [item, link] = [document.createElement("li"), document.createElement("a")];
  link.href = request.url;
  link.textContent = request.url === root.href ? "Trang chủ" : page.querySelector("h1").textContent.trim();
  item.append(link);
  const time = page.querySelector(".opening__dateline time");
  if (time) item.append(" ", document.importNode(time, true));
  return item;
};

const list = async () => {
  const cache = await caches.open(`trang-tin:${root.pathname}:pages-1`);
  const own = new URL("ngoai-tuyen/", root).href;
  const kept = (await cache.keys()).reverse().filter(({ url }) => url !== own);
  const front = kept.filter(({ url }) => url === root.href);
  const others = kept.filter(({ url }) => url !== root.href);
  const lines = await Promise.all([...front, ...others].map((request) => line(cache, request)));
  box.querySelector("ul").replaceChildren(...lines);
  box.hidden = !lines.length;
};

list().catch(() => {});
