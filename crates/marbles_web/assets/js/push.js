// Push on this device: switched on and off here, with a word for every state that a browser can be in.
import { say } from "./toast.js";

const box = document.querySelector("[data-push]");
const key = bytes(box.dataset.push);

// iPhones and iPads offer push only to apps on the home screen, and until then lack the very objects.
const isApple = /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
const works = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window && isSecureContext;

if (works) look().catch(() => show("off"));
else show(isApple && !navigator.standalone ? "home" : "unsupported");

box.querySelector("[data-push-on]").addEventListener("click", () => attempt(switchOn));
box.querySelector("[data-push-off]").addEventListener("click", () => attempt(switchOff));

async function look() {
  show(Notification.permission === "denied" ? "denied" : "off");
  if (Notification.permission !== "granted") return;
  const subscription = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
  if (!subscription) return;
  if (!isOurs(subscription)) {
    // The installation has another key than when this device subscribed: the push service would refuse us.
    await subscription.unsubscribe();
    return switchOn();
  }
  show("on");
  await tell(subscription);
}

async function switchOn() {
  if ((await Notification.requestPermission()) !== "granted") return show(Notification.permission === "denied" ? "denied" : "off");
  const { pushManager } = await navigator.serviceWorker.ready;
  await tell(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  show("on");
}

async function switchOff() {
  const subscription = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
  if (subscription) {
    await post("/me/push/off", { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }
  show("off");
}

async function attempt(change) {
  box.setAttribute("aria-busy", "true");
  await change().catch(() => say(box.dataset.failedWord));
  box.removeAttribute("aria-busy");
}

async function tell(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  await post("/me/push", { endpoint, ...keys, device: name() });
}

async function post(path, fields) {
  const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields) });
  if (!answer.ok || answer.redirected) throw new Error(`${path} answered ${answer.status}`);
}

function isOurs({ options }) {
  const theirs = options?.applicationServerKey;
  return !theirs || new Uint8Array(theirs).join() === key.join();
}

function show(state) {
  for (const part of box.querySelectorAll("[data-push-state]")) part.hidden = part.dataset.pushState !== state;
}

// What somebody with several devices tells them apart by: the browser and the system, no more.
function name() {
  const { userAgent } = navigator;
  const first = (names) => names.find(([sign]) => userAgent.includes(sign))?.[1] ?? "";
  const browser = first([["Edg", "Edge"], ["OPR/", "Opera"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]]);
  const system = first([["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS", "Mac"], ["Linux", "Linux"]]);
  return [browser, system].filter(Boolean).join(" · ");
}

function bytes(text) {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}
