// The composer: a live count by the network's own rule, the excess marked, the preview as you type, starters with undo.
import { count } from "./counting.js";
import { say } from "./toast.js";

for (const form of document.querySelectorAll("[data-composer]")) compose(form);

function compose(form) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const text = part("text");
  const network = () => form.querySelector("input[name=network]:checked");

  function draw() {
    const chosen = network();
    if (chosen) {
      const { used, limit, over } = measure(chosen, text.value);
      mark(part("behind"), text.value, over);
      tell(part("count"), limit === null ? null : limit - used);
      if (chosen.dataset.share && part("share-label")) part("share-label").textContent = chosen.dataset.share;
    }
    if (part("preview")) part("preview").textContent = text.value;
  }

  text.addEventListener("input", draw);
  text.addEventListener("scroll", () => (part("behind").scrollTop = text.scrollTop));
  form.addEventListener("change", draw);
  form.addEventListener("click", (event) => {
    const append = event.target.closest("[data-append]");
    if (append) {
      event.preventDefault();
      const words = text.value.trimEnd();
      const { append: tag } = append.dataset;
      if (!words.toLowerCase().includes(tag.toLowerCase())) place(text, words ? `${words}\n${tag}` : tag);
      return text.focus();
    }
    const starter = event.target.closest("[data-starter]");
    if (!starter) return;
    event.preventDefault();
    const before = text.value;
    place(text, starter.closest(".starter").querySelector("p").textContent);
    if (before.trim()) say(form.dataset.starterDone, { label: form.dataset.undo, run: () => place(text, before) });
    text.focus();
  });
  draw();
}

// `over` is the index in the string where what exceeds the limit begins, or -1. The link's room is kept free.
function measure(chosen, text) {
  const rule = JSON.parse(chosen.dataset.rule);
  const { link } = chosen.dataset;
  const line = link && !text.includes(link) ? `\n${link}` : "";
  const less = (limit, room) => (limit === null ? null : limit - room);
  const free = { ...rule, limit: less(rule.limit, count(rule, line).used), bytes: less(rule.bytes, line.length) };
  const { used, limit, exceedsAt } = count(free, text);
  return { used, limit, over: exceedsAt ?? -1 };
}

function mark(behind, text, over) {
  if (!behind) return;
  // The trailing space keeps the last, empty line as high as in the textarea.
  if (over < 0) return behind.replaceChildren(text + " ");
  const excess = document.createElement("mark");
  excess.textContent = text.slice(over);
  behind.replaceChildren(text.slice(0, over), excess, " ");
}

function tell(count, left) {
  if (!count) return;
  count.hidden = left === null;
  if (left === null) return;
  const words = left < 0 ? count.dataset.over : count.dataset.left;
  count.textContent = words.replace("##", Math.abs(left).toLocaleString(document.documentElement.lang));
  count.classList.toggle("over", left < 0);
}

function place(text, words) {
  text.value = words;
  text.dispatchEvent(new Event("input", { bubbles: true }));
}
