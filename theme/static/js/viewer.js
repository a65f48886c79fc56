// Show photos in full, one beside the other, when a reader follows the link on one.
// The browser scrolls, snaps and zooms; the button «back» closes, as it leaves a page.
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let shut = () => {};

const make = (tag, name, parent, texts = {}) => {
  const made = document.createElement(tag);
  made.className = name;
  for (const key in texts) made.setAttribute(key, texts[key]);
  parent?.append(made);
  return made;
};

// A photo in full: the picture of the page in a larger size, its small one behind it until it is there.
const slide = (link, track) => {
  const figure = make("figure", "viewer__slide", track);
  const text = link.closest("figure").querySelector("figcaption");
  const picture = link.querySelector("picture").cloneNode(true);
  const image = picture.querySelector("img");
  const small = link.querySelector("img").currentSrc;
  const sizes = `min(100vw, ${Math.round((100 * image.getAttribute("width")) / image.getAttribute("height"))}vh)`;
  for (const one of picture.querySelectorAll("[sizes]")) one.sizes = sizes;
  image.className = "viewer__picture";
  image.removeAttribute("loading");
  image.removeAttribute("fetchpriority");
  image.style.background = small ? `center / contain no-repeat url("${small}")` : "none";
  if (text) make("figcaption", "viewer__text", figure).innerHTML = text.innerHTML;
  // One that fits the window too small to be read is shown larger, and scrolled.
  const ratio = image.getAttribute("width") / image.getAttribute("height");
  const full = Math.max(...image.srcset.split(",").map((one) => +/ (\d+)w/.exec(one)?.[1] || 0), image.getAttribute("width"));
  const fit = () => Math.min(track.clientWidth, (track.clientHeight - 56) * ratio);
  const grow = (large) => {
    const width = Math.min(full, Math.max(track.clientWidth, 2 * fit()));
    large &&= width > fit() * 1.1;
    figure.classList.toggle("viewer__slide--large", large);
    image.style.width = large ? `${Math.round(width)}px` : "";
    for (const one of picture.querySelectorAll("[sizes]")) one.sizes = large ? image.style.width : sizes;
    figure.scrollLeft = (width - track.clientWidth) / 2;
  };
  image.onclick = () => grow(!figure.classList.contains("viewer__slide--large"));
  const settle = () => {
    figure.classList.toggle("viewer__slide--larger", Math.min(full, track.clientWidth) > fit() * 1.1);
    if (fit() < 240) grow(true);
  };
  return { figure, image, grow, settle, show: () => picture.isConnected || figure.prepend(picture) };
};

const open = (links, first) => {
  const dialog = make("dialog", "viewer", document.body, { "aria-label": "Xem ảnh" });
  const close = make("button", "viewer__button viewer__close", dialog, { "aria-label": "Đóng" });
  const track = make("div", "viewer__track", dialog, { tabindex: "0", role: "group", "aria-label": "Ảnh" });
  const count = make("p", "viewer__count", dialog, { "aria-hidden": "true" });
  const told = make("p", "hidden", dialog, { "aria-live": "polite" });
  const slides = links.map((link) => slide(link, track));
  const move = (step) => go(Math.min(Math.max(now + step, 0), links.length - 1), !calm.matches);
  const [before, after] = [[-1, "Ảnh trước", "before"], [1, "Ảnh sau", "after"]].map(([step, label, name]) => {
    const button = make("button", `viewer__button viewer__${name}`, dialog, { "aria-label": label });
    button.hidden = links.length < 2;
    button.onclick = () => move(step);
    return button;
  });
  let now = -1;

  const settle = (number) => {
    if (number === now) return;
    now = number;
    slides.forEach(({ figure, show }, place) => {
      figure.inert = place !== now;
      if (Math.abs(place - now) < 2) show();
    });
    count.textContent = links.length > 1 ? `${now + 1}/${links.length}` : "";
    // A photo of an album without a caption has its number in its text.
    told.textContent = `Ảnh ${now + 1}/${links.length}: ${slides[now].image.alt.replace(/^Ảnh \d+\/\d+: /, "")}`;
    before.setAttribute("aria-disabled", now === 0);
    after.setAttribute("aria-disabled", now === links.length - 1);
  };
  let goal = null; // where the track is on its way to, unless a reader takes hold of it
  const go = (number, smoothly) => {
    settle(number);
    goal = smoothly ? number : null;
    track.scrollTo({ left: number * track.clientWidth, behavior: smoothly ? "smooth" : "instant" });
  };

  let width = 0;
  track.onscroll = () => {
    if (track.clientWidth !== width) return;
    if (goal === null) settle(Math.round(track.scrollLeft / width));
    else if (Math.abs(track.scrollLeft - goal * width) < 2) goal = null;
  };
  track.onpointerdown = track.onwheel = () => (goal = null);
  new ResizeObserver(() => {
    width = track.clientWidth;
    slides.forEach(({ settle }) => settle());
    track.scrollTo({ left: now * width, behavior: "instant" });
  }).observe(track);
  dialog.onkeydown = (event) => {
    const large = { "+": true, "=": true, "-": false }[event.key];
    const scroll = { ArrowUp: -80, ArrowDown: 80, PageUp: -400, PageDown: 400 }[event.key];
    if (large !== undefined && !event.ctrlKey && !event.metaKey) slides[now].grow(large);
    if (scroll) slides[now].figure.scrollBy(0, scroll);
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -links.length, End: links.length }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(step);
  };
  close.onclick = () => dialog.close();
  dialog.onclose = () => {
    shut = () => {};
    dialog.remove();
    if (history.state?.viewer) history.back();
    links[now].focus();
  };
  shut = () => dialog.close();
  history.pushState({ viewer: true }, "");
  dialog.showModal();
  go(first, false);
};

addEventListener("popstate", () => shut());
if (history.state?.viewer) history.replaceState(null, "");

document.addEventListener("click", (event) => {
  const link = event.target.closest(".photo");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const main = link.closest(".main");
  const galleries = main.querySelectorAll(".gallery");
  const album = (one) => one.closest(".gallery") ?? galleries[one.dataset.album];
  const links = [...main.querySelectorAll(".photo")].filter((one) => album(one) === album(link));
  open(links, links.indexOf(link));
});
