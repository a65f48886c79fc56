// The text: buttons that write Markdown for the editor, and a paste that cleans what comes from Word or a page.
import { after, ask, choose, make, tell, toldOf } from "./desk.js";
import { setUpEnter } from "./enter.js";

/** Put text in place of what is selected, so that Ctrl+Z takes it back. */
export function put(box, text, from = box.selectionStart, to = box.selectionEnd) {
  box.focus();
  box.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) box.setRangeText(text, from, to, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Remember where something is to go that comes later. */
export const mark = (box) => ({ was: box.value, from: box.selectionStart, to: box.selectionEnd, focused: document.activeElement });

/** Where a place of the text `was` went in the text `now`. */
export function moved(was, now, at) {
  const most = Math.min(was.length, now.length);
  let head = 0, tail = 0;
  while (head < most && was[head] === now[head]) head++;
  while (tail < most - head && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  if (at <= head) return at;
  return now.length - (at >= was.length - tail ? was.length - at : tail);
}

/** The range of a mark by now: what was selected goes only if nobody has typed over it. */
function rangeOf(box, { was, from, to }) {
  const start = moved(was, box.value, from), end = moved(was, box.value, to);
  return box.value.slice(start, end) === was.slice(from, to) ? [start, end] : [start, start];
}

/** Put text where it was to go; who types meanwhile, there or in a field, keeps the cursor. */
function putLater(box, text, from, to, { was, focused }) {
  const at = document.activeElement;
  const isElsewhere = at !== box && at.matches("input:not([type=file]),textarea,select");
  if (!isElsewhere && was === box.value && at === focused) { put(box, text, from, to); return; }
  const grown = text.length - (to - from);
  const after_ = (place) => (place <= from ? place : Math.max(from, place + grown));
  const held = [box.selectionStart, box.selectionEnd].map(after_);
  if (isElsewhere) { box.setRangeText(text, from, to, "preserve"); box.dispatchEvent(new Event("input", { bubbles: true })); } else put(box, text, from, to);
  box.setSelectionRange(...held);
}

/** A text as a block of its own between two others: a blank line before and behind. */
function asBlock(text, before, behind) {
  const head = !before.trim() ? "" : before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !behind.trim() ? "\n" : behind.startsWith("\n\n") ? "" : behind.startsWith("\n") ? "\n" : "\n\n";
  return head + text + tail;
}

/** Put a block of its own at the cursor, or where `spot` is by now: behind the paragraph in which one types on. */
export function putBlock(box, text, spot = mark(box)) {
  let [from, to] = rangeOf(box, spot);
  if (spot.was !== box.value) {
    const end = box.value.indexOf("\n\n", from);
    from = to = end < 0 ? box.value.length : end;
  }
  putLater(box, asBlock(text, box.value.slice(0, from), box.value.slice(to)), from, to, spot);
}

function around(box, mark, empty) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const text = value.slice(start, end);
  if (text.startsWith(mark) && text.endsWith(mark) && text.length > 2 * mark.length) { put(box, text.slice(mark.length, -mark.length)); return; }
  const core = text.trim() || empty;
  const at = start + (text.length - text.trimStart().length);
  put(box, text.trim() ? text.replace(core, () => mark + core + mark) : mark + empty + mark);
  box.setSelectionRange(at + mark.length, at + mark.length + core.length);
}

function lines(box, mark) {
  const { value } = box;
  const start = value.lastIndexOf("\n", box.selectionStart - 1) + 1;
  const next = value.indexOf("\n", box.selectionEnd);
  const end = next < 0 ? value.length : next;
  const rows = value.slice(start, end).split("\n");
  const has = rows.every((row) => !row.trim() || row.startsWith(mark));
  put(box, rows.map((row) => (has ? row.replace(mark, "") : row.trim() || rows.length === 1 ? mark + row : row)).join("\n"), start, end);
}

function link(box) {
  const text = box.value.slice(box.selectionStart, box.selectionEnd).trim();
  const [from, to] = [box.selectionStart, box.selectionEnd];
  const input = make("input", { id: "tim-bai", type: "search", autocomplete: "off" });
  const list = make("ul", { class: "rows", "aria-live": "polite" });
  const take = (label, address) => { document.getElementById("hop").close(); put(box, `[${(text || label).replace(/[[\]\\]/g, "\\$&")}](${address})`, from, to); };
  const search = after(200, async () => {
    const words = input.value.trim();
    if (/^https?:\/\/\S+$/.test(words)) { list.replaceChildren(make("li", {}, make("button", { type: "button", onclick: () => take(words, words) }, `Dẫn tới ${words}`))); return; }
    if (!words) { list.replaceChildren(); return; }
    try {
      const { rows } = await ask("GET", `/api/tim?q=${encodeURIComponent(words)}`);
      list.replaceChildren(...rows.slice(0, 8).map((row) => make("li", {}, make("button", { type: "button", onclick: () => take(row.title, `/${row.place}/`) }, row.title, " ", toldOf(row)))));
    } catch (error) { tell(error.message, true); }
  });
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") list.querySelector("button")?.click(); });
  choose("Liên kết tới bài khác", [make("label", { for: "tim-bai" }, "Tìm bài, hoặc dán địa chỉ https://"), input, list], []);
  input.focus();
}

function note(box) {
  const numbers = [...box.value.matchAll(/\[\^(\d+)\]/g)].map((found) => +found[1]);
  const number = Math.max(0, ...numbers) + 1;
  const at = box.selectionEnd;
  put(box, `[^${number}]`, at, at);
  const end = box.value.length;
  const words = "Nội dung chú thích";
  put(box, `${box.value.endsWith("\n\n") ? "" : box.value.endsWith("\n") ? "\n" : "\n\n"}[^${number}]: ${words}\n\n`, end, end); // what is typed at the end later is no part of it
  const first = box.value.lastIndexOf(words);
  box.setSelectionRange(first, first + words.length);
}

function video(box) {
  const input = make("input", { id: "dia-chi-video", autocomplete: "off", placeholder: "https://…" });
  const told = make("input", { id: "ten-video", autocomplete: "off" });
  const wrong = make("p", { class: "hint", role: "alert" });
  const add = () => {
    const given = input.value.trim(), title = told.value.trim();
    const address = /^[a-z-]+(?:\.[a-z-]+)+\//i.test(given) ? `https://${given}` : given;
    const isFile = /^[^\s/:]+\.mp4$/i.test(address);
    const fault = !isFile && !/^https?:\/\/[^\s<>]+$/i.test(address) ? "Chép địa chỉ của video trên thanh địa chỉ của trình duyệt: bắt đầu bằng https://. Video của mình thì kéo tệp .mp4 vào bài."
      : !title ? "Ghi tiêu đề: bạn đọc và máy tìm kiếm biết video nói gì." : "";
    if (!fault) { putBlock(box, asLink(title, address)); return; }
    document.getElementById("hop").showModal();
    wrong.textContent = fault;
    (title ? input : told).focus();
  };
  choose("Thêm video", [make("label", { for: "dia-chi-video" }, "Địa chỉ video (YouTube, Facebook, TikTok…)"), input, make("label", { for: "ten-video" }, "Tiêu đề"), told, wrong], [["Thêm", add]]);
  input.focus();
}

const asLink = (words, address) => `[${words.replace(/[[\]\\]/g, "\\$&")}](${address.replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"))})`;

const TOOLS = {
  bold: (box) => around(box, "**", "chữ đậm"),
  italic: (box) => around(box, "*", "chữ nghiêng"),
  heading: (box) => lines(box, "## "),
  list: (box) => lines(box, "- "),
  quote: (box) => lines(box, "> "),
  table: (box) => putBlock(box, "| Đầu cột | Đầu cột |\n| --- | --- |\n| Ô | Ô |"),
  break: (box) => put(box, "\\\n"),
  link, note, video,
};

async function paste(event, box, { upload, article }) {
  if (box.readOnly) return undefined;
  const files = [...event.clipboardData.files];
  const html = event.clipboardData.getData("text/html");
  const plain = event.clipboardData.getData("text/plain");
  const spot = mark(box);
  if (!html && files.length) { event.preventDefault(); return putFiles(await upload(files), box, files, spot); }
  if (!html) return undefined;
  event.preventDefault();
  try {
    const pasted = await ask("POST", `/api/dan?bai=${article.place}`, new Blob([html], { type: "text/html" }));
    if (pasted.isInline || !pasted.text) putLater(box, pasted.text || plain, ...rangeOf(box, spot), spot);
    else putBlock(box, pasted.text.trim(), spot);
    if (pasted.files.length) await upload(pasted.files.map((file) => new File([Uint8Array.from(atob(file.data), (sign) => sign.charCodeAt(0))], file.name)));
    if (pasted.notes.length) tell(pasted.notes.join(" "));
  } catch (error) { putLater(box, plain, ...rangeOf(box, spot), spot); tell(`${error.message} Đã dán chữ không có định dạng.`, true); }
  return undefined;
}

/** Tell by its name whether a file is a photo; what is pasted has no type. */
export const isPhoto = (name) => /\.(jpe?g|png|webp|gif|avif|heic|heif)$/i.test(name);

/** Put photos and files into the text, each as a block; `files` tell what they were called by who put them. */
export function putFiles(names, box, files = [], spot = mark(box)) {
  const blocks = names.map((name, n) => {
    if (isPhoto(name)) return `![](${name})`;
    const said = names.length === files.length ? files[n].name : name;
    const [, words, kind] = /^(.*?)(?:\.([^.]+))?$/.exec(said.normalize("NFC"));
    const text = words.replace(/[-_]+/g, " ").trim();
    const title = text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
    return asLink(/^(mp4|mp3|m4a)$/i.test(kind) ? title : `${title} (${(kind || "tệp").toUpperCase()})`, name);
  });
  if (blocks.length) putBlock(box, blocks.join("\n\n"), spot);
}

/** Set up the text box with its buttons, its keys, its paste, and what is dropped on the page. */
export function setUpText(box, given) {
  const input = document.getElementById("chon-tep");
  const album = document.getElementById("chon-album");
  album.addEventListener("change", async () => {
    const spot = mark(box);
    const names = await given.upload([...album.files].map((file) => new File([file], `album/${file.name}`, { type: file.type })));
    if (names.length && !/^\[album\]$/m.test(box.value)) putBlock(box, "[album]", spot);
    album.value = "";
  });
  for (const button of document.querySelectorAll("[data-tool]")) button.addEventListener("click", () => TOOLS[button.dataset.tool](box));
  box.addEventListener("keydown", (event) => {
    const tool = (event.ctrlKey || event.metaKey) && { b: "bold", i: "italic", k: "link" }[event.key];
    if (tool) { event.preventDefault(); TOOLS[tool](box); }
  });
  setUpEnter(box, put);
  box.addEventListener("paste", (event) => paste(event, box, given));
  input.addEventListener("change", async () => { const files = [...input.files], spot = mark(box); putFiles(await given.upload(files), box, files, spot); input.value = ""; });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", async (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    if (box.readOnly) return;
    const files = [...event.dataTransfer.files], spot = mark(box);
    putFiles(await given.upload(files), box, files, spot);
  });
}
