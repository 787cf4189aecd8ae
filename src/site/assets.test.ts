import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { answerAsset, chooseEncoding, makeAsset } from "./assets.ts";
import { PAPER } from "./styles.ts";

const TEXT = "The river rose. ".repeat(200);
const site = new Hono().get("/", (c) => answerAsset(c, makeAsset(TEXT, "text/plain", "forever")));

test.each([
  [undefined, undefined],
  ["", undefined],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=1.0, BR;q=0.5", "br"],
  ["br;q=0, gzip", "gzip"],
  ["br; q=0.000, gzip;q=0", undefined],
  ["deflate, *", undefined],
] as const)("a program that takes %j gets %j", (accepted, wanted) => {
  expect(chooseEncoding(accepted)).toBe(wanted);
});

test("a file comes compressed, says so, and is the same file", async () => {
  const load = async (accepted: string) => {
    const answer = await site.request("/", { headers: { "accept-encoding": accepted } });
    expect(answer.headers.get("vary")?.toLowerCase()).toContain("accept-encoding");
    expect(answer.headers.get("cache-control")).toContain("immutable");
    return { name: answer.headers.get("content-encoding"), bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const [plain, gzip, br] = [await load("identity"), await load("gzip"), await load("br")];
  expect([plain.name, gzip.name, br.name]).toEqual([null, "gzip", "br"]);
  expect(plain.bytes.toString()).toBe(TEXT);
  expect(gunzipSync(gzip.bytes).toString()).toBe(TEXT);
  expect(brotliDecompressSync(br.bytes).toString()).toBe(TEXT);
});

test("what the browser draws around a page has the page's own colors", () => {
  expect(PAPER.light).toMatch(/^#[0-9a-f]{6}$/);
  expect(PAPER.dark).toMatch(/^#[0-9a-f]{6}$/);
  const lightness = (color: string) => Number.parseInt(color.slice(1, 3), 16);
  expect(lightness(PAPER.light)).toBeGreaterThan(lightness(PAPER.dark));
});
