// Asks Lighthouse about the main screens of a demo, signed in as who sees them; prints the four scores of each.
// Usage: MARBLES_BINARY=target/release/marbles node e2e/lighthouse.mjs [path to lighthouse's cli] [part of a screen's name]

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { Marbles, stopAll } from "./support/marbles.mjs";

const run = promisify(execFile);
const SCREENS = [
  ["nobody", "/sign-in"], ["nobody", "/join"],
  ["advocate", "/today"], ["advocate", "story"], ["advocate", "/impact"], ["advocate", "/suggest"], ["advocate", "/me"], ["advocate", "/me/rhythm"],
  ["advocate", "/me/relevance"], ["advocate", "/inbox"],
  ["editor", "/stories"], ["editor", "/stories/new?way=write"], ["editor", "/desk"], ["editor", "/sources"], ["editor", "/topics"],
  ["lead", "/overview"], ["lead", "/campaigns"], ["admin", "/people"], ["admin", "/groups"], ["admin", "/settings"], ["admin", "/jobs"],
];
const KINDS = ["performance", "accessibility", "best-practices", "seo"];
const LOWEST = 95;

const cli = process.argv[2];
const ask = (args) => (cli ? run("node", [cli, ...args]) : run("npx", ["--yes", "lighthouse@12", ...args]));
// A trace is not always caught at the first try.
async function lighthouse(args, tries = 3) {
  try {
    return await ask(args);
  } catch (error) {
    if (tries === 1) throw error;
    return lighthouse(args, tries - 1);
  }
}
const wanted = process.argv[3] ?? "";
const folder = await mkdtemp(join(tmpdir(), "marbles-lighthouse-"));
const marbles = await Marbles.start({ command: "demo" });
const cookies = {};
let low = 0;

async function cookieOf(seat) {
  if (seat === "nobody") return "";
  if (!cookies[seat]) {
    const answer = await fetch(`${marbles.address}/demo/${seat}`, { method: "POST", redirect: "manual", headers: { Origin: marbles.address } });
    cookies[seat] = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
  }
  return cookies[seat];
}

async function addressOf(seat, path) {
  if (path !== "story") return path;
  const today = await (await fetch(`${marbles.address}/today`, { headers: { Cookie: await cookieOf(seat) } })).text();
  return today.match(/\/stories\/[0-9a-f-]{36}/)[0];
}

console.log(`${"screen".padEnd(34)}${KINDS.map((kind) => kind.padStart(16)).join("")}`);
try {
  for (const [seat, path] of SCREENS.filter((screen) => screen.join(" ").includes(wanted))) {
    const cookie = await cookieOf(seat);
    const out = join(folder, "report.json");
    await lighthouse([
      marbles.address + (await addressOf(seat, path)), "--quiet", "--output=json", `--output-path=${out}`, `--only-categories=${KINDS}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu", ...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : []),
    ]);
    const { categories } = JSON.parse(await readFile(out, "utf8"));
    const scores = KINDS.map((kind) => Math.round(categories[kind].score * 100));
    low += scores.filter((score) => score < LOWEST).length;
    console.log(`${`${seat} ${path}`.padEnd(34)}${scores.map((score) => String(score).padStart(16)).join("")}`);
  }
} finally {
  await stopAll();
  await rm(folder, { recursive: true, force: true });
}
console.log(low ? `${low} scores below ${LOWEST}` : `every score is ${LOWEST} or more`);
process.exit(low ? 1 : 0);
