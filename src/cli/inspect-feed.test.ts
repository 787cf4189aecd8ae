import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspectFeed } from "./inspect-feed.ts";

let folder = "";
let file = "";
let page = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "townwire-inspect-"));
  file = join(folder, "feed.xml");
  page = join(folder, "page.html");
  const items = Array.from(
    { length: 500 },
    (_, i) =>
      `<item><title>Item ${i}</title><link>/${i}</link><description>${"x".repeat(300)}</description></item>`,
  );
  writeFileSync(file, `<rss version="2.0"><channel><title>T</title>${items.join("")}</channel></rss>`);
  writeFileSync(
    page,
    '<html><link rel="alternate" type="application/rss+xml" href="https://a.example/rss"></html>',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: string[], input = "") {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const output: string[] = [];
  streams.stdout.setEncoding("utf8").on("data", (text: string) => output.push(text));
  streams.stdin.end(input);
  const exitCode = await inspectFeed(args, streams);
  const lines = output
    .join("")
    .split("\n")
    .filter((line) => line !== "");
  return {
    exitCode,
    answers: lines.map((line) => JSON.parse(line)),
    errors: String(streams.stderr.read() ?? ""),
  };
}

describe("townwire inspect feed", () => {
  it("prints a line per file and fails when one is no feed", async () => {
    const { exitCode, answers } = await run([file, page, join(folder, "missing.xml")]);
    expect(exitCode).toBe(1);
    expect(answers[0]).toMatchObject({
      id: file,
      ok: true,
      format: "rss-2.0",
      encoding: "utf-8",
      feed: { title: "T" },
    });
    expect(answers[0].entries).toHaveLength(500);
    expect(answers[1]).toMatchObject({
      ok: false,
      kind: "html",
      discovered: [{ url: "https://a.example/rss" }],
    });
    expect(answers[2]).toMatchObject({ ok: false, error: expect.stringContaining("no such file") });
  });

  it("answers request lines in order, and goes on after a bad one", async () => {
    const request = {
      id: "a",
      file,
      url: "https://herald.example/feed",
      headers: { "Content-Language": "fr" },
    };
    const { exitCode, answers } = await run(
      [],
      `${JSON.stringify(request)}\n{"x\n42\n\n${JSON.stringify({ ...request, id: "b" })}`,
    );
    expect(exitCode).toBe(0);
    expect(answers.map(({ id, ok }) => [id, ok])).toEqual([
      ["a", true],
      [undefined, false],
      [undefined, false],
      ["b", true],
    ]);
    expect(answers[0].feed.language).toBe("fr");
    expect(answers[0].entries[0].link).toBe("https://herald.example/0");
  });

  it("says how it is used when it is used wrongly", async () => {
    const { exitCode, errors } = await run(["--colour"]);
    expect(exitCode).toBe(2);
    expect(errors).toMatch(/^townwire: inspect feed knows no option --colour\. Usage: /);
  });
});
