// Photos and files as cards: order, caption, credit, the point that crops keep, the cover.
import { after, ask, choose, make, tell } from "./desk.js";
import { sides } from "./meeting.js";
import { put, putFiles } from "./text.js";

let shown = "";
let late = null; // draws the cards once nobody types in one
let watched = false;
let turn = Promise.resolve();
let busy = 0;
const waiting = new Map(); // fields of cards that are typed in and not yet in the text
const STEP = 5; // per cent that an arrow key moves the point that crops keep

/** Write into the text what is typed in cards; done when it stands there. */
export async function settleCards() {
  for (const write of [...waiting.values()]) write();
  await turn;
}

/** Whether something that was typed in a card, or done with one, does not stand in the article yet. */
export const cardsWait = () => busy > 0 || waiting.size > 0;

/** Do things with cards one after the other: each stands on what the one before it left; gives what went wrong. */
function inTurn(work) {
  busy += 1;
  turn = turn.then(work).then(() => null, (error) => { tell(error.message, true); return error; }).finally(() => { busy -= 1; });
  return turn;
}

/** Show the cards of an article; `changed` is told of edits, `looked` of what beside the text has changed, `saved` and `unsaved` of whether that stands, `cover` saves header fields. */
export function showCards(article, body, given) {
  const { changed, cover, looked, saved, unsaved } = given;
  const list = document.getElementById("the");
  const coverName = (article.fields.Cover || [])[0] || "";
  const unused = article.files.filter((file) => file.name !== "index.md" && !(file.name.startsWith("album/") && file.kind === "photo") && !article.cards.some((card) => card.target === file.name));
  const now = JSON.stringify([article.place, article.cards, article.album, unused, coverName, article.fields.Focus]);
  late = null;
  if (now === shown) return;
  const at = document.activeElement;
  if (waiting.size || (list.contains(at) && at.tagName === "TEXTAREA")) { late = () => showCards(article, body, given); return; } // not under the hands of who types
  const held = list.contains(at) ? at.dataset.way : null;
  shown = now;
  const edit = (one, n, what) => inTurn(async () => {
    for (let tries = 0; tries < 5; tries++) {
      const before = body.value;
      const answer = await ask("POST", "/api/the", { body: before, n, target: one.target, opened: one.caption, ...what });
      if (body.value !== before) continue; // typed meanwhile
      if (answer.body === before) return;
      const focused = document.activeElement;
      const held = [focused?.selectionStart, focused?.selectionEnd];
      put(body, answer.body, 0, before.length);
      focused?.focus();
      if (focused?.tagName === "TEXTAREA") focused.setSelectionRange(...held);
      changed();
      return;
    }
    throw new Error("Nội dung đang đổi; làm lại với ảnh này.");
  });
  const albumDid = (answer) => { Object.assign(article, answer); saved(); looked(); showCards(article, body, given); };
  const leaves = (name) => { if (name === coverName) cover({ Cover: [], Focus: [] }); }; // a cover that is gone would be an error
  const inAlbum = (method, what) => inTurn(async () => albumDid(await ask(method, `/api/album/${article.place}`, what)));
  /** Give a photo of the album other words, unless others did so meanwhile: then the editor chooses. */
  const say = (one, what) => inTurn(async () => {
    const name = one.target.slice("album/".length);
    const send = async (opened) => {
      const answer = await ask("POST", `/api/album/${article.place}`, { name, caption: one.caption, credit: one.credit, ...what, openedCaption: opened.caption, openedCredit: opened.credit });
      Object.assign(one, answer.album.photos.find((photo) => photo.target === one.target));
      albumDid(answer);
    };
    try { await send(one); } catch (error) {
      const other = error.answer?.other;
      if (!other) throw error;
      const mine = { ...one, ...what };
      choose("Chú thích đã đổi ở nơi khác", [make("p", {}, error.message), ...sides(["Bản của bạn", wordsOf(mine)], ["Bản vừa lưu ở nơi khác", wordsOf(other)])], [
        ["Giữ bản của tôi", () => inTurn(() => send(other))],
        ["Lấy bản kia", () => { Object.assign(one, other); shown = ""; albumDid({}); }],
      ]);
    }
  });
  const first = article.cards.find((one) => one.kind === "photo") || article.album.photos[0];
  const picture = (card) => {
    if (card.kind !== "photo") return make("p", { class: "name" }, card.target);
    const image = make("img", { src: `/api/tep/${article.place}/${encodeURIComponent(card.target)}?nho=1`, alt: card.alt || card.caption || card.target });
    if (card.target !== (coverName || first.target)) return image;
    return focusOf(image, (article.fields.Focus || [])[0] || "", (at) => cover({ Cover: [card.target], Focus: [at] }));
  };
  const field = (label, value, change) => {
    const id = `the-${Math.random().toString(36).slice(2)}`;
    const box = make("textarea", { id, rows: 2 }, value);
    const write = async () => {
      if (!waiting.delete(id)) return;
      const error = await change(box.value);
      if (error && !error.status && box.isConnected) { waiting.set(id, write); setTimeout(soon, 3000); unsaved(); } // the desk may be back soon
    };
    const soon = after(400, () => (composing ? soon() : write())); // a sign that is being composed would be cut off
    let composing = false;
    box.addEventListener("compositionstart", () => { composing = true; });
    box.addEventListener("compositionend", () => { composing = false; });
    box.addEventListener("input", () => { waiting.set(id, write); soon(); });
    box.addEventListener("change", write);
    return [make("label", { for: id }, label), box];
  };
  const asCover = (one) => way(one, one.target === coverName ? "Là ảnh bìa" : "Làm ảnh bìa", () => cover({ Cover: one.target === coverName ? [] : [one.target], Focus: [] }), { "aria-pressed": String(one.target === coverName) });
  const card = (one, n) => make("li", { class: "card" }, picture(one),
    make("div", {},
      ...field("Chú thích", one.caption, (caption) => edit(one, n, { caption })),
      ...(one.kind === "photo" ? field("Nguồn ảnh", one.credit, (credit) => edit(one, n, { credit })) : []),
      make("div", { class: "ways" },
        way(one, "Lên", () => edit(one, n, { to: n - 1 }), { disabled: n === 0 }),
        way(one, "Xuống", () => edit(one, n, { to: n + 1 }), { disabled: n === article.cards.length - 1 }),
        ...(one.kind === "photo" ? [asCover(one)] : []),
        way(one, "Bỏ khỏi bài", () => edit(one, n, { without: true })))));
  const photo = (one) => make("li", { class: "card" }, picture(one),
    make("div", {}, make("p", { class: "name" }, `Album: ${one.target.slice("album/".length)}`),
      ...field("Chú thích", one.caption, (caption) => say(one, { caption })),
      ...field("Nguồn ảnh", one.credit, (credit) => say(one, { credit })),
      make("div", { class: "ways" }, asCover(one), way(one, "Xóa ảnh", () => inAlbum("DELETE", { name: one.target.slice("album/".length) }).then((error) => error || leaves(one.target))))));
  const stray = (line) => make("li", { class: "card" }, make("p", { class: "name" }, `Chú thích album không có ảnh: ${line}`),
    make("div", { class: "ways" }, make("button", { type: "button", onclick: () => inAlbum("POST", { stray: line }) }, "Xóa dòng")));
  const spare = (file) => make("li", { class: "card" }, make("p", { class: "name" }, `${file.name} (chưa dùng trong bài)`),
    make("div", { class: "ways" }, ...(file.name.startsWith("album/") ? [] : [make("button", { type: "button", onclick: () => putFiles([file.name], body) }, "Đưa vào bài")]),
      make("button", { type: "button", onclick: async () => { try { article.files = (await ask("DELETE", `/api/tep/${article.place}/${encodeURIComponent(file.name)}`)).files; leaves(file.name); changed(); showCards(article, body, given); } catch (error) { tell(error.message, true); } } }, "Xóa tệp")));
  list.replaceChildren(...article.cards.map(card), ...article.album.photos.map(photo), ...article.album.strays.map(stray), ...unused.map(spare));
  if (held) [...list.querySelectorAll("[data-way]")].find((one) => one.dataset.way === held && !one.disabled)?.focus();
  if (!watched) list.addEventListener("focusout", () => setTimeout(() => late?.()));
  watched = true;
}

