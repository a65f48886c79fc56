// Screen "Trang": parts of site.toml, saved one by one; what was changed is sent at once.
import { ask, choose, make, tell } from "./desk.js";
import { setUpDates } from "./dates.js";

const all = (query, root = document) => [...root.querySelectorAll(query)];
const $ = (id) => document.getElementById(id);
const partOf = (name) => document.querySelector(`[data-form="${name}"]`);
const inputOf = (place) => (place.matches("input") ? place : place.querySelector("input:not([type=file]),select,textarea"));
const failed = (error) => tell(error.message, true);
const changed = new Set();
let made = 0;

/** Show at its field what is wrong; what is about a part as a whole stands above it. */
function showFound(part, found) {
  for (const list of all(".found", part)) list.replaceChildren();
  for (const field of all(".field", part)) field.classList.remove("bad", "doubt");
  for (const one of found.filter(({ form }) => form === part.dataset.form)) {
    const field = all(".row", part)[one.row]?.querySelector(`[data-key="${one.key}"]`);
    const isBad = one.level === "error";
    (field?.querySelector(".found") || part.querySelector("[data-whole]")).append(make("li", { class: one.level }, make("b", {}, isBad ? "Lỗi: " : "Nên xem: "), one.words));
    field?.classList.add(isBad ? "bad" : "doubt");
    part.open ||= isBad;
  }
}

const touched = (part) => {
  changed.add(part.dataset.form);
  const button = part.querySelector(".save");
  button.disabled = false;
  button.classList.add("primary");
};

function setUp(part, root = document) {
  setUpDates(() => touched(part), part);
  showFound(part, JSON.parse(root.getElementById("loi-o").textContent));
}

/** Take what the desk has now of a part, and what waits; leave what is being typed elsewhere. */
async function refresh(name = "") {
  const page = new DOMParser().parseFromString(await (await fetch("/trang/")).text(), "text/html");
  $("cho-dang").replaceWith(page.getElementById("cho-dang"));
  const now = page.querySelector(`[data-form="${name}"]`);
  if (!now) return;
  changed.delete(name);
  now.open = true;
  partOf(name).replaceWith(now);
  setUp(now, page);
  now.querySelector("summary").focus();
}

async function save(part) {
  const { form, seen } = part.dataset;
  const rows = all(".row", part).map((row) => ({
    row, was: row.dataset.was === "moi" ? null : +row.dataset.was,
    values: Object.fromEntries(all("[data-key]", row).map((place) => [place.dataset.key, inputOf(place).value])),
  })).filter(({ row, values }) => Object.values(values).some((value) => value.trim()) || row.remove());
  try {
    const { loiNhan } = await ask("PUT", `/api/trang/${form}`, { seen, rows: rows.map(({ was, values }) => ({ was, values })) });
    await refresh(form);
    tell(loiNhan);
  } catch (error) {
    const { found, now } = error.answer || {};
    if (found) { showFound(part, found); part.querySelector(".bad :is(input,select,textarea)")?.focus(); }
    failed(error);
    if (now) choose("Có bản khác", [make("p", {}, error.message), make("p", {}, "Bản đang có:"), make("ul", {}, ...now.map((line) => make("li", {}, line)))], [["Lấy bản đang có", () => refresh(form)]]);
  }
}

function move(button) {
  const [row, part] = [button.closest(".row"), button.closest(".form")];
  const { previousElementSibling: above, nextElementSibling: below } = row;
  const way = button.dataset.way;
  if (way === "up") above?.before(row);
  else if (way === "down") below?.after(row);
  else row.remove();
  touched(part);
  (way === "out" ? (below || above || part).querySelector("[data-way=out],.save") : button).focus();
}

function add(part) {
  const row = part.querySelector("template").content.firstElementChild.cloneNode(true);
  made += 1;
  for (const one of all("*", row)) for (const { name, value } of one.attributes) if (/^(id|for|aria-describedby)$/.test(name)) one.setAttribute(name, value.replaceAll("-moi-", `-moi${made}-`));
  part.querySelector(".lines").append(row);
  setUpDates(() => touched(part), row);
  touched(part);
  row.querySelector("input,select,textarea").focus();
}

async function send(address, given) {
  const place = $("ket-qua");
  const show = (heading, lines, isBad, more = []) => {
    place.hidden = false;
    place.classList.toggle("bad", Boolean(isBad));
    place.replaceChildren(make("h2", {}, heading), ...lines.map((line) => make("p", { class: "said" }, line)), ...more);
    place.scrollIntoView({ block: "nearest" });
  };
  show("Đang gửi…", ["Máy chủ kiểm tra rồi mới nhận; việc này có thể mất vài giây."]);
  try {
    const { heading, lines, isBad } = await ask("POST", address, given);
    await refresh();
    show(heading, lines, isBad);
  } catch ({ message, answer = {} }) {
    const take = (path) => make("p", {}, make("button", { onclick: () => ask("POST", "/api/trang/ban-kia", { path }).then(() => location.reload(), failed) }, `Lấy bản trên máy chủ: ${path}`));
    show("Chưa đăng được", [message, ...(answer.lines || [])], true, (answer.paths || []).filter((path) => !path.startsWith("articles/")).map(take));
  }
}

async function upload(input) {
  const select = input.closest(".field").querySelector("select");
  const [file] = input.files;
  input.value = "";
  try {
    const name = `photos/${(await ask("PUT", `/api/tep/photos/${encodeURIComponent(file.name)}`, file)).name}`;
    select.append(make("option", { selected: true }, name));
    select.dispatchEvent(new Event("input", { bubbles: true }));
    select.focus();
  } catch (error) { failed(error); }
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.dataset.way) move(button);
  else if (button?.matches(".save")) save(button.closest(".form"));
  else if (button?.matches(".add")) add(button.closest(".form"));
  else if (button?.id === "gui-lai") send("/api/gui-lai", {});
  else if (button?.id === "dang" && changed.size) tell("Còn phần chưa lưu. Lưu phần ấy, hoặc tải lại trang để bỏ, rồi đăng.", true);
  else if (button?.id === "dang") send("/api/trang/dang", { seen: $("cho-dang").dataset.seen });
});
document.addEventListener("input", ({ target }) => {
  const part = target.closest("[data-form]");
  if (!part) return;
  if (target.type === "file") { upload(target); return; }
  touched(part);
  const image = target.matches("select") && target.closest(".field").querySelector("img");
  if (image) { image.hidden = !target.value; image.src = `/api/tep/${target.value}?nho=1`; }
});
$("trang-moi")?.addEventListener("submit", (event) => {
  event.preventDefault();
  ask("POST", "/api/trang-rieng", { title: $("ten-trang").value, below: $("trang-me").value }).then(({ name }) => location.assign(`/trang/${name}/`), failed);
});
addEventListener("beforeunload", (event) => { if (changed.size) event.preventDefault(); });
for (const part of all("[data-form]")) setUp(part);
