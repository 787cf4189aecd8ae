/**
 * Fingerprints of texts, by which copies are found: a fair sample of a text's 5-word shingles, small enough to be
 * kept with each article and compared with 200,000 others. `compareFingerprints` estimates how much two texts
 * share, and how surely; `compareTexts` counts it exactly.
 */
import { findReport } from "./fingerprint/print.ts";
import { hashWords, spread } from "./fingerprint/words.ts";

/** Words in a shingle: five in a row are seldom shared by chance, and an edited sentence loses only a few. */
const SHINGLE_WORDS = 5;
/** Long texts keep one shingle in sixteen, so that a short excerpt of a long text is met in its sample. */
const ALWAYS_BELOW = 2 ** 28;
/** Every text keeps at least this many shingles (or all it has), so that short texts are compared well. */
const AT_LEAST = 64;
const ALL = 2 ** 32;
/** Excerpts take the opening: of the shingles that begin in these words one in four is kept, so that two sentences are met. */
const LEAD_WORDS = 64;
const LEAD_BELOW = 2 ** 30;
/** Text read, in UTF-16 units: some 17,000 words, beyond nearly every article; what follows says nothing new. */
const MAX_CHARS = 100_000;
/** A shorter headline ("Police log", "Weather") says nothing about sameness. */
const MIN_TITLE_WORDS = 4;

/**
 * `hashes`: the distinct 32-bit shingle hashes below `cut`, ascending: all of the text's when `cut` is 2^32.
 * `lead`: further ones of its opening, by which excerpts are met; they are no fair sample. `words`: words of the report. `title`: hash of the headline's words, 0 when it is too short to tell anything.
 */
export type Fingerprint = {
  hashes: Uint32Array;
  lead: Uint32Array;
  cut: number;
  words: number;
  title: number;
};

/**
 * What two texts share: the Jaccard index of their shingles, and which share of the one's lies in the other.
 * `doubt`: three and a half standard errors of the estimates, 0 when they are counts.
 */
export type Overlap = {
  jaccard: number;
  aInB: number;
  bInA: number;
  doubt: { jaccard: number; within: number };
};

/**
 * The fingerprint of an article. A bottom-k sketch (Broder 1997) that also keeps every hash below a fixed bound
 * (FracMinHash, Irber et al. 2022), which is what makes containment of short texts in long ones visible.
 */
export function fingerprint(article: { title: string; text: string }): Fingerprint {
  const { hashes, words } = hashShingles(article.text);
  const title = hashTitle(article.title);
  // Sorting is most of the work: take what surely holds the sample first, and all only when it does not.
  const guess = Math.max(ALWAYS_BELOW, (ALL * AT_LEAST * 1.8) / Math.max(hashes.length, 1));
  const few = guess < ALL ? distinct(hashes.filter((hash) => hash < guess)) : distinct(hashes);
  const [kept, whole] = guess < ALL && few.length < AT_LEAST ? [distinct(hashes), true] : [few, guess >= ALL];
  let count = kept.length;
  while (count > AT_LEAST && (kept[count - 1] ?? 0) >= ALWAYS_BELOW) count--;
  if (count === kept.length && whole)
    return { hashes: kept.slice(), lead: new Uint32Array(0), cut: ALL, words, title };
  const cut = Math.max(ALWAYS_BELOW, (kept[count - 1] ?? 0) + 1);
  const lead = distinct(
    hashes.subarray(0, LEAD_WORDS).filter((hash) => hash >= cut && hash < LEAD_BELOW),
  ).slice();
  return { hashes: kept.slice(0, count), lead, cut, words, title };
}

/** Every distinct shingle hash of a text, ascending: what `compareShingles` counts with. */
export const listShingles = (text: string): Uint32Array => distinct(hashShingles(text).hashes);

/** Exactly what two texts share, as far as both are read (100,000 UTF-16 units). */
export const compareTexts = (a: string, b: string): Overlap =>
  compareShingles(listShingles(a), listShingles(b));

/** The same from lists made by `listShingles`. */
export function compareShingles(a: Uint32Array, b: Uint32Array): Overlap {
  const common = countCommon(a, b, a.length, b.length);
  return {
    jaccard: common / Math.max(a.length + b.length - common, 1),
    aInB: common / Math.max(a.length, 1),
    bInA: common / Math.max(b.length, 1),
    doubt: { jaccard: 0, within: 0 },
  };
}

