// Show how often an article was read by now, where the server counts: it writes a file for each month.
const [, root, article, year, month] = /^(.*)\/((\d{4})\/(\d\d)\/[^/]+\/)/.exec(location.pathname) ?? [];

const show = async () => {
  const answer = await fetch(`${root}/luot-xem/${year}-${month}.json`, { priority: "low" });
  const views = answer.ok && (await answer.json())[article];
  const text = `Lượt xem: ${String(views).replace(/\B(?=(\d{3})+$)/g, ".")}`;
  if (views > 0) document.querySelector(".opening__views").textContent = text;
};

if (article) show().catch(() => {}); // the page has what was imported
