// Offline: the shell (styles, font, icons) and one polite page. No page of a person is ever stored.
const assets = new URL(location).searchParams.get("assets") ?? "/assets/";
const SHELL = `shell ${assets}`;
const FILES = ["marbles.css", "icons.svg", "favicon.svg", "logo-mark.svg", "fonts/schibsted-grotesk-latin.woff2", "js/marbles.js", "offline.html"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(FILES.map((file) => assets + file))).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== SHELL).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names))).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (request.mode === "navigate") return event.respondWith(fetch(request).catch(offline));
  if (origin === location.origin && pathname.startsWith(assets)) event.respondWith(shelved(request));
});

async function shelved(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// The page stands at the address that was asked for, so that trying again leads there.
async function offline() {
  const page = await caches.match(assets + "offline.html");
  if (!page) return Response.error();
  const html = (await page.text()).replaceAll('="./', `="${assets}`);
  return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
