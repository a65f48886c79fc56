// Screen "Viết": what is typed is kept here at once, saved after a pause, and looked at by the check.
import { after, ask, choose, goTo, make, ready, state, tell, two } from "./desk.js";
import { cardsWait, settleCards, showCards } from "./cards.js";
import { dayFirst, setUpDates, weekdayOf } from "./dates.js";
import { follow, forget, heldOf, keyOf, lost, offerCopies, store } from "./keeping.js";
import { aside, meet, sides } from "./meeting.js";
import { put, setUpText } from "./text.js";

const $ = (id) => document.getElementById(id);
const preview = document.querySelector("script[data-preview]").dataset.preview;
const body = $("noi-dung-bai");
const inputs = new Map([...document.querySelectorAll(".field[data-key]")]
  .filter((field) => /^[A-Z]/.test(field.dataset.key))
  .map((field) => [field.dataset.key, field.querySelector("input,select,textarea")]));

/** What the desk has: `place` is "" for an article without a folder. */
export const article = { place: "", digest: "", fields: {}, body: "", status: "draft", maySave: true, isPublic: false, cards: [], files: [], album: { photos: [], strays: [] } };
let slugTouched = false;
let turn = Promise.resolve();
/** Do things with the article one after the other: each stands on what the one before it left. */
const inTurn = (work) => (turn = turn.then(work, work));
const isLines = (key) => ["Related", "Old_URL", "Correction", "Replaces"].includes(key);
const nameOf = () => article.place || "moi";

const typed = (key) => {
  const value = inputs.get(key).value;
  return isLines(key) ? value.split("\n").filter((line) => line.trim()) : value.trim() ? [value.replace(/\s*\n\s*/g, " ")] : [];
};
const same = (a, b) => a.length === b.length && a.every((value, n) => value === b[n]);

/** The fields that differ from what the desk has; `more` are others, such as the cover. */
function changes(more = {}) {
  const found = { ...more };
  for (const key of inputs.keys()) if (!same(typed(key), shownOf(key))) found[key] = typed(key);
  return found;
}
const DATES = new Set([...document.querySelectorAll(".field [data-date]")].map((input) => input.closest(".field").dataset.key));
/** Values as their field shows them: a date as it is said here, day first. */
const asShown = (key, values = []) => {
  const found = values.filter((value) => value !== "?"); // a question left open is an empty field
  if (isLines(key) || !found.length) return found;
  const text = found.join("; ");
  return [DATES.has(key) ? dayFirst(text) : text];
};
const shownOf = (key) => asShown(key, article.fields[key]);
/** Whether a text, as it is kept or as the desk has it, is another one in nothing that is seen. */
const isAs = (one, other) => one.body === other.body && [...inputs.keys()].every((key) => same(asShown(key, one.fields[key]), asShown(key, other.fields[key])));
const isChanged = () => body.value !== article.body || Object.keys(changes()).length > 0;

/** Show what the desk has; what is being typed stays if `isTyped`. */
function show(answer, isTyped = false) {
  Object.assign(article, answer);
  if (!isTyped) {
    for (const [key, input] of inputs) setValue(input, shownOf(key).join("\n"));
    body.value = article.body;
  }
  showFound(answer);
  showState();
}

function setValue(input, value) {
  if (input.tagName === "SELECT" && value && ![...input.options].some((option) => option.value === value)) input.append(make("option", {}, value));
  input.value = value;
}

function showFound({ findings, cards, files, album }) {
  Object.assign(article, { cards, files, album });
  for (const list of document.querySelectorAll(".found")) list.replaceChildren();
  for (const field of document.querySelectorAll(".field")) field.classList.remove("bad", "doubt");
  for (const one of findings) {
    const list = $(`l-${one.key}`) || $("l-");
    const words = `${one.what}${/[.!?]$/.test(one.what) ? "" : "."} ${one.remedy}`;
    const isLine = list.id === "l-" && !one.file && one.line >= article.line;
    const item = make("li", { class: one.level }, make("b", {}, one.level === "error" ? (["draft", "review"].includes(article.status) ? "Sửa trước khi đăng: " : "Lỗi: ") : "Nên xem: "), one.file ? `${one.file === "album/chu-thich.txt" ? "Album" : one.file}: ${words}` : words);
    if (isLine) item.append(" ", make("button", { type: "button", onclick: () => goTo(body, one.line - article.line) }, `Dòng ${one.line - article.line + 1}`));
    list.append(item);
    list.closest(".field").classList.add(one.level === "error" ? "bad" : "doubt");
  }
  for (const [key, input] of inputs) input.setAttribute("aria-invalid", String(findings.some((one) => one.key === key && one.level === "error")));
  showCards(article, body, { changed: typedNow, cover, looked: look, saved: said, unsaved });
}

