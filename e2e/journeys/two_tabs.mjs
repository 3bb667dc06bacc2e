// Two tabs, and a connection that goes in mid-sentence: what she writes comes together, or both texts are kept.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive } from "../support/steps.mjs";

export const claim = "two tabs and a lost connection lose no word";

const TEXT = "We built a turbine on the dike.\nIt turns when nobody looks.\nCome and see it one day.";

export default async function twoTabs({ marbles, open }) {
  // What a service worker passes on cannot be broken here.
  const window = await open({ serviceWorkers: "block" });
  const { page } = window;
  await arrive({ marbles, window }, "Freja Lindholm", people.freja);
  await page.goto("/drafts/new");
  await page.getByLabel("Your words").fill(TEXT);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { name: "Your draft" }).waitFor();
  const other = await window.context.newPage();
  window.watch(other);
  await other.goto(page.url());
  const [mine, theirs] = [page.getByLabel("Your words"), other.getByLabel("Your words")];
  // Types a text, and waits until the server has it.
  const write = async (tab, words) => {
    const answered = tab.waitForResponse((response) => response.url().endsWith("/autosave") && response.ok());
    await tab.getByLabel("Your words").fill(words);
    await answered;
  };

  // What one tab saves shows in the other, as long as nothing is written there.
  await write(page, TEXT.replace("turbine", "quiet turbine"));
  await other.waitForFunction(() => document.querySelector("#text").value.includes("quiet turbine"));

  // The connection goes; words stay on the device, and come together once it is back.
  await other.route("**/autosave", (route) => route.abort());
  await theirs.fill((await theirs.inputValue()).replace("one day", "on Saturday"));
  await other.getByText("No connection.").waitFor();
  await write(page, (await mine.inputValue()).replace("nobody looks", "the wind asks it to"));
  await other.unroute("**/autosave");
  await other.evaluate(() => dispatchEvent(new Event("online")));
  const both = TEXT.replace("turbine", "quiet turbine").replace("nobody looks", "the wind asks it to").replace("one day", "on Saturday");
  await other.waitForFunction((both) => document.querySelector("#text").value === both, both);
  await page.waitForFunction((both) => document.querySelector("#text").value === both, both);

  // The same words in both: she sees the two texts, and chooses.
  await other.route("**/autosave", (route) => route.abort());
  await theirs.fill(both.replace("on the dike", "behind the old dike"));
  await other.getByText("No connection.").waitFor();
  await write(page, both.replace("on the dike", "in front of our dike"));
  await other.unroute("**/autosave");
  await other.evaluate(() => dispatchEvent(new Event("online")));
  await other.getByText("Both texts are kept.").waitFor();
  const chosen = other.waitForResponse((response) => response.url().endsWith("/autosave") && response.ok());
  await other.getByRole("button", { name: "Go on with mine" }).click();
  await chosen;
  await other.reload();
  assert.equal(await theirs.inputValue(), both.replace("on the dike", "behind the old dike"));
  await other.getByRole("link", { name: "Versions" }).click();
  await other.getByText("in front of our dike").first().waitFor();

  // Closed in mid-sentence without a connection: the words are there when the page is opened again.
  await page.reload();
  await page.route("**/autosave", (route) => route.abort());
  await mine.fill(`${await mine.inputValue()} Bring`);
  await page.getByText("No connection.").waitFor();
  await page.unroute("**/autosave");
  const sent = page.waitForResponse((response) => response.url().endsWith("/autosave") && response.ok());
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#text").value.endsWith("Bring"));
  await sent;
  // What this journey broke itself says nothing about the page.
  window.faults = window.faults.filter((fault) => !fault.includes("ERR_FAILED"));
  await window.look();
}
