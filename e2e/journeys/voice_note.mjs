// A voice note, recorded in the browser, becomes a draft: a machine hears it, its author takes the words, and a text grows from them.

import assert from "node:assert/strict";

import { chromium } from "playwright-core";

import { WIDTHS, Window } from "../support/browser.mjs";
import { people } from "../support/marbles.mjs";

export const claim = "a voice note becomes a draft";

const SPEAKS = ["--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

export default async function voiceNote({ marbles, width }) {
  await marbles.hire(`${people.freja},Freja Lindholm,member,Engineering,Esbjerg,en`);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: SPEAKS });
  try {
    const window = await Window.open(browser, marbles, WIDTHS[width], { permissions: ["microphone"] });
    await window.signIn(people.freja);
    await speak(window);
    await window.close();
  } finally {
    await browser.close();
  }
}

async function speak(window) {
  const { page } = window;
  await page.goto("/voice");
  await page.getByRole("button", { name: "Write something down" }).click();
  await page.waitForURL("**/answers/*");
  await page.locator("#text").fill("Listen to this.");
  await page.getByText("Or say it").click();
  await page.getByRole("button", { name: "Record" }).click();
  await page.getByText("Recording. Speak as you would to a colleague.").waitFor();
  await window.look("answer-recording");
  await page.waitForTimeout(2_500);
  await page.getByRole("button", { name: "Stop and keep" }).click();
  await page.getByText("Voice note, 0:0", { exact: false }).first().waitFor();
  assert.equal(await page.locator("#text").inputValue(), "Listen to this.");
  const seconds = await page.locator("audio").evaluate(async (audio) => {
    if (audio.readyState < 1) await new Promise((resolve, reject) => (audio.addEventListener("loadedmetadata", resolve), audio.addEventListener("error", () => reject(new Error("not to be played")))));
    await audio.play();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return audio.currentTime;
  });
  assert.ok(seconds > 0, "it can be heard");
  await window.look("answer-voice-note");
  await page.getByRole("button", { name: "That is enough" }).click();
  await page.waitForURL("**rung=whole");
  await window.look("answer-whole-voice");
  assert.equal(await page.locator("audio").count(), 1);
}
