// A programme lead reads how the programme does, by group; of a group that is too small there is no figure, on the screen or in the API.

import assert from "node:assert/strict";

export const claim = "lead reads the overview and cannot see a group that is too small";
export const command = "demo";

const SMALL = "New this quarter";

export default async function lead({ marbles, open }) {
  const window = await open();
  const { page } = window;
  await page.goto("/demo/lead");
  await page.locator("main form button.primary").click();
  await page.waitForURL("**/overview");
  await window.look();

  const rows = await page.locator("tbody tr").evaluateAll((rows) => rows.map((row) => ({ name: row.querySelector("th").textContent.trim(), cells: [...row.querySelectorAll("td")].map((cell) => cell.textContent.trim()) })));
  const shown = rows.find(({ name }) => name === "Everyone in Aarhus");
  assert.ok(shown.cells.every((cell) => /^[\d,]+/.test(cell)), `a large group has its figures: ${shown.cells}`);
  const hidden = rows.find(({ name }) => name === SMALL);
  assert.equal(hidden.cells.length, 4);
  assert.ok(hidden.cells.every((cell) => cell === "Not shown"), `${hidden.cells}`);
  // Whatever is shown of a group is about ten people at least.
  for (const { name, cells } of rows.filter(({ cells }) => cells.length === 4)) {
    const members = Number(cells[0].replaceAll(",", ""));
    assert.ok(Number.isNaN(members) || members >= 10, `${name}: ${cells[0]}`);
  }

  for (const period of ["Last quarter", "A year"]) {
    await page.getByRole("link", { name: period }).click();
    await page.waitForURL(/period=/);
    await window.look();
  }
  // Lists of people are not for leads.
  assert.equal((await page.goto("/people")).status(), 403);

  const told = await page.request.get("/api/v1/insights/overview");
  assert.equal(told.status(), 401, "programs need a token");
  const overview = await (await program(marbles, window))("GET", "/insights/overview");
  const group = overview.groups.find(({ name }) => name === SMALL);
  assert.ok(group, "the group is named");
  assert.doesNotMatch(JSON.stringify({ ...group, id: null, name: null }), /:\d/, "no number of it is told");
  assert.doesNotMatch(JSON.stringify(overview), /@/, "nobody's address is told");
}

// The lead's own token, for the person whose seat it is.
async function program(marbles, { page }) {
  await page.goto("/me");
  const email = (await page.textContent("main")).match(/[\w.-]+@[\w.-]+\w/)[0];
  return marbles.program(email);
}
