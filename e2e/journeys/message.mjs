// A story is out, a message comes at once, and two taps later it is on its way to the network; fewer messages are one click.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive } from "../support/steps.mjs";

export const claim = "person receives a story and shares it in two taps";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

export default async function message({ marbles, open }) {
  await marbles.hire(`${people.bram},Bram de Wit,editor,Communication,Utrecht,en`);
  const first = await open();
  await arrive({ marbles, window: first }, "Freja Lindholm", people.freja);
  // Right away, at any hour of any day, so that the journey can be walked at night; the weekly message is days off.
  const freja = await marbles.program(people.freja);
  const far = DAYS[(new Date().getDay() + 4) % 7];
  const mine = { rhythm: "right_away", working_days: DAYS, quiet: { from: "00:00", until: "00:00" }, digest: { day: far, time: "12:00" } };
  const chosen = await freja("PUT", "/me/rhythm", mine);
  assert.equal(chosen.rhythm, "right_away");

  const editor = await marbles.program(people.bram);
  const { id } = await editor("POST", "/stories", {
    url: "https://northwind.example/second-drop",
    title: "The plant fills its first bus",
    summary: "Line 4 in Esbjerg drives on hydrogen from this morning.",
    language: "en",
    starters: [{ language: "en", tone: "personal", text: "I take this bus to work." }],
  });
  const published = Date.now();
  await editor("PUT", `/stories/${id}/publication`);
  const letter = await marbles.letter("Subject: The plant fills its first bus");
  assert.ok(Date.now() - published < 60_000, "within a minute");
  const links = [...letter.matchAll(/https?:\/\/localhost:\d+(\/n\/[^\s"<>]+)/g)].map((match) => match[1]);
  const story = links.find((link) => link.includes(id));
  assert.ok(story, letter);

  // A phone on which nobody is signed in: the button of the mail, and one press.
  const phone = await open();
  await phone.page.goto(story);
  await phone.look("message-enter");
  await phone.page.getByRole("button", { name: "Continue as Freja" }).click();
  await phone.page.waitForURL(`**/stories/${id}`);
  await phone.page.getByRole("button", { name: "Start with this" }).click();
  await phone.page.getByRole("button", { name: /^Share/ }).first().click();
  await phone.page.waitForURL("**/shares/*");
  await phone.look("message-shared");
  await phone.page.goto("/inbox");
  await phone.page.getByRole("link", { name: "The plant fills its first bus" }).waitFor();
  await phone.look("inbox");

  // Signed in, fewer messages are one click.
  await phone.page.goto(links.find((link) => link.includes("/less/")));
  await phone.page.waitForURL("**/me/rhythm");
  await phone.page.getByText("From now on at most once a day").waitFor();
  assert.equal((await freja("GET", "/me/rhythm")).rhythm, "daily");

  // Not signed in, it is a page with one button, since scanners open every link.
  const other = await open();
  await other.page.goto(links.find((link) => link.includes("/stop/")));
  await other.look("message-stop");
  assert.equal((await freja("GET", "/me/rhythm")).rhythm, "daily");
  await other.page.getByRole("button", { name: "No more messages" }).click();
  await other.page.getByText("From now on nothing comes any more").waitFor();
  await other.look("message-stopped");
  assert.equal((await freja("GET", "/me/rhythm")).rhythm, "on_open");
}
