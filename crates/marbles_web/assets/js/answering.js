// Answers save themselves at each pause; without a connection the words stay on this device until there is one.
const PREFIX = "marbles:draft:answer-";
const PAUSE = 900;
const AGAIN = 5_000;
// Each window keeps its own words.
const HERE = Math.random().toString(36).slice(2);

for (const form of document.querySelectorAll("form[data-answer]")) answer(form);

function answer(form) {
  const { text, version, rung } = form.elements;
  const both = form.querySelector("[data-both]");
  const status = form.querySelector("[data-status]");
  const about = `${PREFIX}${form.dataset.answer}-${rung.value}:`;
  const key = about + HERE;
  const shape = () => form.querySelector("input[name=shape]:checked")?.value ?? "";
  // What the server is known to hold, and what may have reached it without our hearing of it.
  let held = both.hidden ? text.defaultValue : null;
  let heldShape = shape();
  let sent = new Set();
  let running = null;
  let refused = false;
  let timer;

  const dirty = () => text.value !== held || shape() !== heldShape;
  const say = (words) => status.textContent !== words && (status.textContent = words);
  const keep = () => store(key, dirty() ? { text: text.value, version: version.value, held } : null);

  form.addEventListener("input", () => {
    keep();
    if (both.hidden) later(PAUSE);
  });
  form.addEventListener("submit", submit);
  addEventListener("online", () => dirty() && both.hidden && flush());
  addEventListener("pagehide", () => dirty() && both.hidden && send(true).catch(() => {}));
  takeUp();

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  // One sending at a time; what was typed meanwhile follows.
  async function flush() {
    clearTimeout(timer);
    if (running) await running;
    if (!dirty() || !both.hidden) return;
    running = save().finally(() => (running = null));
    await running;
  }

  async function save() {
    const typed = { text: text.value, shape: shape() };
    say(form.dataset.saving);
    sent.add(typed.text);
    try {
      const answered = await send();
      refused = !answered.headers.get("content-type")?.startsWith("application/json");
      if (refused) return say(form.dataset.refused);
      const now = await answered.json();
      if (answered.status === 409) return await meet(now);
      version.value = now.version;
      held = typed.text;
      heldShape = typed.shape;
      sent = new Set();
      keep();
      say(dirty() ? form.dataset.saving : form.dataset.saved);
      if (dirty()) later(PAUSE);
    } catch {
      say(form.dataset.offline);
      later(AGAIN);
    }
  }

  function send(leaving = false) {
    const typed = { version: Number(version.value), rung: rung.value, text: text.value, shape: shape() };
    const headers = { "content-type": "application/json" };
    return fetch(`${form.getAttribute("action")}/autosave`, { method: "POST", redirect: "manual", keepalive: leaving, headers, body: JSON.stringify(typed) });
  }

  // Another window was faster. If it left this field alone, ours follows; if not, both texts are shown.
  async function meet(now) {
    version.value = now.version;
    if (now.text === held || sent.has(now.text)) {
      held = now.text;
      return save();
    }
    show(now.text);
  }

  function show(other) {
    clearTimeout(timer);
    held = other;
    both.querySelector("[data-there]").textContent = other;
    both.hidden = false;
    say("");
    keep();
    both.scrollIntoView({ block: "nearest" });
  }

  // Words that an earlier window could not send any more; one that is still open looks after its own.
  async function takeUp() {
    const open = await navigator.locks?.query().then(({ held }) => held.map(({ name }) => name)).catch(() => []);
    for (const left of Object.keys(localStorage).filter((name) => name.startsWith(about))) {
      if (left !== key && open?.includes(left)) continue;
      const kept = read(left);
      localStorage.removeItem(left);
      if (!kept || kept.text === held || !both.hidden) continue;
      const there = text.value;
      text.value = kept.text;
      keep();
      if (kept.version === version.value || kept.held === held) flush();
      else show(there);
    }
    navigator.locks?.request(key, () => new Promise(() => {}));
  }

  async function submit(event) {
    if (form.dataset.flushed) return;
    const { submitter } = event;
    const stays = submitter?.name === "keep" || submitter?.matches("[data-save]");
    // With nothing to wait for the browser goes on by itself: a form cannot be sent anew while it is being sent.
    if (both.hidden && !dirty() && !running && !stays) return;
    event.preventDefault();
    if (submitter?.name === "keep") return choose(submitter.value);
    if (!both.hidden) return both.scrollIntoView({ block: "nearest" });
    await flush();
    // What the server would not take from us it explains on a page of its own.
    if ((dirty() && !refused) || !both.hidden) return;
    if (submitter?.matches("[data-save]") && !refused) return say(form.dataset.saved);
    form.dataset.flushed = "yes";
    form.requestSubmit(submitter);
  }

  // Of two texts, `mine` stands in the field already.
  function choose(which) {
    const there = both.querySelector("[data-there]").textContent;
    if (which === "other") text.value = there;
    if (which === "both") text.value = `${there.trimEnd()}\n\n${text.value.trimStart()}`;
    held = there;
    both.hidden = true;
    keep();
    text.focus();
    flush();
  }

  addEventListener("pageshow", () => delete form.dataset.flushed);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// A full or forbidden storage only means that nothing is kept on the device.
function store(key, kept) {
  try {
    kept ? localStorage.setItem(key, JSON.stringify(kept)) : localStorage.removeItem(key);
  } catch {}
}
