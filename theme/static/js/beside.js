// Fill the column beside an article with the newest and with those of its category, where there is one.
const MOST = 7; // headlines of a list
const column = document.querySelector(".beside");
const hasRoom = () => getComputedStyle(column).position === "absolute"; // the stylesheet knows from which width on

const list = async (address) => {
  const answer = await fetch(address, { priority: "low" });
  const found = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  return found ? found.querySelector(".beside__list") : null;
};

// Leave out this article, and what the list above names.
const fill = async () => {
  const parts = await Promise.all(column.dataset.lists.split(" ").map(list));
  const named = new Set([location.pathname]);
  for (const part of parts) {
    if (!part) continue;
    const lines = [...part.querySelectorAll("li")].filter((line) => !named.has(line.querySelector("a").pathname));
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
