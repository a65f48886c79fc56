// Dates as they are said here: day first, with the weekday; a small calendar that keys can walk.
import { make } from "./desk.js";

const DAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
const pad = (number) => String(number).padStart(2, "0");

/** Read 11/07/2024 15:51, 2024-07-11 15:51; null if it is no date. */
export function read(text) {
  const found = /^\s*(?:(\d{1,2})[/-](\d{1,2})[/-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))(?:[\sT]+(\d{1,2})[:hg](\d{2}))?/.exec(text);
  if (!found) return null;
  const [, d, m, y, y2, m2, d2, hour, minute] = found;
  const date = new Date(+(y || y2), +(m || m2) - 1, +(d || d2), +(hour || 0), +(minute || 0));
  return date.getDate() === +(d || d2) && date.getMonth() === +(m || m2) - 1 ? { date, time: hour ? ` ${pad(hour)}:${minute}` : "" } : null;
}

/** Give a date of the file as it is said here, 2024-07-11 15:51 as 11/07/2024 15:51; any other text as it is. */
export const dayFirst = (text) => (read(text) ? text.replace(/^(\d{4})-(\d\d)-(\d\d)(?= \d\d:\d\d$|$)/, "$3/$2/$1") : text);

/** Say the weekday beside a date. */
export function weekdayOf(input) {
  const found = read(input.value);
  input.closest(".dated")?.querySelector("output").replaceChildren(found ? DAYS[found.date.getDay()] : "");
}

function calendar(input, changed) {
  const dialog = document.getElementById("lich");
  const found = read(input.value);
  let chosen = found ? found.date : new Date();
  const time = found ? found.time : "";
  const take = (date) => {
    input.value = `${pad(date.getDate())}/${pad(date.getMonth() + 1)}/${date.getFullYear()}${time}`;
    dialog.close();
    weekdayOf(input);
    changed();
    input.focus();
  };
  const draw = () => {
    const year = chosen.getFullYear(), month = chosen.getMonth();
    const first = (new Date(year, month, 1).getDay() + 6) % 7;
    const days = new Date(year, month + 1, 0).getDate();
    const rows = [];
    for (let row = 0; row * 7 - first < days; row++) {
      rows.push(make("tr", {}, ...[0, 1, 2, 3, 4, 5, 6].map((column) => {
        const day = row * 7 + column - first + 1;
        if (day < 1 || day > days) return make("td");
        const date = new Date(year, month, day);
        const is = day === chosen.getDate();
        return make("td", {}, make("button", {
          type: "button", tabindex: is ? 0 : -1, "aria-pressed": String(is), "aria-current": date.toDateString() === new Date().toDateString() && "date", "aria-label": `${DAYS[date.getDay()]} ${pad(day)}/${pad(month + 1)}/${year}`, onclick: () => take(date),
        }, String(day)));
      })));
    }
    const step = (sign, label, months) => make("button", { type: "button", "aria-label": label, title: label, onclick: () => { chosen = new Date(year, month + months, Math.min(chosen.getDate(), new Date(year, month + months + 1, 0).getDate())); draw(); } }, sign);
    dialog.replaceChildren(
      make("div", { class: "head" }, step("←", "Tháng trước", -1), make("b", { "aria-live": "polite" }, `Tháng ${month + 1}/${year}`), step("→", "Tháng sau", 1)),
      make("table", {}, make("thead", {}, make("tr", {}, ...["T2", "T3", "T4", "T5", "T6", "T7", "CN"].map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, ...rows)),
      make("div", { class: "ways" }, make("button", { type: "button", onclick: () => dialog.close() }, "Đóng")));
  };
  dialog.onkeydown = (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    if (!move || !event.target.closest("td")) return;
    event.preventDefault();
    chosen = new Date(chosen.getFullYear(), chosen.getMonth(), chosen.getDate() + move);
    draw();
    dialog.querySelector('td [aria-pressed="true"]').focus();
  };
  draw();
  dialog.showModal();
  dialog.querySelector('td [aria-pressed="true"]').focus();
}

/** Give each date its weekday and its calendar. */
export function setUpDates(changed = () => {}, root = document) {
  for (const input of root.querySelectorAll("[data-date]")) {
    const label = input.labels[0]?.textContent || "";
    const around = make("div", { class: "dated" });
    input.replaceWith(around);
    around.append(input, make("output", { for: input.id }), make("button", { type: "button", "aria-label": `Lịch: ${label}`, onclick: () => calendar(input, changed) }, "Lịch"));
    input.addEventListener("input", () => weekdayOf(input));
    weekdayOf(input);
  }
}
