// Copies in this browser of what is typed: one that each keystroke replaces, and those set aside until somebody reads them.
import { make } from "./desk.js";

/** Read a copy, null if there is none. */
export const read = (key) => JSON.parse(localStorage.getItem(key) || "null");
export const forget = (key) => localStorage.removeItem(key);

/** Keep a copy; gives whether there was room for it. */
export function store(key, held) {
  try { localStorage.setItem(key, JSON.stringify({ ...held, at: Date.now() })); return true; } catch { return false; /* full: the desk has it soon */ }
}

/** Give the key of what was not chosen of two texts. */
export const unchosen = (name) => `bo:${name}`;
const asides = (name) => Object.keys(localStorage).filter((key) => key.startsWith(`giu:${name}:`)).sort();

function freeKey(name) {
  let at = Date.now();
  while (localStorage.getItem(`giu:${name}:${at}`) !== null) at += 1;
  return `giu:${name}:${at}`;
}

function move(from, to) {
  const held = localStorage.getItem(from);
  if (held === null) return;
  forget(from);
  try { localStorage.setItem(to, held); } catch { localStorage.setItem(from, held); /* full: it stays where it is */ }
}

/** Put an unsaved copy under a key of its own before typing keeps the next one over it. */
export const setAside = (key, name) => move(key, freeKey(name));

/** Let the copies of an article go with it to another address; beside what lies there they are set aside. */
export function follow(from, to) {
  const has = (key) => localStorage.getItem(key) !== null;
  for (const key of asides(from)) {
    const next = key.replace(from, to);
    move(key, has(next) ? freeKey(to) : next);
  }
  move(unchosen(from), has(unchosen(to)) ? freeKey(to) : unchosen(to));
}

/** Offer the copies of a text in `place`; `isSpent` tells which need not be, `isOlder` of which one was saved since, `take` puts one into the fields. */
export function offerCopies(place, name, { isSpent, isOlder, take }) {
  const listed = [...asides(name).map((key) => [key, "chưa lưu được"]), [unchosen(name), "chưa dùng"]];
  place.replaceChildren(...listed.map(([key, what]) => {
    const held = read(key);
    if (!held || isSpent(held)) { forget(key); return ""; }
    const at = new Date(held.at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" });
    const gone = () => { forget(key); note.remove(); };
    const note = make("div", { class: "note" }, make("p", {}, `Máy này giữ một bản ${what}, gõ lúc ${at}${isOlder(held) ? "; bản ở đây đã được lưu khác đi sau đó" : ""}.`),
      make("details", {}, make("summary", {}, "Xem bản ấy"), make("pre", {}, held.body)),
      make("div", { class: "ways" }, make("button", { type: "button", class: "primary", onclick: () => { take(held); gone(); } }, "Lấy lại"), make("button", { type: "button", onclick: gone }, "Bỏ")));
    return note;
  }));
}
