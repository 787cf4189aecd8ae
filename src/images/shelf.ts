/**
 * Variants that were served lately, in memory. What stands on the shelf is handed out without a query for a few
 * seconds; then it is asked again whether it may be shown at all. So a picture that is taken down, or whose article's
 * rights change, is gone from every process within `RECHECK_MS`, and from one that is told of it (`doubt`) at once.
 */
import { createHash } from "node:crypto";
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import { contentTypeOf } from "./accept.ts";
import { chooseRung, type Format, type Shape } from "./ladder.ts";
import { isKey } from "./make-picture.ts";
import { findBytes, findPictureFacts, type PictureFacts } from "./pictures.ts";
import { isRemoved } from "./removals.ts";

/** With the forty seconds that shared caches are given, a minute at most (docs/decisions/0009-pictures-in-caches.md). */
export const RECHECK_MS = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** What an entry costs beside its bytes; bounds how many small ones there are. */
const OVERHEAD_BYTES = 2048;

export type Served = { bytes: Uint8Array; type: string; etag: string };
export type Found = { kind: "found"; picture: Served } | { kind: "missing" } | { kind: "removed" };
export type Wanted = { shape: Shape; width: number; formats: readonly Format[] };

export type Shelf = {
  /** The nearest variant of a picture that may be shown. */
  find(key: string, wanted: Wanted): Promise<Found>;
  /** Asks again, before it hands it out, about each picture that one of these articles has; or about all. */
  doubt(articles: ReadonlySet<string> | "all"): void;
};

/** Whether a picture may be shown, and the articles that decide about it. */
export type Use = { kind: "shown" | "withdrawn" | "none"; articles: readonly string[] };

type Held = {
  checkedAt: number;
  articles: readonly string[];
  variants: PictureFacts["variants"];
  served: Map<string, Promise<Served | undefined>>;
  bytes: number;
};

type Needs = {
  db: Db;
  now: Clock;
  findUse(key: string): Promise<Use>;
};

/** Makes an empty shelf; pictures looked for the longest ago make room for others. */
export function openShelf(needs: Needs, { maxBytes = MAX_BYTES }: { maxBytes?: number } = {}): Shelf {
  // In the order of their last use, by the map's own order.
  const held = new Map<string, Held>();
  const asking = new Map<string, Promise<Held | "missing" | "removed">>();
  let total = 0;

  function forget(key: string): void {
    total -= held.get(key)?.bytes ?? 0;
    held.delete(key);
    asking.delete(key);
  }

  function trim(): void {
    for (const [key] of held) {
      if (total <= maxBytes || held.size <= 1) return;
      forget(key);
    }
  }

  /** Asks the database; a picture that stands on the shelf already keeps its bytes. */
  async function ask(key: string): Promise<Held | "missing" | "removed"> {
    const at = needs.now().getTime();
    if (await isRemoved(needs.db, key)) return "removed";
    const { kind, articles } = await needs.findUse(key);
    if (kind === "withdrawn") return "removed";
    const facts = kind === "shown" ? await findPictureFacts(needs.db, key) : undefined;
    if (!facts) return "missing";
    const { variants } = facts;
    return { checkedAt: at, articles, variants, served: new Map(), bytes: OVERHEAD_BYTES };
  }

  async function check(key: string): Promise<Held | "missing" | "removed"> {
    const before = asking.get(key);
    if (before) return before;
    const asked = ask(key);
    asking.set(key, asked);
    try {
      const answer = await asked;
      // What was doubted meanwhile must not come back as it was before.
      if (asking.get(key) !== asked) return answer;
      const old = held.get(key);
      if (typeof answer === "string") forget(key);
      else if (old && sameVariants(old, answer)) {
        old.checkedAt = answer.checkedAt;
        old.articles = answer.articles;
      } else {
        forget(key);
        held.set(key, answer);
        total += answer.bytes;
        trim();
      }
      return typeof answer === "string" ? answer : (held.get(key) ?? answer);
    } finally {
      if (asking.get(key) === asked) asking.delete(key);
    }
  }

  async function load(key: string, entry: Held, wanted: Wanted): Promise<Served | undefined> {
    const variant = chooseRung(entry.variants, wanted);
    if (!variant) return undefined;
    const name = `${variant.shape} ${variant.width} ${variant.format}`;
    const known = entry.served.get(name);
    if (known) return known;
    const loading = findBytes(needs.db, key, variant).then((found) => {
      if (!found) return undefined;
      // A copy of its own: drivers give a view of all that came with it.
      const bytes = new Uint8Array(found);
      if (held.get(key) === entry) {
        entry.bytes += bytes.byteLength;
        total += bytes.byteLength;
      }
      return { bytes, type: contentTypeOf(variant.format), etag: etagOf(bytes) };
    });
    entry.served.set(name, loading);
    try {
      const served = await loading;
      // Removed, or made anew, since it was asked what there is.
      if (!served) forget(key);
      trim();
      return served;
    } catch (error) {
      entry.served.delete(name);
      throw error;
    }
  }

  return {
    async find(key, wanted) {
      if (!isKey(key)) return { kind: "missing" };
      let entry = held.get(key);
      const isFresh = entry && needs.now().getTime() - entry.checkedAt < RECHECK_MS;
      if (entry && isFresh) {
        held.delete(key);
        held.set(key, entry);
      } else {
        const answer = await check(key);
        if (typeof answer === "string") return { kind: answer };
        entry = answer;
      }
      const picture = await load(key, entry, wanted);
      return picture ? { kind: "found", picture } : { kind: "missing" };
    },
    doubt(articles) {
      // Of what is being asked about it is not known yet whose it is.
      asking.clear();
      for (const entry of held.values())
        if (articles === "all" || entry.articles.some((id) => articles.has(id))) entry.checkedAt = -Infinity;
    },
  };
}

const sameVariants = (a: Held, b: Held): boolean => JSON.stringify(a.variants) === JSON.stringify(b.variants);

const etagOf = (bytes: Uint8Array): string =>
  `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
