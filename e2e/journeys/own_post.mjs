// From a finished draft to a post of her own: a small circle first, then everybody, then colleagues; and what came of it.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive } from "../support/steps.mjs";

export const claim = "from a finished draft to a post of her own, and what came of it";

const WORDS = "The pump was silent for a minute.\nThat minute taught me more than the manual.";

export default async function ownPost({ marbles, open, width }) {
  await marbles.hire(`${people.bram},Bram de Wit,editor,Communication,Utrecht,en`, `${people.clara},Clara Lund,member,Water,Esbjerg,en`);
  const window = await open();
  const { page } = window;
  await arrive({ marbles, window }, "Freja Lindholm", people.freja);
  const freja = await marbles.program(people.freja);
  const draft = await freja("POST", "/drafts", { text: WORDS, language: "en" });
  await freja("PUT", `/drafts/${draft.id}/finish`, { version: draft.version });
  const post = await freja("POST", `/drafts/${draft.id}/post`);

  // Nobody else knows of it.
  const editor = await open();
  await editor.signIn(people.bram);
  assert.equal((await editor.page.goto(`/stories/${post.id}`)).status(), 404);
  editor.faults.splice(0);
  await editor.page.goto("/desk");
  await editor.page.getByText("Nothing waits here").waitFor();

  await page.goto("/voice");
  await window.look("journey-voice-posts");
  await page.getByRole("link", { name: "The pump was silent for a minute." }).click();
  await page.getByText("Only you see this").waitFor();
  const words = page.locator("textarea[name=text]");
  assert.equal(await words.inputValue(), WORDS);
  await page.getByText("No link goes along").waitFor();
  await window.look(`journey-own-post-${width}`);
  await window.look(`journey-own-post-${width}-dark`, { scheme: "dark" });

  // A small circle first.
  await page.getByRole("radio", { name: "LinkedIn", exact: true }).check();
  await page.getByRole("radio", { name: "A small circle" }).check();
  await page.getByRole("button", { name: "Share on LinkedIn" }).click();
  await page.waitForURL("**/shares/*");
  await page.getByText("Connections only").waitFor();
  const compose = new URL(await page.getByRole("link", { name: "Open LinkedIn" }).getAttribute("href"));
  assert.equal(compose.searchParams.get("text"), WORDS);
  await window.look("journey-own-post-ready");
  await page.getByRole("button", { name: "I have posted it" }).click();
  await page.waitForURL("**/today");

  // Then everybody, and what came of it in one tap.
  await page.goto(`/stories/${post.id}`);
  await page.getByRole("link", { name: "Now to everybody" }).click();
  await page.getByRole("radio", { name: /^Everybody/ }).check();
  await page.getByRole("button", { name: "Share on LinkedIn" }).click();
  await page.waitForURL("**/shares/*");
  assert.equal(await page.getByText("Connections only").count(), 0);
  const share = page.url();
  await page.getByRole("button", { name: "I have posted it" }).click();
  await page.waitForURL("**/today");
  await page.goto(share);
  await page.getByText("Only you read this").waitFor();
  await window.look("journey-outcome");
  await page.getByLabel("A line for yourself").fill("A man from Aarhus asked how we did it.");
  await page.getByRole("button", { name: "A conversation" }).click();
  await page.getByText("Kept in your journal").waitFor();
  await page.goto("/voice/journal");
  await page.getByText("A man from Aarhus asked how we did it.").waitFor();
  await window.look(`journey-journal-${width}`);

  // Colleagues may pass it on, with credit.
  await page.goto(`/stories/${post.id}`);
  await page.getByLabel("A sentence for the editors").fill("For everybody who fears the manual.");
  await page.getByRole("button", { name: "Offer it to colleagues" }).click();
  await page.getByText("The editors have it before them").waitFor();
  await window.look();
  await editor.page.goto("/desk");
  await editor.page.getByText("For everybody who fears the manual.").waitFor();
  await editor.look(`journey-desk-offered-${width}`);
  await editor.look(`journey-desk-offered-${width}-dark`, { scheme: "dark" });
  await editor.page.keyboard.press("j");
  assert.equal(await editor.page.evaluate(() => document.activeElement.textContent), "The pump was silent for a minute.");
  await editor.page.getByRole("button", { name: /^Publish/ }).click();
  await editor.page.getByText("wrote this, and colleagues may pass it on").waitFor();

  // And somebody says thank you.
  await editor.page.keyboard.press("j");
  await editor.page.keyboard.press("t");
  await editor.page.keyboard.type("This says it better than our brochure.");
  await editor.look();
  await editor.page.keyboard.press("Enter");
  await editor.page.getByText("Only the two of you know").waitFor();
  await page.goto("/today");
  await page.getByText("This says it better than our brochure.").waitFor();
  await window.look(`journey-thanks-${width}`);
  await page.goto("/today");
  assert.equal(await page.getByText("This says it better than our brochure.").count(), 0);

  const colleague = await open();
  await colleague.signIn(people.clara);
  await colleague.page.goto(`/stories/${post.id}`);
  await colleague.page.getByText("From Freja Lindholm").waitFor();
  await colleague.look("journey-passed-on");
}
