// Runs the journeys: each at phone and at desktop width, each with a Marbles of its own. Usage: node e2e/run.mjs [part of a name]

import { readdir } from "node:fs/promises";

import { WIDTHS, Window, launch } from "./support/browser.mjs";
import { Marbles, stopAll } from "./support/marbles.mjs";

const wanted = process.argv[2] ?? "";
const folder = new URL("./journeys/", import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith(".mjs") && name.includes(wanted)).sort();
const browser = await launch();
let passed = 0;
let failed = 0;

async function travel(journey, width) {
  const marbles = await Marbles.start(journey);
  const windows = [];
  const open = async (options) => {
    const window = await Window.open(browser, marbles, WIDTHS[width], options);
    windows.push(window);
    return window;
  };
  try {
    const more = await journey.default({ marbles, open, width });
    for (const window of windows) await window.close();
    return more ?? { passed: 1, failed: 0 };
  } catch (error) {
    for (const window of windows) {
      await window.page.screenshot({ path: `target/gallery/failed-${journey.claim.replace(/\W+/g, "-")}-${width}.png`, fullPage: true }).catch(() => {});
      await window.context.close().catch(() => {});
    }
    const told = marbles.log.split("\n").filter((line) => /WARN|ERROR/.test(line)).slice(-5).join("\n");
    throw new Error(`${error.stack}\n${told}`);
  } finally {
    await marbles.stop();
  }
}

for (const name of names) {
  const journey = await import(new URL(name, folder));
  for (const width of journey.widths ?? Object.keys(WIDTHS)) {
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    try {
      const counts = await travel(journey, width);
      passed += counts.passed;
      failed += counts.failed;
      console.log(`${counts.failed ? "FAILED" : "ok"}  ${journey.claim}, ${width} (${seconds()})`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${journey.claim}, ${width} (${seconds()})\n${error.message}`);
    }
  }
}
await browser.close();
await stopAll();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
