// An engineer answers with two sentences on her phone: the connection goes in mid-sentence and comes back, a second window writes too, and nothing is lost.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { arrive } from "../support/steps.mjs";

export const claim = "an engineer answers with two sentences, without a connection and in two windows";

const status = (page, words) => page.locator("[data-status]", { hasText: words }).waitFor();

const holds = (page, words) => page.waitForFunction((words) => document.querySelector("#text").value === words, words);

// Without a connection a browser tells its console so.
const expect = (window) => (window.faults = window.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|dynamically imported/.test(fault)));

export default async function answering({ marbles, open }) {
  const window = await open();
  const { page, context } = window;
  await arrive({ marbles, window }, "Freja Lindholm", people.freja);
  await page.goto("/voice");
  await window.look("voice-before");
  await page.getByRole("button", { name: "Write something down" }).click();
  await page.waitForURL("**/answers/*");
  const address = page.url();
  await window.look("answer-fact");

  // Saved at a pause, without pressing anything.
  const text = page.locator("#text");
  await text.pressSequentially("A heat pump likes it cool.");
  await status(page, "Saved");

  // In mid-sentence the connection goes; the words stay, and follow when it is back.
  await context.setOffline(true);
  await text.pressSequentially(" Ours ran");
  await status(page, "Kept on this device until you are online again");
  expect(window);
  await window.look("answer-offline");
  await text.pressSequentially(" all winter.");
  await context.setOffline(false);
  await status(page, "Saved");
  expect(window);
  await page.reload();
  assert.equal(await text.inputValue(), "A heat pump likes it cool. Ours ran all winter.");

  // The window is closed without a connection: the next one has the words.
  await context.setOffline(true);
  const words = "A heat pump likes it cool. Ours ran all winter. At sea.";
  await text.fill(words);
  await status(page, "Kept on this device");
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const next = await context.newPage();
  window.page = next;
  window.watch(next);
  await next.goto(address);
  await holds(next, words);
  await next.waitForTimeout(1_500);
  await next.reload();
  await holds(next, words);
  expect(window);
  await inTwoWindows(window, address);
  await upTheLadder(window);
}

async function inTwoWindows(window, address) {
  const one = window.page;
  const two = await window.context.newPage();
  window.watch(two);
  await two.goto(address);
  await two.locator("#text").fill("Written in the second window.");
  await status(two, "Saved");
  await one.locator("#text").fill("Written in the first window.");
  await one.getByRole("heading", { name: "You wrote this in another window" }).waitFor();
  await window.look("answer-two-windows");
  await one.getByRole("button", { name: "Keep both" }).click();
  await status(one, "Saved");
  const both = "Written in the second window.\n\nWritten in the first window.";
  assert.equal(await one.locator("#text").inputValue(), both);
  await two.reload();
  assert.equal(await two.locator("#text").inputValue(), both);

  // Another rung in the other window is no clash at all.
  await two.goto(`${address}?rung=so_what`);
  await two.locator("#text").fill("That means half the bill.");
  await status(two, "Saved");
  await one.locator("#text").fill("A heat pump likes it cool. Ours ran all winter.");
  await status(one, "Saved");
  assert.equal(await one.locator("[data-both]").isVisible(), false);
  await two.close();
}

async function upTheLadder(window) {
  const { page } = window;
  await page.locator("#text").fill("A heat pump likes it cool. Nobody noticed.");
  await page.getByRole("button", { name: "So what?" }).click();
  await page.waitForURL("**rung=so_what");
  assert.equal(await page.locator("#text").inputValue(), "That means half the bill.");
  await page.getByText("Nobody noticed.").waitFor();
  await window.look("answer-so-what");
  await page.getByRole("button", { name: "What should change?" }).click();
  await page.waitForURL("**rung=change_wanted");
  await page.getByRole("button", { name: "The first line" }).click();
  await page.waitForURL("**rung=first_line");
  await page.locator("#text").fill("Our heat pump likes the winter.");
  await page.getByRole("button", { name: "Look it over" }).click();
  await page.waitForURL("**rung=whole");
  await page.getByText("Only you see this").first().waitFor();
  await window.look("answer-whole");
  await page.getByRole("button", { name: "Send it to the editors" }).click();
  await page.getByText("The editors can read this").first().waitFor();
  await window.look("answer-sent");
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("It is yours alone again").waitFor();
  await page.goto("/voice");
  await page.getByText("Our heat pump likes the winter.").waitFor();
  await window.look("voice-answers");
  await page.goto("/voice/field");
  await window.look("voice-field");
  await page.getByRole("button", { name: /^Add it/ }).first().click();
  await page.getByText("What I explained to a customer", { exact: true }).waitFor();
  await page.locator("#words").fill("Heat pumps, cold starts");
  await page.getByRole("checkbox", { name: /Colleagues may find me/ }).check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Your field is saved").waitFor();
  await page.goto("/experts");
  await page.getByText("Heat pumps, cold starts").waitFor();
  await window.look("experts");
}
