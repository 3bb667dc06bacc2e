// A person connects a calendar, sees what push can do here, and gets a message on the device that leads to a story.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive } from "../support/steps.mjs";

export const claim = "messages reach a person where they want them";

export default async function channels({ marbles, open }) {
  const window = await open();
  const { page, context } = window;
  await arrive({ marbles, window }, "Freja Lindholm", people.freja);

  await page.goto("/me");
  await page.getByRole("link", { name: "This device, Slack, your calendar" }).click();
  await page.getByRole("button", { name: "Tell me on this device" }).waitFor();
  await window.look("channels");
  await window.look("channels-dark", { scheme: "dark" });
  await page.getByRole("button", { name: "Make a calendar address" }).click();
  const address = await page.getByLabel("Address of your calendar").inputValue();
  await window.look("channels-calendar");
  const feed = await (await fetch(address)).text();
  assert.match(feed, /^BEGIN:VCALENDAR\r\n/);
  await page.getByRole("button", { name: "Close it" }).click();
  await page.getByRole("button", { name: "Make a calendar address" }).waitFor();
  assert.equal((await fetch(address)).status, 404);

  await context.grantPermissions(["notifications"]);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const shown = await receive(window, [
    { title: "Something new that suits you", body: "Our first turbine turns", navigate: "/today", tag: "one" },
    { title: "Something new that suits you", body: "Our first turbine turns", navigate: "/today", tag: "one" },
    { title: "Another", body: "A second story", navigate: "https://elsewhere.example/", tag: "two" },
  ]);
  assert.deepEqual(shown.map(({ title, tag }) => [title, tag]).sort(), [["Another", "two"], ["Something new that suits you", "one"]], "the same message shows once");
}

// The browser's own tools hand a message to the service worker, as its push service would after decrypting it.
async function receive({ page, context, marbles }, messages) {
  const tools = await context.newCDPSession(page);
  const registered = new Promise((resolve) => {
    tools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId));
  });
  await tools.send("ServiceWorker.enable");
  const registrationId = await registered;
  const { origin } = new URL(marbles.address);
  for (const notification of messages) {
    const data = JSON.stringify({ web_push: 8030, notification });
    await tools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  }
  const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, tag }) => ({ title, tag })));
  // Showing takes the system a moment; what came twice must not be there twice once all are shown.
  const wanted = new Set(messages.map(({ tag }) => tag)).size;
  let now = await shown();
  for (let tries = 0; tries < 50 && (new Set(now.map(({ tag }) => tag)).size < wanted || now.length > wanted); tries += 1) {
    await page.waitForTimeout(100);
    now = await shown();
  }
  return now;
}
