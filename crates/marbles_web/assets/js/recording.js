// Voice notes: recorded here, kept by the server, and never lost for want of a connection while the window is open.
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const LOOK_AGAIN = 4_000;

for (const box of document.querySelectorAll("[data-recorder]")) recorder(box);
wait();

function recorder(box) {
  const part = (name) => box.querySelector(`[data-${name}]`);
  const kind = globalThis.MediaRecorder && KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  if (!kind || !navigator.mediaDevices?.getUserMedia) return;
  box.hidden = false;
  const say = (words) => (part("recorder-status").textContent = words);
  let recording = null;

  part("record").addEventListener("click", begin);
  part("stop").addEventListener("click", () => recording?.stop());
  part("cancel").addEventListener("click", () => {
    if (recording) recording.thrown = true;
    recording?.stop();
  });

  async function begin() {
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return say(box.dataset.denied);
    }
    const pieces = [];
    recording = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 48_000 });
    recording.addEventListener("dataavailable", ({ data }) => data.size && pieces.push(data));
    const clock = tick(recording);
    recording.addEventListener("stop", () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      const { thrown } = recording;
      recording = null;
      show(false);
      say("");
      if (!thrown) send(new Blob(pieces, { type: kind }));
    });
    recording.start(1_000);
    show(true);
    say(box.dataset.recording);
    part("stop").focus();
  }

  function tick(mine) {
    const begun = performance.now();
    return setInterval(() => {
      const seconds = Math.floor((performance.now() - begun) / 1000);
      part("clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (seconds >= Number(box.dataset.most) && mine.state === "recording") mine.stop();
    }, 250);
  }

  function show(runs) {
    part("record").hidden = runs;
    part("stop").hidden = part("cancel").hidden = !runs;
    if (!runs) part("clock").textContent = "";
  }

  async function send(sound) {
    const form = new FormData();
    form.append("file", sound, "voice-note");
    say(box.dataset.sending);
    try {
      const answered = await fetch(box.dataset.recorder, { method: "POST", body: form, redirect: "manual" });
      // What was taken in leads on to the page.
      if (answered.type !== "opaqueredirect") return say(box.dataset.refused);
    } catch {
      say(box.dataset.offline);
      return addEventListener("online", () => send(sound), { once: true });
    }
    await refresh();
    say(box.dataset.kept);
  }
}

// The photos and voice notes as the server has them now; what is being written stays as it is.
async function refresh() {
  const page = await fetch(location.href, { redirect: "manual" }).then((answer) => answer.text());
  const now = new DOMParser().parseFromString(page, "text/html").querySelector("[data-media]");
  if (now) document.querySelector("[data-media]")?.replaceWith(document.adoptNode(now));
  wait();
}

// While a voice note is being written out, look again.
function wait() {
  if (document.querySelector("[data-waits]")) setTimeout(() => refresh().catch(wait), LOOK_AGAIN);
}
