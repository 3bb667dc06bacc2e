// A leader names a delegate, who prepares a draft; the leader changes a word and confirms it, and nobody else could.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive, settle } from "../support/steps.mjs";

export const claim = "a leader confirms a delegate's draft";

export default async function delegate({ marbles, open, width }) {
  await marbles.hire(`${people.clara},Clara Lund,lead,Direction,Aarhus,en`);
  const helper = await open();
  await arrive({ marbles, window: helper }, "Freja Lindholm", people.freja);
  const leader = await open();
  await leader.signIn(people.clara);
  await leader.page.goto("/welcome");
  await settle(leader);

  await leader.page.goto("/voice");
  await leader.page.getByRole("link", { name: "Who prepares drafts for you" }).click();
  await leader.look();
  await leader.page.getByLabel("Who is it?").fill("freja");
  await leader.page.getByRole("button", { name: "Name them" }).click();
  await leader.page.getByText("They may prepare drafts for you now.").waitFor();
  await leader.look(`delegates-${width}`);

  await helper.page.goto("/drafts/new");
  await helper.page.getByRole("radio", { name: /For Clara Lund/ }).check();
  await helper.page.getByLabel("Your words").fill("I stood on the dike last night, and nothing happened.");
  await helper.look(`delegate-new-${width}`);
  await helper.page.getByRole("button", { name: "Begin" }).click();
  await helper.page.getByRole("heading", { name: "A draft that you prepare" }).waitFor();
  assert.equal(await helper.page.getByRole("button", { name: "It is finished" }).count(), 0, "a delegate confirms nothing");
  await helper.look(`delegate-draft-${width}`);
  await helper.page.getByRole("button", { name: "Hand over to Clara Lund" }).click();
  await helper.page.getByText("Handed over.").waitFor();

  await leader.page.goto("/voice");
  await leader.page.getByText("Prepared for you").waitFor();
  await leader.look(`delegate-voice-${width}`);
  await leader.page.getByRole("link", { name: /I stood on the dike/ }).click();
  await leader.page.getByText("Freja Lindholm prepared this for you.").waitFor();
  const text = leader.page.getByLabel("Your words");
  await text.fill((await text.inputValue()).replace("nothing", "the sea"));
  await leader.page.getByRole("button", { name: "It is finished" }).click();
  await leader.page.getByText("Finished. It is yours to share.").waitFor();
  await leader.look();
  await leader.page.goto(`${leader.page.url()}/versions`);
  await leader.page.getByText("Prepared", { exact: true }).waitFor();
  await leader.look();

  await leader.page.goto("/voice/delegates");
  await leader.page.getByRole("button", { name: /^End it/ }).click();
  await leader.page.getByText("Ended.").waitFor();
  await helper.page.reload();
  await helper.page.getByText("There is nothing here").waitFor();
}
