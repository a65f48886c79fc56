import { after, ask, make, tell, toldOf } from "./desk.js";

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
      make("li", {}, make("a", { href: `/viet/${row.place}/` }, make("b", {}, row.title), toldOf(row))));
    found.replaceChildren(...(rows.length
      ? [make("h2", {}, "Tìm thấy ", make("span", { class: "count" }, String(rows.length))), make("ul", { class: "rows" }, ...items)]
      : [make("h2", {}, "Không tìm thấy bài nào"), make("p", { class: "empty" }, `Không bài nào khớp «${text}». Bớt chữ rồi thử lại; có thể gõ tên tác giả hay chuyên mục.`)]));
  } catch (error) {
    if (error.name !== "AbortError") tell(error.message, true);
  }
});
box.addEventListener("input", search);
if (box.value) search();
