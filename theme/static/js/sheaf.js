// Put the articles of a list together and print them, in the order of time: clerks file them so.
const MOST = 100; // articles, the newest
const AT_ONCE = 4;
const part = document.querySelector(".sheaf");
const main = document.querySelector(".main");
const [button, told] = part.children;
const kept = new Map(); // what was fetched, so that another try asks for the rest only

const fetched = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

// List the addresses of the articles, newest first, and whether there are more of them.
const listed = async () => {
  const found = [];
  for (let page = document; ; ) {
    for (const link of page.querySelectorAll(".listing__list .teaser__title a")) found.push(link.getAttribute("href"));
    const older = page.querySelector(".pager__older")?.getAttribute("href");
    if (!older || found.length >= MOST) return [found.slice(0, MOST), Boolean(older) || found.length > MOST];
    page = await fetched(older);
  }
};

// Keep of the page of an article what belongs on paper.
const story = async (address) => {
  const found = (await fetched(address)).querySelector(".story");
  if (!found) throw new Error(address);
  for (const one of found.querySelectorAll(".breadcrumbs, .topics, .feedback")) one.remove();
  for (const one of found.querySelectorAll("[id]")) one.removeAttribute("id");
  for (const one of found.querySelectorAll("img")) one.loading = "eager";
  return document.importNode(found, true);
};

const gathered = async (addresses) => {
  const missing = addresses.filter((one) => !kept.has(one));
  let failed = 0;
  const worker = async () => {
    for (let one; (one = missing.shift()); ) {
      await story(one).then((found) => kept.set(one, found), () => (failed += 1));
      if (kept.size % 5 === 0) told.textContent = `Đang gom bài: ${kept.size}/${addresses.length}…`;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failed;
};

// The first sheet: what the list is called, and what is in it.
const contents = (stories, cut) => {
  const [first, list] = [document.createElement("section"), document.createElement("ol")];
  const title = document.createElement("h1");
  title.textContent = main.querySelector(".listing__heading").textContent;
  const about = document.createElement("p");
  about.textContent = cut ? `${stories.length} bài mới nhất` : `${stories.length} bài`;
  list.className = "sheaf__contents";
  for (const one of stories) {
    const line = document.createElement("li");
    const day = one.querySelector(".opening__dateline time").dateTime.slice(0, 10).split("-").reverse().join("/");
    line.textContent = `${one.querySelector(".opening__title").textContent.trim()} – ${day}`;
    list.append(line);
  }
  first.append(title, about, list);
  return first;
};

const waited = (work, seconds) => Promise.race([work, new Promise((done) => setTimeout(done, 1000 * seconds))]);

const print = async () => {
  told.textContent = "Đang gom bài…";
  const [addresses, cut] = await listed();
  const failed = await gathered(addresses);
  if (failed) {
    told.textContent = `Chưa tải được ${failed} bài nên chưa in. Kiểm tra mạng rồi bấm lại.`;
    return;
  }
  const stories = addresses.map((one) => kept.get(one)).reverse();
  const sheets = document.createElement("div");
  sheets.className = "sheaf__stories";
  sheets.append(contents(stories, cut), ...stories);
  main.append(sheets);
  told.textContent = "Đang chờ ảnh…";
  await waited(Promise.allSettled([...sheets.querySelectorAll("img")].map((one) => one.decode())), 30);
  main.classList.add("main--sheaf");
  addEventListener("afterprint", () => {
    main.classList.remove("main--sheaf");
    sheets.remove();
  }, { once: true });
  told.textContent = cut ? `Danh sách dài: chỉ in ${MOST} bài mới nhất.` : `Đã gom ${stories.length} bài để in.`;
  window.print();
};

button.onclick = async () => {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  await print().catch(() => (told.textContent = "Chưa tải được danh sách nên chưa in. Kiểm tra mạng rồi bấm lại."));
  button.removeAttribute("aria-disabled");
};
part.classList.add("sheaf--ready");
