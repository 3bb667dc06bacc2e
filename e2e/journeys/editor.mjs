// An editor adds the company's feed, pastes a link, and both are there for a colleague on Today.

import { people } from "../support/marbles.mjs";
import { open as openSite } from "../support/site.mjs";
import { go, settle } from "../support/steps.mjs";

export const claim = "editor publishes from a feed and from a link";

export default async function editor({ marbles, open }) {
  const site = await openSite();
  try {
    await marbles.hire(`${people.bram},Bram de Wit,editor,Communication,Utrecht,en`, `${people.freja},Freja Lindholm,member,Water,Esbjerg,en`);
    const window = await open();
    const { page } = window;
    await window.signIn(people.bram);

    await page.goto("/sources/new");
    await window.look();
    await page.locator("#url").fill(`${site.address}/feed.xml`);
    await page.getByRole("radio", { name: "It is published at once" }).check();
    await go(page);
    await page.waitForURL(/\/sources$/);
    await window.look("journey-sources");
    await page.goto("/stories");
    await page.getByText("Storm flood barrier passes its first test").waitFor();
    await page.getByText("Apprentices build a pump in a week").waitFor();

    await page.goto("/stories/new");
    await window.look();
    await page.locator("#url").fill(`${site.address}/quiet-turbine`);
    await go(page);
    await page.waitForSelector("#title");
    await window.look("journey-story-filled");
    const title = await page.locator("#title").inputValue();
    if (title !== "A turbine you can sleep beside") throw new Error(`the page's own title was not taken: ${title}`);
    await page.locator("#title").fill("A turbine to sleep beside");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.waitForURL(/\/stories/);
    await page.goto("/stories");
    await page.getByText("A turbine to sleep beside").waitFor();
    await window.look("journey-stories");

    const reader = await open();
    await reader.signIn(people.freja);
    await settle(reader);
    await reader.page.getByRole("link", { name: "A turbine to sleep beside" }).waitFor();
    await reader.page.getByRole("link", { name: "Storm flood barrier passes its first test" }).waitFor();
    await reader.look("journey-today");
  } finally {
    await site.close();
  }
}
