// Drafts: what you type stays on this device until it is safely sent, also in a second tab.
const PREFIX = "marbles:draft:";
const SENT = "marbles:sent";
const kept = (form) => [...form.querySelectorAll("textarea, select, input")].filter((field) => field.name && !LEFT_OUT.has(field.type));
const LEFT_OUT = new Set(["hidden", "password", "file", "radio", "checkbox", "submit", "button"]);

dropSent();
for (const form of document.querySelectorAll("form[data-draft]")) keep(form);
for (const form of document.querySelectorAll("form[data-forget-drafts]")) form.addEventListener("submit", forget);

// The page after a sending drops the draft, unless it says that something went wrong.
function dropSent() {
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && !document.querySelector("[data-failed], [aria-invalid=true]")) localStorage.removeItem(PREFIX + sent);
}

function keep(form) {
  const key = PREFIX + form.dataset.draft;
  const original = values(form);
  const saved = read(key);
  if (saved && differs(saved, original)) {
    fill(form, saved);
    offerReturn(form, () => (fill(form, original), localStorage.removeItem(key)));
  }
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(key, values(form), original), 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    save(key, values(form), original);
    sessionStorage.setItem(SENT, form.dataset.draft);
  });
  addEventListener("storage", (event) => {
    if (event.key === key && event.newValue && !form.contains(document.activeElement)) fill(form, read(key));
  });
}

function offerReturn(form, drop) {
  const note = form.querySelector("[data-draft-kept]");
  if (!note) return;
  note.hidden = false;
  note.querySelector("button")?.addEventListener("click", () => (drop(), (note.hidden = true)));
}

function values(form) {
  return Object.fromEntries(kept(form).map((field) => [field.name, field.value]));
}

function differs(saved, original) {
  return Object.keys(original).some((name) => name in saved && saved[name] !== original[name] && saved[name] !== "");
}

function fill(form, saved) {
  for (const field of kept(form)) {
    if (!(field.name in (saved ?? {}))) continue;
    field.value = saved[field.name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function forget() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// A full or forbidden storage only means that nothing is kept.
function save(key, now, original) {
  const same = JSON.stringify(now) === JSON.stringify(original);
  try {
    same ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(now));
  } catch {}
}
