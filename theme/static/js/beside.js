// Fill the column beside an article with the newest, what is read most, and those of its category, where there is one.
const MOST = 7; // headlines of a list
const column = document.querySelector(".beside");
const hasRoom = () => getComputedStyle(column).position === "absolute"; // the stylesheet knows from which width on

const list = async (address) => {
  const answer = await fetch(address, { priority: "low" });
  const found = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  return found ? found.querySelector(".beside__list") : null;
};

const make = (tag, name, ...within) => {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...within);
  return made;
};

// What is read most, in the week if that says enough: no server need count it.
const ranking = async (root) => {
  const answer = await fetch(`${root}/luot-xem/doc-nhieu.json`, { priority: "low" });
  const { 7: week, 30: month } = await answer.json();
  const lines = (week.length > 4 ? week : month).map(({ url, title }) => {
    const link = make("a", "", title);
    link.href = `${root}/${url}`;
    return make("li", "", link);
  });
  return lines[0] && make("section", "beside__list", make("h2", "section-heading", "Đọc nhiều"), make("ol", "headlines", ...lines));
};

// Leave out this article, and what the list above names; of ranks none is left out.
const fill = async () => {
  const { ranking: root, lists } = column.dataset;
  const most = root == null ? null : ranking(root).catch(() => null);
  const [newest, ...others] = await Promise.all(lists.split(" ").map(list));
  const parts = [newest, await most, ...others];
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
