// The page counts as the server does: the same vectors, the same answers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { count } from "../crates/marbles_web/assets/js/counting.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../crates/marbles_networks/${name}`, import.meta.url), "utf8"));
const rules = read("rules.json");
const vectors = read("vectors.json");

test("every vector counts as it says", () => {
  assert.ok(vectors.length > 80);
  for (const vector of vectors) {
    const text = vector.text.repeat(vector.times ?? 1) + (vector.then ?? "");
    const counted = count(rules[vector.network], text);
    const exceedsAt = counted.exceedsAt === null ? undefined : [...text.slice(0, counted.exceedsAt)].length;
    assert.equal(counted.used, vector.used, JSON.stringify(vector));
    assert.equal(exceedsAt, vector.exceeds_at_chars, JSON.stringify(vector));
  }
});

test("what is left is told, and is nothing where there is no limit", () => {
  assert.deepEqual(count(rules.x, "Vind 🌊"), { used: 7, limit: 280, left: 273, exceedsAt: null });
  assert.deepEqual(count(rules.email, "Vind"), { used: 4, limit: null, left: null, exceedsAt: null });
});

test("a text of 100,000 characters counts quickly", () => {
  const text = `${"vind og vand ".repeat(7_000)}${")".repeat(9_000)}`;
  const began = performance.now();
  for (const key of ["x", "bluesky", "mastodon"]) count(rules[key], `https://northwind.example/${text}`);
  assert.ok(performance.now() - began < 3_000);
});
