/** What a place adds to a row's score: being near, being followed, or being muted. Reckoned when a row first asks. */
import { type Candidates, type RankedPlace, REACHES } from "../candidates.ts";
import type { Taste } from "../taste.ts";
import { nearOf } from "./near.ts";
import { FOLLOWED, weigh, weightOf } from "./points.ts";
import { KNOWN, OUT } from "./subjects.ts";

/** Where the points of a place (row in `placeTable`, -1 for none) stand. Nowhere has a row too: then nothing need be asked. */
export const placeAt = (place: number, reach: number): number => (place + 1) * REACHES.length + reach;

export type PlacePoints = {
  /** By `placeAt`, KNOWN added: 0 where nobody has asked yet. */
  points: Int32Array;
  /** The same, reckoned now. */
  pointsAt(at: number): number;
  near(place: RankedPlace, reach: number): number;
  followed(place: RankedPlace): { points: number; id: string } | undefined;
};

/** So many tastes are remembered for a table of places: those of anybody's pages come again with every list. */
const MOST_REMEMBERED = 16;
type Remembered = { size: number; made: PlacePoints };
const remembered = new WeakMap<readonly RankedPlace[], Map<string, Remembered>>();

/** The points of a taste; remembered while the table of places stays the same, because they depend on nothing else. */
export function makePlacePoints({ placeTable }: Candidates, taste: Taste): PlacePoints {
  const key = JSON.stringify([
    taste.home,
    weightOf(taste, "near"),
    weightOf(taste, "follows"),
    taste.follows.places,
    taste.mutes.places,
  ]);
  const known = remembered.get(placeTable) ?? new Map<string, Remembered>();
  remembered.set(placeTable, known);
  const before = known.get(key);
  if (before?.size === placeTable.length) return before.made;
  const made = reckonPlacePoints(placeTable, taste);
  known.set(key, { size: placeTable.length, made });
  for (const oldest of known.keys()) {
    if (known.size <= MOST_REMEMBERED) break;
    known.delete(oldest);
  }
  return made;
}

function reckonPlacePoints(placeTable: readonly RankedPlace[], taste: Taste): PlacePoints {
  const points = new Int32Array((placeTable.length + 1) * REACHES.length).fill(KNOWN, 0, REACHES.length);
  const { home } = taste;
  const nearWeight = weightOf(taste, "near");
  const followPoints = weigh(FOLLOWED.place, weightOf(taste, "follows"));
  const follows = new Set(taste.follows.places);
  const mutes = new Set(taste.mutes.places);

  const near = (place: RankedPlace, reach: number): number =>
    home ? weigh(nearOf(home, place, reach), nearWeight) : 0;
  const followed = (place: RankedPlace) => {
    const id = follows.size > 0 && followPoints > 0 ? firstOf(follows, place) : undefined;
    return id === undefined ? undefined : { points: followPoints, id };
  };
  const pointsAt = (at: number): number => {
    const place = placeTable[Math.floor(at / REACHES.length) - 1];
    if (!place) return KNOWN;
    const muted = mutes.size > 0 && firstOf(mutes, place) !== undefined;
    const sum = muted ? OUT : near(place, at % REACHES.length) + (followed(place)?.points ?? 0);
    points[at] = sum + KNOWN;
    return sum + KNOWN;
  };
  return { points, pointsAt, near, followed };
}

/** The place itself or the first that contains it, of those in the set. */
function firstOf(ids: ReadonlySet<string>, place: RankedPlace): string | undefined {
  return ids.has(place.id) ? place.id : place.within.find((id) => ids.has(id));
}
