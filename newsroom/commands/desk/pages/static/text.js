// The text: buttons that write Markdown for the editor, and a paste that cleans what comes from Word or a page.
import { after, ask, choose, make, tell } from "./desk.js";
import { setUpEnter } from "./enter.js";

/** Put text in place of what is selected, so that Ctrl+Z takes it back. */
export function put(box, text, from = box.selectionStart, to = box.selectionEnd) {
  box.focus();
  box.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) box.setRangeText(text, from, to, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Put a block of its own at the cursor: a blank line before and behind. */
export function putBlock(box, text) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const before = value.slice(0, start), behind = value.slice(end);
  const head = !before.trim() ? "" : before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !behind.trim() ? "\n" : behind.startsWith("\n\n") ? "" : behind.startsWith("\n") ? "\n" : "\n\n";
  put(box, head + text + tail);
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
      list.replaceChildren(...rows.slice(0, 8).map((row) => make("li", {}, make("button", { type: "button", onclick: () => take(row.title, `/${row.place}/`) }, row.title, " ", make("small", {}, row.told)))));
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
  const files = [...event.clipboardData.files];
  const html = event.clipboardData.getData("text/html");
  const plain = event.clipboardData.getData("text/plain");
  if (!html && files.length) { event.preventDefault(); return putFiles(await upload(files), box, files); }
  if (!html) return undefined;
  event.preventDefault();
  const [from, to] = [box.selectionStart, box.selectionEnd];
  try {
    const pasted = await ask("POST", `/api/dan?bai=${article.place}`, new Blob([html], { type: "text/html" }));
    box.setSelectionRange(from, to);
    if (pasted.isInline || !pasted.text) put(box, pasted.text || plain);
    else putBlock(box, pasted.text.trim());
    if (pasted.files.length) await upload(pasted.files.map((file) => new File([Uint8Array.from(atob(file.data), (sign) => sign.charCodeAt(0))], file.name)));
    if (pasted.notes.length) tell(pasted.notes.join(" "));
  } catch (error) { put(box, plain, from, to); tell(`${error.message} Đã dán chữ không có định dạng.`, true); }
  return undefined;
}

/** Tell by its name whether a file is a photo; what is pasted has no type. */
export const isPhoto = (name) => /\.(jpe?g|png|webp|gif|avif|heic|heif)$/i.test(name);

/** Put photos and files into the text, each as a block; `files` tell what they were called by who put them. */
export function putFiles(names, box, files = []) {
  names.forEach((name, n) => {
    if (isPhoto(name)) return putBlock(box, `![](${name})`);
    const said = names.length === files.length ? files[n].name : name;
    const [, words, kind] = /^(.*?)(?:\.([^.]+))?$/.exec(said.normalize("NFC"));
    const text = words.replace(/[-_]+/g, " ").trim();
    const title = text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
    return putBlock(box, asLink(/^(mp4|mp3|m4a)$/i.test(kind) ? title : `${title} (${(kind || "tệp").toUpperCase()})`, name));
  });
}

/** Set up the text box with its buttons, its keys, its paste, and what is dropped on the page. */
export function setUpText(box, given) {
  const input = document.getElementById("chon-tep");
  const album = document.getElementById("chon-album");
  album.addEventListener("change", async () => {
    const names = await given.upload([...album.files].map((file) => new File([file], `album/${file.name}`, { type: file.type })));
    if (names.length && !/^\[album\]$/m.test(box.value)) putBlock(box, "[album]");
    album.value = "";
  });
  for (const button of document.querySelectorAll("[data-tool]")) button.addEventListener("click", () => TOOLS[button.dataset.tool](box));
  box.addEventListener("keydown", (event) => {
    const tool = (event.ctrlKey || event.metaKey) && { b: "bold", i: "italic", k: "link" }[event.key];
    if (tool) { event.preventDefault(); TOOLS[tool](box); }
  });
  setUpEnter(box, put);
  box.addEventListener("paste", (event) => paste(event, box, given));
  input.addEventListener("change", async () => { const files = [...input.files]; putFiles(await given.upload(files), box, files); input.value = ""; });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", async (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    putFiles(await given.upload(files), box, files);
  });
}
