// Have pages kept for times without a network, once this one is there.
addEventListener("load", () => {
  const worker = new URL("../sw.js", import.meta.url);
  navigator.serviceWorker?.register(worker, { updateViaCache: "none" }).catch(() => {});
});
