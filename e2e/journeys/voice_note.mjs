// A voice note, recorded in the browser, becomes a draft: its author agrees once to where it is written out, takes the words, and a text grows from them.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { chromium } from "playwright-core";

import { WIDTHS, Window } from "../support/browser.mjs";
import { people } from "../support/marbles.mjs";

export const claim = "a voice note becomes a draft";
export const settings = ["--assistant-host", "127.0.0.1:*"];

const SPEAKS = ["--no-sandbox", "--disable-gpu", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
const HEARD = "It was the gearbox, and nobody had looked there.";

export default async function voiceNote({ marbles, width }) {
  await marbles.hire(`${people.freja},Freja Lindholm,member,Engineering,Esbjerg,en`, `${people.daan},Daan Visser,admin,IT,Esbjerg,en`);
  const listener = await listen();
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: SPEAKS });
  try {
    const admin = await marbles.program(people.daan);
    const server = { enabled: true, address: listener.address, model: "small", whose: "our own, in the cellar in Esbjerg" };
    await admin("PUT", "/assistant/settings", { listening: server });
    const window = await Window.open(browser, marbles, WIDTHS[width], { permissions: ["microphone"] });
    await window.signIn(people.freja);
    await speak(window);
    assert.equal(listener.asked, 0, "nothing is sent before she agrees");
    await becomeWords(window);
    assert.equal(listener.asked, 1);
    await grow(window);
    await window.close();
  } finally {
    await browser.close();
    await listener.close();
  }
}

async function speak(window) {
  const { page } = window;
  await page.goto("/voice");
  await page.getByRole("button", { name: "Write something down" }).click();
  await page.waitForURL("**/answers/*");
  await page.locator("#text").fill("Listen to this.");
  await page.getByText("Or say it").click();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await page.getByText("Recording. Speak as you would to a colleague.").waitFor();
  await window.look("answer-recording");
  await page.waitForTimeout(2_500);
  await page.getByRole("button", { name: "Stop and keep" }).click();
  await page.locator("audio").waitFor();
  assert.equal(await page.locator("#text").inputValue(), "Listen to this.");
  const heard = await page.locator("audio").evaluate(async (audio) => {
    audio.muted = true;
    await audio.play();
    await new Promise((resolve) => setTimeout(resolve, 400));
    return audio.currentTime;
  });
  assert.ok(heard > 0, "it can be heard");
  await window.look("answer-voice-note");
}

async function becomeWords(window) {
  const { page } = window;
  await page.getByText("our own, in the cellar in Esbjerg").waitFor();
  await page.getByRole("button", { name: "Agree, and write it out" }).click();
  await page.getByText(HEARD).waitFor();
  await window.look("answer-transcript");
  await page.getByRole("button", { name: "Put it into my answer" }).click();
  await page.locator("#text").waitFor();
  assert.equal(await page.locator("#text").inputValue(), `Listen to this.\n\n${HEARD}`);
}

async function grow(window) {
  const { page } = window;
  await page.getByRole("button", { name: "That is enough" }).click();
  await page.waitForURL("**rung=whole");
  assert.equal(await page.locator("audio").count(), 1);
  await window.look("answer-whole-voice");
  await page.getByRole("button", { name: "Make it a post" }).click();
  await page.waitForURL("**/drafts/*");
  assert.match(await page.locator("textarea").first().inputValue(), /nobody had looked there/);
  await window.look("answer-draft");
}

// Somebody who listens, as OpenAI's server does, on loopback.
async function listen() {
  const state = { asked: 0 };
  const server = createServer(async (request, answer) => {
    for await (const piece of request) void piece;
    state.asked += 1;
    answer.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ text: HEARD }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.address = `http://127.0.0.1:${server.address().port}/v1`;
  state.close = () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)));
  return state;
}
