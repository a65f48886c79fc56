// A static page: kept in this browser at once, saved after a pause, shown beside it.
import { after, ask, choose, goTo, make, ready, state, tell, two } from "./desk.js";
import { setUpDates } from "./dates.js";
import { forget, keyOf, offerCopies, store } from "./keeping.js";
import { aside, sides } from "./meeting.js";
import { isPhoto, put, setUpText } from "./text.js";

const $ = (id) => document.getElementById(id);
const shown = JSON.parse($("bai").textContent);
const body = $("noi-dung-bai");
const KEYS = ["Title", "Summary", "Modified", "Status"];
const name = `trang/${shown.name}`;
const key = keyOf(name);
let saving = null;
let isGone = false;

const kept = (one) => (shown.fields[one] || []).join(" ").trim();
const whole = () => ({ body: body.value, fields: Object.fromEntries(KEYS.map((one) => [one, [$(`f-${one}`).value.trim()]])) });
const typed = () => ({ body: body.value, fields: Object.fromEntries(Object.entries(whole().fields).map(([one, [value]]) => [one, value]).filter(([one, value]) => value !== kept(one))) });
const isChanged = () => !isGone && (body.value !== shown.body || Object.keys(typed().fields).length > 0);

function fill(text) {
  for (const one of KEYS) $(`f-${one}`).value = kept(one);
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
    if (!isChanged()) forget(key);
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

/** Both texts, side by side: nothing is written until the editor has chosen, and what is not chosen is kept here. */
function conflict(other, why) {
  const [mine, changed] = [whole(), typed().fields];
  choose("Trang đã đổi ở nơi khác", [
    make("p", {}, `${why} Bản không chọn vẫn giữ ở máy này, lấy lại được.`),
    ...sides(["Bản của bạn", mine], ["Bản vừa lưu ở nơi khác", { body: other.body, fields: Object.fromEntries(KEYS.map((one) => [one, [(other.fields[one] || []).join(" ")]])) }]),
  ], [
    ["Giữ bản của tôi", () => {
      aside(name, other);
      Object.assign(shown, other);
      for (const one of KEYS) if (!(one in changed)) $(`f-${one}`).value = kept(one);
      save().then(offer);
    }],
    ["Lấy bản kia", () => { aside(name, mine); forget(key); Object.assign(shown, other); fill(other.body); showFound(); state("Đã lấy bản kia."); offer(); }],
  ]);
}

/** Offer what was typed before and never reached the desk, and what was not chosen when two had saved. */
function offer() {
  const text = (values) => [values].flat().join(" ").trim();
  $("chua-luu").replaceChildren();
  offerCopies($("chua-luu"), name, {
    isSpent: (held) => held.body === shown.body && Object.entries(held.fields).every(([one, values]) => !KEYS.includes(one) || text(values) === kept(one)),
    isOlder: (held) => held.digest && held.digest !== shown.digest,
    take(held) {
      for (const [one, values] of Object.entries(held.fields)) if (KEYS.includes(one)) $(`f-${one}`).value = text(values);
      put(body, held.body, 0, body.value.length);
      touched();
    },
  });
}

async function upload(files) {
  const names = [];
  for (const file of files) {
    const folder = file.type.startsWith("image/") || isPhoto(file.name) ? "photos" : "tai-lieu";
    try {
      const answer = await ask("PUT", `/api/tep/${folder}/${encodeURIComponent(file.name)}`, file);
      const address = `/${folder}/${answer.name}`;
      const text = body.value.replaceAll(`](${file.name})`, `](${address})`); // a paste names its photos as they were there
      if (text !== body.value) { body.setRangeText(text, 0, body.value.length, "preserve"); touched(); }
      names.push(address);
    } catch (error) { tell(`${file.name}: ${error.message}`, true); }
  }
  return names;
}

const pause = after(800, save);
const keep = () => store(key, { ...typed(), digest: shown.digest });
function touched() {
  keep();
  state("Đang viết…");
  pause();
}
fill(shown.body);
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
    ["Bỏ trang", async () => { try { await ask("DELETE", `/api/trang-rieng/${shown.name}`); isGone = true; forget(key); location.assign("/trang/"); } catch (error) { tell(error.message, true); } }],
  ]));
  addEventListener("beforeunload", (event) => {
    if (!isChanged()) return;
    if (!keep()) event.preventDefault();
    ask("PUT", `/api/trang-rieng/${shown.name}`, { digest: shown.digest, ...typed() }, { keepalive: true }).catch(() => {});
  });
  offer();
}
ready();
