// Show what changes by the hour: how often an article was read, and in the column beside it, where there is room, the
// newest, what is read most, and the newest of its category.
const MOST = 7; // headlines of a list
const column = document.querySelector(".beside");
const { lists, counts } = column.dataset;
const hasRoom = () => getComputedStyle(column).position === "absolute"; // the stylesheet knows from which width on

const list = async (address) => {
  const answer = await fetch(address, { priority: "low" });
  const found = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  return found ? found.querySelector(".beside__list") : null;
};

// What readers did, where the server counts them: figures of a month, what is read most.
const counted = async (name) => (await fetch(`${counts}/${name}.json`, { priority: "low" })).json();

const ranking = async () => {
  const found = await counted("doc-nhieu");
  const part = document.createElement("section");
  part.className = "beside__list";
  part.innerHTML = '<h2 class="section-heading">Đọc nhiều</h2><ol class="headlines"></ol>';
  for (const { url, title } of found[found[7][4] ? 7 : 30]) {
    const line = document.createElement("li");
    part.lastChild.append(line);
    line.innerHTML = "<a></a>";
    line.firstChild.href = `${counts}/../${url}`;
    line.firstChild.textContent = title;
  }
  return part;
};

const show = async () => {
  const [address] = /\d{4}\/\d\d\/[^/]+\//.exec(location.pathname);
  const views = (await counted(address.slice(0, 7).replace("/", "-")))[address];
  if (views) document.querySelector(".opening__views").textContent = `Lượt xem: ${views.toLocaleString("vi")}`;
};

if (counts) show().catch(() => {}); // the page has what was imported

// Leave out this article, and what the list above names; of ranks no other is left out.
const fill = async () => {
  const parts = await Promise.all(lists.split(" ").map(list));
  if (counts) parts.splice(1, 0, await ranking().catch(() => {}));
  const own = new Set([location.pathname]);
  const named = new Set(own);
  for (const part of parts) {
    if (!part) continue;
    const told = part.querySelector("ol") ? own : named;
    const lines = [...part.querySelectorAll("li")].filter((line) => !told.has(line.querySelector("a").pathname));
    const kept = lines.slice(0, MOST);
    for (const line of kept) named.add(line.querySelector("a").pathname);
    part.querySelector(".headlines").replaceChildren(...kept);
    if (kept.length) column.append(document.importNode(part, true));
  }
  column.hidden = !column.children.length;
  trim();
};

// A short article has a short column: what it would cut is left out.
const trim = () => {
  while (column.scrollHeight > column.clientHeight && column.lastElementChild) {
    const last = column.lastElementChild;
    const lines = last.querySelectorAll("li");
    if (lines.length > 1) lines[lines.length - 1].remove();
    else last.remove();
  }
};

const begin = () => {
  if (!hasRoom()) return;
  removeEventListener("resize", begin);
  fill().catch(() => {}); // the page is whole without it
};

addEventListener("resize", begin);
begin();
