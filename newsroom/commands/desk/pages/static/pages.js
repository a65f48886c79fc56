// A static page: kept in this browser at once, saved after a pause, shown beside it.
import { after, ask, choose, goTo, make, ready, state, tell, two } from "./desk.js";
import { setUpDates } from "./dates.js";
import * as browser from "./kept.js";
import { setUpText } from "./text.js";

const $ = (id) => document.getElementById(id);
const shown = JSON.parse($("bai").textContent);
const body = $("noi-dung-bai");
const KEYS = ["Title", "Summary", "Modified", "Status"];
const name_ = `trang/${shown.name}`;
let saving = null;

const kept = (name) => (shown.fields[name] || []).join(" ");
const typed = () => ({ body: body.value, fields: Object.fromEntries(KEYS.map((name) => [name, $(`f-${name}`).value.trim()]).filter(([name, value]) => value !== kept(name).trim())) });
const whole = () => ({ body: body.value, fields: Object.fromEntries(KEYS.map((name) => [name, $(`f-${name}`).value.trim()])) });
const EMPTY = Object.fromEntries(KEYS.map((name) => [name, ""]));
const isChanged = () => body.value !== shown.body || Object.keys(typed().fields).length > 0;

function fill({ fields, body: text }) {
  for (const name of KEYS) if (name in fields) $(`f-${name}`).value = [fields[name]].flat().join(" ");
  body.value = text;
}

function showFound() {
  for (const list of document.querySelectorAll(".found")) list.replaceChildren();
  for (const one of shown.findings) {
    const list = $(`l-${one.key}`) || $("l-");
    const line = one.line - shown.line;
    const at = list.id === "l-" && line >= 0 ? [" ", make("button", { type: "button", onclick: () => goTo(body, line) }, `Dòng ${line + 1}`)] : [];
    list.append(make("li", { class: one.level }, make("b", {}, one.level === "error" ? "Lỗi: " : "Nên xem: "), `${one.what}. ${one.remedy}`, ...at));
  }
}

async function save() {
  if (saving) await saving.catch(() => {});
  if (!isChanged()) return true;
  state("Đang lưu…");
  try {
    saving = ask("PUT", `/api/trang-rieng/${shown.name}`, { digest: shown.digest, ...typed() });
    Object.assign(shown, await saving);
    if (isChanged()) pause(); else browser.forget(name_);
    showFound();
    state(kept("Status") ? "Đã lưu bản nháp." : "Đã lưu. Bạn đọc thấy sau khi đăng thay đổi.");
    return true;
  } catch (error) {
    state("Chưa lưu được; chữ vẫn còn ở đây.", true);
    if (error.answer?.other) conflict(error.answer.other, error.message); else tell(error.message, true);
    if (!error.status) setTimeout(pause, 3000); // the desk may be back soon
    return false;
  } finally { saving = null; }
}

function conflict(other, why) {
  const pane = (name, text) => make("div", {}, make("h3", {}, name), make("textarea", { readonly: true, rows: 14, "aria-label": name }, text));
  choose("Trang đã đổi ở nơi khác", [make("p", {}, `${why} Bản không chọn vẫn giữ ở máy này, lấy lại được.`), make("div", { class: "two" }, pane("Bản của bạn", body.value), pane("Bản vừa lưu ở nơi khác", other.body))], [
    ["Giữ bản của tôi", () => { browser.aside(name_, { fields: other.fields, body: other.body }); Object.assign(shown, other); save().then(offer); }],
    ["Lấy bản kia", () => { browser.aside(name_, whole()); browser.forget(name_); Object.assign(shown, other); fill({ fields: { ...EMPTY, ...other.fields }, body: other.body }); showFound(); offer(); }],
  ]);
}

async function upload(files) {
  const names = [];
  for (const file of files) {
    const folder = file.type.startsWith("image/") || /\.hei[cf]$/i.test(file.name) ? "photos" : "tai-lieu";
    try {
      const name = `/${folder}/${(await ask("PUT", `/api/tep/${folder}/${encodeURIComponent(file.name)}`, file)).name}`;
      if (body.value.includes(`](${file.name})`)) body.value = body.value.replaceAll(`](${file.name})`, `](${name})`); // a paste names its photos as they were there
      names.push(name);
    } catch (error) { tell(`${file.name}: ${error.message}`, true); }
  }
  return names;
}

const pause = after(800, save);
function touched() {
  browser.keep(name_, typed());
  state("Đang viết…");
  pause();
}
/** Offer what other windows of this browser kept of this page. */
function offer() {
  $("chua-luu").replaceChildren();
  browser.offer($("chua-luu"), name_, {
    isHere: (held) => held.body === shown.body && Object.entries(held.fields).every(([name, value]) => [value].flat().join(" ").trim() === kept(name).trim()),
    take: (held) => { fill(held); touched(); },
  });
}

fill(shown);
showFound();
two("xem-viet", "xem-trang", (isPage) => document.body.classList.toggle("on-page", isPage));
two("hep", "rong", (isWide) => $("trang").classList.toggle("wide", isWide));
if (shown.maySave) {
  setUpDates(touched);
  setUpText(body, { upload, article: { place: "" } });
  $("viet").addEventListener("input", (event) => { if (event.target.type !== "file") touched(); });
  $("viet").addEventListener("submit", (event) => event.preventDefault());
  $("luu").addEventListener("click", save);
  document.addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); } });
  $("toi-dang").addEventListener("click", async (event) => { event.preventDefault(); if (await save()) location.assign("/trang/"); });
  $("xoa").addEventListener("click", () => choose("Bỏ trang này?", [make("p", {}, "Trang vào thùng rác của bàn biên tập; bạn đọc hết thấy khi bạn đăng thay đổi.")], [
    ["Bỏ trang", async () => { try { await ask("DELETE", `/api/trang-rieng/${shown.name}`); browser.forget(name_); location.assign("/trang/"); } catch (error) { tell(error.message, true); } }],
  ]));
  addEventListener("beforeunload", (event) => { if (isChanged()) { save(); event.preventDefault(); } });
  offer();
}
ready();
