// All names in folded form, sorted, in one run of bytes: a hash finds a name, the order finds a prefix, and
// groups by first word tell a recogniser whether to read on. Each name lists its places, most populous first.

import { type OpenFile, unpackNumbers } from "./columns.ts";

/** A listed place: its row, and whether the name is an alternate one. */
export const rowOf = (posting: number): number => posting >>> 1;
export const isAlternate = (posting: number): boolean => (posting & 1) === 1;

const NONE = -1;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SPACE = 32;
// Longer than any name; longer queries cannot match and are not encoded.
const MAX_KEY_CHARS = 300;

const encoder = new TextEncoder();
const scratch = new Uint8Array(MAX_KEY_CHARS * 3);

export class NameIndex {
  readonly size: number;
  readonly postings: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #firstPosting: Uint32Array;
  readonly #slots: Int32Array;
  readonly #wordSlots: Int32Array;
  readonly #groupStarts: Uint32Array;
  readonly #groupWords: Uint8Array;
  readonly #groupWordEnds: Uint8Array;

  constructor(file: OpenFile) {
    const shared = file.section("keyShared");
    const suffixes = file.section("keySuffixes");
    const counts = file.section("keyCounts");
    this.size = shared.length;
    this.postings = unpackNumbers(file.section("postings"), false);
    this.#bytes = new Uint8Array(Number(file.facts.keyBytes));
    this.#starts = new Uint32Array(this.size + 1);
    this.#firstPosting = new Uint32Array(this.size + 1);
    this.#slots = makeSlots(this.size);
    const groups = Number(file.facts.firstWords);
    this.#wordSlots = makeSlots(groups);
    this.#groupStarts = new Uint32Array(groups);
    this.#groupWords = new Uint8Array(groups);
    this.#groupWordEnds = new Uint8Array(groups);
    this.#read(shared, suffixes, counts);
  }

