// A draft saves itself at each pause. Without a connection the words stay on this device; two tabs come together.
const PREFIX = "marbles:draft:drafting-";
const PAUSE = 900;
const AGAIN = 5_000;
const HERE = (sessionStorage["marbles:window"] ??= Math.random().toString(36).slice(2));

for (const form of document.querySelectorAll("form[data-drafting]")) draft(form);
for (const form of document.querySelectorAll("form[data-remark]")) remark(form);

function draft(form) {
  const { text, version } = form.elements;
  const status = form.querySelector("[data-status]");
  const both = form.querySelector("[data-both]");
  const about = `${PREFIX}${form.dataset.drafting}:`;
  const tabs = new BroadcastChannel(about);
  // What the server is known to hold at that version; a page shown again after a problem holds more.
  let held = form.querySelector("[aria-invalid]") ? null : text.defaultValue;
  let beside = null;
  let running = null;
  let timer;

  const dirty = () => text.value !== held;
  const say = (words) => status.textContent !== words && (status.textContent = words);
  const keep = () => store(about + HERE, dirty() ? { text: text.value, version: version.value, held } : null);

  text.addEventListener("input", () => {
    keep();
    if (both.hidden) later(PAUSE);
  });
  form.addEventListener("submit", () => (clearTimeout(timer), store(about + HERE, null)));
  addEventListener("online", () => dirty() && flush());
  addEventListener("pagehide", () => dirty() && both.hidden && send(text.value, true).catch(() => {}));
  // What another tab saved shows here at once, as long as nothing is being written here.
  tabs.addEventListener("message", ({ data }) => dirty() || running || data.version <= Number(version.value) || take(data));
  both.querySelector("[data-take-mine]").addEventListener("click", () => choose(false));
  both.querySelector("[data-take-other]").addEventListener("click", () => choose(true));
  takeUp();
  // Whoever types before this script is there is heard, too.
  if (dirty()) later(PAUSE);

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  // One sending at a time; what was typed meanwhile follows.
  async function flush() {
    clearTimeout(timer);
    if (running || !dirty() || !both.hidden) return;
    running = save(text.value).finally(() => (running = null));
    await running;
    if (dirty() && both.hidden) later(PAUSE);
  }

  async function save(typed) {
    say(form.dataset.saving);
    try {
      const answered = await send(typed);
      if (!answered.headers.get("content-type")?.startsWith("application/json")) return say(form.dataset.refused);
      const saved = await answered.json();
      if (saved.outcome === "beside") return meet(saved);
      if (saved.outcome === "merged") return join(typed, saved);
      version.value = saved.version;
      held = typed;
      keep();
      tabs.postMessage({ text: saved.text, version: saved.version });
      say(form.dataset.saved);
    } catch {
      say(form.dataset.offline);
      later(AGAIN);
    }
  }

  function send(typed, leaving = false) {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ text: typed, version: Number(version.value) });
    return fetch(`${form.getAttribute("action")}/autosave`, { method: "POST", redirect: "manual", keepalive: leaving, headers, body });
  }

  // Both texts came together; what was typed since then is put where it belongs.
  function join(typed, saved) {
    const since = change(typed, text.value);
    const at = saved.text.startsWith(typed.slice(0, since.from)) ? since.from : saved.text.length - (typed.length - since.from);
    const fits = saved.text.slice(at, at + since.gone.length) === since.gone;
    held = saved.text;
    version.value = saved.version;
    place(fits ? saved.text.slice(0, at) + since.come + saved.text.slice(at + since.gone.length) : saved.text + since.come);
    keep();
    tabs.postMessage({ text: saved.text, version: saved.version });
    say(form.dataset.merged);
  }

  // The same words were changed elsewhere: the server keeps both, and the person chooses.
  function meet(saved) {
    beside = saved;
    both.querySelector("[data-other]").textContent = saved.text;
    both.hidden = false;
    say("");
    keep();
  }

  async function choose(other) {
    const mine = text.value;
    both.hidden = true;
    held = beside.text;
    version.value = beside.version;
    const action = `${form.getAttribute("action")}/versions/${beside.beside}/leaving`;
    fetch(action, { method: "POST", redirect: "manual" }).catch(() => {});
    place(other ? beside.text : mine);
    keep();
    text.focus();
    await flush();
  }

  function take(now) {
    held = now.text;
    version.value = now.version;
    place(now.text);
  }

  // Puts a text into the field and leaves the cursor where it was in the words.
  function place(words) {
    const { from, gone, come } = change(text.value, words);
    const move = (at) => (at <= from ? at : Math.max(from, at - gone.length + come.length));
    const [start, end] = [move(text.selectionStart), move(text.selectionEnd)];
    text.value = words;
    if (document.activeElement === text) text.setSelectionRange(start, end);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // What this window, or one that was closed, could not send any more.
  function takeUp() {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(about))) {
      const left = read(key);
      localStorage.removeItem(key);
      if (!left || left.text === text.value) continue;
      version.value = left.version;
      held = left.held;
      place(left.text);
      return flush();
    }
  }
}

// A passage that is chosen in the text is what the remark is about.
function remark(form) {
  const passages = document.querySelector("[data-passages]");
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!passages.contains(range.commonAncestorContainer)) return;
    const before = range.cloneRange();
    before.selectNodeContents(passages);
    before.setEnd(range.startContainer, range.startOffset);
    form.elements.quote.value = range.toString().trim();
    form.elements.starts.value = [...before.toString()].length;
  });
}

// Where two texts differ, from the first sign to the last.
function change(old, now) {
  let from = 0;
  while (from < old.length && from < now.length && old[from] === now[from]) from += 1;
  let back = 0;
  while (back < old.length - from && back < now.length - from && old.at(-1 - back) === now.at(-1 - back)) back += 1;
  return { from, gone: old.slice(from, old.length - back), come: now.slice(from, now.length - back) };
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// A full or forbidden storage only means that nothing is kept on the device.
function store(key, words) {
  try {
    words ? localStorage.setItem(key, JSON.stringify(words)) : localStorage.removeItem(key);
  } catch {}
}
