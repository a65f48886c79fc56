// Photos and files as cards: order, caption, credit, the point that crops keep, the cover.
import { ask, make, tell } from "./desk.js";
import { put, putFiles } from "./text.js";

let shown = "";
let turn = Promise.resolve();

/** Show the cards of an article; `changed` is told of edits, `cover` saves header fields. */
export function showCards(article, body, { changed, cover }) {
  const list = document.getElementById("the");
  const coverName = (article.fields.Cover || [])[0] || "";
  const unused = article.files.filter((file) => file.name !== "index.md" && !file.name.startsWith("album/") && !article.cards.some((card) => card.target === file.name));
  const now = JSON.stringify([article.place, article.cards, unused, coverName, article.fields.Focus]);
  if (now === shown || list.contains(document.activeElement)) return;
  shown = now;
  const edit = (n, what) => { // one after the other: each stands on the text that the one before it left
    turn = turn.then(async () => {
      const before = body.value;
      const answer = await ask("POST", "/api/the", { body: before, n, ...what });
      if (body.value !== before) throw new Error("Nội dung vừa đổi; làm lại với ảnh này.");
      if (answer.body !== before) { const focused = document.activeElement; put(body, answer.body, 0, before.length); focused?.focus(); changed(); }
    }).catch((error) => tell(error.message, true));
    return turn;
  };
  const picture = (card, n) => {
    if (card.kind !== "photo") return make("p", { class: "name" }, card.target);
    const image = make("img", { src: `/api/tep/${article.place}/${encodeURIComponent(card.target)}?nho=1`, alt: card.alt || card.caption || card.target });
    if (card.target !== (coverName || article.cards.find((one) => one.kind === "photo").target)) return image;
    const chosen = make("button", { type: "button", class: "focus", "aria-label": "Bấm vào chỗ phải giữ lại khi cắt ảnh bìa", onclick: (event) => {
      if (!event.clientX) return;
      const box = image.getBoundingClientRect();
      const at = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height].map((part) => `${Math.round(100 * Math.min(1, Math.max(0, part)))}%`).join(" ");
      cover({ Cover: [card.target], Focus: [at] });
      tell(`Khi cắt ảnh bìa, trang giữ lại chỗ ${at.replace(" ", " từ trái, ")} từ trên.`);
    } }, image);
    return chosen;
  };
  const field = (label, value, change) => {
    const id = `the-${Math.random().toString(36).slice(2)}`;
    return [make("label", { for: id }, label), make("textarea", { id, rows: 2, onchange: (event) => { event.target.blur(); change(event.target.value); } }, value)];
  };
  const card = (one, n) => make("li", { class: "card" }, picture(one, n),
    make("div", {},
      ...field("Chú thích", one.caption, (caption) => edit(n, { caption })),
      ...(one.kind === "photo" ? field("Nguồn ảnh", one.credit, (credit) => edit(n, { credit })) : []),
      make("div", { class: "ways" },
        make("button", { type: "button", disabled: n === 0, onclick: () => edit(n, { to: n - 1 }) }, "Lên"),
        make("button", { type: "button", disabled: n === article.cards.length - 1, onclick: () => edit(n, { to: n + 1 }) }, "Xuống"),
        ...(one.kind === "photo" ? [make("button", { type: "button", "aria-pressed": String(one.target === coverName), onclick: () => cover({ Cover: one.target === coverName ? [] : [one.target], Focus: [] }) }, one.target === coverName ? "Là ảnh bìa" : "Làm ảnh bìa")] : []),
        make("button", { type: "button", onclick: () => edit(n, { without: true }) }, "Bỏ khỏi bài"))));
  const spare = (file) => make("li", { class: "card" }, make("p", { class: "name" }, `${file.name} (chưa dùng trong bài)`),
    make("div", { class: "ways" }, make("button", { type: "button", onclick: () => putFiles([file.name], body) }, "Đưa vào bài"),
      make("button", { type: "button", onclick: async () => { try { article.files = (await ask("DELETE", `/api/tep/${article.place}/${encodeURIComponent(file.name)}`)).files; changed(); showCards(article, body, { changed, cover }); } catch (error) { tell(error.message, true); } } }, "Xóa tệp")));
  list.replaceChildren(...article.cards.map(card), ...unused.map(spare));
}
