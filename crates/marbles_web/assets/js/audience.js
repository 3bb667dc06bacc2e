// While an audience is chosen, says how many people it holds; the server counts.
const part = document.querySelector("[data-audience]");
const output = part.querySelector("[data-reach]");
part.querySelector("[data-count-reach]").hidden = true;

let asked = 0;
part.addEventListener("change", async ({ target }) => {
  // Ticking a group or a topic means it.
  if (target.type === "checkbox" && target.checked) part.querySelector("[name=audience][value=some]").checked = true;
  const chosen = new URLSearchParams();
  for (const field of part.querySelectorAll("input:checked")) chosen.append(field.name, field.value);
  const turn = ++asked;
  try {
    const answer = await fetch(`${part.dataset.audience}?${chosen}`);
    if (answer.ok && turn === asked) output.textContent = await answer.text();
  } catch {
    // Offline: the number that stood there stays.
  }
});
