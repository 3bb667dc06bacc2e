// A colleague suggests a story; the editor takes it; the colleague hears of it and is named beside it.

import { people } from "../support/marbles.mjs";
import { open as openSite } from "../support/site.mjs";
import { arrive, go } from "../support/steps.mjs";

export const claim = "suggestion accepted";

export default async function suggestion({ marbles, open }) {
  const site = await openSite();
  try {
    await marbles.hire(`${people.bram},Bram de Wit,editor,Communication,Utrecht,en`);
    const colleague = await open();
    await arrive({ marbles, window: colleague }, "Freja Lindholm", people.freja);
    await colleague.page.goto("/suggest");
    await colleague.look();
    await colleague.page.locator("#url").fill(`${site.address}/quiet-turbine`);
    await colleague.page.locator("#why").fill("My neighbour asked about it all summer.");
    await go(colleague.page);
    await colleague.page.waitForURL("**/suggest/thanks*");
    await colleague.look();

    const editor = await open();
    await editor.signIn(people.bram);
    await editor.page.goto("/desk");
    await editor.page.getByText("My neighbour asked about it all summer.").waitFor();
    await editor.look("journey-desk");
    await editor.page.getByRole("button", { name: /^Publish/ }).click();
    await editor.page.getByText("Worth a thank-you").waitFor();
    await editor.look();

    await marbles.letter("A turbine you can sleep beside");
    await colleague.page.goto("/suggest");
    await colleague.page.getByText("Published").first().waitFor();
    await colleague.look();
    await editor.page.goto("/today");
    await editor.page.getByText("Suggested by Freja Lindholm").waitFor();
  } finally {
    await site.close();
  }
}
