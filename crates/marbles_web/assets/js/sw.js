// Offline: the shell (styles, font, icons) and one polite page. No page of a person is ever stored.
const assets = new URL(location).searchParams.get("assets") ?? "/assets/";
const SHELL = `shell ${assets}`;
const FILES = ["marbles.css", "icons.svg", "favicon.svg", "logo-mark.svg", "fonts/schibsted-grotesk-latin.woff2", "js/marbles.js", "js/toast.js", "offline.html"];

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

// A message: shown as it came. One with the same tag takes the place of the one before.
addEventListener("push", (event) => {
  const told = event.data?.json()?.notification;
  if (!told?.title) return;
  const { title, body, tag, lang, navigate } = told;
  event.waitUntil(registration.showNotification(title, { body, tag, lang, icon: assets + "icon-192.png", data: { navigate } }));
});

// A tap leads to the story, and nowhere but here.
addEventListener("notificationclick", (event) => {
  event.notification.close();
  const wanted = new URL(event.notification.data?.navigate ?? "/today", location);
  const url = wanted.origin === location.origin ? wanted.href : new URL("/today", location).href;
  event.waitUntil(clients.openWindow(url));
});

// Browsers renew a subscription from time to time; ours has to follow.
addEventListener("pushsubscriptionchange", (event) => {
  const { oldSubscription } = event;
  const renewed = async () => {
    const options = oldSubscription?.options;
    const subscription = event.newSubscription ?? (options && (await registration.pushManager.subscribe(options)));
    if (oldSubscription) await post("/me/push/off", { endpoint: oldSubscription.endpoint });
    if (!subscription) return;
    const { endpoint, keys } = subscription.toJSON();
    await post("/me/push", { endpoint, ...keys });
  };
  event.waitUntil(renewed());
});

function post(path, fields) {
  return fetch(path, { method: "POST", body: new URLSearchParams(fields) });
}
