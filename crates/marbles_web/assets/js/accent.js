// Shows the organisation's colour while it is typed, and says whether it reads well (WCAG contrast on paper, light and dark).
const box = document.querySelector("[data-accent]");
const input = document.querySelector(box.dataset.accent);
const note = box.querySelector("[data-accent-note]");
const button = box.querySelector("[data-accent-button]");
const papers = [[0xf8, 0xf5, 0xef], [0x14, 0x21, 0x27]];
const said = note.textContent;
const first = input.value;

const parts = (text) => /^#[0-9a-f]{6}$/i.test(text) && [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

input.addEventListener("input", () => {
  const colour = parts(input.value.trim());
  if (!colour) return;
  button.style.setProperty("--accent", input.value.trim());
  button.style.setProperty("--on-accent", contrast(colour, [255, 255, 255]) >= 4.5 ? "#ffffff" : "#0b161b");
  const fine = papers.every((paper) => contrast(colour, paper) >= 4.5);
  note.textContent = input.value === first ? said : fine ? note.dataset.fine : note.dataset.weak;
});
