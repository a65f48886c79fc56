// Screen "Trang": parts of site.toml, saved one by one, sent at once.
import { ask, choose, make, ready, tell } from "./desk.js";
import { setUpDates } from "./dates.js";
import { panes } from "./meeting.js";

const all = (query, root = document) => [...root.querySelectorAll(query)];
const $ = (id) => document.getElementById(id);
const inputOf = (place) => place.querySelector("input:not([type=file]),select,textarea");
const failed = (error) => tell(error.message, true);
const changed = new Set();
let made = 0;

function showFound(part, found) {
  for (const one of all(".found > li", part)) one.remove();
  for (const one of all(".field", part)) one.classList.remove("bad", "doubt");
  for (const { form, row, key, level, words } of found) {
    if (form !== part.dataset.form) continue;
    const field = all(".row", part)[row]?.querySelector(`[data-key="${key}"]`);
    const isBad = level === "error";
    (field || part).querySelector(".found").append(make("li", { class: level }, make("b", {}, isBad ? "Lỗi: " : "Nên xem: "), words));
    field?.classList.add(isBad ? "bad" : "doubt");
    part.open ||= isBad;
  }
}

const touched = (part) => {
  changed.add(part.dataset.form);
  part.querySelector(".save").disabled = false;
};

function setUp(part, root = document) {
  setUpDates(() => touched(part), part);
  showFound(part, JSON.parse(root.getElementById("loi-o").textContent));
}

async function refresh(name = "") {
  const page = new DOMParser().parseFromString(await (await fetch("/trang/")).text(), "text/html");
  $("cho-dang").replaceWith(page.getElementById("cho-dang"));
  const query = `[data-form="${name}"]`;
  const now = page.querySelector(query);
  if (!now) return;
  changed.delete(name);
  now.open = true;
  document.querySelector(query).replaceWith(now);
  setUp(now, page);
  now.querySelector("summary").focus();
}

async function save(part) {
  const { form, seen } = part.dataset;
  const rows = all(".row", part).flatMap((row) => {
    const values = Object.fromEntries(all("[data-key]", row).map((place) => [place.dataset.key, inputOf(place).value]));
    if (Object.values(values).join("").trim() || row.closest(".alone")) return { was: JSON.parse(row.dataset.was), values };
    row.remove();
    return [];
  });
  try {
    const { loiNhan } = await ask("PUT", `/api/trang/${form}`, { seen, rows });
    await refresh(form);
    tell(loiNhan);
  } catch (error) {
    const { found, now } = error.answer || {};
    if (found) { showFound(part, found); part.querySelector(".bad :is(input,select,textarea)")?.focus(); }
    failed(error);
    if (now) choose("Bản đang có", [make("p", {}, error.message), make("ul", {}, ...now.map((line) => make("li", {}, line)))], [["Lấy bản đang có", () => refresh(form)]]);
  }
}

function move(part, button) {
  const row = button.closest(".row");
  const [above, below, way] = [row.previousElementSibling, row.nextElementSibling, button.dataset.do];
  if (way === "up") above?.before(row);
  if (way === "down") below?.after(row);
  if (way === "out") row.remove();
  touched(part);
  (row.isConnected ? button : (below || above || part).querySelector("[data-do=out],.save")).focus();
}

function add(part) {
  const row = part.querySelector("template").content.firstElementChild.cloneNode(true);
  made += 1;
  for (const one of all("*", row)) for (const { name, value } of one.attributes) if (/^(id|for|aria-describedby)$/.test(name)) one.setAttribute(name, value.replaceAll("-moi-", `-moi${made}-`));
  part.querySelector(".lines").append(row);
  setUpDates(() => touched(part), row);
  touched(part);
  inputOf(row).focus();
}

function show({ heading, lines = [], isBad = false }, more = []) {
  const place = $("ket-qua");
  place.hidden = false;
  place.classList.toggle("bad", isBad);
  place.replaceChildren(make("h2", {}, heading), ...lines.map((line) => make("p", { class: "said" }, line)), ...more);
  place.scrollIntoView({ block: "nearest" });
}

/** Both texts of what others sent first: nothing is chosen unseen. */
async function both({ path, name }) {
  const take = (address, given) => () => ask("POST", address, given).then(() => location.reload(), failed);
  try {
    const { mine, theirs, commit, who, told, mayKeep } = await ask("GET", `/api/trang/hai-ban?phan=${encodeURIComponent(path)}`);
    const keep = mayKeep ? [["Giữ bản của tôi", take("/api/trang/ban-cua-toi", { path, commit })]] : [];
    choose("Người khác đã đăng trước", [
      make("p", {}, `${name[0].toUpperCase()}${name.slice(1)}. ${who}: ${told}. Bản không chọn vẫn được git giữ lại.`),
      panes(["Bản của bạn", mine], [`Bản của ${who}`, theirs]),
    ], [...keep, ["Lấy bản kia", take("/api/trang/ban-kia", { path })]]);
  } catch (error) { failed(error); }
}

async function send(address, given) {
  show({ heading: "Đang gửi…" });
  try {
    const answer = await ask("POST", address, given);
    await refresh();
    show(answer);
  } catch ({ message, answer: { lines = [], paths = [] } = {} }) {
    show({ heading: "Chưa đăng được", lines: [message, ...lines], isBad: true }, paths.map((one) => make("button", { onclick: () => both(one) }, `Xem hai bản: ${one.name}`)));
  }
}

async function upload(input) {
  const select = input.closest(".field").querySelector("select");
  const [file] = input.files;
  try {
    const { name } = await ask("PUT", `/api/tep/photos/${encodeURIComponent(file.name)}`, file);
    select.append(make("option", { selected: true }, `photos/${name}`));
    select.dispatchEvent(new Event("input", { bubbles: true }));
    select.focus();
  } catch (error) { failed(error); }
  input.value = "";
}

const WORK = {
  save, add, up: move, down: move, out: move,
  again: () => send("/api/gui-lai", {}),
  send: () => (changed.size ? tell("Lưu những phần đang sửa rồi mới đăng.", true) : send("/api/trang/dang", { seen: $("cho-dang").dataset.seen })),
};
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-do]");
  if (button) WORK[button.dataset.do](button.closest(".form"), button);
});
document.addEventListener("input", ({ target }) => {
  const part = target.closest("[data-form]");
  if (!part) return;
  if (target.type === "file") { upload(target); return; }
  touched(part);
  const image = target.closest(".field").querySelector("img");
  if (image) Object.assign(image, { hidden: !target.value, src: `/api/tep/${target.value}?nho=1` });
});
$("trang-moi")?.addEventListener("submit", (event) => {
  event.preventDefault();
  ask("POST", "/api/trang-rieng", { title: $("ten-trang").value, below: $("trang-me").value }).then(({ name }) => location.assign(`/trang/${name}/`), failed);
});
addEventListener("beforeunload", (event) => { if (changed.size) event.preventDefault(); });
for (const part of all("[data-form]")) setUp(part);
ready();
