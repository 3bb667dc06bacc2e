// A newcomer finds the join page, comes in by a letter, and shares a first story.

import assert from "node:assert/strict";

export const claim = "newcomer joins and shares a first story";

export default async function newcomer({ marbles, open }) {
  const window = await open();
  const { page } = window;
  await page.goto("/sign-in");
  await window.look();
  await page.goto("/join");
  await window.look();
  await page.getByLabel("Your name").fill("Freja Lindholm");
  await page.getByLabel("Your work e-mail").fill("freja@northwind.example");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.locator("h1").waitFor();
  await window.look();

  const letter = await marbles.letter("freja@northwind.example");
  const link = letter.match(/https?:\/\/localhost:\d+\/sign-in\/[\w-]+/)?.[0];
  assert.ok(link, letter);
  await page.goto(link);
  await window.look();
  await page.locator("main form button.primary").click();

  await page.waitForURL("**/welcome");
  await window.look();
  await page.getByRole("link", { name: "Have a look" }).click();
  await page.getByRole("checkbox", { name: "LinkedIn" }).check();
  await window.look();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("radio", { name: "English" }).check();
  await window.look();
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL("**/today");
  await window.look();
}
