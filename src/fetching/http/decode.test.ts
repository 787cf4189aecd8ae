import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBody } from "./decode.ts";

const FEED = `<?xml version="1.0"?><rss>${"<item/>".repeat(500)}</rss>`;
const MB = 1024 * 1024;

const withBadEnd = (raw: Buffer, length: number) =>
  Buffer.concat([raw.subarray(0, -length), Buffer.alloc(length, 7)]);

async function decoded(raw: Uint8Array, encoding: string | undefined, maxBytes = MB): Promise<string> {
  const result = await decodeBody(raw, encoding, maxBytes);
  return result.kind === "decoded" ? Buffer.from(result.bytes).toString() : result.kind;
}

describe("what servers really send", () => {
  test.each([
    ["gzip", gzipSync(FEED)],
    ["x-gzip", gzipSync(FEED)],
    ["GZIP", gzipSync(FEED)],
    ["deflate", deflateSync(FEED)],
    ["deflate", deflateRawSync(FEED)],
    ["br", brotliCompressSync(FEED)],
    ["zstd", zstdCompressSync(FEED)],
    ["identity", Buffer.from(FEED)],
    [undefined, Buffer.from(FEED)],
    ["utf-8", Buffer.from(FEED)],
    // Two encodings, the last one outermost.
    ["deflate, gzip", gzipSync(deflateSync(FEED))],
    // Mislabelled.
    ["gzip", Buffer.from(FEED)],
    ["deflate", Buffer.from(FEED)],
    ["br", Buffer.from(FEED)],
    ["zstd", Buffer.from(FEED)],
    ["gzip", deflateSync(FEED)],
    ["deflate", gzipSync(FEED)],
    // A compressed file, with and without a compressed answer around it.
    [undefined, gzipSync(FEED)],
    ["gzip", gzipSync(gzipSync(FEED))],
    // Something after the end.
    ["gzip", Buffer.concat([gzipSync(FEED), Buffer.from("\r\n\r\n")])],
    // A wrong checksum.
    ["gzip", withBadEnd(gzipSync(FEED), 8)],
    ["deflate", withBadEnd(deflateSync(FEED), 4)],
    // Two members, one after the other.
    ["gzip", Buffer.concat([gzipSync(FEED.slice(0, 99)), gzipSync(FEED.slice(99))])],
  ])("reads %s", async (encoding, raw) => {
    expect(await decoded(raw, encoding)).toBe(FEED);
  });

  test.each([
    ["gzip", gzipSync(FEED)],
    ["deflate", deflateSync(FEED)],
    ["br", brotliCompressSync(FEED)],
    ["zstd", zstdCompressSync(FEED, { params: {} })],
  ])("keeps what a cut %s stream holds", async (encoding, raw) => {
    const got = await decoded(raw.subarray(0, raw.length - 9), encoding);
    expect(FEED.startsWith(got)).toBe(true);
  });
});

describe("what attackers send", () => {
  test("stops at the limit and says that there was more", async () => {
    const result = await decodeBody(gzipSync(Buffer.alloc(5 * MB, "a")), "gzip", MB);
    expect(result).toMatchObject({ kind: "decoded", cut: true });
    if (result.kind === "decoded") expect(result.bytes.length).toBe(MB);
  });

  test("takes what fits to the byte for whole", async () => {
    const result = await decodeBody(gzipSync(Buffer.alloc(MB, "a")), "gzip", MB);
    expect(result).toMatchObject({ kind: "decoded", cut: false });
  });

  test("gives up on a body compressed over and over", async () => {
    let raw: Uint8Array = Buffer.from(FEED);
    for (let i = 0; i < 4; i++) raw = gzipSync(raw);
    expect(await decoded(raw, undefined)).toBe("too-nested");
    expect(await decoded(raw, "gzip, gzip, gzip, gzip")).toBe("too-nested");
  });

  test("never fails, whatever the bytes and the label", async () => {
    const label = fc.constantFrom("gzip", "deflate", "br", "zstd", "x", ",", undefined);
    const start = fc.constantFrom([], [0x1f, 0x8b, 8], [0x78, 0x9c], [0x28, 0xb5, 0x2f, 0xfd]);
    await fc.assert(
      fc.asyncProperty(label, start, fc.uint8Array({ maxLength: 300 }), async (encoding, head, tail) => {
        const result = await decodeBody(Uint8Array.from([...head, ...tail]), encoding, 2000);
        if (result.kind === "decoded") expect(result.bytes.length).toBeLessThanOrEqual(2000);
      }),
    );
  });
});