const STATES = { draft: "Bản nháp", review: "Chờ duyệt", scheduled: "Hẹn giờ", published: "Đã đăng", withdrawn: "Đã gỡ" };

function showState() {
  const has = Boolean(article.place);
  for (const [id, address] of [["toi-dang", "dang"], ["lich-su", "lich-su"]]) {
    $(id).hidden = !has;
    $(id).href = `/${address}/${article.place}/`;
  }
  $("xoa").hidden = !has || article.status !== "draft";
  $("luu").textContent = article.status === "draft" ? "Lưu nháp" : "Lưu";
  $("dia-chi").readOnly = article.status !== "draft";
  if (document.activeElement !== $("dia-chi")) $("dia-chi").value = article.place.split("/")[2] || "";
  $("thang").textContent = has ? `/${article.place.slice(0, 8)}` : "/";
  $("van-ban").hidden = !inputs.get("Category").selectedOptions[0]?.hasAttribute("data-register") && !$("van-ban").querySelector(".bad");
  for (const input of document.querySelectorAll("[data-date]")) weekdayOf(input);
  const frame = $("khung");
  const address = `${preview}${article.place}/`;
  if (has && frame.dataset.at !== address) { frame.dataset.at = address; frame.src = address; }
  frame.hidden = !has;
  $("chua-co").hidden = has;
  $("dia-chi").title = $("dia-chi").value;
}

/** Let who may not change the article read and copy it, and nothing else. */
function closeFields() {
  state("Bài đã đăng: bạn đọc được, không sửa được. Muốn sửa, nhờ người có quyền đăng.");
  for (const box of $("viet").querySelectorAll("input, textarea")) box.readOnly = true;
  for (const one of [...$("viet").querySelectorAll("select, .tools button, .dated button"), $("anh")]) one.disabled = true;
  $("luu").hidden = $("toi-dang").hidden = true;
}

const keep = () => store(keyOf(nameOf()), { fields: changes(), body: body.value, digest: article.digest });
const byKey = (value) => Object.fromEntries([...inputs.keys()].map((key) => [key, value(key)]));
const whole = () => ({ fields: byKey(typed), body: body.value });

let isGone = false; // removed, or moved to another address, elsewhere
const unanswered = []; // texts that were sent and may have come through, though no answer did
const pause = after(600, () => { if (!isGone) return article.place && article.maySave ? save() : look(); return undefined; });
function typedNow() {
  keep();
  state(article.place ? "Đang viết…" : "Bài mới, chưa lưu");
  pause();
}

async function look() {
  try {
    showFound(await ask("POST", "/api/xem", { place: article.place, fields: changes(), body: body.value }));
  } catch (error) { tell(error.message, true); }
}

/** Save what is typed; `more` are fields that no input has. Gives whether it is saved. */
export const save = (more = {}) => inTurn(() => saveNow(more));

async function saveNow(more = {}) {
  if (!article.place) return create(more);
  if (!article.maySave || (!isChanged() && !Object.keys(more).length)) return true;
  state("Đang lưu…");
  const sent = whole();
  if (!unanswered.some((one) => isAs(one, sent)) && unanswered.push(sent) > 20) unanswered.splice(1, 1);
  try {
    show(await ask("PUT", `/api/bai/${article.place}`, { digest: article.digest, fields: changes(more), body: body.value }), true);
    unanswered.length = 0;
    isGone = false;
    settled(sent);
    return true;
  } catch (error) {
    const { other } = error.answer || {};
    if (other && unanswered.some((one) => isAs(one, other))) { // saved by this page, only the answer was lost
      Object.assign(article, { digest: other.digest, fields: other.fields, body: other.body });
      unanswered.length = 0;
      if (isChanged() || Object.keys(more).length) return saveNow(more);
      show(other, true);
      settled(sent);
      return true;
    }
    if (error.status) unanswered.length = 0;
    failed(error);
    return false;
  }
}

