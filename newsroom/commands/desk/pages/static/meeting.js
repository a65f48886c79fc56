// Two people in one article: say who else is here, and show both texts where others sent theirs first.
import { ask, choose, make, tell } from "./desk.js";

const EVERY = 20000;
const me = crypto.randomUUID();
let shown = false;

/** A text as two people compare it: its fields, then its body. */
export const textOf = ({ fields, body }) => `${Object.entries(fields).map(([key, values]) => `${key}: ${values.join("; ")}`).join("\n")}\n\n${body}`;

/** Two texts beside each other, each with its name. */
export function panes(...texts) {
  const pane = ([name, text]) => make("div", {}, make("h3", {}, name), make("textarea", { readonly: true, rows: 14, "aria-label": name }, text));
  return make("div", { class: "two" }, ...texts.map(pane));
}

async function both(article) {
  const { theirs, commit, who, told } = await ask("GET", `/api/hai-ban/${article.place}`);
  if (!theirs) return;
  const take = (keeps) => async () => {
    try { await ask("POST", `/api/hai-ban/${article.place}`, { commit, keeps }); location.reload(); } catch (error) { tell(error.message, true); }
  };
  choose("Người khác đã gửi bài này trước", [
    make("p", {}, `${who}: ${told}. Bản của bạn chưa gửi. Giữ bản nào thì bản kia vẫn còn trong lịch sử.`),
    panes(["Bản của bạn", textOf(article)], [`Bản của ${who}`, textOf(theirs)]),
  ], [["Giữ bản của tôi", take("ours")], ["Lấy bản kia", take("theirs")]]);
}

/** Say now and then that `article` is open here; `note` is where others are told of. */
export function meet(article, note) {
  const look = async () => {
    if (!article.place || document.hidden) return;
    try {
      const { others, isBehind } = await ask("POST", `/api/o-day/${article.place}`, { window: me });
      note.textContent = others.length ? `${others.join(", ")} cũng đang mở bài này.` : "";
      note.hidden = !others.length;
      if (isBehind && !shown) { shown = true; await both(article); }
    } catch { /* the next look tells */ }
  };
  setInterval(look, EVERY);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => { if (article.place) ask("POST", `/api/o-day/${article.place}`, { window: me, isGone: true }, { keepalive: true }).catch(() => {}); });
  look();
}
