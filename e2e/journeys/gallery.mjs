// Walks every page of the demo, as everybody, at both widths, in both colour schemes and all three languages, and takes its picture.

import { WIDTHS } from "../support/browser.mjs";

export const claim = "every page of the demo is sound";
export const command = "demo";
export const widths = ["desktop"];

// Two walks at a time, one for each core; what a seat shares with one before it in its lane is not looked at as closely again.
const LANES = [["nobody", "advocate", "lead"], ["editor", "admin"]];
// Where a walk begins; every link on a page leads it further.
const STARTS = {
  nobody: ["/sign-in", "/demo/advocate", "/nothing-here"],
  advocate: ["/today", "/saved", "/welcome", "/welcome/language", "/nothing-here"],
  editor: ["/desk"],
  lead: ["/overview"],
  admin: ["/people", "/design"],
};
// What each must find by links alone.
const FOUND = {
  nobody: ["/join"],
  advocate: ["/stories/id", "/impact", "/voice", "/voice/field", "/experts", "/asked/id/pass", "/guidelines", "/suggest", "/me", "/me/channels", "/me/relevance", "/me/relevance/reset", "/me/mirror", "/me/assistant", "/me/rhythm", "/me/tokens", "/inbox", "/welcome/topics"],
  advocate: ["/stories/id", "/impact", "/voice", "/voice/journal", "/suggest", "/me", "/me/channels", "/me/relevance", "/me/relevance/reset", "/me/mirror", "/me/assistant", "/me/rhythm", "/me/tokens", "/inbox", "/welcome/topics", "/guidelines"],
  advocate: ["/stories/id", "/impact", "/voice", "/voice/field", "/experts", "/suggest", "/me", "/me/channels", "/me/relevance", "/me/relevance/reset", "/me/mirror", "/me/assistant", "/me/rhythm", "/me/tokens", "/inbox", "/welcome/topics"],
  editor: ["/stories", "/stories/new", "/stories/id/edit", "/topics", "/sources", "/sources/new", "/sources/id"],
  lead: ["/stories", "/campaigns", "/campaigns/new", "/settings/guidelines"],
  advocate: ["/stories/id", "/impact", "/voice", "/asked/id/pass", "/suggest", "/me", "/me/channels", "/me/relevance", "/me/relevance/reset", "/me/mirror", "/me/assistant", "/me/rhythm", "/me/tokens", "/inbox", "/welcome/topics"],
  editor: ["/stories", "/stories/new", "/stories/id/edit", "/topics", "/questions", "/questions/new", "/questions/id", "/questions/id/ask", "/questions/id/edit", "/sources", "/sources/new", "/sources/id"],
  lead: ["/stories", "/campaigns", "/campaigns/new", "/settings/guidelines"],
  admin: ["/people/new", "/people/import", "/people/id", "/groups", "/groups/id", "/settings", "/settings/assistant", "/settings/channels", "/jobs", "/sources", "/overview"],
};
// Not pages of ours to look at: files, downloads, and addresses that lead elsewhere.
const ELSEWHERE = /^\/(assets|pictures|go|api|letters|sign-out|me\/export)\b|\.(csv|json|webmanifest|png|svg)$/;
const COLOURS = ["color-contrast", "link-in-text-block"];

const pattern = (path) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id").replace(/\/(?=[^/]*\d)[\w-]{6,}(?=\/|$)/g, "/id");
const named = (path) => pattern(path).slice(1).replaceAll(/[/?=]/g, "-") || "home";

export default async function gallery({ open }) {
  const tally = { passed: 0, failed: 0 };
  const lane = async (seats) => {
    const seen = new Set();
    for (const seat of seats) await walk(seat, { open, tally, seen });
  };
  await Promise.all(LANES.map(lane));
  return tally;
}

