// An editor asks a question; who gets it passes it on to a colleague who knows more; the editor hears nothing of that.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive } from "../support/steps.mjs";

export const claim = "he passes a question on";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const QUESTION = "What surprised you when the barrier closed?";

export default async function passingOn({ marbles, open }) {
  await marbles.hire(`${people.bram},Bram de Wit,editor,Communication,Utrecht,en`);
  const first = await open();
  await arrive({ marbles, window: first }, "Jonas Kjær", "jonas@northwind.example");
  const second = await open();
  await arrive({ marbles, window: second }, "Freja Lindholm", people.freja);
  for (const email of ["jonas@northwind.example", people.freja]) {
    // Right away, at any hour of any day; the weekly message is days off.
    const mine = await marbles.program(email);
    const far = DAYS[(new Date().getDay() + 4) % 7];
    await mine("PUT", "/me/rhythm", { rhythm: "right_away", working_days: DAYS, quiet: { from: "00:00", until: "00:00" }, digest: { day: far, time: "12:00" } });
  }

  const editor = await open();
  await editor.signIn(people.bram);
  const { page } = editor;
  await page.goto("/stories");
  await page.getByRole("link", { name: "Questions" }).click();
  await page.getByRole("heading", { name: "Questions" }).waitFor();
  await editor.look("questions");
  await page.getByRole("link", { name: "New question" }).click();
  await page.getByLabel("English").fill(QUESTION);
  await page.getByRole("radio", { name: "What surprised you" }).check({ force: true });
  await editor.look("question-new");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: QUESTION }).waitFor();
  const question = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Ask it" }).click();
  await page.getByRole("radio", { name: "One colleague" }).check({ force: true });
  await page.getByLabel("Name of the colleague").fill("Jonas");
  await page.locator("#words").fill("You were on the bridge that night.");
  await editor.look("question-ask");
  await page.getByRole("button", { name: "See whom it reaches" }).click();
  await page.getByText("Your colleague, as often as they want").waitFor();
  await editor.look("question-reach");
  await page.getByRole("button", { name: "Ask now" }).click();
  await page.getByText("Asked. Answers come").waitFor();
  await editor.look("question-asked");

  // His phone: one press on what the mail says, and he is there.
  const letter = await marbles.letter(`Subject: ${QUESTION}`);
  const link = [...letter.matchAll(/https?:\/\/localhost:\d+(\/n\/[^\s"<>]+)/g)].map((match) => match[1]).find((found) => found.includes("/request-"));
  assert.ok(link, letter);
  const phone = await open();
  await phone.page.goto(link);
  await phone.look("asked-enter");
  await phone.page.getByRole("button", { name: "Continue as Jonas" }).click();
  await phone.page.waitForURL("**/asked/*");
  await phone.page.getByText("You were on the bridge that night.").waitFor();
  await phone.look("asked");
  await phone.page.goto("/voice");
  await phone.look("voice-waiting");
  await phone.page.getByRole("link", { name: "Pass on" }).click();
  await phone.page.getByLabel("A colleague’s name").fill("freja");
  await phone.page.getByRole("button", { name: "Find" }).click();
  await phone.look("pass");
  await phone.page.getByRole("button", { name: "Pass on Freja Lindholm" }).click();
  await phone.page.getByText("Passed on. Thank you.").waitFor();
  await phone.page.getByText("Nothing waits for you.").waitFor();
  await phone.look("voice-empty");

  // She sees from whom it comes, and may leave it with one tap, and take that back.
  await marbles.letter("Jonas Kj");
  await second.page.goto("/voice");
  await second.page.getByText("Bram de Wit asks, and Jonas Kjær passed it on to you").waitFor();
  await second.page.getByRole("button", { name: "Not this one" }).click();
  await second.page.getByText("Nobody is told").waitFor();
  await second.look("voice-declined");
  await second.page.getByRole("button", { name: "Undo" }).click();
  await second.page.getByRole("heading", { name: QUESTION }).waitFor();

  // The editor sees what he saw before.
  await page.goto(question);
  await page.getByText("One colleague").first().waitFor();
  const seen = await page.locator("main").innerText();
  assert.ok(!/Jonas|Freja/.test(seen), seen);
}
