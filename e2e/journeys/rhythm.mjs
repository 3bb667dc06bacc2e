// A person chooses how often, when and which way; what does not hold is said beside the field; a plan becomes the rhythm.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive, go } from "../support/steps.mjs";

export const claim = "person chooses a rhythm and makes a plan";

export default async function rhythm({ marbles, open }) {
  const window = await open();
  const { page } = window;
  await arrive({ marbles, window }, "Freja Lindholm", people.freja);

  await page.goto("/me");
  await page.getByText("You hear from us once a week").waitFor();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.waitForURL("**/me/rhythm");
  await window.look("rhythm");
  await page.getByRole("radio", { name: "Once a day" }).check();
  await page.getByLabel("Time", { exact: true }).fill("21:00");
  await go(page);
  await page.getByText("That time lies in your quiet hours").waitFor();
  await window.look("rhythm-problem");
  assert.equal(await page.getByLabel("Time", { exact: true }).inputValue(), "21:00");
  await page.getByLabel("Time", { exact: true }).fill("10:30");
  await go(page);
  await page.waitForURL("**/me");
  await page.getByText("at most once a day").waitFor();
  await window.look("rhythm-kept");

  await page.goto("/inbox");
  await page.getByText("Nothing here yet").waitFor();
  await window.look("inbox-empty");

  await page.goto("/me/plan");
  await window.look("plan");
  await page.locator("#words").fill("On Thursday with my lunch I look at my stories");
  await go(page);
  await page.getByText("Picture it for a moment").waitFor();
  assert.equal(await page.getByLabel("At").inputValue(), "12:00");
  assert.equal(await page.getByLabel("Every").inputValue(), "3");
  await window.look("plan-rehearsed");
  await go(page);
  await page.waitForURL("**/today");
  await page.goto("/me");
  await page.getByText("On Thursday with my lunch").waitFor();
}