async function walk(seat, { open, tally, seen }) {
  const window = await open();
  if (seat !== "nobody") await sit(window, seat);
  if (seat === "advocate") STARTS.advocate.push(await share(window), ...(await answer(window)));
  const fresh = [];
  const waiting = [...STARTS[seat]];
  const met = new Set();
  while (waiting.length) {
    const path = waiting.shift();
    if (met.has(pattern(path))) continue;
    met.add(pattern(path));
    const status = await visit(window, path);
    if (!status) continue;
    if ((status === 404) !== (path === "/nothing-here")) fault(tally, `${seat}: ${path} answers ${status}`);
    const schemes = seen.has(pattern(path)) ? ["light"] : ["light", "dark"];
    if (!seen.has(pattern(path))) fresh.push(path);
    seen.add(pattern(path));
    for (const [width, size] of Object.entries(WIDTHS)) {
      await window.page.setViewportSize(size);
      await both(window, tally, `${seat}-${named(path)}-${width}`, schemes, schemes);
    }
    waiting.push(...(await links(window)));
  }
  for (const path of FOUND[seat].filter((path) => !met.has(path))) fault(tally, `${seat} finds no way to ${path}`);
  await inOtherLanguages(window, seat, fresh, { open, tally });
  await window.close();
}

// The other languages say the same on the same pages: in both schemes on the narrow width where long words hurt, and in light on the wide one.
async function inOtherLanguages(window, seat, paths, { open, tally }) {
  for (const language of ["nl", "da"]) {
    const reader = seat === "nobody" ? await open({ locale: language }) : window;
    if (seat !== "nobody") await speak(reader, language);
    for (const path of paths) {
      await reader.page.setViewportSize(WIDTHS.phone);
      await visit(reader, path);
      const spoken = await reader.page.getAttribute("html", "lang");
      if (spoken !== language) fault(tally, `${seat} ${path} speaks ${spoken}, not ${language}`);
      await both(reader, tally, `${seat}-${named(path)}-phone-${language}`, ["light", "dark"], ["light"]);
      await reader.page.setViewportSize(WIDTHS.desktop);
      await both(reader, tally, `${seat}-${named(path)}-desktop-${language}`, ["light"], []);
    }
    if (reader !== window) await reader.close();
  }
  if (seat !== "nobody") await speak(window, "en");
}

// A look in each scheme, with a picture in some. Only colours differ in the dark, so only they are held against axe again.
async function both(window, tally, name, schemes, pictured) {
  for (const scheme of schemes) {
    const picture = pictured.includes(scheme) ? (scheme === "dark" ? `${name}-dark` : name) : null;
    try {
      await window.look(picture, { scheme, rules: scheme === "dark" ? COLOURS : undefined });
      tally.passed += 1;
    } catch (error) {
      fault(tally, `${name}, ${scheme}: ${error.message}`);
    }
  }
}

function fault(tally, words) {
  tally.failed += 1;
  console.log(`  ${words}`);
}

// The status of a page; nothing for what leads elsewhere.
async function visit(window, path) {
  const answer = await window.page.goto(path);
  return ELSEWHERE.test(new URL(window.page.url()).pathname) ? null : answer.status();
}

async function links(window) {
  const found = await window.page.evaluate(() => [...document.querySelectorAll("a[href]")].filter((link) => link.origin === location.origin && !link.hasAttribute("download")).map((link) => link.pathname));
  return [...new Set(found)].filter((path) => !ELSEWHERE.test(path));
}

async function sit(window, seat) {
  await window.page.goto(`/demo/${seat}`);
  await window.page.locator("main form button.primary").click();
  await window.page.waitForURL((url) => !url.pathname.startsWith("/demo"));
}

// Through the page that everybody has, as everybody does it.
async function speak(window, language) {
  await window.page.goto("/me");
  await window.page.locator(`input[name=language][value=${language}]`).check();
  await window.page.locator("form[action='/me/language'] button").click();
  await window.page.waitForURL("**/me*");
}

// The address of a post that is ready to go.
async function share({ page }) {
  await page.goto("/today");
  await page.locator("article.story h2 a").first().click();
  await page.locator("textarea[name=text]").fill("I was there when the first drop came through. It was quieter than I thought.");
  await page.locator("form.composer button.primary").click();
  await page.waitForURL("**/shares/*");
  return new URL(page.url()).pathname;
}

// The addresses of an answer, from its first rung to all of it at once, and of the list that it stands in.
async function answer({ page }) {
  await page.goto("/voice");
  await page.getByRole("button", { name: "Write something down" }).click();
  await page.waitForURL("**/answers/*");
  await page.locator("#text").fill("We found the noise by listening at night. It was a loose ladder.");
  await page.getByRole("button", { name: "So what?" }).click();
  await page.waitForURL("**rung=so_what");
  const path = new URL(page.url()).pathname;
  return [path, `${path}?rung=whole`, "/answers"];
}
