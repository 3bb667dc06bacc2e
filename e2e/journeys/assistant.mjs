// An administrator joins a model of the house; an engineer is told what is sent where, agrees, takes what it proposes, and takes it back.

import assert from "node:assert/strict";

import { open as openAssistant } from "../support/assistant.mjs";
import { people } from "../support/marbles.mjs";
import { arrive } from "../support/steps.mjs";

export const claim = "an assistant proposes beside one's own words and replaces none";
export const settings = ["--assistant-host", "127.0.0.1:*"];

const OWN = "We tested the pump all night, as we always do. At four in the morning it ran. Nobody said a word.";
const SHORT = "We tested the pump all night. At four in the morning it ran.";

export default async function assistant({ marbles, open, width }) {
  const model = await openAssistant();
  try {
    await join(marbles, await open(), model, width);
    await use(marbles, await open(), model, width);
  } finally {
    await model.close();
  }
}

async function join(marbles, window, model, width) {
  const { page } = window;
  await marbles.hire(`${people.daan},Daan Visser,admin,IT,Esbjerg,en`);
  await window.signIn(people.daan);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Which language model may help" }).click();
  await page.getByLabel("Address of the server").fill(model.address);
  await page.getByLabel("Model", { exact: true }).fill("small");
  await page.getByLabel("Whose server it is").fill("our own, in the cellar in Esbjerg");
  await page.getByRole("checkbox", { name: "Switched on" }).check();
  await page.locator("#server").getByRole("button", { name: "Save" }).click();
  model.says = "We tested the pump all night.";
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByText("It answered in").waitFor();
  await window.look(`assistant-settings-${width}`);
  await window.look(`assistant-settings-dark-${width}`, { scheme: "dark" });
  await page.getByRole("link", { name: "Voice notes become words" }).click();
  await window.look(`assistant-listening-${width}`);
  const program = await marbles.program(people.daan);
  const story = await program("POST", "/stories", { title: "The pump that ran at four", url: "https://northwind.example/pump" });
  await program("PUT", `/stories/${story.id}/publication`);
  assert.equal(model.asked.length, 1);
}

async function use(marbles, window, model, width) {
  const { page } = window;
  await arrive({ marbles, window }, "Freja Lindholm", people.freja);
  await page.goto("/today");
  await page.getByRole("link", { name: "The pump that ran at four" }).first().click();
  const text = page.locator("#text");
  await text.fill(OWN);
  await page.getByText("Help from the assistant").click();
  model.says = SHORT;
  await page.getByRole("button", { name: "Make it shorter" }).click();
  await page.getByText("our own, in the cellar in Esbjerg").waitFor();
  assert.equal(model.asked.length, 1, "nothing is sent before she agrees");
  await window.look(`assistant-told-${width}`);
  await page.getByRole("button", { name: "I agree, go on" }).click();
  await page.getByText("Proposed by the assistant (small)").waitFor();
  assert.equal(await text.inputValue(), OWN, "a proposal replaces nothing");
  assert.deepEqual(model.asked.at(-1).messages.at(-1), { role: "user", content: OWN });
  await window.look(`assistant-proposed-${width}`);
  await window.look(`assistant-proposed-dark-${width}`, { scheme: "dark" });
  await page.getByRole("button", { name: "Take it" }).click();
  assert.equal(await text.inputValue(), SHORT);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await text.inputValue(), OWN, "one tap brings her words back");
  model.status = 500;
  await page.getByRole("button", { name: "Put the strongest sentence first" }).click();
  await page.getByText("out of order").waitFor();
  assert.equal(await text.inputValue(), OWN);
  await page.goto("/me/assistant");
  await window.look(`assistant-mine-${width}`);
  await page.getByRole("button", { name: "Take that back" }).click();
  await page.getByRole("button", { name: "I agree" }).waitFor();
}
