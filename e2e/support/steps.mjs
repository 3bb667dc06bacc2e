// What several journeys begin with.

import assert from "node:assert/strict";

// The one thing to do on a page: its primary button.
export const go = (page) => page.locator("main form button.primary:visible").first().click();

// Comes in by the join page and the letter that follows, up to the first step of the welcome.
export async function knock({ marbles, window }, name, email, look = () => {}) {
  const { page } = window;
  await page.goto("/join");
  await look("join");
  await page.locator("#name").fill(name);
  await page.locator("#email").fill(email);
  await go(page);
  await page.getByText(email).waitFor();
  await look("join-sent");
  const letter = await marbles.letter(email);
  const link = letter.match(/https?:\/\/localhost:\d+\/sign-in\/[^\s"<>]+/)?.[0];
  assert.ok(link, letter);
  await page.goto(link.replaceAll("&amp;", "&"));
  await look("join-link");
  await go(page);
  await page.waitForURL("**/welcome");
}

// Goes through the welcome, up to Today.
export async function settle({ page }, look = () => {}) {
  await page.waitForURL("**/welcome");
  await look("welcome");
  await page.getByRole("link", { name: "Have a look" }).click();
  await page.waitForURL("**/welcome/topics");
  await page.getByRole("checkbox", { name: "LinkedIn" }).check();
  await look("welcome-topics");
  await go(page);
  await page.waitForURL("**/welcome/language");
  await page.getByRole("radio", { name: "English" }).check();
  await look("welcome-language");
  await go(page);
  await page.waitForURL("**/today");
}

// Comes in and takes part.
export async function arrive(scene, name, email) {
  await knock(scene, name, email);
  await settle(scene.window);
}
