// Have pages kept for times without a network; tell a worker that was not there yet what this one shows.
const worker = navigator.serviceWorker;
const begin = async () => {
  const { controller } = worker;
  await worker.register(new URL("../sw.js", import.meta.url), { updateViaCache: "none" });
  const shown = performance.getEntriesByType("resource");
  if (!controller) (await worker.ready).active.postMessage(shown.map(({ name }) => name));
};
if (worker) addEventListener("load", () => begin().catch(() => {}));
