/**
 * The gazetteer with the operator's own places in it, kept in memory by each process and made anew within seconds
 * of a change by another.
 */
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import { foldName, type Gazetteer, openGazetteer, type Place } from "#understanding/gazetteer.ts";
import type { OwnPlace } from "#understanding/own-places.ts";
import { listOwnPlaces, readPlacesVersion } from "./own.ts";

/** How long a change by another process may go unseen. */
const FRESH_MS = 10_000;

export type Atlas = {
  /** The gazetteer as of at most ten seconds ago. */
  read(): Promise<Gazetteer>;
};

export function openAtlas(needs: { db: Db; now: Clock }): Atlas {
  let known: { gazetteer: Gazetteer; version: string; atMs: number } | undefined;
  let reading: Promise<Gazetteer> | undefined;

  async function refresh(): Promise<Gazetteer> {
    const version = await readPlacesVersion(needs.db);
    if (known?.version !== version) {
      const own = await listOwnPlaces(needs.db);
      const base = openGazetteer();
      known = { gazetteer: own.length > 0 ? extendWith(base, own) : base, version, atMs: 0 };
    }
    known.atMs = needs.now().getTime();
    return known.gazetteer;
  }

  return {
    async read() {
      if (known && Math.abs(needs.now().getTime() - known.atMs) < FRESH_MS) return known.gazetteer;
      reading ??= refresh().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}

/** The own places that lie within something known; one whose holder has gone takes no other with it. */
function extendWith(base: Gazetteer, own: readonly OwnPlace[]): Gazetteer {
  try {
    return base.extend(own);
  } catch (error) {
    const rejected = rejectedBy(error);
    return base.extend(own.filter((place) => !rejected.has(place)));
  }
}

function rejectedBy(error: unknown): ReadonlySet<unknown> {
  if (error instanceof Error && "rejected" in error && Array.isArray(error.rejected))
    return new Set<unknown>(error.rejected);
  throw error;
}

/**
 * Which place of the gazetteer each of the operator's is, told apart by kind and by what it lies within; one whose
 * holder has gone is none.
 */
export function matchOwn(gazetteer: Gazetteer, own: readonly OwnPlace[]): Map<OwnPlace, Place> {
  const matches = new Map<OwnPlace, Place>();
  const taken = new Set<string>();
  const searched = new Map<string, readonly (string | undefined)[]>();
  for (const one of own) {
    const key = one.within ?? "";
    const holders = searched.get(key) ?? listHolders(gazetteer, one.within);
    searched.set(key, holders);
    const [best] = gazetteer
      .named(one.name)
      .filter(({ id, name, kind }) => isOwn(id) && !taken.has(id) && name === one.name && kind === one.kind)
      .map((place) => ({ place, rank: holders.indexOf(place.within) }))
      .filter(({ rank }) => rank >= 0)
      .sort((a, b) => a.rank - b.rank);
    if (best === undefined) continue;
    taken.add(best.place.id);
    matches.set(one, best.place);
  }
  return matches;
}

/** The operator's places that lie directly within one of them. */
export function listHeld(gazetteer: Gazetteer, own: readonly OwnPlace[], holder: OwnPlace): OwnPlace[] {
  const matches = matchOwn(gazetteer, own);
  const id = matches.get(holder)?.id;
  return id === undefined ? [] : own.filter((place) => matches.get(place)?.within === id);
}

const isOwn = (id: string): boolean => id.startsWith("own-");

// The ids that a text in "within" may mean, the likeliest first. A place may bear the name of what it lies within
// ("Columbus" in "Columbus, OH"), so the first alone does not tell.
function listHolders(gazetteer: Gazetteer, within: string | undefined): readonly (string | undefined)[] {
  if (within === undefined) return [undefined];
  const exact = gazetteer.find(within) ?? gazetteer.findSlug(within.trim());
  const head = foldName(within.split(",")[0] ?? "");
  const found = gazetteer.search(within, 20);
  const named = found.filter(({ name }) => foldName(name) === head);
  return [...(exact === undefined ? [] : [exact]), ...named, ...found].map(({ id }) => id);
}