/** Say that the desk has what was sent; what was typed meanwhile is saved next. */
function settled(sent) {
  if (isChanged()) keep(); else forget(keyOf(nameOf()));
  if (isAs(sent, whole())) said(); else typedNow();
}

function said() {
  const time = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  state(article.isPublic ? `${STATES[article.status]} · chỗ sửa đã lưu lúc ${time}, bạn đọc chưa thấy` : `${STATES[article.status]} · đã lưu lúc ${time}`);
}

const unsaved = () => state("Chưa lưu được; chữ vẫn còn ở đây.", true);

function failed(error) {
  keep();
  unsaved();
  if (error.answer?.other) { conflict(error.answer.other, error.message); return; }
  if (error.answer?.isGone) { isGone = true; gone(error.message); return; }
  tell(error.message, true);
  if (!error.status) setTimeout(pause, 3000); // the desk may be back soon
  if (error.message.includes("Tải lại trang")) { $("tai-lai").hidden = false; }
}

async function create(more = {}) {
  if (!inputs.get("Title").value.trim()) { look(); inputs.get("Title").focus(); tell("Ghi tên bài trước khi lưu: địa chỉ của bài lấy từ tên.", true); return false; }
  const before = nameOf(), sent = whole();
  try {
    show(await ask("POST", "/api/bai", { fields: changes(more), body: body.value, slug: slugTouched ? $("dia-chi").value : "" }), true);
    forget(keyOf(before));
    history.replaceState(null, "", `/viet/${article.place}/`);
    settled(sent);
    return true;
  } catch (error) { failed(error); return false; }
}

/** Both texts, side by side: nothing is written until the editor has chosen, and what is not chosen is kept here. */
function conflict(other, why) {
  const mine = { fields: changes(), body: body.value };
  choose("Bài đã đổi ở nơi khác", [
    make("p", {}, `${why} Bản không chọn vẫn giữ ở máy này, lấy lại được.`),
    ...sides(["Bản của bạn", { fields: { ...article.fields, ...mine.fields }, body: mine.body }], ["Bản vừa lưu ở nơi khác", other]),
  ], [
    ["Giữ bản của tôi", () => {
      const base = article.fields;
      aside(article.place, { fields: byKey((key) => asShown(key, other.fields[key])), body: other.body });
      Object.assign(article, { digest: other.digest, fields: other.fields, body: other.body });
      for (const key of inputs.keys()) if (!(key in mine.fields) && !same(base[key] || [], other.fields[key] || [])) setValue(inputs.get(key), shownOf(key).join("\n"));
      save().then(() => offer());
    }],
    ["Lấy bản kia", () => { aside(article.place, whole()); forget(keyOf(nameOf())); show(other); said(); offer(); }],
  ]);
}

/** The article is not there any more: what is on the screen can become a new one. */
const gone = (why) => choose("Bài không còn ở địa chỉ này", [make("p", {}, why)], [
  ["Lưu thành bài mới", () => inTurn(async () => {
    const before = nameOf();
    Object.assign(article, { place: "", digest: "", fields: {}, body: "", status: "draft", maySave: true, isPublic: false });
    isGone = false;
    if (await create()) forget(keyOf(before));
  })],
]);

const cover = (fields) => save(fields);

async function upload(files) {
  if (!article.place && !(await save())) return [];
  const names = [];
  for (const file of files) {
    $("dang-tai").textContent = `Đang tải ${file.name} lên…`;
    try {
      const answer = await ask("PUT", `/api/tep/${article.place}/${encodeURIComponent(file.name)}`, file);
      article.files = answer.files;
      names.push(answer.name);
    } catch (error) { tell(`${file.name}: ${error.message}`, true); }
  }
  $("dang-tai").textContent = "";
  if (names.some((name) => name.startsWith("album/"))) look();
  return names;
}

