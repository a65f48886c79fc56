import { after, ask, make, tell } from "./desk.js";

const box = document.getElementById("tim");
const found = document.getElementById("tim-thay");
const sections = document.getElementById("muc");
let asking;

const search = after(150, async () => {
  const text = box.value.trim();
  asking?.abort();
  asking = new AbortController();
  found.hidden = !text;
  sections.hidden = Boolean(text);
  if (!text) return;
  try {
    const { rows } = await ask("GET", `/api/tim?q=${encodeURIComponent(text)}`, undefined, { signal: asking.signal });
    const items = rows.map((row) =>
      make("li", {}, make("a", { href: `/viet/${row.place}/` }, make("b", {}, row.title), make("small", {}, row.told))));
    found.replaceChildren(
      make("h2", {}, rows.length ? "Tìm thấy " : "Không tìm thấy bài nào ", make("span", { class: "count" }, String(rows.length))),
      make("ul", { class: "rows" }, ...items));
  } catch (error) {
    if (error.name !== "AbortError") tell(error.message, true);
  }
});
box.addEventListener("input", search);
if (box.value) search();