  #read(shared: Uint8Array, suffixes: Uint8Array, counts: Uint8Array): void {
    const bytes = this.#bytes;
    let from = 0;
    let to = 0;
    let countAt = 0;
    let posting = 0;
    let group = -1;
    let wordLength = 0;
    for (let key = 0; key < this.size; key++) {
      const start = to;
      const before = this.#starts[key - 1] ?? 0;
      const prefix = shared[key] ?? 0;
      let hash = FNV_START;
      let wordHash = 0;
      let words = 1;
      let firstEnd = 0;
      for (let i = 0; ; i++) {
        const byte = i < prefix ? (bytes[before + i] as number) : (suffixes[from++] as number);
        if (byte === 10) break;
        if (byte === SPACE) {
          if (words === 1) {
            firstEnd = i;
            wordHash = hash;
          }
          words++;
        }
        bytes[to++] = byte;
        hash = Math.imul(hash ^ byte, FNV_PRIME);
      }
      if (words === 1) {
        firstEnd = to - start;
        wordHash = hash;
      }
      this.#starts[key] = start;
      put(this.#slots, hash, key);
      // Sorted, so names of one first word stand together.
      const sameWord = group >= 0 && firstEnd === wordLength && prefix >= firstEnd;
      if (!sameWord) {
        group++;
        wordLength = firstEnd;
        this.#groupStarts[group] = start;
        this.#groupWordEnds[group] = firstEnd;
        put(this.#wordSlots, wordHash, group);
      }
      if (words > (this.#groupWords[group] ?? 0)) this.#groupWords[group] = words;
      this.#firstPosting[key] = posting;
      let many = counts[countAt++] ?? 0;
      if (many === 255) {
        many = ((counts[countAt] ?? 0) << 8) | (counts[countAt + 1] ?? 0);
        countAt += 2;
      }
      posting += many;
    }
    this.#starts[this.size] = to;
    this.#firstPosting[this.size] = posting;
  }

  /** Number of the key, or -1. `folded` is compared as it stands. */
  find(folded: string): number {
    if (folded.length > MAX_KEY_CHARS || folded === "") return NONE;
    const length = encoder.encodeInto(folded, scratch).written;
    return this.#probe(length);
  }

  #probe(length: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(length) & mask; ; slot = (slot + 1) & mask) {
      const key = (this.#slots[slot] as number) - 1;
      if (key < 0) return NONE;
      const start = this.#starts[key] as number;
      if ((this.#starts[key + 1] as number) - start === length && this.#same(start, length)) return key;
    }
  }

  /** The most words a name beginning with this folded word has; 0 when none begins so. */
  longestFrom(word: string): number {
    if (word.length > MAX_KEY_CHARS || word === "") return 0;
    const length = encoder.encodeInto(word, scratch).written;
    const mask = this.#wordSlots.length - 1;
    for (let slot = hashOf(length) & mask; ; slot = (slot + 1) & mask) {
      const group = (this.#wordSlots[slot] as number) - 1;
      if (group < 0) return 0;
      if (this.#groupWordEnds[group] === length && this.#same(this.#groupStarts[group] as number, length)) {
        return this.#groupWords[group] as number;
      }
    }
  }

  /** Postings of a key: positions in `postings` from and up to. */
  span(key: number): [from: number, to: number] {
    return [this.#firstPosting[key] ?? 0, this.#firstPosting[key + 1] ?? 0];
  }

  /** Postings of all names that begin with this text: the names stand together, so do their places. */
  prefixSpan(folded: string): [from: number, to: number] {
    if (folded.length > MAX_KEY_CHARS || folded === "") return [0, 0];
    const length = encoder.encodeInto(folded, scratch).written;
    const from = this.#bound(length, false);
    const to = this.#bound(length, true);
    return [this.#firstPosting[from] ?? 0, this.#firstPosting[to] ?? 0];
  }

  #bound(length: number, after: boolean): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle, length);
      if (order < 0 || (after && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // The key against the scratch text as a prefix: 0 when the key begins with it.
  #compare(key: number, length: number): number {
    const start = this.#starts[key] as number;
    const end = this.#starts[key + 1] as number;
    for (let i = 0; i < length; i++) {
      if (start + i >= end) return -1;
      const difference = (this.#bytes[start + i] as number) - (scratch[i] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** The folded name of a key; "" for none. */
  keyAt(key: number): string {
    if (key < 0) return "";
    return Buffer.from(this.#bytes.buffer, this.#starts[key], this.lengthOf(key)).toString("utf8");
  }

  /** The key that lists a posting, by the posting's position. */
  keyOfPosting(position: number): number {
    let low = 0;
    let high = this.size;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((this.#firstPosting[middle] ?? 0) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The keys that begin with this text: from and up to. */
  keysFrom(folded: string): [from: number, to: number] {
    if (folded.length > MAX_KEY_CHARS) return [0, 0];
    const length = encoder.encodeInto(folded, scratch).written;
    return [this.#bound(length, false), this.#bound(length, true)];
  }

  /** In bytes. */
  lengthOf(key: number): number {
    return (this.#starts[key + 1] ?? 0) - (this.#starts[key] ?? 0);
  }

  #same(start: number, length: number): boolean {
    for (let i = 0; i < length; i++) if (this.#bytes[start + i] !== scratch[i]) return false;
    return true;
  }
}

function makeSlots(entries: number): Int32Array {
  let slots = 16;
  while (slots < entries * 1.6) slots *= 2;
  return new Int32Array(slots);
}

// FNV-1a (Fowler, Noll, Vo), then its high bits mixed in, because the low ones choose the slot.
function put(slots: Int32Array, hash: number, entry: number): void {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = entry + 1;
}

function hashOf(length: number): number {
  let hash = FNV_START;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (scratch[i] as number), FNV_PRIME);
  return hash ^ (hash >>> 15);
}
