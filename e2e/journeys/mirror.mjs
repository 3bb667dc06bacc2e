// The mirror: a hint comes while a person writes, is taken with one tap and taken back, is sent away and does not return; off means off.

import assert from "node:assert/strict";

import { go } from "../support/steps.mjs";

export const claim = "the mirror hints and obeys";
export const command = "demo";

const BROCHURE = "We are thrilled to announce our innovative, best-in-class solutions for operational excellence. Bo and I built the first one in a shed in Esbjerg.";

export default async function mirror({ open, width }) {
  const window = await open();
  const { page } = window;
  await page.goto("/demo/advocate");
  await go(page);
  await page.waitForURL("**/today");
  const story = await toAComposer(page);
  const text = page.locator("#text");
  const hints = page.locator("[data-hint]");
  const corporate = page.locator("[data-hint=corporate]");
  await text.fill(BROCHURE);
  await corporate.waitFor();
  assert.ok((await hints.count()) <= 3, "three at most");
  await window.look(`journey-mirror-${width}`);

  await corporate.getByText("Show me").click();
  await window.look(`journey-mirror-example-${width}`);
  await corporate.getByRole("button", { name: "Use it" }).click();
  assert.equal(await text.inputValue(), "Bo and I built the first one in a shed in Esbjerg.");
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await text.inputValue(), BROCHURE);

  await corporate.waitFor();
  await corporate.getByRole("button", { name: /Not for me/ }).click();
  await page.getByText("That kind of hint will not come back.").waitFor();
  await text.fill(`${BROCHURE} Synergy.`);
  await page.locator("[data-hint=first_line]").waitFor();
  assert.equal(await corporate.count(), 0, "what was sent away stays away");

  await page.context().setOffline(true);
  await text.fill(`${BROCHURE} Synergy, without a network.`);
  await page.waitForTimeout(1500);
  assert.ok((await hints.count()) > 0, "what was said stays");
  await page.context().setOffline(false);
  window.faults = window.faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"));

  await page.goto("/me/mirror");
  await page.getByText("It sounds like a brochure").first().waitFor();
  await window.look(`journey-mirror-choices-${width}`);
  await page.getByRole("button", { name: /Bring it back/ }).click();
  await page.getByText("None. A hint that you do not want").waitFor();
  await page.getByRole("button", { name: "Switch it off" }).click();
  await page.getByText("The mirror is off.").first().waitFor();
  await window.look();
  await page.goto(story);
  await text.waitFor();
  assert.equal(await page.locator("[data-mirror]").count(), 0, "off is off");
}

// The first story of the day that can be shared.
async function toAComposer(page) {
  const links = await page.locator("article h2 a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const link of links) {
    await page.goto(link);
    if (await page.locator("[data-composer]").count()) return link;
  }
  throw new Error("nothing to share today");
}
