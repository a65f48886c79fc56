// Two people in one article: say who else is here, and show both texts where others sent theirs first.
import { ask, choose, make, tell } from "./desk.js";
import { store, unchosen } from "./keeping.js";

const EVERY = 20000;
const me = crypto.randomUUID();
let shown = false;

/** A text as two people read it: its fields by their names on the screen, then its body. */
function textOf({ fields, body }) {
  const named = Object.entries(fields).map(([key, values]) => [document.querySelector(`label[for="f-${key}"]`)?.textContent, values]);
  const lines = named.filter(([name, values]) => name && values.join("")).map(([name, values]) => `${name}: ${values.join("; ")}`);
  return [lines.join("\n"), body].filter(Boolean).join("\n\n");
}

/** Keep in this browser a text that was not chosen. */
export function aside(place, held) {
  store(unchosen(place), held);
}

/** Show where two texts differ, word by word and beside each other; below them both as a whole. Each comes with its name. */
export function sides(...texts) {
  const pane = ([name, text]) => make("div", {}, make("h3", {}, name), make("textarea", { readonly: true, rows: 14, "aria-label": name }, textOf(text)));
  const shown = make("div", {}, make("p", { class: "hint" }, "Đang so hai bản…"));
  const whole = make("details", {}, make("summary", {}, "Xem trọn hai bản"), make("div", { class: "two" }, ...texts.map(pane)));
  const [old, now] = texts.map(([, { fields, body }]) => ({ fields, body }));
  ask("POST", "/api/khac", { old, now })
    .then(({ parts }) => shown.replaceChildren(...(parts.length ? parts.map((part) => differing(part, texts)) : [make("p", {}, "Hai bản giống nhau từng chữ.")])))
    .catch(() => { shown.replaceChildren(); whole.open = true; });
  return [shown, whole];
}

/** A passage as each text has it: what only one of them has is marked, and underlined. */
function differing({ label, runs }, texts) {
  const side = ([name], kind) => {
    const own = runs.filter(([one]) => one === "same" || one === kind);
    return make("p", {}, make("b", {}, label ? `${name} · ${label}` : name), ...(own.length ? own.map(([one, text]) => (one === "same" ? text : make("mark", {}, text))) : [make("i", {}, "(không có)")]));
  };
  return make("div", { class: "two sides" }, side(texts[0], "removed"), side(texts[1], "added"));
}

async function both(article, whole) {
  const { theirs, commit, who, told, files } = await ask("GET", `/api/hai-ban/${article.place}`);
  if (!theirs) return;
  const take = (keeps) => async () => {
    if (keeps === "theirs") aside(article.place, whole());
    try { await ask("POST", `/api/hai-ban/${article.place}`, { commit, keeps }); location.reload(); } catch (error) { tell(error.message, true); }
  };
  choose("Người khác đã gửi bài này trước", [
    make("p", {}, `${who}: ${told}. Bản của bạn chưa gửi. Bản không chọn vẫn còn, lấy lại được.`),
    ...files.map((text) => make("p", {}, text)),
    ...sides(["Bản của bạn", article], [`Bản của ${who}`, theirs]),
  ], [["Giữ bản của tôi", take("ours")], ["Lấy bản kia", take("theirs")]]);
}

/** Say now and then that `article` is open here; `note` is where others are told of, `whole` gives what is typed. */
export function meet(article, note, whole) {
  const look = async () => {
    if (!article.place || document.hidden) return;
    try {
      const { others, isBehind, isElsewhere } = await ask("POST", `/api/o-day/${article.place}`, { window: me });
      note.textContent = [others.length ? `${others.join(", ")} cũng đang mở bài này.` : "", isElsewhere ? "Bạn đang mở bài này ở thẻ khác." : ""].filter(Boolean).join(" ");
      note.hidden = !note.textContent;
      if (isBehind && !shown) { shown = true; await both(article, whole); }
    } catch { /* the next look tells */ }
  };
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => { if (article.place) ask("POST", `/api/o-day/${article.place}`, { window: me, isGone: true }, { keepalive: true }).catch(() => {}); });
  look();
}
