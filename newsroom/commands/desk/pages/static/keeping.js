// What is typed and not saved yet, kept in this browser: each window under a key of its own, so that none writes over another's.
import { ask, make } from "./desk.js";

const me = crypto.randomUUID();
const KINDS = { viet: "chưa lưu được", giu: "chưa lưu được", bo: "chưa dùng" };
const nameIn = (key) => /^(?:viet|giu|bo):([^:]+)/.exec(key)?.[1];

/** The key of what is typed in this window of the text `name`. */
export const keyOf = (name) => `viet:${name}:${me}`;

/** A key for what was not chosen of two texts, beside those before it. */
export const unchosen = (name) => free(`bo:${name}`);

function free(key) {
  let at = Date.now();
  while (localStorage.getItem(`${key}:${at}`) !== null) at += 1;
  return `${key}:${at}`;
}

export const forget = (key) => localStorage.removeItem(key);

/** Keep a copy; gives whether there was room for it. */
export function store(key, held) {
  try { localStorage.setItem(key, JSON.stringify({ ...held, at: Date.now() })); return true; } catch { return false; /* full: the desk has it soon */ }
}

/** What is kept of `name` beside what this window types, oldest first: pairs of a key and what it holds. */
export function heldOf(name) {
  const keys = Object.keys(localStorage).filter((key) => nameIn(key) === name && key !== keyOf(name));
  return keys.map((key) => [key, JSON.parse(localStorage.getItem(key))]).sort(([, a], [, b]) => a.at - b.at);
}

/** Let the copies of an article go with it to another address, beside what lies there. */
export function follow(from, to) {
  for (const [key] of heldOf(from)) {
    const text = localStorage.getItem(key), next = key.replace(`:${from}`, `:${to}`);
    forget(key);
    try { localStorage.setItem(localStorage.getItem(next) === null ? next : free(next), text); } catch { localStorage.setItem(key, text); /* full: it stays where it is */ }
  }
}

/** The articles that are gone and of which something is kept. */
export async function lost() {
  const found = [];
  for (const name of new Set(Object.keys(localStorage).map(nameIn))) {
    if (/^\d{4}\//.test(name)) await ask("GET", `/api/bai/${name}`).catch((error) => { if (error.status === 404) found.push(name); });
  }
  return found;
}

/** Offer the copies of a text in `place`; `isSpent` tells which need not be, `isOlder` of which one was saved since, `take` puts one into the fields. */
export function offerCopies(place, name, { isSpent, isOlder, take }) {
  place.append(...heldOf(name).map(([key, held]) => {
    if (isSpent(held)) { forget(key); return ""; }
    const at = new Date(held.at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" });
    const gone = () => { forget(key); note.remove(); };
    const note = make("div", { class: "note" }, make("p", {}, `Máy này giữ một bản ${KINDS[key.split(":")[0]]}, gõ lúc ${at}${isOlder(held) ? "; bản ở đây đã được lưu khác đi sau đó" : ""}.`),
      make("details", {}, make("summary", {}, "Xem bản ấy"), make("pre", {}, held.body)),
      make("div", { class: "ways" }, make("button", { type: "button", class: "primary", onclick: () => { take(held); gone(); } }, "Lấy lại"), make("button", { type: "button", onclick: gone }, "Bỏ")));
    return note;
  }));
}
