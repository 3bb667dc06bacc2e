// The appearance changes at once and is then kept by the server.
for (const form of document.querySelectorAll("[data-theme-switch]")) {
  form.querySelector("button")?.setAttribute("hidden", "");
  form.addEventListener("change", ({ target }) => {
    document.documentElement.dataset.theme = target.value;
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" }).catch(() => {});
  });
}
