/**
 * Where the window keeps what it knows of each article: typed arrays by slot, about 490 bytes an article. A full shelf
 * gives the slot of the article that came first to the next one that comes.
 */

import {
  backgroundDocuments,
  IN_TITLE,
  IS_NAME,
  MAX_TERMS,
  rarityOf,
  STRENGTH,
} from "#understanding/terms.ts";
import type { StoryArticle } from "../story-article.ts";

/** How many of its weightiest terms an article is found by (a power of two); more found hardly anything further. */
export const INDEXED = 16;
const INDEXED_BITS = 4;

const CHUNK_BITS = 12;
const CHUNK = 1 << CHUNK_BITS;
const IN_CHUNK = CHUNK - 1;
const BUCKETS = 1 << 20;
/** Terms fall into buckets by their hash; two in one bucket are told apart by the hash itself. */
export const bucketOf = (hash: number): number => hash & (BUCKETS - 1);

export const slotOfEntry = (entry: number): number => entry >> INDEXED_BITS;
/** Where the two numbers of an entry begin in its chunk. */
export const entryAt = (entry: number): number => (entry & ((CHUNK << INDEXED_BITS) - 1)) * 2;
/** Whether an entry's second number can belong to the bucket, of which it holds the upper bits. */
export const belongsTo = (bucket: number, found: number): boolean =>
  ((found ^ bucket) & (BUCKETS - 1) & ~STRENGTH) === 0;
/** What, beside its bucket, an entry keeps of a hash: 26 bits that with the bucket make up all 32. */
export const tagOf = (hash: number): number => (hash >>> 6) << 6;

/** Weights of terms are kept as 6-bit steps of −ln(weight): from 1 down to 0.005, each within 5 %. */
const WEIGHT_STEPS = 12;
export const WEIGHTS = Float32Array.from({ length: STRENGTH + 1 }, (_, step) =>
  Math.exp(-step / WEIGHT_STEPS),
);
const stepOf = (weight: number): number =>
  Math.max(0, Math.min(STRENGTH, Math.round(-Math.log(weight) * WEIGHT_STEPS)));

export type Chunk = {
  hashes: Uint32Array;
  /** IN_TITLE and IS_NAME over a step of WEIGHTS. */
  signs: Uint8Array;
  counts: Uint8Array;
  /** Positions, within the article, of the terms it is found by; 255 for none. */
  indexed: Uint8Array;
  /**
   * Two numbers for each entry: the entry before it in its bucket (slot × INDEXED + n, or −1), and the upper bits of
   * its hash over its step of WEIGHTS. Side by side, as following a chain is mostly waiting for memory.
   */
  entries: Int32Array;
};

const makeChunk = (): Chunk => ({
  hashes: new Uint32Array(CHUNK * MAX_TERMS),
  signs: new Uint8Array(CHUNK * MAX_TERMS),
  counts: new Uint8Array(CHUNK),
  indexed: new Uint8Array(CHUNK * INDEXED),
  entries: new Int32Array(CHUNK * INDEXED * 2),
});

const EMPTY = makeChunkOfNothing();
function makeChunkOfNothing(): Chunk {
  const [hashes, signs, entries] = [new Uint32Array(0), new Uint8Array(0), new Int32Array(0)];
  return { hashes, signs, counts: signs, indexed: signs, entries };
}

export class Shelf {
  readonly #chunks: Chunk[] = [];
  readonly #heads = new Int32Array(BUCKETS).fill(-1);
  readonly #users = new Uint32Array(BUCKETS);
  readonly #slots = new Map<string, number>();
  readonly ids: (string | undefined)[] = [];
  readonly #max: number;
  #next = 0;
  /** Milliseconds since 1970, by slot. */
  published = new Float64Array(CHUNK);
  /** Hash of the publisher, 0 for none, by slot. */
  publishers = new Uint32Array(CHUNK);
  /** Words of the text, at most 65,535, by slot. */
  words = new Uint16Array(CHUNK);
  /** Norm of the headline's part of the weights, by slot. */
  titles = new Float32Array(CHUNK);
  /** Counts the articles that ever came; of two slots the one with the higher came later. 0: empty. */
  arrivals = new Uint32Array(CHUNK);

