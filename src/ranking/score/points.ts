/**
 * What each term is worth, in milli-points: 1,000 is what being published this minute is worth. Whole numbers, so that
 * the terms of a rank add up to its score exactly.
 */
import { FLAG } from "../candidates.ts";
import type { Control, Taste } from "../taste.ts";

/** At home; see near.ts for elsewhere. As much as being fresh: yesterday's news of the town beats today's of nowhere. */
export const NEAR = 1_000;

/** Each doubling of the outlets; the second is as much evidence of weight as the ninth to sixteenth together. */
export const COVERAGE_PER_DOUBLING = 220;
/** Sixteen outlets: beyond it a story is everywhere anyway and need not push the town's out. */
export const MOST_COVERAGE = 880;

/** More than all of `quality`: the reporter stands for the story, not the prettier rewrite. */
export const ORIGINAL = 300;

/** Half of what near is worth: a follow is a wish, and two of them are a strong one. */
export const FOLLOWED = { place: 500, publisher: 400, section: 300 } as const;

/** For the share 1, all that the reader reads. Below a follow: what was said counts more than what was guessed. */
export const HISTORY = { publisher: 300, section: 250 } as const;
/** Down below most, not away: the reader may look for it again. */
export const READ = -800;

/** Small: they decide between stories that are alike in the rest. */
export const QUALITY = { picture: 80, whole: 40, signed: 30 } as const;

/** How alike two stories on a page are; the sum is at most 650, less than a day of a town's freshness. */
export const ALIKE = { publisher: 180, place: 60, section: 50, topic: 120 } as const;
/** Topics that count; a third in common is the same subject already. */
export const MOST_TOPICS = 3;
/** Stories of one publisher, or with one topic, that a page takes before more of them cost more and more. */
export const CAP = { publisher: 5, topic: 3 } as const;
/** For each beyond the cap, on top of the others: eight of them outweigh being near. */
export const CROWD = 120;

/** More than all the others together can be, even where each counts twice: it stands on top. */
export const PINNED = 40_000;

/** A weight as it may come from a cookie, in the bounds that the controls have. */
export function weightOf(taste: Taste, control: Control): number {
  const weight = taste.weights[control] ?? 1;
  return Number.isFinite(weight) ? Math.min(2, Math.max(0, weight)) : 1;
}

/** Weighed points are whole again; a half goes up. The 0 keeps −0 out of the terms. */
export const weigh = (points: number, weight: number): number => Math.round(points * weight) + 0;

/** Points of `coverage` for 0 to 255 outlets: each doubling counts the same (a log, as in every measure of how widely known). */
export function listCoverage(weight: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, outlets) =>
    weigh(Math.min(MOST_COVERAGE, COVERAGE_PER_DOUBLING * Math.log2(Math.max(1, outlets))), weight),
  );
}

/** An agency's wire is nobody's own report here, even where we saw it first. */
export const isOriginal = (flags: number): boolean => (flags & FLAG.first) !== 0 && (flags & FLAG.wire) === 0;

export const QUALITY_FLAGS = FLAG.picture | FLAG.whole | FLAG.signed;

export const qualityOf = (flags: number): number =>
  (flags & FLAG.picture ? QUALITY.picture : 0) +
  (flags & FLAG.whole ? QUALITY.whole : 0) +
  (flags & FLAG.signed ? QUALITY.signed : 0);
