/**
 * Who is near whom: articles on the shelf, the pairs that may be of one event, and the company each pair is in.
 * Nothing is decided here; what it says of a batch does not depend on the order within the batch.
 */
import type { StoryArticle } from "../story-article.ts";
import { openCandidates } from "./candidates.ts";
import { openCompany } from "./company.ts";
import type { Pair } from "./decision.ts";
import { compareArticles, type Likeness } from "./likeness.ts";
import { Shelf } from "./shelf.ts";

/** A pair of slots in one number: the lower slot times this, plus the higher. */
export const MAX_SLOTS = 2 ** 26;

export type Neighbours = { a: number; b: number; likeness: Likeness };

export type Neighbourhood = {
  readonly shelf: Shelf;
  /** Puts a batch on the shelf; `onForget` is told which slots are given up for it. Gives the slots, in its order. */
  shelve(batch: readonly StoryArticle[], onForget: (slot: number) => void): number[];
  forget(slot: number): void;
  /** The pairs of each fresh slot with what is near it, each pair once; from then on they are in its company. */
  meet(fresh: readonly number[]): Neighbours[];
  /** Everything the decision looks at; undefined when they lie too far apart in time. */
  pairOf(a: number, b: number): Pair | undefined;
  /** The same, when the likeness is known. */
  toPair(neighbours: Neighbours): Pair;
  /** Oldest first; of one time, by id. */
  byAge(a: number, b: number): number;
};

export function openNeighbourhood({
  maxArticles,
  maxDays,
}: {
  maxArticles: number;
  maxDays: number;
}): Neighbourhood {
  const shelf = new Shelf(maxArticles);
  const findCandidates = openCandidates(shelf);
  const company = openCompany(shelf);

  /** The pairs of the batch that was met last: they are asked for again when it is divided. */
  let met = new Map<number, Neighbours>();

  function forget(slot: number): void {
    company.forget(slot);
    shelf.remove(slot);
  }

  /** Counts the neighbours of a slot whose company is not known, as it was loaded. */
  function learn(slot: number): void {
    company.know(slot);
    for (const other of findCandidates(slot)) {
      const likeness = compareArticles(shelf, slot, other);
      if (likeness.days <= maxDays) company.note(slot, likeness);
    }
  }

  const toPair = ({ a, b, likeness }: Neighbours): Pair => {
    for (const slot of [a, b]) if (!company.isKnown(slot)) learn(slot);
    return {
      ...likeness,
      closeness: company.closeness(a, b, likeness),
      topic: company.topic(a, b),
    };
  };

  return {
    shelf,
    forget,
    toPair,
    shelve(batch, onForget) {
      // What is put on a slot now is another article.
      met = new Map();
      const rarities = batch.map(({ terms }) =>
        Float32Array.from(terms.hashes, (hash) => shelf.rarity(hash)),
      );
      return batch.map((article, index) => {
        for (const slot of [shelf.find(article.id), shelf.evicted]) {
          if (slot === undefined || shelf.ids[slot] === undefined) continue;
          onForget(slot);
          forget(slot);
        }
        const slot = shelf.put(article, rarities[index] ?? new Float32Array());
        company.forget(slot);
        return slot;
      });
    },
    meet(fresh) {
      const pairs = new Map<number, Neighbours>();
      for (const slot of fresh) {
        company.know(slot);
        for (const other of findCandidates(slot)) {
          const [a, b] = slot < other ? [slot, other] : [other, slot];
          const key = a * MAX_SLOTS + b;
          if (pairs.has(key)) continue;
          const likeness = compareArticles(shelf, a, b);
          if (likeness.days <= maxDays) pairs.set(key, { a, b, likeness });
        }
      }
      met = pairs;
      const all = [...pairs.values()];
      const learned = new Set<number>();
      for (const { a, b } of all)
        for (const slot of [a, b])
          if (!company.isKnown(slot)) {
            // Counts the fresh ones too, which lie on the shelf already.
            learn(slot);
            learned.add(slot);
          }
      for (const { a, b, likeness } of all) {
        if (!learned.has(a)) company.note(a, likeness);
        if (!learned.has(b)) company.note(b, likeness);
      }
      return all;
    },
    pairOf(a, b) {
      const known = met.get(a < b ? a * MAX_SLOTS + b : b * MAX_SLOTS + a);
      const likeness = known ? known.likeness : compareArticles(shelf, a, b);
      return likeness.days > maxDays ? undefined : toPair({ a, b, likeness });
    },
    byAge(a, b) {
      const [first, second] = [shelf.ids[a] ?? "", shelf.ids[b] ?? ""];
      return (
        (shelf.published[a] ?? 0) - (shelf.published[b] ?? 0) ||
        (first < second ? -1 : first > second ? 1 : 0)
      );
    },
  };
}
