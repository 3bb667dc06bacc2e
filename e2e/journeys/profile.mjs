// Why this? A person sees what Marbles takes to matter to them, corrects it, sends a story away, takes that back, keeps one for later.

import assert from "node:assert/strict";

import { go } from "../support/steps.mjs";

export const claim = "person sees and corrects their profile";
export const command = "demo";

export default async function profile({ open }) {
  const window = await open();
  const { page } = window;
  await page.goto("/demo/advocate");
  await go(page);
  await page.waitForURL("**/today");
  await window.look("today-with-deeds");

  // One that is not shared yet can be kept, or sent away.
  const story = page.locator("article").filter({ has: page.getByRole("button", { name: /Not for me/ }) }).first();
  const title = await story.locator("h2").innerText();
  const gone = page.locator("article").filter({ hasText: title });
  await story.getByRole("button", { name: /Not for me/ }).click();
  await page.getByText("You will not see it again").waitFor();
  assert.equal(await gone.count(), 0, "what is not for me goes");
  await page.getByRole("button", { name: "Undo" }).click();
  await gone.first().waitFor();
  await gone.first().getByRole("button", { name: /Keep for later/ }).click();
  await page.getByText("Kept for later.", { exact: true }).waitFor();
  await page.goto("/saved");
  await page.getByRole("heading", { name: title }).waitFor();
  await window.look("saved");

  await page.goto("/today");
  await page.getByRole("link", { name: /Why this/ }).first().click();
  await page.waitForURL("**/me/relevance?story=*");
  await page.getByText("Only you can see this page").waitFor();
  await window.look("why-this");
  const wish = page.getByRole("combobox", { name: "Hydrogen" });
  await wish.selectOption("never");
  await page.getByRole("button", { name: "Keep", exact: true }).first().click();
  await page.getByText("Kept.", { exact: true }).waitFor();
  assert.equal(await wish.inputValue(), "never");

  await page.getByRole("button", { name: "Switch learning off" }).click();
  await page.getByText("what was learnt about you is forgotten").waitFor();
  await page.getByRole("button", { name: "Let Marbles learn" }).click();
  await page.getByText("Marbles learns from now on").waitFor();
  await page.getByRole("link", { name: "Start anew" }).click();
  await window.look("start-anew");
  await page.getByRole("button", { name: "Start anew" }).click();
  await page.getByText("Forgotten. You start anew").waitFor();
  assert.equal(await wish.inputValue(), "", "what was said about topics goes too");
}
