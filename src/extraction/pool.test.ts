import { afterEach, describe, expect, it } from "vitest";
import { type Extractor, openExtractor } from "./pool.ts";

const about = { url: "https://paper.example/a" };
const page = (body: string): Uint8Array =>
  new TextEncoder().encode(`<html><body><h1>Mill opens</h1>${body}</body></html>`);
const short = page(
  `<p>${"The old mill opened its doors on Friday, and the whole town came. ".repeat(5)}</p>`,
);
const long = page("<div>Words here, and more.</div>".repeat(120_000));

describe("extracting in workers", () => {
  let extractor: Extractor | undefined;
  afterEach(() => extractor?.close());

  it("answers with the article", async () => {
    extractor = openExtractor({ workers: 1 });
    const answers = await Promise.all([extractor.extract(short, about), extractor.extract(short, about)]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, title: "Mill opens" });
  });

  it("gives up a page that takes too long, and goes on with a new worker", async () => {
    extractor = openExtractor({ workers: 1, timeoutMs: 600 });
    expect(await extractor.extract(long, about)).toMatchObject({ ok: false, kind: "too-slow" });
    expect(await extractor.extract(short, about)).toMatchObject({ ok: true });
  });

  it("gives up a page that takes too much memory, and goes on with a new worker", async () => {
    extractor = openExtractor({ workers: 1, timeoutMs: 20_000, maxMemoryMb: 40 });
    expect(await extractor.extract(long, about)).toMatchObject({ ok: false, kind: "too-large" });
    expect(await extractor.extract(short, about)).toMatchObject({ ok: true });
  });

  it("gives up what is still waiting when it is closed", async () => {
    extractor = openExtractor({ workers: 1 });
    const waiting = extractor.extract(short, about);
    await extractor.close();
    expect(await waiting).toMatchObject({ ok: false });
    expect(await extractor.extract(short, about)).toMatchObject({ ok: false });
  });
});
