/**
 * Copies of articles kept on the device for reading offline: how they lie in the browser's caches. The service
 * worker keeps and drops them; the page "/offline" lists them.
 */

/** A name changes with the form of what lies in it; caches of other names are deleted by the next worker. */
export const CACHES = {
  saved: "kept-saved-1",
  recent: "kept-recent-1",
  pictures: "kept-pictures-1",
} as const;

export type KeptAs = "saved" | "recent";

export type KeptFacts = {
  title: string;
  publisher: string;
  /** When the reader last opened or saved it. */
  keptMs: number;
  /** When the site last said that it may still be shown. */
  checkedMs: number;
  bytes: number;
  pictures: readonly string[];
};

export type KeptCopy = KeptFacts & { id: string; as: KeptAs };

/** Copies of articles the reader did not save are given up after this long. */
export const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000;

/** Names the answer's facts: headers hold ASCII only. */
export const FACTS_HEADER = "x-kept";
export const packFacts = (facts: object): string => encodeURIComponent(JSON.stringify(facts));

export const keptPath = (id: string): string => `/kept/${id}`;

export function unpackFacts(header: string | null): Partial<KeptFacts> | undefined {
  try {
    return header === null ? undefined : (JSON.parse(decodeURIComponent(header)) as Partial<KeptFacts>);
  } catch {
    return undefined;
  }
}

/** What is kept, the newest first; nothing older than may be shown. */
export async function listKept(nowMs: number): Promise<KeptCopy[]> {
  const copies: KeptCopy[] = [];
  for (const as of ["saved", "recent"] as const) {
    const cache = await caches.open(CACHES[as]);
    for (const request of await cache.keys()) {
      const facts = unpackFacts((await cache.match(request))?.headers.get(FACTS_HEADER) ?? null);
      const id = new URL(request.url).pathname.slice(keptPath("").length);
      if (facts) copies.push({ ...NO_FACTS, ...facts, id, as });
    }
  }
  return copies
    .filter((copy) => copy.as === "saved" || nowMs - copy.keptMs < MAX_AGE_MS)
    .sort((a, b) => b.keptMs - a.keptMs);
}

const NO_FACTS: KeptFacts = { title: "", publisher: "", keptMs: 0, checkedMs: 0, bytes: 0, pictures: [] };
