// Make one file of a page, which opens without network wherever it is taken: style and pictures within, no script.
const aside = document.implementation.createHTMLDocument(""); // where nothing is loaded
const inlined = new Map(); // promises of data, by address, for a picture may stand twice

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const blob = await answer.blob();
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = fail;
    reader.readAsDataURL(blob);
  });
};

const data = (address) => {
  if (!inlined.has(address)) inlined.set(address, fetched(address));
  return inlined.get(address).catch((error) => {
    inlined.delete(address); // another try asks again
    throw error;
  });
};

// The stylesheets, the font within.
const style = async () => {
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].map(async ({ href }) => {
    let text = await (await fetch(href)).text();
    for (const [whole, , address] of text.matchAll(/url\((["']?)([^"')]+)\1\)/g)) {
      text = text.replaceAll(whole, `url(${await data(new URL(address, href))})`);
    }
    return text;
  });
  return (await Promise.all(sheets)).join("\n");
};

// A part of the page as it is kept; each picture is the one that the browser shows.
const part = async (found) => {
  const made = aside.importNode(found, true);
  const pictures = [...found.querySelectorAll("img")];
  const copies = made.querySelectorAll("img");
  await Promise.all(pictures.map(async (picture, place) => {
    const copy = copies[place];
    const kept = await data(picture.currentSrc || picture.src);
    for (const name of ["srcset", "sizes", "loading", "decoding", "fetchpriority"]) copy.removeAttribute(name);
    copy.src = kept;
  }));
  for (const link of made.querySelectorAll("a[href]")) {
    if (!link.getAttribute("href").startsWith("#")) link.href = new URL(link.getAttribute("href"), location);
  }
  for (const player of made.querySelectorAll("div.video__play")) player.replaceWith(film(player.parentNode));
  const away = ".tools, .breadcrumbs, .topics, .feedback, .masthead__pages, form, source, audio, button, [hidden]";
  for (const one of made.querySelectorAll(away)) one.remove();
  for (const one of made.querySelectorAll(".spoken")) one.classList.remove("spoken");
  return made.outerHTML;
};

// A video that plays is a link again.
const film = (figure) => {
  const link = aside.createElement("a");
  const [panel, sign] = [aside.createElement("span"), aside.createElement("span")];
  figure.classList.add("video--plain");
  link.className = "video__play";
  link.href = figure.querySelector(".video__address").textContent.replace(/^.*?: /, "");
  panel.className = "video__panel";
  panel.textContent = figure.querySelector(".video__title")?.textContent ?? "Xem video";
  sign.className = "play";
  link.append(panel, sign);
  return link;
};

const text = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);

const whole = async () => {
  const source = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  const day = new Date().toLocaleDateString("vi-VN", { day: "2-digit", month: "2-digit", year: "numeric" });
  const [css, masthead, story] = await Promise.all([
    style(), part(document.querySelector(".masthead")), part(document.querySelector(".story")),
  ]);
  const link = `<a href="${text(source)}">${text(source)}</a>`;
  const foot = `<footer class="byline"><p class="byline__modified">Lưu ngày ${day} từ ${link}</p></footer>\n</article>`;
  return `<!DOCTYPE html>
<html lang="vi" style="${text(document.documentElement.getAttribute("style") ?? "")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(document.title)}</title>
<link rel="canonical" href="${text(source)}">
<style>${css}</style>
</head>
<body>
${masthead}
<main class="main">
${story.replace(/<\/article>$/, foot)}
</main>
</body>
</html>
`;
};

export default async (tell) => {
  tell("Đang gom trang…", 60);
  const file = new Blob([await whole()], { type: "text/html" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${location.pathname.split("/").filter(Boolean).pop() ?? "trang"}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  tell(`Đã lưu ${link.download} (${Math.ceil(file.size / 1024).toLocaleString("vi-VN")} KB)`);
};