  constructor(maxArticles: number) {
    this.#max = maxArticles;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Slots that have ever been used: every slot is below. */
  get extent(): number {
    return Math.min(this.#next, this.#max);
  }

  find(id: string): number | undefined {
    return this.#slots.get(id);
  }

  chunk(slot: number): Chunk {
    return this.#chunks[slot >> CHUNK_BITS] ?? EMPTY;
  }

  /** Where the slot's terms begin in its chunk. */
  termsAt = (slot: number): number => (slot & IN_CHUNK) * MAX_TERMS;
  chunkOfEntry = (entry: number): Chunk => this.#chunks[entry >> (CHUNK_BITS + INDEXED_BITS)] ?? EMPTY;
  indexedAt = (slot: number): number => (slot & IN_CHUNK) * INDEXED;
  countOf = (slot: number): number => this.chunk(slot).counts[slot & IN_CHUNK] ?? 0;

  /** The slot that the next article will take, when an article lies there already. */
  get evicted(): number | undefined {
    const slot = this.#next % this.#max;
    return this.#next >= this.#max && this.ids[slot] !== undefined ? slot : undefined;
  }

  head = (bucket: number): number => this.#heads[bucket] ?? -1;

  /** Whether fewer than one article in ten has the term, of those that lie here. */
  isRare = (hash: number): boolean => (this.#users[bucketOf(hash)] ?? 0) + 0.5 < (this.size + 10) / 10;

  /** How rare a term is: in news at large, and in what lies here. As −ln of a share. */
  rarity(hash: number): number {
    const documents = backgroundDocuments();
    const users = documents * Math.exp(-rarityOf(hash)) + (this.#users[bucketOf(hash)] ?? 0);
    return Math.max(0.05, Math.log((documents + this.size) / users));
  }

  /** Takes an article in; its weights are from `rarity`, to be called for a whole batch before the first is put. */
  put(article: StoryArticle, rarities: Float32Array): number {
    const slot = this.#next % this.#max;
    if (this.ids[slot] !== undefined) this.remove(slot);
    this.#next++;
    this.#grow(slot);
    const chunk = this.chunk(slot);
    const at = this.termsAt(slot);
    const { hashes, signs } = article.terms;
    const count = Math.min(MAX_TERMS, hashes.length);
    chunk.counts[slot & IN_CHUNK] = count;
    const weights = Array.from(
      { length: count },
      // The root: the rarest words of a report are often its own, and not the event's.
      (_, n) => ((signs[n] ?? 0) & STRENGTH) * Math.sqrt(rarities[n] ?? 0),
    );
    const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
    let title = 0;
    for (let n = 0; n < count; n++) {
      const hash = hashes[n] ?? 0;
      const sign = signs[n] ?? 0;
      const step = stepOf((weights[n] ?? 0) / norm);
      const weight = WEIGHTS[step] ?? 0;
      if (sign & IN_TITLE) title += weight * weight;
      chunk.hashes[at + n] = hash;
      chunk.signs[at + n] = (sign & (IN_TITLE | IS_NAME)) | step;
      const bucket = bucketOf(hash);
      this.#users[bucket] = (this.#users[bucket] ?? 0) + 1;
    }
    this.titles[slot] = Math.sqrt(title);
    this.published[slot] = article.published;
    this.publishers[slot] = article.publisher;
    this.words[slot] = Math.min(65_535, article.terms.words);
    this.arrivals[slot] = this.#next;
    this.ids[slot] = article.id;
    this.#slots.set(article.id, slot);
    this.#index(slot, chunk, weights);
    return slot;
  }

  remove(slot: number): void {
    const id = this.ids[slot];
    if (id === undefined) return;
    this.#slots.delete(id);
    this.ids[slot] = undefined;
    this.arrivals[slot] = 0;
    const chunk = this.chunk(slot);
    const at = this.termsAt(slot);
    for (let n = 0; n < this.countOf(slot); n++) {
      const bucket = bucketOf(chunk.hashes[at + n] ?? 0);
      this.#users[bucket] = Math.max(0, (this.#users[bucket] ?? 0) - 1);
    }
  }

  #index(slot: number, chunk: Chunk, weights: readonly number[]): void {
    const order = weights.map((_, n) => n).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
    for (let n = 0; n < INDEXED; n++) {
      const term = order[n];
      const entry = slot * INDEXED + n;
      const at = entryAt(entry);
      chunk.indexed[(slot & IN_CHUNK) * INDEXED + n] = term ?? 255;
      chunk.entries[at] = -1;
      chunk.entries[at + 1] = 0;
      if (term === undefined) continue;
      const hash = chunk.hashes[this.termsAt(slot) + term] ?? 0;
      const bucket = bucketOf(hash);
      chunk.entries[at] = this.head(bucket);
      chunk.entries[at + 1] = tagOf(hash) | ((chunk.signs[this.termsAt(slot) + term] ?? 0) & STRENGTH);
      this.#heads[bucket] = entry;
    }
  }

  #grow(slot: number): void {
    if (slot >> CHUNK_BITS >= this.#chunks.length) this.#chunks.push(makeChunk());
    if (slot < this.published.length) return;
    const more = this.published.length * 2;
    const bigger = <T extends { set(from: T): void }>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.published = bigger(this.published, new Float64Array(more));
    this.publishers = bigger(this.publishers, new Uint32Array(more));
    this.words = bigger(this.words, new Uint16Array(more));
    this.titles = bigger(this.titles, new Float32Array(more));
    this.arrivals = bigger(this.arrivals, new Uint32Array(more));
  }
}
