/**
 * The gazetteer with the operator's own places in it, kept in memory by each process and made anew within seconds
 * of a change by another.
 */
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import { type Gazetteer, openGazetteer, type Place, UnplacedError } from "#understanding/gazetteer.ts";
import { type OwnPlace, ownId } from "#understanding/own-places.ts";
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
    if (!(error instanceof UnplacedError)) throw error;
    const rejected = new Set(error.rejected);
    return base.extend(own.filter((place) => !rejected.has(place)));
  }
}

/** The operator's places that lie directly within one of them. */
export function listHeld(gazetteer: Gazetteer, own: readonly OwnPlace[], holder: OwnPlace): OwnPlace[] {
  return own.filter((place) => gazetteer.find(ownId(place))?.within === ownId(holder));
}

/** The place whose news stands on a place's page: of a ZIP code the town it belongs to, as far as that is known. */
export function newsPlaceOf(gazetteer: Pick<Gazetteer, "chain">, place: Place): Place {
  if (place.kind !== "zip") return place;
  const chain = gazetteer.chain(place);
  return chain.find((one) => one.kind === "town") ?? chain.find((one) => one.kind !== "zip") ?? place;
}
