// What every page shares: menus, dialogs, slow forms; the rest is fetched only where the markup asks for it.
const wanted = [
  ["[data-toast]", "./toast.js"], ["[data-composer]", "./composer.js"], ["[data-draft], [data-forget-drafts]", "./drafts.js"],
  ["[data-copy], [data-web-share]", "./copy.js"], ["[data-theme-switch]", "./theme.js"], ["[data-drop]", "./drop.js"], ["[data-accent]", "./accent.js"],
  ["[data-composer], [data-compose]", "./sharing.js"], ["[data-audience]", "./audience.js"], ["[data-seen], [data-opened]", "./signals.js"],
  ["[data-mirror]", "./mirror.js"], ["[data-push]", "./push.js"], ["form[data-answer]", "./answering.js"], ["[data-recorder], [data-waits]", "./recording.js"],
  ["form[data-drafting], form[data-remark]", "./drafting.js"], ["[data-desk]", "./desk.js"], ["[data-assistant]", "./assistant.js"],
  ["form[action='/sign-out']", "./leaving.js"],
];

for (const [selector, module] of wanted) if (document.querySelector(selector)) import(module);
// A draft that was sent from the page before is dropped by drafts.js, also where no draft is written.
if (sessionStorage.getItem("marbles:sent")) import("./drafts.js");

const menus = () => document.querySelectorAll("details[data-menu][open]");
document.addEventListener("click", (event) => {
  const { target } = event;
  for (const menu of menus()) if (!menu.contains(target)) menu.open = false;
  const opener = target.closest("[data-opens]");
  if (opener) opens(opener.dataset.opens, () => event.preventDefault());
  if (target.closest("[data-closes]")) target.closest("dialog")?.close();
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("focusin", ({ target }) => {
  for (const menu of menus()) if (!menu.contains(target)) menu.open = false;
});

function opens(id, instead) {
  const dialog = document.getElementById(id);
  if (!dialog?.showModal) return;
  instead();
  dialog.showModal();
}

// A form that takes longer than 300 ms says so on its button, and is sent once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  if (form.dataset.sending) return event.preventDefault();
  form.dataset.sending = "yes";
  const button = event.submitter ?? form.querySelector("button:not([type=button])");
  setTimeout(() => form.dataset.sending && button?.setAttribute("aria-busy", "true"), 300);
  // A form that opens elsewhere, or downloads, leaves this page as it is.
  if (form.target && form.target !== "_self") setTimeout(() => rest(form), 1500);
});
addEventListener("pageshow", (event) => event.persisted && document.querySelectorAll("form[data-sending]").forEach(rest));

function rest(form) {
  delete form.dataset.sending;
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
}

if ("serviceWorker" in navigator && isSecureContext) {
  const assets = new URL("../", import.meta.url).pathname;
  navigator.serviceWorker.register(`/sw.js?assets=${encodeURIComponent(assets)}`).catch(() => {});
}

addEventListener("offline", async () => {
  const toast = await import("./toast.js").catch(() => null);
  toast?.say(document.querySelector("[data-toasts]").dataset.offline);
});
