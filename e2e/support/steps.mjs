// What several journeys begin with.

import assert from "node:assert/strict";

// Comes in by the join page and the letter that follows, up to the first step of the welcome.
export async function knock({ marbles, window }, name, email) {
  const { page } = window;
  await page.goto("/join");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your work e-mail").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByRole("heading", { name: "Look in your mail" }).waitFor();
  const letter = await marbles.letter(email);
  const link = letter.match(/https?:\/\/localhost:\d+\/sign-in\/[\w-]+/)?.[0];
  assert.ok(link, letter);
  await page.goto(link);
  await page.getByRole("button", { name: "Come in" }).click();
  await page.waitForURL("**/welcome");
}

// Comes in and takes part, up to Today.
export async function arrive(scene, name, email) {
  await knock(scene, name, email);
  const { page } = scene.window;
  await page.getByRole("link", { name: "Have a look" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL("**/today");
}
