/** The rules of docs/rooms.md and of the house style that can be counted. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const levels = new Map(
  [...read("docs/rooms.md").matchAll(/^\| (\d+) \| `([a-z]+)\/` \|/gm)].map(([, level, room]) => [
    room ?? "",
    Number(level),
  ]),
);
const roomOf = (path: string) => path.split("/")[1] ?? "";
const importsOf = (path: string) =>
  [...read(path).matchAll(/(?:from|import|import\()\s*"([^"]+)"/g)].map(([, target]) => target ?? "");
const isTest = (path: string) => /\.test\.tsx?$/.test(path);

describe("the rooms", () => {
  test("are all in the table, and the table names no others", () => {
    expect([...new Set(sources.map(roomOf))].sort()).toEqual([...levels.keys()].sort());
  });

  test("import only rooms below them, by their public face", () => {
    const wrong = sources.flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith("#"))
        .filter((target) => {
          const [room = "", ...rest] = target.slice(1).split("/");
          if (room === roomOf(path)) return true;
          if (rest.length !== 1) return true;
          return !isTest(path) && (levels.get(room) ?? 99) >= (levels.get(roomOf(path)) ?? -1);
        })
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("reach across only through the import map", () => {
    const wrong = sources.flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith("."))
        .map((target) => relative(root, join(root, path, "..", target)))
        .filter((target) => roomOf(target) !== roomOf(path) && target.startsWith("src/"))
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test("see the queue library only in jobs/, and the database drivers only in database/", () => {
    const sees = (path: string, library: string) => importsOf(path).includes(library);
    const inRoom = (room: string) => (path: string) => !path.startsWith(`src/${room}/`);
    expect(sources.filter((path) => sees(path, "pg-boss")).filter(inRoom("jobs"))).toEqual([]);
    const drivers = (path: string) => sees(path, "pg") || sees(path, "@electric-sql/pglite");
    expect(sources.filter(drivers).filter(inRoom("database"))).toEqual([]);
  });
});

describe("the files", () => {
  test("stay short, but for the sample town's texts", () => {
    const long = sources.filter(
      (path) => !path.startsWith("src/sample/town/") && read(path).split("\n").length > 400,
    );
    expect(long).toEqual([]);
  });

  test("have no attic", () => {
    expect(sources.filter((path) => /(^|\/)(utils?|helpers?|index|misc|common)\.tsx?$/.test(path))).toEqual(
      [],
    );
  });
});