/** The words of a photo as a text that two people compare. */
const wordsOf = ({ caption, credit }) => ({ fields: {}, body: [caption, credit].filter(Boolean).join("\n\n") });

/** A button of a card; the one in use keeps the focus when the cards are drawn anew. */
function way(card, label, work, more = {}) {
  const told = card.caption || card.target;
  return make("button", { type: "button", "aria-label": `${label}: ${told}`, "data-way": `${card.target} ${label.replace("Là", "Làm")}`, onclick: work, ...more }, label);
}

/** The cover with the point that crops keep: a click puts it, arrow keys move it. */
function focusOf(image, said, change) {
  const dot = make("span", { class: "dot" });
  let at = /^(\d+)% (\d+)%$/.exec(said)?.slice(1).map(Number) || [50, 50];
  const show = () => { dot.style.left = `${at[0]}%`; dot.style.top = `${at[1]}%`; };
  const put = after(400, () => { change(at.map((part) => `${part}%`).join(" ")); tell(`Khi cắt ảnh bìa, trang giữ lại chỗ ${at[0]}% từ trái, ${at[1]}% từ trên.`); });
  const move = (to) => { at = to.map((part) => Math.round(Math.min(100, Math.max(0, part)))); show(); put(); };
  show();
  return make("button", {
    type: "button", class: "focus", "data-way": "focus", "aria-label": "Chỗ phải giữ lại khi cắt ảnh bìa: bấm vào ảnh, hoặc dùng phím mũi tên",
    onclick: (event) => {
      if (!event.detail) return; // by a key
      const box = image.getBoundingClientRect();
      move([100 * (event.clientX - box.left) / box.width, 100 * (event.clientY - box.top) / box.height]);
    },
    onkeydown: (event) => {
      const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
      if (step) { event.preventDefault(); move([at[0] + step[0], at[1] + step[1]]); }
    },
  }, image, dot);
}
