// What is typed and not saved yet, kept in this browser: each window under a key of its own, so that none writes over another's.
import { ask, make } from "./desk.js";

const window_ = crypto.randomUUID();
const KINDS = { viet: "chưa lưu được", giu: "chưa lưu được", bo: "chưa dùng" };
const keyOf = (name) => `viet:${name}:${window_}`;
const store = (key, held) => { try { localStorage.setItem(key, JSON.stringify({ ...held, at: Date.now() })); return true; } catch { return false; /* full: the desk has it soon */ } };

/** Keep what is typed of the article `name` in this window; tells whether there was room. */
export const keep = (name, held) => store(keyOf(name), held);

/** Let go of what this window kept. */
export const forget = (name) => localStorage.removeItem(keyOf(name));

/** Keep a text that was not chosen, beside those before it. */
export const aside = (name, held) => store(`bo:${name}:${Date.now()}`, held);

const parts = (key) => /^(viet|giu|bo):([^:]+)/.exec(key) || [];

/** The articles that are gone and of which something is kept. */
export async function lost() {
  const found = [];
  for (const name of new Set(Object.keys(localStorage).map((key) => parts(key)[2]))) {
    if (/^\d{4}\//.test(name)) await ask("GET", `/api/bai/${name}`).catch((error) => { if (error.status === 404) found.push(name); });
  }
  return found;
}

/** What other windows kept of `name`, oldest first: pairs of a key and what it holds. */
export function heldOf(name) {
  const keys = Object.keys(localStorage).filter((key) => parts(key)[2] === name && key !== keyOf(name));
  return keys.map((key) => [key, JSON.parse(localStorage.getItem(key))]).sort(([, a], [, b]) => a.at - b.at);
}

/** Offer in `box` what is kept of `name`; `isHere` tells what needs no offer, `take` gets what is taken back. */
export function offer(box, name, { digest = "", isHere, take }) {
  const notes = heldOf(name).map(([key, held]) => {
    const drop = () => localStorage.removeItem(key);
    if (isHere(held)) { drop(); return ""; }
    const at = new Date(held.at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric" });
    const note = make("div", { class: "note" }, make("p", {}, `Máy này giữ một bản ${KINDS[parts(key)[1]]}, gõ lúc ${at}${held.digest && digest && held.digest !== digest ? "; bài đã được lưu khác đi sau đó" : ""}.`),
      make("details", {}, make("summary", {}, "Xem bản ấy"), make("pre", {}, held.body)),
      make("div", { class: "ways" },
        make("button", { type: "button", class: "primary", onclick: () => { take(held); drop(); note.remove(); } }, "Lấy lại"),
        make("button", { type: "button", onclick: () => { drop(); note.remove(); } }, "Bỏ")));
    return note;
  });
  box.append(...notes);
}
