// While a story is written and its audience chosen, says how many people it holds and what the story will probably do;
// the server counts.
const part = document.querySelector("[data-audience]");
const form = part.closest("form");
const output = part.querySelector("[data-reach]");
const COUNTS = new Set(["topic", "language", "author", "url", "evergreen", "audience", "group", "follower", "barred"]);
part.querySelector("[data-count-reach]").hidden = true;

let asked = 0;
form.addEventListener("change", async ({ target }) => {
  if (!COUNTS.has(target.name)) return;
  // Ticking a group or a topic means it.
  const means = target.name === "group" || target.name === "follower";
  if (means && target.checked) part.querySelector("[name=audience][value=some]").checked = true;
  const chosen = new URLSearchParams([...new FormData(form)].filter(([name]) => COUNTS.has(name)));
  const turn = ++asked;
  try {
    const answer = await fetch(`${part.dataset.audience}?${chosen}`);
    if (answer.ok && turn === asked) output.textContent = await answer.text();
  } catch {
    // Offline: the number that stood there stays.
  }
});
