// Take back what a worker at this address kept, and the worker: the site does without it.
const OWN = `trang-tin:${new URL(self.registration.scope).pathname}:`;

const leave = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