// Set up
const served = JSON.parse($("bai").textContent);
if (served) { show(served); if (article.maySave) state(STATES[article.status]); }
else showState();
setUpDates(typedNow);
if (!article.maySave) closeFields();
setUpText(body, { changed: typedNow, upload, article });
for (const input of inputs.values()) input.addEventListener("input", typedNow);
inputs.get("Category").addEventListener("change", showState);
body.addEventListener("input", typedNow);
$("viet").addEventListener("submit", (event) => event.preventDefault());
$("luu").addEventListener("click", async () => { await settleCards(); if (await save()) tell("Đã lưu."); });
$("tai-lai").addEventListener("click", () => location.reload());
document.addEventListener("keydown", (event) => { if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); $("luu").click(); } });
inputs.get("Title").addEventListener("change", () => inTurn(async () => {
  if (!inputs.get("Title").value.trim()) return;
  if (!article.place) await create();
  else if (article.status === "draft" && !slugTouched) await moveTo("");
}));
$("dia-chi").addEventListener("change", () => { slugTouched = true; inTurn(() => (article.place ? moveTo($("dia-chi").value) : undefined)); });
async function moveTo(slug) {
  if (!article.maySave || !(await saveNow())) return;
  const before = nameOf(), sent = whole();
  try {
    const { place } = await ask("POST", `/api/dia-chi/${article.place}`, slug ? { slug } : { title: inputs.get("Title").value });
    if (place === article.place) return;
    forget(keyOf(before));
    follow(before, place);
    show(await ask("GET", `/api/bai/${place}`), true);
    history.replaceState(null, "", `/viet/${place}/`);
    settled(sent);
    offer();
  } catch (error) { tell(error.message, true); showState(); }
}
$("xoa").addEventListener("click", () => choose("Xóa bản nháp này?", [make("p", {}, "Bản nháp được chuyển vào thùng rác của bàn biên tập.")], [
  ["Xóa bản nháp", async () => { try { await ask("DELETE", `/api/bai/${article.place}`); forget(keyOf(nameOf())); article.maySave = false; location.assign("/"); } catch (error) { tell(error.message, true); } }],
]));
two("xem-viet", "xem-trang", (isPage) => {
  document.body.classList.toggle("on-page", isPage);
  if (!$(isPage ? "xem-trang" : "xem-viet").checkVisibility()) $(isPage ? "xem-viet" : "xem-trang").focus(); // on a phone the other stands there
});
two("hep", "rong", (isWide) => $("trang").classList.toggle("wide", isWide));
$("toi-dang").addEventListener("click", async (event) => { event.preventDefault(); await settleCards(); if (await save()) location.assign($("toi-dang").href); });
document.addEventListener("click", async (event) => { // what is typed in a card goes by way of the desk
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !cardsWait()) return;
  event.preventDefault();
  await settleCards();
  location.assign(link.href);
});
addEventListener("beforeunload", (event) => {
  if (cardsWait()) { settleCards(); event.preventDefault(); }
  if (!isChanged() || !article.maySave) return;
  if (!keep()) event.preventDefault();
  if (article.place) ask("PUT", `/api/bai/${article.place}`, { digest: article.digest, fields: changes(), body: body.value }, { keepalive: true }).catch(() => {});
});

/** Offer what was typed before and never reached the desk, and what was not chosen when two had saved. */
function offer(name = nameOf()) {
  if (name === nameOf()) $("chua-luu").replaceChildren();
  offerCopies($("chua-luu"), name, {
    isOlder: (held) => article.digest && held.digest && held.digest !== article.digest,
    isSpent: (held) => isAs({ body: held.body, fields: { ...article.fields, ...held.fields } }, article),
    take: (held) => {
      for (const [key, values] of Object.entries(held.fields)) if (inputs.has(key)) setValue(inputs.get(key), values.join("\n"));
      put(body, held.body, 0, body.value.length);
      typedNow();
    },
  });
}

/** A page that is loaded again may come before the last save of the one that was left: look once more. */
async function lookAgain() {
  try {
    const now = await ask("GET", `/api/bai/${article.place}`);
    if (!isChanged() && now.digest !== article.digest) { show(now); offer(); }
  } catch { /* what is kept stays offered */ }
}
if (!article.place) lost().then((found) => found.forEach((name) => offer(name))); // else nobody would come by
else if (heldOf(article.place).some(([, held]) => held.digest === article.digest)) setTimeout(lookAgain, 500);
offer();
meet(article, $("o-day"), whole);
ready();
