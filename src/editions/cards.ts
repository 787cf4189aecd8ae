/** Articles as cards show them, read in bulk and kept in memory until they change. */
import { listCards } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Db } from "#database/connect.ts";
import type { Changed } from "./hot-set.ts";

export type Cards = {
  /** Those that exist, by id. `bodies`: with their texts, which are not kept. One query at most. */
  read(ids: readonly string[], options?: { bodies?: boolean }): Promise<ReadonlyMap<string, ShownArticle>>;
  /** Forgets what changed. */
  drop(changed: Changed): void;
};

/** A card takes about 2 KB. */
const MAX_CARDS = 5000;

export function openCards(db: Db, { maxCards = MAX_CARDS } = {}): Cards {
  const kept = new Map<string, ShownArticle>();
  let generation = 0;

  return {
    async read(ids, { bodies = false } = {}) {
      const found = new Map<string, ShownArticle>();
      const missing = new Set<string>();
      for (const id of ids) {
        const card = bodies ? undefined : kept.get(id);
        if (card) found.set(id, card);
        else missing.add(id);
      }
      if (missing.size === 0) return found;
      const begun = generation;
      for (const card of await listCards(db, [...missing], { bodies })) {
        found.set(card.id, card);
        // What was read while something changed may be the old one.
        if (!bodies && begun === generation) kept.set(card.id, card);
      }
      for (const oldest of kept.keys()) {
        if (kept.size <= maxCards) break;
        kept.delete(oldest);
      }
      return found;
    },
    drop(changed) {
      generation += 1;
      if (changed === "everything") return kept.clear();
      for (const tag of changed) if (tag.startsWith("article:")) kept.delete(tag.slice("article:".length));
    },
  };
}
