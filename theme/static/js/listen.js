// Read a page out with the Vietnamese voice of the browser, a sentence at a time: some voices stop after a
// quarter of a minute, and on many telephones nothing goes on after a pause but what is said anew.
const MOST = 200; // signs said at once
const CALM = 4000; // milliseconds for which the page of a reader who scrolls stays where it is
const PATIENCE = 8000; // milliseconds within which a voice must begin
const READ = [".opening__title", ".opening__lead", ".prose", ".byline__authors", ".byline__source", ".corrections"];
const BLOCKS = "p, li, dt, dd, h1, h2, h3, h4, h5, h6, pre";
const SILENT = "figure, .gallery, .footnote, .footnote-ref, .footnote-backref, .download__note, .hidden";
const voices = window.speechSynthesis;

// Cut a text where a voice may breathe: at the ends of sentences, of long ones at commas, else between words.
const sentences = (text) => {
  const found = [];
  for (let rest of text.replaceAll("./.", ".").match(/[^]+?(?:[.!?…;:]+["”’»)\]]*(?=\s|$)|$)/g) ?? []) {
    while (rest.length > MOST) {
      const part = rest.slice(0, MOST);
      const end = part.lastIndexOf(", ") + 1 || part.lastIndexOf(" ") + 1 || MOST;
      found.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    found.push(rest);
  }
  return found.map((one) => one.trim()).filter((one) => /[\p{L}\p{N}]/u.test(one));
};

// List what is said, in order, each with the paragraph that it stands in; of a table, that there is one.
const script = () => {
  const found = [];
  const add = (block, text) => {
    const last = found[found.length - 1];
    if (last?.block === block) last.text += text;
    else if (text.trim()) found.push({ block, text });
  };
  const gather = (node, block) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) add(block, child.data.replace(/\s+/g, " "));
      else if (child.nodeName === "BR") add(block, " ");
      else if (child.matches?.(".table")) add(child, "Trong bài có bảng, mời xem trên trang.");
      else if (child.matches && !child.matches(SILENT)) gather(child, child.matches(BLOCKS) ? child : block);
    }
  };
  for (const part of document.querySelectorAll(READ.map((one) => `.story ${one}`).join())) gather(part, part);
  return found.flatMap(({ block, text }) => sentences(text).map((one) => ({ block, text: one })));
};

let onlyLocal = false;
const voice = () => {
  const found = voices.getVoices().filter(({ lang }) => /^vi(\W|_|$)/i.test(lang));
  const local = found.filter(({ localService }) => localService);
  const usable = onlyLocal && local.length ? local : found;
  return usable.find(({ name }) => /natural/i.test(name)) ?? usable.find((one) => one.default) ?? usable[0];
};

let tell, opener, bar, toggle;
let lines = []; // {block, text}
let place = 0; // of the line that is said, or was
let saying = null; // the utterance that counts, while there is one
let marked = null;
let touched = 0; // when the reader last scrolled
let patience;

const mark = (block) => {
  if (block === marked) return;
  marked?.classList.remove("spoken");
  marked = block;
  if (!block) return;
  block.classList.add("spoken");
  const { top, bottom, height } = block.getBoundingClientRect();
  const room = innerHeight - bar.offsetHeight;
  if (Date.now() - touched < CALM || (top >= 0 && bottom <= room)) return;
  block.scrollIntoView({ block: height > room ? "start" : "center" });
};

const label = (text) => (toggle.textContent = text);

const pause = () => {
  if (!saying) return;
  saying = null;
  clearTimeout(patience);
  voices.cancel();
  label("Nghe tiếp");
};

const stop = () => {
  if (!bar) return;
  pause();
  mark(null);
  const focused = bar.contains(document.activeElement);
  bar.remove();
  bar = null;
  if (focused) opener.focus({ preventScroll: true });
};

// A voice of another computer may be out of reach; one of this computer goes on in its place.
const fail = () => {
  const isRemote = saying.voice && !saying.voice.localService;
  pause();
  onlyLocal = true;
  if (isRemote && voice().localService) say();
  else tell("Máy chưa đọc được. Kiểm tra mạng rồi bấm «Nghe tiếp».");
};

const say = () => {
  const line = lines[place];
  if (!line) {
    stop();
    tell("Đã đọc hết");
    return;
  }
  const now = new SpeechSynthesisUtterance(line.text);
  saying = now;
  now.lang = "vi-VN";
  now.voice = voice();
  now.onstart = () => saying === now && clearTimeout(patience);
  now.onend = () => {
    if (saying !== now) return;
    place += 1;
    say();
  };
  now.onerror = () => saying === now && fail();
  clearTimeout(patience);
  patience = setTimeout(now.onerror, PATIENCE);
  label("Tạm dừng");
  mark(line.block);
  voices.speak(now);
};

// To the paragraph before or after; back to the beginning of this one first, as players of music do.
const skip = (step) => {
  const speaks = Boolean(saying);
  const first = (from) => lines.findIndex(({ block }) => block === lines[from].block);
  const start = first(place);
  if (step < 0) place = place > start || !start ? start : first(start - 1);
  else {
    const next = lines.findIndex(({ block }, at) => at > place && block !== lines[place].block);
    if (next < 0) return;
    place = next;
  }
  if (!speaks) return mark(lines[place].block);
  saying = null;
  voices.cancel();
  say();
};

const open = () => {
  bar = document.createElement("div");
  bar.className = "tools tools--bar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Nghe bài");
  const made = (text, work, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    if (name) button.setAttribute("aria-label", name);
    button.onclick = work;
    bar.append(button);
    return button;
  };
  made("‹", () => skip(-1), "Đoạn trước");
  toggle = made("Tạm dừng", () => (saying ? pause() : say()));
  made("›", () => skip(1), "Đoạn sau");
  made("Dừng", stop);
  bar.onkeydown = ({ key }) => {
    if (key === "Escape") stop();
  };
  document.querySelector("main").append(bar);
  toggle.focus({ preventScroll: true });
};

for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => (touched = Date.now()), { passive: true });
addEventListener("pagehide", stop);
document.addEventListener("play", pause, true); // a video or a recording is heard alone
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && saying && !voices.speaking && !voices.pending) say(); // a telephone had ended it
});

export default (told, button) => {
  if (bar) return saying ? pause() : say();
  [tell, opener, lines, place] = [told, button, script(), 0];
  if (!lines.length) return;
  open();
  say();
};
