// Asks Pagefind as its own interface does: the data of the first ten results, then their titles.
const field = document.querySelector("#q");
const list = document.querySelector("#found");
let engine;
let turn = 0;
field.addEventListener("input", async () => {
  const mine = ++turn;
  engine ??= await import("/pagefind/pagefind.js");
  const found = await engine.search(field.value);
  const shown = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
  if (mine !== turn) return;
  list.replaceChildren(...shown.map((one) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = one.url;
    link.textContent = one.meta.title;
    return item;
  }));
  list.dataset.done = field.value;
});
