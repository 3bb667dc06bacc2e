// An administrator opens Marbles for the first time and brings in a list as an office makes it: old encoding, semicolons, Dutch titles, mistakes.

import assert from "node:assert/strict";

import { go } from "../support/steps.mjs";

export const claim = "administrator imports people with mistakes in the file";
export const empty = true;

const lines = [
  "E-mailadres;Naam;Rol;Afdeling;Locatie;Taal",
  "soren@northwind.example;Søren Ågård;medewerker;Water;Esbjerg;da",
  "not an address;Iemand;lid;Water;Utrecht;nl",
  "maud@northwind.example;Maud Janßen;koning;Wind;Utrecht;nl",
  "soren@northwind.example;Søren Again;;Wind;Esbjerg;da",
  "joost@northwind.example;;lid;Wind;Utrecht;nl",
];
const file = (rows) => ({ name: "personeel.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n"), "latin1") });

export default async function importing({ open }) {
  const window = await open();
  const { page } = window;
  await page.goto("/");
  await page.waitForURL("**/setup");
  await window.look("journey-setup");
  await page.locator("#name").fill("Northwind Wind & Water");
  await page.locator("#slug").fill("northwind");
  await page.locator("#own_name").fill("Daan Visser");
  await page.locator("#email").fill("daan@northwind.example");
  await go(page);
  await page.waitForURL("**/people/import");
  await window.look();

  await page.locator("input[type=file]").setInputFiles(file(lines));
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.waitForURL(/\/people\/import\/.+/);
  const preview = await page.textContent("main");
  for (const said of ["This is no e-mail address.", "There is no such role", "has the same address", "There is no name.", "Søren Ågård"]) {
    assert.ok(preview.includes(said), `“${said}” is not in the preview`);
  }
  await window.look("journey-import-preview");
  await page.goto("/people");
  assert.doesNotMatch(await page.textContent("main"), /Søren/, "nothing is written before it is asked for");
  await page.goBack();
  await page.locator("form[action^='/people/import/'] button.primary").click();
  await page.waitForURL(/\/people(\?|$)/);
  const list = await page.textContent("main");
  assert.match(list, /Søren Ågård/);
  assert.match(list, /Maud Janßen/);
  assert.doesNotMatch(list, /joost@|not an address/);
  await window.look("journey-people");

  // The same list again, mended: it updates, and doubles nobody.
  await page.goto("/people/import");
  await page.locator("input[type=file]").setInputFiles(file([lines[0], lines[1].replace("Water", "Wind"), lines[5].replace(";;", ";Joost Bakker;")]));
  await page.getByRole("button", { name: "Show what would change" }).click();
  await page.waitForURL(/\/people\/import\/.+/);
  await window.look();
  await page.locator("form[action^='/people/import/'] button.primary").click();
  await page.waitForURL(/\/people(\?|$)/);
  assert.equal((await page.textContent("main")).split("soren@northwind.example").length, 2);
}
