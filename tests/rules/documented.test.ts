/** A setting, a command or a migration that nobody can find does not exist. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMANDS } from "#cli/main.ts";
import { SETTINGS } from "#config/config.ts";

const root = join(import.meta.dirname, "../..");
const doc = (name: string) => readFileSync(join(root, "docs", name), "utf8");

test("every setting is described in docs/settings.md, and nothing else is", () => {
  const described = [...doc("settings.md").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(described.sort()).toEqual([...SETTINGS].sort());
});

test("every command is described in docs/commands.md with the usage it prints", async () => {
  const commands = doc("commands.md");
  for (const [words, load] of Object.entries(COMMANDS)) {
    const { command } = await load();
    expect(command.words).toBe(words);
    expect(commands).toContain(`\`townwire ${`${command.words} ${command.usage}`.trim()}\``);
  }
});

test("no environment variable is read anywhere but in config/ and by the command line", () => {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.tsx?$/.test(path),
  );
  const readers = files.filter(
    (path) =>
      !/\.test\.tsx?$/.test(path) && /process\.env/.test(readFileSync(join(root, "src", path), "utf8")),
  );
  expect(readers.sort()).toEqual(["cli/command.ts", "cli/main.ts"]);
});
