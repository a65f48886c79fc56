// Screen "Nhập Word": show what was found and guessed in each file; make an article when the editor says so.
import { ask, make, ready, tell } from "./desk.js";

const list = document.getElementById("bai-nhap");
const state = document.getElementById("dang-doc");
const categories = JSON.parse(document.getElementById("chuyen-muc").textContent);

async function take(files) {
  for (const file of files) {
    state.textContent = `Đang đọc ${file.name}…`;
    try {
      const { drafts } = await ask("POST", `/api/nhap/${encodeURIComponent(file.name)}`, file);
      for (const draft of drafts) list.append(card(draft));
    } catch (error) {
      list.append(make("section", { class: "note bad" }, make("h2", {}, file.name), make("p", {}, error.message)));
    }
  }
  state.textContent = "";
  list.lastElementChild?.scrollIntoView();
}

function card(draft) {
  const inputs = new Map();
  const field = ({ key, label, value, reason, confidence }) => {
    const id = `${draft.id}-${key}`;
    const isUnknown = value === "?" || !value;
    const input = key === "Category"
      ? make("select", { id }, make("option", { value: "" }, "Chọn chuyên mục"), ...[...new Set([...categories, ...(isUnknown ? [] : [value])])].map((name) => make("option", { selected: name === value }, name)))
      : make(key === "Title" || key === "Summary" ? "textarea" : "input", { id, rows: 2 });
    if (key !== "Category") input.value = isUnknown ? "" : value;
    inputs.set(key, input);
    const doubt = isUnknown ? key === "Date" ? "Không thấy trong tệp. Bỏ trống thì lấy lúc đăng." : "Không thấy trong tệp; điền giúp." : reason ? `Đoán (chắc ${confidence}%): ${reason}` : "";
    return make("div", { class: isUnknown && key !== "Date" ? "field bad" : reason ? "field doubt" : "field" }, make("label", { for: id }, label), input, doubt ? make("p", { class: "hint" }, doubt) : "");
  };
  const said = (name, lines) => (lines.length ? make("details", {}, make("summary", {}, `${name} (${lines.length})`), make("ul", {}, ...lines.map((line) => make("li", {}, line)))) : "");
  const go = make("button", { class: "primary", onclick: async () => {
    go.disabled = true;
    try {
      const fields = Object.fromEntries([...inputs].map(([key, input]) => [key, input.value.trim()]));
      const { place, notes, isNew } = await ask("POST", "/api/nhap", { id: draft.id, fields });
      const taken = go.closest("section");
      taken.classList.remove("act");
      if (isNew && !isWaiting()) { location.assign(`/viet/${place}/`); return; } // else the other files would be gone
      taken.replaceChildren(make("h2", {}, draft.name), ...(isNew ? [make("p", {}, "Đã nhận bài.")] : []), ...notes.map((note) => make("p", {}, note)), make("p", {}, make("a", { class: "button", href: `/viet/${place}/` }, isNew ? "Viết tiếp" : "Mở bài ấy")));
    } catch (error) { tell(error.message, true); go.disabled = false; }
  } }, "Nhận bài, viết tiếp");
  return make("section", { class: "act" }, make("h2", {}, draft.name), ...draft.fields.map(field),
    draft.photos.length ? make("div", { class: "thumbs" }, ...draft.photos.map((photo) => make("figure", {}, photo.data ? make("img", { src: photo.data, alt: photo.name }) : "", make("figcaption", {}, photo.name)))) : "",
    ...draft.faults.map((fault) => make("p", { class: "note" }, fault)),
    said("Đoán trong nội dung", draft.choices), said("Dòng đã bỏ", draft.dropped), make("details", {}, make("summary", {}, "Nội dung"), make("pre", {}, draft.body)),
    make("p", { class: "ways" }, go, make("button", { onclick: (event) => event.target.closest("section").remove() }, "Bỏ tệp này")));
}

/** Whether files wait here to be taken, perhaps with corrections that are nowhere else. */
const isWaiting = () => Boolean(list.querySelector("section.act"));

addEventListener("beforeunload", (event) => { if (isWaiting()) event.preventDefault(); });
document.getElementById("chon").addEventListener("change", (event) => { take([...event.target.files]); event.target.value = ""; });
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => { event.preventDefault(); take([...event.dataTransfer.files]); });
ready();
