// Fill «Đọc nhiều» with what readers read most of late, where the server counts them.
const part = document.querySelector(".ranking");
const { root } = part.dataset;
const list = part.querySelector("ol");
const buttons = [...part.querySelectorAll("button")];
let lists = {};

const line = ({ url, title }) => {
  const [item, link] = ["li", "a"].map((tag) => document.createElement(tag));
  link.href = `${root}/${url}`;
  link.textContent = title;
  item.append(link);
  return item;
};

const show = (days) => {
  list.replaceChildren(...lists[days].map(line));
  for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.days === days);
};

const fill = async () => {
  lists = await (await fetch(`${root}/luot-xem/doc-nhieu.json`, { priority: "low" })).json(); // or fail
  const { 7: week, 30: month } = lists;
  if (!month?.length) return;
  const isEnough = week.length >= Math.min(5, month.length);
  show(isEnough ? "7" : "30");
  part.querySelector(".ranking__periods").hidden = !isEnough || JSON.stringify(week) === JSON.stringify(month);
  // Nothing that is on the screen is moved: it goes to the end then, where there is nothing below it.
  const above = part.previousElementSibling?.getBoundingClientRect().bottom ?? 0;
  if (above < innerHeight) part.parentElement.append(part);
  part.hidden = false;
};

for (const button of buttons) button.onclick = () => show(button.dataset.days);
fill().catch(() => {}); // the page is whole without it
