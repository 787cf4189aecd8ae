import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeLock } from "./lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "townwire-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the lock of a data directory", () => {
  test("is refused while a living process holds it, naming the process", () => {
    const release = takeLock(folder);
    expect(() => takeLock(folder)).toThrow(`Another Townwire process (process ${process.pid})`);
    release();
    takeLock(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is taken over from a dead process", () => {
    const dead = spawnSync(process.execPath, ["-e", "0"]).pid;
    writeFileSync(join(folder, "lock"), JSON.stringify({ pid: dead, started: "1" }));
    const release = takeLock(folder);
    expect(readFileSync(join(folder, "lock"), "utf8")).toContain(String(process.pid));
    release();
  });

  test("is taken over when it is damaged, or its number belongs to a younger process", () => {
    writeFileSync(join(folder, "lock"), "{");
    takeLock(folder)();
    writeFileSync(join(folder, "lock"), JSON.stringify({ pid: process.ppid, started: "not this one" }));
    takeLock(folder)();
  });

  test("goes to one of several processes that find it stale at once", async () => {
    const dead = spawnSync(process.execPath, ["-e", "0"]).pid;
    const path = JSON.stringify(join(import.meta.dirname, "lock.ts"));
    const program = `import { takeLock } from ${path};
      process.stdin.once("data", () => {
        try { takeLock(${JSON.stringify(folder)}); console.log("mine"); } catch { console.log("refused"); }
      });
      process.stdin.once("end", () => process.exit());
      console.log("ready");`;
    const script = join(folder, "try.mts");
    writeFileSync(script, program);
    for (let round = 0; round < 3; round++) {
      writeFileSync(join(folder, "lock"), JSON.stringify({ pid: dead, started: "1" }));
      const racers = Array.from({ length: 3 }, () =>
        spawn(process.execPath, ["--import", "tsx", script], {
          stdio: ["pipe", "pipe", "inherit"],
          cwd: process.cwd(),
        }),
      );
      const said = racers.map((racer) => once(racer, /ready/));
      await Promise.all(said);
      const answers = racers.map((racer) => once(racer, /mine|refused/));
      for (const racer of racers) racer.stdin?.write("go\n");
      expect((await Promise.all(answers)).filter((answer) => answer === "mine")).toHaveLength(1);
      for (const racer of racers) racer.stdin?.end();
      await Promise.all(racers.map((racer) => new Promise((resolve) => racer.once("exit", resolve))));
    }
  }, 60_000);

  test("says what to do when the folder cannot be made", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => takeLock(join(file, "below"))).toThrow(/cannot be used \(ENOTDIR\)/);
  });
});

const once = (child: ChildProcess, words: RegExp): Promise<string> =>
  new Promise((resolve) => {
    const read = (chunk: Buffer) => {
      const found = words.exec(chunk.toString());
      if (!found) return;
      child.stdout?.off("data", read);
      resolve(found[0]);
    };
    child.stdout?.on("data", read);
  });
