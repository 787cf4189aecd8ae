/**
 * Which articles may be about the event of a given one: those that share its weighty terms, found over the shelf's
 * chains, newest first. Bounded work for each article, however many lie on the shelf.
 */
import { STRENGTH } from "#understanding/terms.ts";
import { belongsTo, bucketOf, entryAt, INDEXED, type Shelf, slotOfEntry, tagOf, WEIGHTS } from "./shelf.ts";

// A term that more recent articles share than this is a topic's, and others than it tell events apart.
const MAX_CHAIN = 250;
const MAX_CANDIDATES = 60;
/** Below this share of a cosine nobody was ever in one story. */
const LEAST = 0.025;

/** Remembers its scratch arrays between calls. */
export function openCandidates(shelf: Shelf): (slot: number) => number[] {
  let sums = new Float32Array(4_096);
  const touched: number[] = [];

  /** Adds what the articles of one chain share with the slot. */
  function follow(hash: number, weight: number, slot: number): void {
    const tag = tagOf(hash);
    const bucket = bucketOf(hash);
    let entry = shelf.head(bucket);
    let newest = Number.POSITIVE_INFINITY;
    const { arrivals } = shelf;
    for (let steps = 0; entry >= 0 && steps < MAX_CHAIN; steps++) {
      const other = slotOfEntry(entry);
      const arrived = arrivals[other] ?? 0;
      // A slot that was given to a later article is where the chain ends: what lay beyond came earlier still.
      if (arrived >= newest) return;
      if (arrived > 0) newest = arrived;
      const { entries } = shelf.chunkOfEntry(entry);
      const at = entryAt(entry);
      const found = entries[at + 1] ?? 0;
      // So it is when the slot's new article is in another chain at this place.
      if (!belongsTo(bucket, found)) return;
      if ((found & ~STRENGTH) === tag && arrived > 0 && other !== slot) {
        const sum = sums[other] ?? 0;
        if (sum === 0) touched.push(other);
        sums[other] = sum + weight * (WEIGHTS[found & STRENGTH] ?? 0);
      }
      entry = entries[at] ?? -1;
    }
  }

  return (slot) => {
    if (sums.length < shelf.extent) sums = new Float32Array(Math.max(shelf.extent, sums.length * 2));
    const chunk = shelf.chunk(slot);
    const first = shelf.termsAt(slot);
    const indexed = shelf.indexedAt(slot);
    for (let n = 0; n < INDEXED; n++) {
      const term = chunk.indexed[indexed + n] ?? 255;
      if (term === 255) break;
      const at = first + term;
      follow(chunk.hashes[at] ?? 0, WEIGHTS[(chunk.signs[at] ?? 0) & STRENGTH] ?? 0, slot);
    }
    let found: number[] = [];
    for (const other of touched) if ((sums[other] ?? 0) > LEAST) found.push(other);
    if (found.length > MAX_CANDIDATES) {
      found.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || compareIds(shelf, a, b));
      found = found.slice(0, MAX_CANDIDATES);
    }
    for (const other of touched) sums[other] = 0;
    touched.length = 0;
    return found;
  };
}

/** By id, so that nothing depends on slots, which depend on the order of arrival. */
export function compareIds(shelf: Shelf, a: number, b: number): number {
  const [first, second] = [shelf.ids[a] ?? "", shelf.ids[b] ?? ""];
  return first < second ? -1 : first > second ? 1 : 0;
}
