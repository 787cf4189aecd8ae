/** What a place adds to a row's score: being near, being followed, or being muted. Reckoned when a row first asks. */
import { type Candidates, type RankedPlace, REACHES } from "../candidates.ts";
import type { Taste } from "../taste.ts";
import { nearOf } from "./near.ts";
import { FOLLOWED, weigh, weightOf } from "./points.ts";
import { OUT } from "./subjects.ts";

/** Added to all points kept here, so that 0 means "not reckoned yet". */
export const KNOWN = 1;

export type PlacePoints = {
  /** By place × REACHES + reach, KNOWN added: 0 where nobody has asked yet. */
  points: Int32Array;
  /** The same, reckoned now. */
  pointsAt(at: number): number;
  near(place: RankedPlace, reach: number): number;
  followed(place: RankedPlace): { points: number; id: string } | undefined;
};

export function makePlacePoints({ placeTable }: Candidates, taste: Taste): PlacePoints {
  const points = new Int32Array(placeTable.length * REACHES.length);
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
    const place = placeTable[Math.floor(at / REACHES.length)];
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
