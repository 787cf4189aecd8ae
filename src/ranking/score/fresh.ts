/**
 * How much being new is worth. Half of it is gone after a half-life that fits the kind of news: an election's results are
 * old tomorrow, a school's new program is not. A slow tail follows, so that a place with two articles a week still shows
 * the newer one first.
 */
import { FLAG, REACHES } from "../candidates.ts";

const HOUR_MS = 3_600_000;

/** Milli-points at age 0 that halve with each half-life: points · 2^(−age / half-life). */
const QUICK = 1_000;
/** Milli-points at age 0 that go with the logarithm of the age and are gone after MOST_HOURS: at a year still 1 every four days. */
const TAIL = 500;
/** Ten years; older news is as new as that. */
const MOST_HOURS = 87_600;

/** Hours until half is gone. Order of the rows of the table. */
const HALF_LIVES = [
  8, // wire and national politics: superseded within the day
  16, // what no rule speaks of
  36, // a town's: its people come by every other day
  96, // lifestyle, schools, houses: as good on the weekend as on Tuesday
] as const;
const FAST = 0;
const PLAIN = 1;
const TOWN = 2;
const SLOW = 3;

const FAST_SECTIONS: readonly string[] = ["us", "election", "politics"];
const SLOW_SECTIONS: readonly string[] = ["lifestyle", "real-estate", "education"];

// A row per kind over the square root of the age, in which a curve that falls steeply and then slowly is nearly straight:
// with a line between the points it is nowhere off by more than a tenth of a milli-point, and nothing has to be raised to a
// power 200,000 times.
const STEPS_PER_ROOT_HOUR = 16;
const POINTS = Math.ceil(Math.sqrt(MOST_HOURS) * STEPS_PER_ROOT_HOUR) + 2;
const CURVES = new Float64Array(HALF_LIVES.length * POINTS);
for (const [kind, halfLife] of HALF_LIVES.entries())
  for (let n = 0; n < POINTS; n++) {
    const hours = Math.min(MOST_HOURS, (n / STEPS_PER_ROOT_HOUR) ** 2);
    const tail = 1 - Math.log(1 + hours) / Math.log(1 + MOST_HOURS);
    CURVES[kind * POINTS + n] = QUICK * 2 ** (-hours / halfLife) + TAIL * tail;
  }

/** Age in hours; news of the future is news of now. A date that is none counts as the oldest. */
export function hoursSince(published: number, nowMs: number): number {
  const hours = (nowMs - published) / HOUR_MS;
  return hours < MOST_HOURS ? Math.max(0, hours) : MOST_HOURS;
}

/** Whole milli-points, 0 or more; never more for the older of two. */
export function freshOf(kind: number, hours: number, weight: number): number {
  const at = Math.sqrt(hours) * STEPS_PER_ROOT_HOUR;
  const n = Math.floor(at);
  const before = CURVES[kind * POINTS + n] ?? 0;
  const after = CURVES[kind * POINTS + n + 1] ?? 0;
  return Math.floor((before + (after - before) * (at - n)) * weight + 0.5);
}

/** At each point of the curves the most that any kind has. */
const MOST = Float64Array.from({ length: POINTS }, (_, n) =>
  Math.max(...HALF_LIVES.map((_, kind) => CURVES[kind * POINTS + n] ?? 0)),
);

/**
 * By whole milli-points: news of any kind that is so many milliseconds old, or older, is worth less. The last entry stands
 * for more than any is worth.
 */
export function listFreshLimits(weight: number): Float64Array {
  const worth = (n: number) => Math.floor((MOST[n] ?? 0) * weight + 0.5);
  const limits = new Float64Array(worth(0) + 2).fill(Number.NEGATIVE_INFINITY, worth(0) + 1);
  let points = worth(0);
  for (let n = 1; n < POINTS && points > 0; n++)
    for (const next = worth(n); points > next; points--)
      limits[points] = (n / STEPS_PER_ROOT_HOUR) ** 2 * HOUR_MS;
  for (; points >= 0; points--) limits[points] = Number.POSITIVE_INFINITY;
  return limits;
}

export type KindMasks = { fast: number; slow: number };

export function findKindMasks(sectionTable: readonly string[]): KindMasks {
  return { fast: maskOf(sectionTable, FAST_SECTIONS), slow: maskOf(sectionTable, SLOW_SECTIONS) };
}

/** Bits of the sections with these slugs. */
export function maskOf(sectionTable: readonly string[], slugs: readonly string[]): number {
  let mask = 0;
  for (const [bit, slug] of sectionTable.entries()) if (bit < 32 && slugs.includes(slug)) mask |= 1 << bit;
  return mask;
}

const STATE = REACHES.indexOf("state");

/** How fast it gets old. A town's politics are the town's; a state's are politics. */
export function kindOf(sections: number, flags: number, isTowns: boolean, masks: KindMasks): number {
  if (isTowns) return sections & masks.slow ? SLOW : TOWN;
  if (sections & masks.fast) return FAST;
  if (sections & masks.slow) return SLOW;
  return flags & FLAG.wire ? FAST : PLAIN;
}

export const isTownsReach = (place: number, reach: number): boolean =>
  place >= 0 && reach > 0 && reach < STATE;
