// She asks an editor to read; he proposes a better first line and remarks on a word; she takes half of it and finishes.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive, settle } from "../support/steps.mjs";

export const claim = "an editor proposes a better first line and she takes half of it";

const TEXT = "We have a new turbine here.\nIt is very quiet at night.\nCome and look.";
const BETTER = "You can sleep beside our new turbine here.\nIt is very quiet at night.\nCome and listen.";

export default async function secondReader({ marbles, open, width }) {
  await marbles.hire(`${people.bram},Bram de Wit,editor,Communication,Utrecht,en`);
  const editor = await open();
  await editor.signIn(people.bram);
  await editor.page.goto("/welcome");
  await settle(editor);
  const author = await open();
  await arrive({ marbles, window: author }, "Freja Lindholm", people.freja);

  const { page } = author;
  await page.goto("/voice");
  await page.getByRole("link", { name: "New draft" }).click();
  await author.look(`draft-new-${width}`);
  await page.getByLabel("Your words").fill(TEXT);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { name: "Your draft" }).waitFor();
  await author.look();
  const draft = new URL(page.url()).pathname;
  await page.getByLabel("Whom do you ask?").fill("bram");
  await page.getByRole("button", { name: "Ask them" }).click();
  await page.getByText("Asked. You can take it back at any time.").waitFor();
  await author.look(`draft-asked-${width}`);

  await editor.page.goto("/voice");
  await editor.look();
  await editor.page.getByRole("link", { name: "A draft by Freja Lindholm" }).click();
  await editor.look(`draft-reading-${width}`);
  await choose(editor.page, "very quiet");
  assert.equal(await editor.page.getByLabel("To which words?").inputValue(), "very quiet");
  await editor.page.getByLabel("What do you want to say?").fill("How quiet?");
  await editor.page.getByRole("button", { name: "Say it" }).click();
  await editor.page.getByText("Said.").waitFor();
  await editor.page.getByText("Propose other words").click();
  await editor.page.getByLabel("The text as you would write it").fill(BETTER);
  await editor.page.getByRole("button", { name: "Lay it beside" }).click();
  await editor.page.getByText("Laid beside the text.").waitFor();
  await editor.look(`draft-read-${width}`);
  await editor.page.getByRole("button", { name: "It is ready" }).click();
  await editor.page.getByText("You said: ready").waitFor();

  await page.goto(draft);
  assert.equal(await page.getByLabel("Your words").inputValue(), TEXT, "nothing is replaced before she takes it");
  await page.getByText("Bram de Wit proposes").first().waitFor();
  await author.look(`draft-proposed-${width}`);
  await author.look(`draft-proposed-dark-${width}`, { scheme: "dark" });
  await page.locator("input[name=hunks]").first().check();
  await page.getByRole("button", { name: "Take what is ticked" }).click();
  await page.getByText("Taken into your text.").waitFor();
  assert.equal(await page.getByLabel("Your words").inputValue(), TEXT.replace("We have a", "You can sleep beside our"));
  await page.getByRole("button", { name: /^Settled/ }).click();
  await page.getByText("Settled.").waitFor();
  await page.getByRole("link", { name: "Versions" }).click();
  await author.look(`draft-versions-${width}`);
  await page.getByRole("link", { name: /^Compare with the text now/ }).last().click();
  await author.look(`draft-compare-${width}`);
  await page.goto(draft);
  await page.getByRole("button", { name: "It is finished" }).click();
  await page.getByText("Finished. It is yours to share.").waitFor();
  await author.look(`draft-finished-${width}`);
}

// Marks words in the text, as a finger or a mouse does.
function choose(page, words) {
  return page.evaluate((words) => {
    const text = document.querySelector("[data-passages]").firstChild;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(words));
    range.setEnd(text, text.data.indexOf(words) + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, words);
}
