// The desk by keyboard: j and k walk through what waits, Enter opens it, t opens the line of thanks.
const things = [...document.querySelectorAll("[data-desk] > .queued")];
const keys = document.querySelector("[data-keys]");
if (keys && matchMedia("(pointer: fine)").matches) keys.hidden = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const here = things.findIndex((thing) => thing.contains(document.activeElement));
  if (event.key === "j" || event.key === "k") {
    const next = event.key === "j" ? here + 1 : Math.max(here, 1) - 1;
    focus(things[Math.min(next, things.length - 1)]);
  } else if (event.key === "t" && here >= 0) {
    const thanks = things[here].querySelector("details");
    if (!thanks) return;
    event.preventDefault();
    thanks.open = true;
    thanks.querySelector("input[name=words]").focus();
  }
});

function focus(thing) {
  if (!thing) return;
  thing.querySelector("[data-open]").focus();
  thing.scrollIntoView({ block: "nearest" });
}
