import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectPage } from "./inspect-page.ts";

const PAGE = `<html><head><title>Mill opens</title></head><body><h1>Mill opens</h1><p>${"The old mill opened its doors on Friday, and the town came. ".repeat(4)}</p></body></html>`;

/** Runs the command; gives its exit code, its answers, and what it complained about. */
async function run(args: string[], input = "") {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await inspectPage(args, { stdin: Readable.from([input]), stdout, stderr });
  stdout.end();
  stderr.end();
  const lines = (await text(stdout)).split("\n").filter(Boolean);
  return { code, answers: lines.map((line) => JSON.parse(line)), complaint: await text(stderr) };
}

describe("townwire inspect page", () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "inspect-page-"));
    file = join(folder, "page.html");
    await writeFile(file, PAGE);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("answers for one file", async () => {
    const { code, answers } = await run([file, "--url", "https://paper.example/a"]);
    expect(code).toBe(0);
    expect(answers).toMatchObject([{ id: file, ok: true, title: "Mill opens" }]);
  });

  it("answers each line in order, and goes on after a bad one", async () => {
    const good = JSON.stringify({ id: 7, file, url: "https://paper.example/a" });
    const missing = JSON.stringify({ id: 8, file: `${file}.not`, url: "https://paper.example/a" });
    const { code, answers } = await run([], `not JSON\n{"id":6}\n${missing}\n${good}\n`);
    expect(code).toBe(0);
    expect(answers).toMatchObject([
      { ok: false },
      { id: 6, ok: false },
      { id: 8, ok: false },
      { id: 7, ok: true },
    ]);
    for (const answer of answers.slice(0, 3)) expect(answer.error).toEqual(expect.any(String));
  });

  it("says how it is used when FILE or --url is missing", async () => {
    const { code, complaint } = await run([file]);
    expect(code).toBe(2);
    expect(complaint).toContain("Usage");
  });

  it("says in a line that a file cannot be read", async () => {
    const { code, complaint } = await run([`${file}.not`, "--url", "https://paper.example/a"]);
    expect(code).toBe(1);
    expect(complaint.trim().split("\n")).toHaveLength(1);
  });
});
