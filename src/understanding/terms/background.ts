/**
 * How rare words are in news at large, from a table that ships (background.bin; made by training/stories/learn-terms.ts).
 * Holds hashes of stems and the share of articles that use each; not the words.
 */
import { existsSync, readFileSync } from "node:fs";

type Background = { hashes: Uint32Array; rarities: Uint8Array; documents: number };

/** A rarity is kept in a byte as this many steps per unit of −ln(share). */
const STEPS = 16;
const HEADER_BYTES = 8;

let memo: Background | undefined;

/** Reads the table once. Without the file (before it is first made) every word is as rare as the rarest. */
export function readBackground(): Background {
  if (memo) return memo;
  const file = new URL("./background.bin", import.meta.url);
  memo = existsSync(file)
    ? unpackBackground(readFileSync(file))
    : { hashes: new Uint32Array(), rarities: new Uint8Array(), documents: 1_000 };
  return memo;
}

/** −ln of the share of articles that use the term; a term nobody used counts as half an article's. */
export function rarityOf(hash: number): number {
  const { hashes, rarities, documents } = readBackground();
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === hash ? (rarities[low] ?? 0) / STEPS : Math.log((documents + 1) / 0.5);
}

/** Little-endian: documents and terms as 32 bits each, then the hashes ascending, then a byte of rarity for each. */
export function packBackground(shares: ReadonlyMap<number, number>, documents: number): Buffer {
  const sorted = [...shares].sort(([a], [b]) => a - b);
  const bytes = Buffer.alloc(HEADER_BYTES + sorted.length * 5);
  bytes.writeUInt32LE(documents, 0);
  bytes.writeUInt32LE(sorted.length, 4);
  sorted.forEach(([hash, share], index) => {
    bytes.writeUInt32LE(hash, HEADER_BYTES + index * 4);
    const rarity = Math.min(255, Math.round(-Math.log(share) * STEPS));
    bytes.writeUInt8(rarity, HEADER_BYTES + sorted.length * 4 + index);
  });
  return bytes;
}

function unpackBackground(bytes: Buffer): Background {
  const count = bytes.readUInt32LE(4);
  const hashes = new Uint32Array(count);
  for (let index = 0; index < count; index++) hashes[index] = bytes.readUInt32LE(HEADER_BYTES + index * 4);
  const rarities = new Uint8Array(bytes.subarray(HEADER_BYTES + count * 4, HEADER_BYTES + count * 5));
  return { hashes, rarities, documents: bytes.readUInt32LE(0) };
}

/** How many articles the table was counted over: the weight it has beside what a window counts itself. */
export const backgroundDocuments = (): number => readBackground().documents;
