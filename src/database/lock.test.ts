import { spawnSync } from "node:child_process";
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

  test("says what to do when the folder cannot be made", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expect(() => takeLock(join(file, "below"))).toThrow(/cannot be used \(ENOTDIR\)/);
  });
});
