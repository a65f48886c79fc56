// Screen "Lịch sử": compare two versions by words and as pages, take one back.
import { ask, choose, make, ready, tell } from "./desk.js";

const { place, digest } = document.querySelector("script[data-place]").dataset;
const shown = document.getElementById("khac");
const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`)?.value;

document.getElementById("so")?.addEventListener("click", async () => {
  try {
    const { parts, old, now } = await ask("GET", `/api/so/${place}?cu=${chosen("cu")}&moi=${chosen("moi")}`);
    const words = (part) => make("p", { class: part.kind }, part.label ? make("b", {}, `${part.label}: `) : "",
      ...part.runs.map(([kind, text]) => (kind === "same" ? text : make(kind === "added" ? "ins" : "del", {}, text))));
    const pageOf = (name, html) => {
      const box = make("article", {}); // what the desk sends here came through the allow-list of the site
      box.innerHTML = html;
      for (const link of box.querySelectorAll("a")) link.removeAttribute("href");
      return make("div", {}, make("h3", {}, name), box);
    };
    shown.hidden = false;
    shown.replaceChildren(make("h2", {}, "Khác nhau theo chữ"), ...(parts.length ? parts.map(words) : [make("p", {}, "Hai bản giống nhau.")]),
      make("h2", {}, "Như hai trang"), make("div", { class: "two" }, pageOf("Bản cũ", old), pageOf("Bản mới", now)));
    shown.scrollIntoView();
  } catch (error) { tell(error.message, true); }
});
for (const button of document.querySelectorAll("[data-take]")) {
  button.addEventListener("click", () => choose("Lấy lại bản này?", [make("p", {}, `${button.dataset.told}. Chữ đang viết dở mà chưa gửi được cất vào thùng rác của máy này; người quản trị lấy lại được. Bản đã gửi vẫn còn trong lịch sử.`)], [
    ["Lấy lại", async () => {
      try {
        await ask("POST", `/api/lay-lai/${place}`, { commit: button.dataset.take, digest });
        location.assign(`/viet/${place}/`);
      } catch (error) { tell(error.message, true); }
    }],
  ]));
}
ready();
