// A real Marbles in a folder of its own: the server, the command line, and the outbox.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const binary = process.env.MARBLES_BINARY ?? join(root, "target/debug/marbles");

// The cast of the journeys; they carry a department and a place so that groups by rule find them.
export const ORG = "northwind";
export const people = {
  freja: "freja@northwind.example",
  bram: "bram@northwind.example",
  clara: "clara@northwind.example",
  daan: "daan@northwind.example",
};

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// What runs now, so that nothing outlives the runner.
const running = new Set();
export const stopAll = () => Promise.all([...running].map((marbles) => marbles.stop()));

export class Marbles {
  // With `empty`, nobody has created an organisation yet; `settings` are further options of the server.
  static async start({ command = "serve", empty = false, settings = [] } = {}) {
    const marbles = new Marbles();
    marbles.folder = await mkdtemp(join(tmpdir(), "marbles-journey-"));
    running.add(marbles);
    marbles.port = await freePort();
    marbles.address = `http://localhost:${marbles.port}`;
    if (command === "serve" && !empty) await marbles.found();
    const options = [command, "--data", marbles.data, "--listen", `127.0.0.1:${marbles.port}`, "--public-url", marbles.address];
    marbles.log = "";
    marbles.child = spawn(binary, [...options, ...settings, "--allow-private-fetch"], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [marbles.child.stdout, marbles.child.stderr]) stream.on("data", (piece) => (marbles.log += piece));
    await marbles.ready();
    return marbles;
  }

  get data() {
    return join(this.folder, "data");
  }

  async ready() {
    for (let tries = 0; tries < 600; tries += 1) {
      if (this.child.exitCode !== null) throw new Error(`marbles ended by itself:\n${this.log}`);
      const answer = await fetch(`${this.address}/ready`).catch(() => null);
      if (answer?.ok) return;
      await wait(100);
    }
    throw new Error(`marbles was not ready within a minute:\n${this.log}`);
  }

  async stop() {
    running.delete(this);
    if (this.child && this.child.exitCode === null) {
      const ended = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill("SIGTERM");
      const late = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(late);
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  // Runs a command beside the server, and answers what it printed.
  async command(...words) {
    const place = ["--data", this.data, "--public-url", this.address];
    const { stdout } = await run(binary, [...words, ...place], { cwd: this.folder });
    return stdout.trim();
  }

  async found() {
    await this.command("org", "create", "--name", "Northwind Wind & Water", "--slug", ORG, "--language", "en,nl,da",
      "--time-zone", "Europe/Copenhagen", "--email-domain", "northwind.example");
  }

  // Imports people from lines of CSV.
  async hire(...lines) {
    const file = join(this.folder, "people.csv");
    await writeFile(file, ["email,name,role,department,location,language", ...lines].join("\n"));
    await this.command("people", "import", file, "--org", ORG);
  }

  signInLink(email) {
    return this.command("sign-in-link", email, "--org", ORG);
  }

  // A program that acts as a person: `call("POST", "/stories", {…})`.
  async program(email) {
    const token = await this.command("token", "create", "--org", ORG, "--person", email, "--name", "journey");
    return async (method, path, body) => {
      const answer = await fetch(`${this.address}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      return text ? JSON.parse(text) : null;
    };
  }

  // The first letter that holds some text, once it lies in the outbox.
  async letter(text) {
    const outbox = join(this.data, "outbox");
    for (let tries = 0; tries < 200; tries += 1) {
      const names = (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith(".eml"));
      const letters = await Promise.all(names.map((name) => readFile(join(outbox, name), "utf8")));
      const found = letters.find((letter) => (text instanceof RegExp ? text.test(letter) : letter.includes(text)));
      if (found) return found.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
      await wait(100);
    }
    throw new Error(`no letter with ${text} came within twenty seconds`);
  }
}
