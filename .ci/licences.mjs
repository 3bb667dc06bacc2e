// Reads `cargo metadata` and holds every package against the licences, bans and sources of deny.toml.

import { readFileSync } from "node:fs";

const deny = readFileSync(process.argv[2], "utf8");
const packages = JSON.parse(readFileSync(0, "utf8")).packages;

// The few shapes of TOML that our deny.toml has: a section's list of strings or of tables.
const section = (name) => deny.split(new RegExp(`^\\[${name}\\]$`, "m"))[1]?.split(/^\[/m)[0] ?? "";
const list = (name, key) => {
  const inside = section(name).match(new RegExp(`^${key} = \\[([^\\]]*)\\]`, "m"))?.[1] ?? "";
  return [...inside.replace(/#.*$/gm, "").matchAll(/"([^"]+)"/g)].map((found) => found[1]);
};
const allowed = new Set(list("licenses", "allow"));
const banned = new Set(list("bans", "deny"));
const registries = new Set(list("sources", "allow-registry"));
if (!allowed.size || !banned.size || !registries.size) throw new Error("deny.toml has no allow-list, no bans or no sources");

// SPDX expressions: `or` binds less than `and`; a slash is an old way to write `or`.
function permits(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const licence = () => {
    if (tokens[at] === "(") {
      at += 1;
      const inner = either();
      if (tokens[at++] !== ")") throw new Error(`unbalanced: ${expression}`);
      return inner;
    }
    let name = tokens[at++];
    if (tokens[at]?.toUpperCase() === "WITH") { name = `${name} WITH ${tokens[at + 1]}`; at += 2; }
    return allowed.has(name);
  };
  const both = () => {
    let good = licence();
    while (tokens[at]?.toUpperCase() === "AND") { at += 1; good = licence() && good; }
    return good;
  };
  const either = () => {
    let good = both();
    while (tokens[at]?.toUpperCase() === "OR") { at += 1; good = both() || good; }
    return good;
  };
  const good = either();
  if (at !== tokens.length) throw new Error(`not understood: ${expression}`);
  return good;
}

const problems = [];
for (const { name, version, license, source } of packages) {
  const which = `${name} ${version}`;
  if (!license) problems.push(`${which}: no licence is stated`);
  else if (!permits(license)) problems.push(`${which}: ${license} is not on the allow-list`);
  if (banned.has(name)) problems.push(`${which}: is banned`);
  if (source && !registries.has(source.replace(/^registry\+/, ""))) problems.push(`${which}: comes from ${source}`);
}
for (const problem of problems) console.error(problem);
console.log(`licences, bans and sources: ${packages.length} packages, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
