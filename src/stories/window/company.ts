/**
 * What is around each article: how like its nearest neighbour it is, and how like articles of other weeks. A pair is
 * one event's when neither is much more like another; an article like many of other weeks is on a recurring topic,
 * where likeness says less.
 */
import type { Likeness } from "./likeness.ts";
import type { Shelf } from "./shelf.ts";

/** So many likenesses to articles of other days are kept. */
export const TOPIC = 16;
const OTHER_DAYS = 4;
/** What an article is taken to share with others of its kind before any was seen. */
const LEAST = 0.06;

/** Likeness fades with the days between: by a fifth after a day, by half after two weeks. (Tried: training/stories.) */
export const faded = (words: number, days: number): number => words / (1 + 0.4 * Math.log1p(days));

export type Company = {
  /** Counts a pair for `a`; each pair once. */
  note(a: number, likeness: Likeness): void;
  forget(slot: number): void;
  /** Whether the slot's neighbours were counted. */
  isKnown(slot: number): boolean;
  know(slot: number): void;
  /** How near the pair comes to the nearest of each: 1 when they are each other's nearest. */
  closeness(a: number, b: number, likeness: Likeness): number;
  /** Recurring topics: near .5 for something new, above 1 for what is written about every week; for both together. */
  topic(a: number, b: number): number;
};

export function openCompany(shelf: Shelf): Company {
  let best = new Float32Array(0);
  let known = new Uint8Array(0);
  /** Ascending for each slot, in 255ths. */
  let others = new Uint8Array(0);

  function grow(): void {
    const slots = Math.max(4_096, shelf.published.length);
    const bigger = [new Float32Array(slots), new Uint8Array(slots), new Uint8Array(slots * TOPIC)] as const;
    bigger[0].set(best);
    bigger[1].set(known);
    bigger[2].set(others);
    [best, known, others] = bigger;
  }

  function note(slot: number, { words, days }: Likeness): void {
    if (slot >= best.length) grow();
    best[slot] = Math.max(best[slot] ?? 0, faded(words, days));
    if (days <= OTHER_DAYS) return;
    const value = Math.min(255, Math.round(words * 255));
    const at = slot * TOPIC;
    if (value <= (others[at] ?? 0)) return;
    let n = 0;
    for (; n + 1 < TOPIC && (others[at + n + 1] ?? 0) < value; n++) others[at + n] = others[at + n + 1] ?? 0;
    others[at + n] = value;
  }

  function topicOf(slot: number): number {
    let sum = 0;
    for (let n = 0; n < TOPIC; n++) sum += Math.max(LEAST, (others[slot * TOPIC + n] ?? 0) / 255);
    return Math.sqrt(sum / TOPIC);
  }

  return {
    note,
    forget(slot) {
      if (slot >= best.length) grow();
      best[slot] = 0;
      known[slot] = 0;
      others.fill(0, slot * TOPIC, (slot + 1) * TOPIC);
    },
    isKnown: (slot) => known[slot] === 1,
    know(slot) {
      if (slot >= best.length) grow();
      known[slot] = 1;
    },
    closeness(a, b, { words, days }) {
      const pair = faded(words, days);
      return pair === 0 ? 0 : (pair / Math.max(pair, best[a] ?? 0) + pair / Math.max(pair, best[b] ?? 0)) / 2;
    },
    topic: (a, b) => topicOf(a) + topicOf(b),
  };
}
