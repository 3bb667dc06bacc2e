// A person takes a pause, comes back, leaves, and may come in again: each with one click, and no reason asked.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive } from "../support/steps.mjs";

export const claim = "person pauses, comes back, and leaves";

export default async function pause({ marbles, open }) {
  const window = await open();
  const { page } = window;
  await arrive({ marbles, window }, "Freja Lindholm", people.freja);

  await page.goto("/me");
  await page.getByRole("button", { name: "A month" }).click();
  await page.getByText("You are taking a pause until").waitFor();
  await window.look("pause-paused");
  await page.goto("/today");
  await window.look();
  await page.goto("/me");
  await page.getByRole("button", { name: "I am back" }).click();
  await page.getByRole("button", { name: "Six months" }).waitFor();
  await window.look();

  // Until a day of one's own choice, and back again.
  const inTen = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Until a day of your choice").fill(inTen);
  await page.getByRole("button", { name: "Pause until then" }).click();
  await page.getByText("You are taking a pause until").waitFor();
  await page.getByRole("button", { name: "I am back" }).click();
  await page.getByText("Welcome back").waitFor();

  await page.getByRole("button", { name: "Leave the programme" }).click();
  await page.waitForLoadState();
  await window.look("pause-left");
  await page.goto("/today");
  assert.match(await page.textContent("main"), /only if you like/);
  await page.goto("/me");
  await page.getByRole("button", { name: "Take part" }).click();
  await page.goto("/me");
  await page.getByRole("button", { name: "Leave the programme" }).waitFor();
}
