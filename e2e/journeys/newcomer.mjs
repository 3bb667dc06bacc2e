// A newcomer finds the join page, comes in by a letter, and shares a first story, in words of her own and without an account.

import assert from "node:assert/strict";

import { people } from "../support/marbles.mjs";
import { go, knock, settle } from "../support/steps.mjs";

export const claim = "newcomer joins and shares a first story";

export default async function newcomer({ marbles, open }) {
  await marbles.hire(`${people.bram},Bram de Wit,editor,Communication,Utrecht,en`);
  const editor = await marbles.program(people.bram);
  const { id } = await editor("POST", "/stories", {
    url: "https://northwind.example/first-drop",
    title: "The first drop of hydrogen",
    summary: "After four years of building, the plant in Esbjerg runs.",
    language: "en",
    starters: [{ language: "en", tone: "personal", text: "I was there when it began to run." }],
  });
  await editor("PUT", `/stories/${id}/publication`);

  const window = await open();
  const { page } = window;
  const look = () => window.look();
  await page.goto("/sign-in");
  await look();
  await knock({ marbles, window }, "Freja Lindholm", people.freja, look);
  await settle(window, look);
  await look();

  await page.getByRole("link", { name: "The first drop of hydrogen" }).click();
  await page.getByRole("radio", { name: "LinkedIn" }).check();
  await page.getByRole("button", { name: "Start with this" }).click();
  const words = page.locator("textarea[name=text]");
  assert.equal(await words.inputValue(), "I was there when it began to run.");
  await words.fill("I was there when it began to run. It was quieter than I thought.");
  await page.locator("[data-preview]").getByText("quieter than I thought").waitFor();
  await look();
  await page.getByRole("button", { name: "Share on LinkedIn" }).click();

  await page.waitForURL("**/shares/*");
  await look();
  const compose = new URL(await page.getByRole("link", { name: "Open LinkedIn" }).getAttribute("href"));
  assert.equal(compose.hostname, "www.linkedin.com");
  const link = await page.locator("#share-link").getAttribute("href");
  assert.match(link, new RegExp(`^${marbles.address}/go/[a-z0-9]+$`));
  await page.getByRole("button", { name: "I have posted it" }).click();
  await page.waitForURL("**/today");
  await page.getByText("You shared this", { exact: true }).waitFor();
  await look();

  // A visitor comes through the link, and is led on with tags that name nobody.
  const answer = await fetch(link, { redirect: "manual", headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "accept-language": "da", accept: "text/html", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" } });
  assert.equal(answer.status, 302);
  const destination = answer.headers.get("location");
  assert.match(destination, /^https:\/\/northwind\.example\/first-drop\?utm_source=linkedin/);
  assert.doesNotMatch(destination, /freja|lindholm/i);
  await page.goto("/impact");
  assert.match(await page.textContent("main"), /\bone person|1 person|One person/);
  await look();
}
