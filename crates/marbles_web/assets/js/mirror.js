// The mirror: at each pause the server looks at the words; a hint is taken over with one tap, undone with another, or
// sent away for good. Offline, the hints that stood there stay.
import { say } from "./toast.js";

const PAUSE = 900;

for (const panel of document.querySelectorAll("[data-mirror]")) look_into(panel);

function look_into(panel) {
  const form = panel.closest("form");
  const text = form.querySelector("[data-text]");
  const hints = panel.querySelector("[data-mirror-hints]");
  let timer;
  let turn = 0;
  let seen = "";

  panel.querySelector("[data-mirror-look]").hidden = true;
  const later = () => (clearTimeout(timer), (timer = setTimeout(look, PAUSE)));
  text.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-mirror-use], [data-mirror-dismiss]");
    if (!button || !panel.contains(button)) return;
    event.preventDefault();
    button.matches("[data-mirror-use]") ? use(button.value) : dismiss(button);
  });
  if (text.value.trim()) later();

  async function look() {
    const chosen = new FormData(form);
    const written = new URLSearchParams({ text: text.value, network: chosen.get("network") ?? "", story: chosen.get("story") ?? "" });
    if (String(written) === seen) return;
    const mine = ++turn;
    try {
      const answer = await fetch(panel.dataset.mirror, { method: "POST", body: written });
      if (!answer.ok || mine !== turn) return;
      show(await answer.text());
      seen = String(written);
    } catch {
      // Offline: what was said stays.
    }
  }

  // Only what has changed is replaced, so that nothing is read out twice and an open example stays open.
  function show(markup) {
    const made = document.createElement("template");
    made.innerHTML = markup;
    if (hints.innerHTML.trim() === made.innerHTML.trim()) return;
    const held = hints.querySelector("[data-hint]:focus-within")?.dataset.hint;
    const open = [...hints.querySelectorAll("[data-hint]:has(details[open])")].map((hint) => hint.dataset.hint);
    hints.replaceChildren(made.content);
    for (const hint of hints.querySelectorAll("[data-hint]")) {
      const details = hint.querySelector("details");
      if (details && open.includes(hint.dataset.hint)) details.open = true;
      if (hint.dataset.hint === held) hint.querySelector("summary, button").focus();
    }
  }

  function use(words) {
    const before = text.value;
    place(words);
    say(panel.dataset.mirrorUsed, { label: form.dataset.undo, run: () => place(before) });
    text.focus();
  }

  function place(words) {
    text.value = words;
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function dismiss(button) {
    const address = `/me/mirror/dismissals/${button.value}`;
    button.closest("[data-hint]").remove();
    text.focus();
    await tell(address);
    say(panel.dataset.mirrorDismissed, { label: form.dataset.undo, run: () => tell(`${address}/undo`).then(again) });
    again();
  }

  function again() {
    seen = "";
    later();
  }
}

// The answer leads to a page for those without script, which is not needed here.
function tell(address) {
  return fetch(address, { method: "POST", redirect: "manual" }).catch(() => {});
}
