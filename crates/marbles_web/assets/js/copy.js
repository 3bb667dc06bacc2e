// Copying, and the phone's own share sheet where there is one.
import { say } from "./toast.js";

const words = (selector) => {
  const from = document.querySelector(selector);
  return (from?.value ?? from?.textContent ?? "").trim();
};

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words(button.dataset.copy));
    say(button.dataset.copied);
  });
}

for (const button of document.querySelectorAll("[data-web-share]")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", async () => {
    const { url, title } = button.dataset;
    const text = button.dataset.webShare ? words(button.dataset.webShare) : undefined;
    // Closing the sheet without sharing is no error.
    await navigator.share({ title, text, url }).catch(() => {});
  });
}
