import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { type DrawnPage, openPageCache, type PageCache } from "./page-cache.ts";

let clock = 0;
let cache: PageCache;
const page = (text: string, depends: string[] = ["news"]): DrawnPage => ({
  headers: { etag: `"${text}"` },
  body: Buffer.from(text),
  depends,
});
const keep = (address: string, given: DrawnPage) => cache.keep(address, given, cache.generation());
const bodyOf = (address: string) => {
  const found = cache.find(address);
  return found && Buffer.from(found.body).toString();
};

beforeEach(() => {
  clock = 0;
  cache = openPageCache(() => clock, { maxBytes: 10_000 });
});

describe("pages in memory", () => {
  test("are found until their seconds are over", () => {
    keep("/", page("front"));
    clock = 19_999;
    expect(bodyOf("/")).toBe("front");
    clock = 20_000;
    expect(bodyOf("/")).toBeUndefined();
  });

  test("go when something they show changes, and stay when something else does", () => {
    keep("/article/1", page("one", ["article:1", "story:a"]));
    keep("/article/2", page("two", ["article:2"]));
    keep("/", page("front", ["news"]));
    cache.drop(new Set(["story:a"]));
    expect([bodyOf("/article/1"), bodyOf("/article/2"), bodyOf("/")]).toEqual([undefined, "two", undefined]);
    cache.drop("everything");
    expect(bodyOf("/article/2")).toBeUndefined();
  });

  test("are not kept when something changed while they were drawn", () => {
    const begun = cache.generation();
    cache.drop(new Set(["article:9"]));
    cache.keep("/", page("old"), begun);
    expect(bodyOf("/")).toBeUndefined();
  });

  test("take no more memory than they may: the oldest go", () => {
    for (let n = 0; n < 20; n++) keep(`/${n}`, page("x".repeat(600)));
    expect(bodyOf("/0")).toBeUndefined();
    expect(bodyOf("/19")).toBeDefined();
  });

  test("come in the encoding that is asked for", () => {
    keep("/", page("front ".repeat(100)));
    const found = cache.find("/");
    if (!found) throw new Error("not kept");
    const br = found.encoded("gzip, deflate, br");
    expect([br.encoding, brotliDecompressSync(br.bytes).toString()]).toEqual(["br", "front ".repeat(100)]);
    const gzip = found.encoded("br;q=0, gzip");
    expect([gzip.encoding, gunzipSync(gzip.bytes).toString()]).toEqual(["gzip", "front ".repeat(100)]);
    expect(found.encoded("identity").encoding).toBeUndefined();
    expect(found.encoded("").bytes).toBe(found.body);
  });
});
