// The assistant: what it proposes stands beside the text until it is taken or left; writing goes on all the while.
import { say } from "./toast.js";

const LONGEST = 40_000;

for (const panel of document.querySelectorAll("[data-assistant]")) assist(panel);

function assist(panel) {
  const form = panel.closest("form");
  const text = form.querySelector("textarea[name=text]");
  const place = panel.querySelector("[data-assistant-place]");
  const words = panel.dataset;
  let asking;
  // Enter in a field of this form means its own button, never one of these.
  const calm = () => panel.querySelectorAll("button").forEach((button) => (button.type = "button"));

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-assistant-take]")) return take(button.value);
    if (button.matches("[data-assistant-leave]")) return leave();
    if (button.hasAttribute("formaction")) ask(button);
  });

  async function ask(button) {
    asking?.abort();
    const mine = (asking = new AbortController());
    const body = new URLSearchParams(new FormData(form));
    body.set("text", text.value);
    if (button.dataset.into) body.set("into", button.dataset.into);
    if (button.name) body.set(button.name, button.value);
    place.replaceChildren(line(words.waiting));
    panel.setAttribute("aria-busy", "true");
    const timer = setTimeout(() => mine.abort(), LONGEST);
    const part = await fetch(button.getAttribute("formaction"), { method: "POST", body, signal: mine.signal })
      .then((answer) => answer.text())
      .then((page) => new DOMParser().parseFromString(page, "text/html").querySelector("[data-assisted]"))
      .catch(() => null);
    clearTimeout(timer);
    if (asking !== mine) return;
    panel.removeAttribute("aria-busy");
    place.replaceChildren(part ?? line(words.failedWords));
    place.querySelectorAll("[data-assistant-leave]").forEach((leave) => (leave.hidden = false));
    calm();
  }

  function take(proposed) {
    const before = text.value;
    put(proposed);
    leave();
    say(words.taken, { label: words.undo, run: () => put(before) });
  }

  function put(value) {
    text.value = value;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function leave() {
    place.replaceChildren();
    text.focus();
  }

  calm();
}

function line(words) {
  const made = document.createElement("p");
  made.className = "soft";
  made.textContent = words;
  return made;
}
