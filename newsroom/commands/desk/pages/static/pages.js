// A static page: kept in this browser at once, saved after a pause, shown beside it.
import { after, ask, choose, make, ready, tell } from "./desk.js";
import { setUpDates } from "./dates.js";
import { sides } from "./meeting.js";
import { setUpText } from "./text.js";

const $ = (id) => document.getElementById(id);
const shown = JSON.parse($("bai").textContent);
const body = $("noi-dung-bai");
const KEYS = ["Title", "Summary", "Modified", "Status"];
const key = `trang:${shown.name}`;
let saving = null;

const kept = (name) => (shown.fields[name] || []).join(" ");
const typed = () => ({ body: body.value, fields: Object.fromEntries(KEYS.map((name) => [name, $(`f-${name}`).value.trim()]).filter(([name, value]) => value !== kept(name).trim())) });
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
    const at = list.id === "l-" && line >= 0 ? [" ", make("button", { type: "button", onclick: () => goTo(line) }, `Dòng ${line + 1}`)] : [];
    list.append(make("li", { class: one.level }, make("b", {}, one.level === "error" ? "Lỗi: " : "Nên xem: "), `${one.what}. ${one.remedy}`, ...at));
  }
}

function goTo(line) {
  const lines = body.value.split("\n");
  const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
  body.focus();
  body.setSelectionRange(start, start + lines[line].length);
}

function state(text, isBad = false) {
  $("tinh-trang").textContent = text;
  $("tinh-trang").classList.toggle("bad", isBad);
}

async function save() {
  if (saving) await saving.catch(() => {});
  if (!isChanged()) return true;
  state("Đang lưu…");
  try {
    saving = ask("PUT", `/api/trang-rieng/${shown.name}`, { digest: shown.digest, ...typed() });
    Object.assign(shown, await saving);
    if (!isChanged()) localStorage.removeItem(key);
    showFound();
    state(kept("Status") ? "Đã lưu bản nháp." : "Đã lưu. Bạn đọc thấy sau khi đăng thay đổi.");
    return true;
  } catch (error) {
    state("Chưa lưu được; chữ vẫn còn ở đây.", true);
    if (error.answer?.other) conflict(error.answer.other, error.message); else tell(error.message, true);
    return false;
  } finally { saving = null; }
}

function conflict(other, why) {
  const mine = { fields: Object.fromEntries(KEYS.map((name) => [name, [$(`f-${name}`).value.trim()]])), body: body.value };
  const theirs = { fields: Object.fromEntries(KEYS.map((name) => [name, [[other.fields[name] || []].flat().join(" ")]])), body: other.body };
  choose("Trang đã đổi ở nơi khác", [make("p", {}, why), ...sides(["Bản của bạn", mine], ["Bản vừa lưu ở nơi khác", theirs])], [
    ["Giữ bản của tôi", () => { Object.assign(shown, other); save(); }],
    ["Lấy bản kia", () => { Object.assign(shown, other); fill(other); showFound(); }],
  ]);
}

async function upload(files) {
  const names = [];
  for (const file of files) {
    const folder = file.type.startsWith("image/") || /\.hei[cf]$/i.test(file.name) ? "photos" : "tai-lieu";
    try {
      const name = `/${folder}/${(await ask("PUT", `/api/tep/${folder}/${encodeURIComponent(file.name)}`, file)).name}`;
      body.value = body.value.replaceAll(`](${file.name})`, `](${name})`); // a paste names its photos as they were there
      names.push(name);
    } catch (error) { tell(`${file.name}: ${error.message}`, true); }
  }
  return names;
}

const pause = after(800, save);
function touched() {
  try { localStorage.setItem(key, JSON.stringify({ ...typed(), at: Date.now() })); } catch { /* full: the desk has it soon */ }
  state("Đang viết…");
  pause();
}
const two = (first, second, work) => [first, second].forEach((id) => $(id).addEventListener("click", () => {
  for (const one of [first, second]) $(one).setAttribute("aria-pressed", String(id === one));
  work(id === second);
}));

fill(shown);
showFound();
two("xem-viet", "xem-trang", (isPage) => {
  document.body.classList.toggle("on-page", isPage);
  if (!$(isPage ? "xem-trang" : "xem-viet").checkVisibility()) $(isPage ? "xem-viet" : "xem-trang").focus(); // on a phone the other stands there
});
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
    ["Bỏ trang", async () => { try { await ask("DELETE", `/api/trang-rieng/${shown.name}`); localStorage.removeItem(key); location.assign("/trang/"); } catch (error) { tell(error.message, true); } }],
  ]));
  addEventListener("beforeunload", (event) => { if (isChanged()) { save(); event.preventDefault(); } });
  const before = JSON.parse(localStorage.getItem(key) || "null");
  if (before && (before.body !== shown.body || Object.keys(before.fields).length)) {
    const [take, drop] = $("chua-luu").querySelectorAll("button");
    $("chua-luu").querySelector("p").textContent = `Có chữ gõ lúc ${new Date(before.at).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" })} ở máy này chưa lưu được.`;
    $("chua-luu").hidden = false;
    take.addEventListener("click", () => { fill(before); $("chua-luu").hidden = true; touched(); });
    drop.addEventListener("click", () => { localStorage.removeItem(key); $("chua-luu").hidden = true; });
  }
}
ready();
