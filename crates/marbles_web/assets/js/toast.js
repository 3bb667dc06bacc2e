// Toasts: said once, kept while you look at them, undone with one button.
const place = document.querySelector("[data-toasts]");
const SHOWN_FOR = 10_000;

for (const toast of place.querySelectorAll("[data-toast]")) live(toast);

// Says `text`; with `undo`, a label and a function, it offers to take the action back.
export function say(text, undo) {
  const toast = document.createElement("div");
  toast.className = "toast";
  const words = document.createElement("p");
  words.textContent = text;
  toast.append(words);
  if (undo) toast.append(button(undo.label, () => (undo.run(), leave(toast))));
  place.replaceChildren(toast);
  live(toast);
}

function live(toast) {
  const close = button("×", () => leave(toast));
  close.classList.add("only");
  close.setAttribute("aria-label", place.dataset.closeWord);
  toast.append(close);
  let timer;
  const start = () => (timer = setTimeout(() => leave(toast), SHOWN_FOR));
  const stop = () => clearTimeout(timer);
  toast.addEventListener("pointerenter", stop);
  toast.addEventListener("pointerleave", start);
  toast.addEventListener("focusin", stop);
  toast.addEventListener("focusout", start);
  start();
}

function leave(toast) {
  toast.remove();
}

function button(label, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label;
  made.addEventListener("click", run);
  return made;
}
