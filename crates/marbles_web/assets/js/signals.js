// What is really seen, and what is read: a story half in view for a second, once a day; a story open for ten seconds.
const today = new Date().toLocaleDateString("sv");
const KEY = "marbles:seen";
const told = told_today();

const watching = new Map();
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    clearTimeout(watching.get(target));
    if (isIntersecting) watching.set(target, setTimeout(() => document.visibilityState === "visible" && seen(target), 1000));
  }
}, { threshold: 0.5 });
for (const story of document.querySelectorAll("[data-seen]")) if (!told.has(story.dataset.seen)) observer.observe(story);

const open = document.querySelector("[data-opened]");
if (open) {
  let seconds = 0;
  const timer = setInterval(() => {
    if (document.visibilityState !== "visible" || ++seconds < 10) return;
    clearInterval(timer);
    tell(open.dataset.opened, "opened");
  }, 1000);
}

function seen(story) {
  observer.unobserve(story);
  told.add(story.dataset.seen);
  localStorage.setItem(KEY, JSON.stringify({ day: today, stories: [...told] }));
  tell(story.dataset.seen, "seen");
}

function tell(story, kind) {
  fetch(`/stories/${story}/signals`, { method: "POST", body: new URLSearchParams({ kind }), keepalive: true }).catch(() => {});
}

function told_today() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return new Set(kept?.day === today ? kept.stories : []);
  } catch {
    return new Set();
  }
}
