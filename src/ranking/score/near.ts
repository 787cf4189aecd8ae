/**
 * How much being near is worth: how far it is from home, and how far such news reaches. A street's news matters close by,
 * a state's everywhere in the state; lying in the same town or county counts more than kilometers.
 */
import { kmBetween } from "#base/distance.ts";
import { type RankedPlace, REACHES } from "../candidates.ts";
import { NEAR } from "./points.ts";

type Shares = Readonly<Record<(typeof REACHES)[number], number>>;

/** Share of NEAR at a distance of 0 from another place: less than what lying in one place gives. */
const BESIDE: Shares = { none: 0, street: 0.5, town: 0.7, county: 0.6, state: 0.4 };
/** Kilometers until half of that is gone: a walk, a drive to work, the county, half of a middling state. */
const HALF_KM: Shares = { none: 1, street: 3, town: 20, county: 50, state: 150 };
/** Home lies in the place: a neighborhood's reader and the town's news, a town's reader and the state's. */
const AROUND_HOME: Shares = { none: 0, street: 0.8, town: 0.95, county: 0.8, state: 0.5 };
/** Another place in the same county: its news matters, its streets hardly. */
const SAME_COUNTY: Shares = { none: 0, street: 0.1, town: 0.4, county: 0.7, state: 0.5 };
/** Another in the same state: only what reaches. */
const SAME_STATE: Shares = { none: 0, street: 0, town: 0.08, county: 0.15, state: 0.5 };
/** The place lies in home: a town's reader and a neighborhood's news, a county's and a town's. */
const IN_HOME = 0.9;

/** Beyond ten halvings nothing is left but a milli-point: not worth a sine. */
const HALVINGS = 10;
const KM_PER_DEGREE = 111;

/** Unweighed milli-points, 0 to NEAR, for news of `place` that reaches so far (number in REACHES). */
export function nearOf(home: RankedPlace, place: RankedPlace, reach: number): number {
  const name = REACHES[reach] ?? "none";
  if (name === "none") return 0;
  if (place.id === home.id) return NEAR;
  const beside = BESIDE[name] * falloff(home, place, HALF_KM[name]);
  return Math.round(NEAR * Math.max(beside, shareWithin(home, place, name)));
}

function shareWithin(home: RankedPlace, place: RankedPlace, reach: keyof Shares): number {
  if (place.within.includes(home.id)) return IN_HOME;
  if (home.within.includes(place.id)) return AROUND_HOME[reach];
  if (place.county !== undefined && place.county === home.county) return SAME_COUNTY[reach];
  if (place.state !== undefined && place.state === home.state) return SAME_STATE[reach];
  return 0;
}

/** 2^(−km / half), 0 where that is next to nothing. */
function falloff(home: RankedPlace, place: RankedPlace, halfKm: number): number {
  // A degree of latitude is 111 km anywhere, so most places of a country are ruled out by a subtraction.
  if (Math.abs(home.lat - place.lat) * KM_PER_DEGREE > halfKm * HALVINGS) return 0;
  const km = kmBetween(home, place);
  return km > halfKm * HALVINGS ? 0 : 2 ** (-km / halfKm);
}