/** An estimate of what two texts share, from the part of the hash range that both samples cover. */
export function compareFingerprints(a: Fingerprint, b: Fingerprint): Overlap {
  const cut = Math.min(a.cut, b.cut);
  const inA = countBelow(a.hashes, cut);
  const inB = countBelow(b.hashes, cut);
  const common = countCommon(a.hashes, b.hashes, inA, inB);
  const union = Math.max(inA + inB - common, 1);
  const sure = cut === ALL;
  return {
    jaccard: common / union,
    aInB: common / Math.max(inA, 1),
    bInA: common / Math.max(inB, 1),
    // The standard error of a share is at most 0.5/√n, and 0.4/√n near 0.8, where containment is decided.
    doubt: sure
      ? { jaccard: 0, within: 0 }
      : { jaccard: 1.75 / Math.sqrt(union), within: 1.4 / Math.sqrt(Math.max(Math.min(inA, inB), 1)) },
  };
}

// As kept in the database: a version, the length of the lead, then words, headline, cut - 1, the hashes and the lead,
// each as 32 bits, little-endian.
const VERSION = 2;
const HEAD_BYTES = 14;

/** The fingerprint as bytes to keep: about 370 for an article of 1,000 words. */
export function packFingerprint(print: Fingerprint): Buffer {
  const { hashes, lead } = print;
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + 4 * (hashes.length + lead.length));
  bytes.writeUInt8(VERSION, 0);
  bytes.writeUInt8(lead.length, 1);
  bytes.writeUInt32LE(print.words, 2);
  bytes.writeUInt32LE(print.title, 6);
  bytes.writeUInt32LE(print.cut - 1, 10);
  let at = HEAD_BYTES;
  for (const hash of hashes) at = bytes.writeUInt32LE(hash, at);
  for (const hash of lead) at = bytes.writeUInt32LE(hash, at);
  return bytes;
}

/** Reads what `packFingerprint` made; undefined when the bytes are of another version or damaged: make it anew then. */
export function unpackFingerprint(bytes: Uint8Array): Fingerprint | undefined {
  const count = (bytes.length - HEAD_BYTES) / 4 - (bytes[1] ?? 0);
  if (bytes[0] !== VERSION || !Number.isInteger(count) || count < 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hashes = new Uint32Array(count);
  const lead = new Uint32Array(bytes[1] ?? 0);
  for (let i = 0; i < count; i++) hashes[i] = view.getUint32(HEAD_BYTES + 4 * i, true);
  for (let i = 0; i < lead.length; i++) lead[i] = view.getUint32(HEAD_BYTES + 4 * (count + i), true);
  return {
    hashes,
    lead,
    cut: view.getUint32(10, true) + 1,
    words: view.getUint32(2, true),
    title: view.getUint32(6, true),
  };
}

function hashShingles(text: string): { hashes: Uint32Array; words: number } {
  const read = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text;
  const [start, end] = findReport(read);
  const words = hashWords(read.slice(start, end));
  const hashes = new Uint32Array(Math.max(words.length - SHINGLE_WORDS + 1, 0));
  for (let i = 0; i < hashes.length; i++) {
    let hash = 0;
    for (let j = 0; j < SHINGLE_WORDS; j++) hash = Math.imul(hash, 0x9e3779b1) + (words[i + j] ?? 0);
    hashes[i] = spread(hash);
  }
  return { hashes, words: words.length };
}

function hashTitle(title: string): number {
  const words = hashWords(title.slice(0, 1_000));
  if (words.length < MIN_TITLE_WORDS) return 0;
  return spread(words.reduce((hash, word) => Math.imul(hash, 0x9e3779b1) + word, 0)) || 1;
}

function distinct(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    const hash = sorted[i] ?? 0;
    if (i === 0 || hash !== sorted[count - 1]) sorted[count++] = hash;
  }
  return sorted.subarray(0, count);
}

function countBelow(sorted: Uint32Array, cut: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < cut) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countCommon(a: Uint32Array, b: Uint32Array, inA: number, inB: number): number {
  let common = 0;
  for (let i = 0, j = 0; i < inA && j < inB; ) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) common++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return common;
}
