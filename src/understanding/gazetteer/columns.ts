// How the shipped file is laid out: a JSON header, then columns, all under one zstd. Numbers go in as four
// byte planes of (zigzagged differences of) 32-bit values, which compress three times better than rows do.

import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

const MAGIC = "townwire-gazetteer-1\n";

export type Section = { name: string; bytes: Uint8Array };

/** Packs sections into the bytes of one file. */
export function packFile(facts: object, sections: readonly Section[]): Uint8Array {
  const sizes = sections.map(({ name, bytes }) => [name, bytes.length]);
  const header = Buffer.from(`${MAGIC}${JSON.stringify({ ...facts, sections: sizes })}\n`, "utf8");
  return zstdCompressSync(Buffer.concat([header, ...sections.map(({ bytes }) => bytes)]), {
    params: { [constants.ZSTD_c_compressionLevel]: 22 },
  });
}

export type OpenFile = { facts: Record<string, unknown>; section(name: string): Uint8Array };

/** Opens what `packFile` made; throws when the bytes are something else. */
export function openFile(bytes: Uint8Array): OpenFile {
  const all = zstdDecompressSync(bytes);
  if (!all.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC)))
    throw new Error("not a gazetteer file of this version");
  const headerEnd = all.indexOf(10, MAGIC.length);
  const facts = JSON.parse(all.toString("utf8", MAGIC.length, headerEnd)) as Record<string, unknown>;
  const places = new Map<string, Uint8Array>();
  let at = headerEnd + 1;
  for (const [name, size] of facts.sections as [string, number][]) {
    places.set(name, all.subarray(at, at + size));
    at += size;
  }
  return {
    facts,
    section(name) {
      const found = places.get(name);
      if (found === undefined) throw new Error(`the gazetteer file has no section "${name}"`);
      return found;
    },
  };
}

/** Packs 32-bit integers; `delta` stores differences, for columns whose neighbours are alike. */
export function packNumbers(values: ArrayLike<number>, delta: boolean): Uint8Array {
  const n = values.length;
  const bytes = new Uint8Array(n * 4);
  let last = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    const stored = delta ? zigzag((value - last) | 0) : value >>> 0;
    last = value;
    for (let plane = 0; plane < 4; plane++) bytes[plane * n + i] = (stored >>> (8 * plane)) & 255;
  }
  return bytes;
}

/** Reverses `packNumbers`. */
export function unpackNumbers(bytes: Uint8Array, delta: boolean): Int32Array {
  const n = bytes.length / 4;
  const values = new Int32Array(n);
  const [b, c, d] = [bytes.subarray(n), bytes.subarray(2 * n), bytes.subarray(3 * n)];
  let last = 0;
  for (let i = 0; i < n; i++) {
    const stored = (at(bytes, i) | (at(b, i) << 8) | (at(c, i) << 16) | (at(d, i) << 24)) >>> 0;
    last = delta ? (last + ((stored >>> 1) ^ -(stored & 1))) | 0 : stored | 0;
    values[i] = last;
  }
  return values;
}

const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;
const at = (bytes: Uint8Array, i: number): number => bytes[i] as number;
