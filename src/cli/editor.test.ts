import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listAudit } from "#accounts/audit.ts";
import { openDatabase } from "#database/connect.ts";
import { main } from "./main.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "townwire-editor-"));
  vi.stubEnv("TOWNWIRE_DATA", folder);
  vi.stubEnv("PUBLIC_URL", "https://town.example");
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("SMTP_URL", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await main(args, { stdin, stdout, stderr });
  return { code, out: String(stdout.read() ?? ""), errors: String(stderr.read() ?? "") };
}

test("an editor is added with a link to come in by, listed and removed", async () => {
  const added = await run("editor", "add", "Ada@Mill.example", "--owner");
  expect(added.code).toBe(0);
  expect(added.out).toMatch(
    /ada@mill\.example is an owner now\.\n.*\nhttps:\/\/town\.example\/sign-in\/link\/[\w-]{43}\n/,
  );
  const listed = await run("editor", "list");
  expect(listed.out).toBe("ada@mill.example  owner, not here yet\n");
  expect((await run("editor", "remove", "ada@mill.example")).code).toBe(0);
  expect((await run("editor", "list", "--json")).out).toBe("");
  const again = await run("editor", "remove", "ada@mill.example");
  expect([again.code, again.errors]).toEqual([
    1,
    expect.stringContaining("`townwire editor list` shows them"),
  ]);
  // The desk can tell who did it.
  const { db, close } = await openDatabase({ dataDir: folder, databaseUrl: undefined });
  const noted = (await listAudit(db, {}, { limit: 10 })).map(({ by, action }) => [by, action]);
  await close();
  expect(noted).toEqual([
    ["command line", "take back role"],
    ["command line", "make owner"],
  ]);
  const wrong = await run("editor", "add", "ada");
  expect([wrong.code, wrong.errors]).toEqual([2, expect.stringContaining('"ada" is no e-mail address')]);
});
