// The page that searches: what a reader types and chooses, and the address that says the same.
import { close, further, newest, open } from "./index.js";
import { itemsOf, made } from "./hits.js";
import { QUOTES, search } from "./query.js";

const STEP = 10; // hits that are shown at once
const PAUSE = 250; // milliseconds after which a reader has typed
const form = document.querySelector(".search__form");
const [found, told, list, next, narrow] = ["found", "told", "hits", "next", "narrow"].map((one) => document.querySelector(`.search__${one}`));
const title = document.title;
const items = new Map(); // the hits of this search that were made
let current = 0; // searches are numbered: of an older one nothing is shown any more
let state = {}; // how many hits are shown, whether words may stand apart, how far down the page is
let isSettled = true; // what stands there was asked for, not only typed on the way to it
let typing;

const chosen = () => [...form.querySelectorAll("select")].filter((one) => one.value);

const isNarrowed = () => chosen().some((one) => one.name !== "xep");

// Show the part of the page that helps: ``how`` to ask, or what to do if there is ``nothing``.
const help = (kind) => {
  found.dataset.help = kind;
  found.dataset.narrowed = isNarrowed();
  next.hidden = true;
  list.replaceChildren();
  const news = found.querySelector(".search__news");
  newest().then((one) => news.children[1] || news.append(document.importNode(one, true))).catch(() => {});
};

// Say how many there are, and of what.
const count = ({ hits, all, isWhole, isMended, isPart, isShort, words, noPhrase, goesOn }) => {
  const number = made("b", "", `${isPart ? "Ít nhất " : ""}${hits.length.toLocaleString("vi")} bài`);
  const before = noPhrase ? "Không có cụm từ này. Có các từ đó: " : isMended ? `Không có từ vừa gõ. Có «${words.map((one) => one.term).join(" ")}»: ` : "";
  if (isShort) told.textContent = words.length ? "Một chữ cái chưa đủ, mời gõ thêm." : "Mời gõ từ cần tìm.";
  else if (!hits.length) told.textContent = `Không tìm thấy bài nào${isNarrowed() ? " trong phần đã lọc" : ""}.`;
  else if (!isWhole) told.textContent = "Không có bài nào có đủ các từ. Đây là những bài gần nhất.";
  else told.replaceChildren(before, number, goesOn ? ", đang tìm tiếp…" : all && all < hits.length ? `, ${all.toLocaleString("vi")} bài có các từ liền nhau` : "");
};

const answers = async (asked) => (asked.q.search(QUOTES) < 0 ? search(asked) : (await further()).phrased(asked, asked.shown || STEP));

const show = async (number, answer) => {
  const { hits, words, goesOn, canLoosen, isPart } = answer;
  const { q, muc, xep } = form;
  const categoryOf = (slug) => slug && [...muc.options].find((one) => one.value === slug)?.text;
  const shown = await itemsOf(hits.slice(0, state.shown || STEP), words, items, xep.value ? "" : q.value, STEP, categoryOf);
  if (number !== current) return;
  count(answer);
  if (!shown.length) return help("nothing");
  found.dataset.help = "";
  list.replaceChildren(...shown);
  const isMore = hits.length > shown.length || isPart;
  next.hidden = !isMore && !canLoosen;
  next.textContent = isMore ? "Xem thêm" : "Tìm cả bài có các từ đứng rời nhau";
  next.onclick = async () => {
    keep(isMore ? { shown: shown.length + STEP } : { loose: true });
    await run(true);
    (shown[shown.length - 1].nextSibling || list.firstChild).querySelector("a").focus({ preventScroll: true });
  };
  if (goesOn || navigator.connection?.saveData) return;
  further().then((more) => more.explain(shown, words, () => number === current)).catch(() => {});
};

// Search for what the form says; once more if another publication took away what was to be read.
const run = async (isMore, isAgain) => {
  const number = (current += 1);
  const asked = { ...Object.fromEntries(new FormData(form)), ...state };
  document.title = asked.q ? `${asked.q} - ${title}` : title;
  narrow.lastChild.textContent = chosen().map((one) => one.selectedOptions[0].text).join(", ");
  if (!isMore) items.clear();
  if (!asked.q.trim()) {
    found.ariaBusy = false;
    told.textContent = isNarrowed() ? "Mời gõ từ cần tìm." : "";
    return help("how");
  }
  const slow = setTimeout(() => (told.textContent = "Đang tìm…"), 300);
  let isShown = isMore;
  found.ariaBusy = true;
  try {
    for await (const answer of await answers(asked)) {
      clearTimeout(slow);
      if (number !== current) return;
      await show(number, answer);
      isShown = true;
    }
  } catch (error) {
    if (number !== current) return;
    close();
    if (error.message == 404 && !isAgain) return run(isMore, true);
    told.textContent = "Chưa tải được dữ liệu tìm kiếm. Kiểm tra mạng rồi bấm «Tìm» lại.";
    if (!isShown) list.textContent = next.textContent = ""; // what stands there was found for something else
    ononline = () => number === current && run(isMore);
  } finally {
    clearTimeout(slow);
    if (number === current) found.ariaBusy = false;
  }
};

const keep = (more) => history.replaceState((state = { ...state, ...more }), "");

// Go to what the form says: as a step of its own, to which Back leads, if that before was settled.
const go = (settles) => {
  clearTimeout(typing);
  const query = `?${new URLSearchParams([...new FormData(form)].filter(([, value]) => value))}`;
  if (query !== (location.search || "?")) {
    state = {};
    history[isSettled && location.search ? "pushState" : "replaceState"](state, "", query === "?" ? location.pathname : query);
  } else if (!settles) return;
  isSettled = settles;
  run();
};

const fill = () => {
  const asked = new URLSearchParams(location.search);
  for (const one of form.querySelectorAll("[name]")) {
    one.value = (asked.get(one.name) || "").slice(0, form.q.maxLength);
    if (one.selectedIndex < 0) one.value = "";
  }
  state = history.state || {};
  return run();
};

const press = (event) => {
  const { q } = form;
  if (event.key === "/" && !document.activeElement.matches("input, select")) q.select();
  else if (event.key === "Escape" && document.activeElement === q) q.value = "";
  else return;
  event.preventDefault();
  if (!q.value) go(true);
};

const start = async () => {
  const { q } = form;
  q.onfocus = () => open().catch(() => {});
  q.oninput = () => {
    clearTimeout(typing);
    typing = setTimeout(go, PAUSE, false);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    go(true);
    if (navigator.maxTouchPoints) q.blur(); // the keyboard of a telephone makes room
  };
  form.onchange = ({ target }) => target !== q && go(true);
  found.querySelector(".search__wide").onclick = () => {
    for (const one of chosen()) if (one.name !== "xep") one.value = "";
    go(true);
  };
  narrow.onclick = () => narrow.setAttribute("aria-expanded", form.classList.toggle("search__form--open"));
  document.onkeydown = press;
  onpopstate = fill;
  onpagehide = () => keep({ y: scrollY });
  const y = history.state?.y;
  if (location.search === "?q=") history.replaceState(null, "", location.pathname); // so the button of the masthead leads here
  if (!location.search) q.focus();
  await fill();
  scrollTo({ top: y, behavior: "instant" });
};

if (form) start();
