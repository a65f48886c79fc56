// Put the tools of a page to work: letters, listening, sharing, copying, printing, saving.
const { dataset, classList } = document.documentElement;
const PARTS = [90, 100, 115, 130, 150]; // of 100: the sizes of letters, as the stylesheet has them
const buttons = (name) => document.querySelectorAll(`.tools [data-tool="${name}"]`);
const address = () => document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];

const told = document.createElement("p");
told.className = "told";
told.setAttribute("role", "status");
document.body.append(told);
let fading;
const tell = (text, seconds = 5) => {
  told.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => (told.textContent = ""), 1000 * seconds);
};

const size = () => Math.min(Math.max(Math.round(dataset.letters) || 0, -1), 3);
const show = () => {
  for (const button of buttons("letters")) {
    const by = +button.dataset.by;
    if (by) button.setAttribute("aria-disabled", size() === (by < 0 ? -1 : 3));
    else button.setAttribute("aria-pressed", !size());
  }
};

const copy = async (button) => {
  const text = address();
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without https there is no clipboard but the old way.
    const area = document.createElement("textarea");
    area.value = text;
    button.after(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    button.focus();
    if (!done) return tell(`Chưa sao chép được. Địa chỉ trang: ${text}`, 30);
  }
  tell("Đã sao chép liên kết của trang");
};

const load = (button) =>
  import(button.dataset.script)
    .then((part) => part.default(tell, button))
    .catch(() => tell("Chưa tải được. Kiểm tra mạng rồi bấm lại."));

const TOOLS = {
  letters: (button) => {
    const by = +button.dataset.by;
    dataset.letters = by && size() + by;
    dataset.letters = size();
    try {
      localStorage.letters = size();
    } catch {}
    show();
    tell(`Cỡ chữ: ${PARTS[size() + 1]}%`, 2);
  },
  share: (button, event) => {
    if (!classList.contains("sheet")) return; // the link leads on
    event.preventDefault();
    const title = document.querySelector("h1").textContent.trim();
    navigator.share({ title, url: address() }).catch(({ name }) => name === "AbortError" || copy(button));
  },
  copy,
  print: async () => {
    const photos = [...document.querySelectorAll(".story img")];
    for (const photo of photos) photo.loading = "eager"; // no sheet is to have a hole
    const there = Promise.allSettled(photos.map((photo) => photo.decode()));
    await Promise.race([there, new Promise((done) => setTimeout(done, 5000))]);
    window.print();
  },
  save: load,
  listen: (button) => {
    voices.speak(new SpeechSynthesisUtterance("")); // some browsers hear only what a click begins
    load(button);
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest(".tools [data-tool]");
  if (button) TOOLS[button.dataset.tool](button, event);
});
addEventListener("pageshow", ({ persisted }) => {
  try {
    if (persisted) dataset.letters = localStorage.letters || 0;
  } catch {}
  show();
});

// Voices may come late.
const voices = window.speechSynthesis;
const hear = () => {
  const none = !voices.getVoices().some(({ lang }) => /^vi(\W|_|$)/i.test(lang));
  for (const button of buttons("listen")) button.hidden = none;
};
if (voices) {
  hear();
  voices.onvoiceschanged = hear;
}
