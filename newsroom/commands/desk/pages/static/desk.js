// What every screen uses: ask the desk, tell the editor.
const RUN = 'meta[name="token"]';
let token = document.querySelector(RUN).content;

/** Ask the desk for something; throws an Error whose message can be shown, with `answer` and `status`. */
export async function ask(method, address, body, options = {}) {
  const isFile = body instanceof Blob;
  const headers = { "X-Ban-Bien-Tap": token };
  if (body !== undefined && !isFile) headers["Content-Type"] = "application/json";
  if (isFile) headers["Content-Type"] = body.type === "text/html" ? body.type : "application/octet-stream";
  let response;
  try {
    response = await fetch(address, {
      method, headers, cache: "no-store", ...options, body: isFile || body === undefined ? body : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("Không gọi được bàn biên tập. Kiểm tra mạng rồi làm lại; chữ đang viết vẫn còn.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    if (response.status === 403 && answer.loi?.startsWith("Bàn biên tập đã khởi động lại") && await isAnew()) return ask(method, address, body, options);
    throw Object.assign(new Error(answer.loi || "Bàn biên tập không trả lời được."), { answer, status: response.status });
  }
  return answer;
}

/** Take the token of a desk that was started again since this page was opened; gives whether there is another one, for the same person. */
async function isAnew() {
  try {
    const page = new DOMParser().parseFromString(await (await fetch("/", { cache: "no-store" })).text(), "text/html");
    const [before, now] = [token, page.querySelector(RUN)?.content];
    if (now && page.querySelector(".who").textContent === document.querySelector(".who").textContent) token = now;
    return token !== before;
  } catch { return false; /* it is away again */ }
}

/** Let the editor begin: what is clicked before the scripts are here would be lost. */
export function ready() {
  document.getElementById("noi-dung").inert = false;
}

/** Say something at the foot of the screen, for as long as it takes to read. */
export function tell(text, isError = false) {
  const place = document.getElementById("bao");
  place.textContent = text;
  place.classList.toggle("bad", isError);
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => (place.textContent = ""), Math.min(60000, Math.max(isError ? 12000 : 5000, 100 * text.length)));
}

/** Make an element: attributes by name, children as elements or texts; texts are never HTML. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Tell of a row of a search in one line: where it stands, when, where and by whom. */
export function toldOf(row) {
  const standing = [row.standing, row.unsent ? "có chỗ chưa gửi" : ""].filter(Boolean).join(" · ");
  return make("small", {}, ...(standing ? [make("span", { class: "mark" }, standing), " · "] : []), row.told);
}

/** Call a function once it has not been asked for during some milliseconds. */
export function after(milliseconds, work) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), milliseconds);
  };
}

/** Ask the editor to choose: a dialog with some content and buttons; Escape chooses nothing. */
export function choose(name, content, buttons) {
  const dialog = document.getElementById("hop");
  document.getElementById("hop-ten").textContent = name;
  const ways = buttons.map(([label, work], n) => make("button", { type: "button", class: n ? false : "primary", onclick: () => { dialog.close(); work(); } }, label));
  document.getElementById("hop-trong").replaceChildren(...content, make("div", { class: "ways" }, ...ways, make("button", { type: "button", onclick: () => dialog.close() }, "Thôi")));
  dialog.onkeydown = (event) => { if (event.key === "Enter" && event.target.matches("input:not([type=search])")) dialog.querySelector(".primary")?.click(); };
  dialog.showModal();
  return dialog;
}

/** Say how what is written on this screen stands. */
export function state(text, isBad = false) {
  const place = document.getElementById("tinh-trang");
  place.textContent = text;
  place.classList.toggle("bad", isBad);
}

/** Select a line of a text box, the first is 0. */
export function goTo(box, line) {
  const lines = box.value.split("\n");
  const start = lines.slice(0, line).join("\n").length + (line ? 1 : 0);
  box.focus();
  box.setSelectionRange(start, start + (lines[line] || "").length);
  box.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(box).lineHeight));
}

/** Let two buttons say which of two is in use; `work` is told whether it is the second. */
export const two = (first, second, work) => [first, second].forEach((id) => document.getElementById(id).addEventListener("click", () => {
  for (const one of [first, second]) document.getElementById(one).setAttribute("aria-pressed", String(id === one));
  work(id === second);
}));
