// Screen "Đăng": do one act, then follow it until readers see it.
import { ask, make, ready, tell } from "./desk.js";
import { setUpDates } from "./dates.js";

const { place, digest } = document.querySelector("script[data-place]").dataset;
const followed = document.getElementById("theo-doi");
const EVERY = 2000;
const LONGEST = 15 * 60 * 1000;
let isDone = false; // an act was done: what the screen offered before it is gone

function show(heading, lines, isBad = false, ways = []) {
  const isNew = followed.hidden || followed.firstChild?.textContent !== heading;
  followed.hidden = false;
  followed.classList.toggle("bad", isBad);
  followed.replaceChildren(make("h2", {}, heading), ...lines.map((line) => make("p", { class: "said" }, line)),
    ...[...ways, ...(isDone ? [make("a", { href: "" }, "Làm việc khác với bài này")] : []), make("a", { href: "/" }, "Về trang Bài")].map((way) => make("p", {}, way)));
  if (!isNew) return; // who reads on elsewhere meanwhile is left there
  followed.scrollIntoView({ block: "start" });
  followed.focus({ preventScroll: true });
}

async function follow(act, began = Date.now()) {
  try {
    const answer = await ask("GET", `/api/theo-doi/${place}?viec=${act}`);
    show(answer.heading, answer.lines, answer.isBad, answer.address ? [make("a", { href: answer.address, target: "_blank", rel: "noopener" }, "Mở bài trên trang")] : []);
    if (answer.isDone || Date.now() - began > LONGEST) return;
  } catch (error) { tell(error.message, true); }
  setTimeout(() => follow(act, began), EVERY);
}

async function act(button) {
  const name = button.dataset.act;
  const given = document.getElementById(`g-${name}`);
  const open = [...document.querySelectorAll("[data-act]:enabled")];
  for (const one of open) one.disabled = true;
  show("Đang gửi…", ["Máy chủ kiểm tra bài rồi mới nhận; việc này có thể mất vài giây."]);
  try {
    const answer = await ask("POST", `/api/dang/${place}`, { act: name, given: given ? given.value : "", digest });
    isDone = true;
    for (const one of document.querySelectorAll(".act, .before")) one.remove();
    show(answer.heading, answer.lines, answer.isBad);
    if (!answer.isDone) follow(name);
  } catch (error) {
    show("Chưa làm được", error.message.split("\n").concat(error.answer?.lines || []), true, error.answer?.conflict ? [make("a", { href: `/viet/${place}/` }, "Xem hai bản")] : []);
    for (const one of open) one.disabled = false;
  }
}

setUpDates();
for (const button of document.querySelectorAll("[data-act]")) button.addEventListener("click", () => act(button));
const sending = (id, address, heading) => document.getElementById(id)?.addEventListener("click", async () => {
  show(heading, ["Xin đợi; có thể mất vài phút."]);
  try {
    const answer = await ask("POST", address, {});
    show(answer.heading, answer.lines, answer.isBad);
  } catch (error) { show("Chưa làm được", [error.message], true); }
});
sending("gui-lai", "/api/gui-lai", "Đang gửi lại…");
sending("dua-len", "/api/dua-len", "Đang dựng và đưa trang lên máy chủ…");
ready();
