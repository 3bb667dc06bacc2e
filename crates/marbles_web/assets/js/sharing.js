// Two taps: the composer's button opens the network at once, and the page that follows asks "posted?".
import { say } from "./toast.js";

const composer = document.querySelector("[data-composer]");
composer?.addEventListener("submit", async (event) => {
  if (event.submitter?.name === "starter" || event.submitter?.hasAttribute("data-starter")) return;
  // A button that leads elsewhere, such as one of the assistant's, shares nothing.
  if (event.submitter?.hasAttribute("formaction")) return;
  // These have no composer on the web to open.
  if (["copy", "device", "email"].includes(new FormData(composer).get("network"))) return;
  // The window must open within the tap itself, or the browser takes it for an advertisement.
  const window_ = open("about:blank", "_blank");
  if (!window_) return;
  event.preventDefault();
  const answer = await fetch(composer.action, { method: "POST", body: new URLSearchParams(new FormData(composer)) }).catch(() => null);
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const way = page?.querySelector("[data-compose]");
  if (!way) {
    window_.close();
    return answer?.ok ? (location.href = answer.url) : composer.submit();
  }
  await copy(page.querySelector(way.dataset.copies ?? "none")?.textContent);
  window_.opener = null;
  window_.location.href = way.href;
  location.href = answer.url;
});

const way = document.querySelector("a[data-compose][data-copies]");
way?.addEventListener("click", () => copy(document.querySelector(way.dataset.copies).textContent).then((done) => done && say(way.dataset.copied)));

async function copy(text) {
  if (!text || !navigator.clipboard) return false;
  return navigator.clipboard.writeText(text.trim()).then(() => true, () => false);
}

if (navigator.share) for (const choice of document.querySelectorAll("[data-device]")) choice.hidden = false;
