// One Chromium for everything, and what is looked at on every page.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const gallery = fileURLToPath(new URL("../../target/gallery/", import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

export async function launch() {
  await mkdir(gallery, { recursive: true });
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

// A window of one person, which notes whatever no page of ours may do.
export class Window {
  static async open(browser, marbles, viewport, options = {}) {
    const window = new Window();
    window.marbles = marbles;
    window.faults = [];
    window.context = await browser.newContext({ viewport, locale: "en-GB", reducedMotion: "reduce", baseURL: marbles.address, ...options });
    window.context.setDefaultTimeout(20_000);
    window.page = await window.context.newPage();
    window.watch(window.page);
    return window;
  }

  watch(page) {
    const here = new URL(this.marbles.address).origin;
    page.on("console", (message) => message.type() === "error" && !/the server responded with a status of 4/.test(message.text()) && this.faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => this.faults.push(`script: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && new URL(url).origin !== here) this.faults.push(`a request left the house: ${url}`);
    });
    page.on("response", (response) => response.status() >= 500 && this.faults.push(`${response.status()} ${response.url()}`));
  }

  // Comes in through a link that the command line printed.
  async signIn(email) {
    await this.page.goto(await this.marbles.signInLink(email));
    await this.page.locator("main form button.primary").click();
    await this.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  }

  // Holds the page that is open against what every page must keep to; with a name, takes its picture too.
  async look(name, { scheme = "light", rules } = {}) {
    await this.page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const problems = [...(await this.page.evaluate(findings)), ...this.faults.splice(0), ...(await this.breaches(rules))];
    // axe tries a style of its own, which our policy refuses: that says nothing about the page.
    this.faults = this.faults.filter((fault) => !fault.includes("Applying inline style"));
    if (name) await this.page.screenshot({ path: `${gallery}${name}.png`, fullPage: true });
    problems.push(...this.faults.splice(0));
    const where = `${new URL(this.page.url()).pathname} ${name ?? ""}`;
    if (problems.length) throw new Error(`${where}:\n  ${problems.join("\n  ")}`);
  }

  async breaches(rules) {
    // The page's own policy lets no script in but ours; the tools of the browser may.
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(axe);
    const { violations } = await this.page.evaluate((only) => globalThis.axe.run(document, { resultTypes: ["violations"], ...(only && { runOnly: only }) }), rules);
    return violations.map(({ id, help, nodes }) => `axe ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }

  async close() {
    assert.deepEqual(this.faults, []);
    await this.context.close();
  }
}

// Runs in the page: sideways scrolling, words that were never found, pictures that never came.
function findings() {
  const problems = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) {
    const culprits = [...document.querySelectorAll("main *")].filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
    problems.push(`scrolls sideways by ${wide} px: ${culprits.slice(-2).map((part) => part.outerHTML.slice(0, 120)).join(" | ")}`);
  }
  const key = /^(answer|answers|api|app|desk|door|experts|field|frame|group|groups|impact|import|job|jobs|join|letter|link|me|network|overview|people|person|problem|prompt|reason|role|settings|setup|share|sign-in|source|sound|sources|status|story|stories|subject|subjects|suggest|today|toast|topic|topics|welcome|write)-[a-z0-9]+(-[a-z0-9]+)*$/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    if (key.test(text)) problems.push(`a bare word: ${text}`);
  }
  for (const part of document.querySelectorAll("[aria-label], [placeholder], [alt], title")) {
    for (const text of [part.getAttribute("aria-label"), part.getAttribute("placeholder"), part.getAttribute("alt"), part.localName === "title" ? part.textContent : null]) {
      if (text && key.test(text.trim())) problems.push(`a bare word: ${text}`);
    }
  }
  for (const picture of document.images) {
    if (picture.complete && picture.naturalWidth === 0 && picture.loading !== "lazy") problems.push(`a picture did not come: ${picture.src}`);
  }
  return problems;
}
