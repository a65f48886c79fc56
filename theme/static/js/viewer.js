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
  const words = text && make("figcaption", "viewer__text", figure);
  if (words) words.innerHTML = text.innerHTML;
  const ratio = image.getAttribute("width") / image.getAttribute("height");
  const full = Math.max(...image.srcset.split(",").map((one) => +/ (\d+)w/.exec(one)?.[1] || 0), image.getAttribute("width"));
  const fit = () => Math.min(track.clientWidth, (track.clientHeight - 56) * ratio);
  let wide = 0; // in pixels, if that is more than fits
  let asked = false; // whether a reader had a say in it
  // Show the picture in another width; what is at a place of the window stays there, else what is at its corner.
  const size = (width, x, y) => {
    const part = (place, start, length) => Math.min(Math.max((place - start) / length, 0), 1);
    const [seen, box] = [figure.getBoundingClientRect(), image.getBoundingClientRect()];
    const old = Math.min(box.width, box.height * ratio);
    const across = part(x ?? seen.left, box.left + (box.width - old) / 2, old);
    const down = part(y ?? seen.top, box.top + (box.height - old / ratio) / 2, old / ratio);
    wide = Math.round(Math.min(width, full));
    if (wide < fit() * 1.1) wide = 0;
    figure.classList.toggle("viewer__slide--large", wide);
    image.style.width = wide ? `${wide}px` : "";
    for (const one of picture.querySelectorAll("[sizes]")) one.sizes = image.style.width || sizes;
    if (words) words.style.width = wide ? `${figure.clientWidth}px` : "";
    const [now, made] = [figure.getBoundingClientRect(), image.getBoundingClientRect()];
    const left = made.left + across * made.width - (x ?? now.left);
    figure.scrollBy(left, made.top + down * made.height - (y ?? now.top));
  };
  const larger = (now) => (now * 1.4 < track.clientWidth ? track.clientWidth : now * 2.4 > full ? full : now * 2);
  const grow = (up) => {
    asked = true;
    const now = wide || fit();
    size(up ? larger(now) : now < 2.4 * fit() ? 0 : now / 2);
  };
  image.onclick = ({ clientX, clientY }) => {
    asked = true;
    size(wide ? 0 : Math.max(larger(fit()), (track.clientHeight - 56) * ratio), clientX, clientY);
  };
  const settle = () => {
    figure.classList.toggle("viewer__slide--larger", full > fit() * 1.1);
    // One that fits the window too small to be read is shown as wide as the window, and scrolled.
    size(asked ? wide : fit() < 240 ? track.clientWidth : 0);
  };
  // Scroll to a side as far as there is more; a key that is held ends there, and another press goes on.
  const scroll = (side, held) => {
    const hidden = wide ? figure.scrollWidth - figure.clientWidth : 0;
    const rest = side < 0 ? figure.scrollLeft : hidden - figure.scrollLeft;
    if (hidden > 1) figure.scrollBy(80 * side, 0);
    return hidden > 1 && (held || rest > 1);
  };
  return { figure, image, grow, scroll, settle, show: () => picture.isConnected || figure.prepend(picture) };
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
    if (event.key.startsWith("Arrow") && slides[now].scroll(step, event.repeat)) return;
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
