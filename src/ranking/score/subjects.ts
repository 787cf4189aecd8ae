/** What its publisher and its sections add to a row's score: follows, history, or being muted. */
import type { Candidates } from "../candidates.ts";
import type { Taste } from "../taste.ts";
import { maskOf } from "./fresh.ts";
import { FOLLOWED, HISTORY, weigh, weightOf } from "./points.ts";

/** A score that no sum of points comes near; whoever has it is not ranked. Four of them are still a small integer. */
export const OUT = -(2 ** 28);

/** Added to all points that are reckoned when a row first asks, so that 0 means "not reckoned yet". */
export const KNOWN = 1;

export function makePublisherPoints({ publisherTable }: Candidates, taste: Taste): Int32Array {
  const points = new Int32Array(publisherTable.length);
  const follows = new Set(taste.follows.publishers);
  const mutes = new Set(taste.mutes.publishers);
  const shares = taste.history?.publishers;
  if (follows.size + mutes.size + (shares?.size ?? 0) === 0) return points;
  for (const [n, slug] of publisherTable.entries())
    points[n] = mutes.has(slug) ? OUT : followedPublisher(taste, slug) + readPublisher(taste, slug);
  return points;
}

export const followedPublisher = (taste: Taste, slug: string): number =>
  taste.follows.publishers.includes(slug) ? weigh(FOLLOWED.publisher, weightOf(taste, "follows")) : 0;

export const readPublisher = (taste: Taste, slug: string): number =>
  weigh(HISTORY.publisher * shareOf(taste.history?.publishers, slug), weightOf(taste, "history"));

const shareOf = (shares: ReadonlyMap<string, number> | undefined, slug: string): number =>
  Math.min(1, Math.max(0, shares?.get(slug) || 0));

/** Sets of so many sections have a table; more than a site has. */
const MOST_IN_TABLE = 12;

export type SectionPoints = {
  /** Bits of muted sections. */
  muted: number;
  /** By the bits of a row, KNOWN added: 0 where nobody has asked yet, none for more sections than a table has. */
  points: Int32Array;
  /** The same, reckoned now: follows and history; OUT where one is muted, or none is wanted. */
  pointsAt(sections: number): number;
  /** The most that any sections have. */
  most: number;
  /** The first followed section, and the one read most, among those of a row. */
  followed(sections: number): Points | undefined;
  read(sections: number): Points | undefined;
};
type Points = { points: number; slug: string };

export function makeSectionPoints({ sectionTable }: Candidates, taste: Taste): SectionPoints {
  const followPoints = weigh(FOLLOWED.section, weightOf(taste, "follows"));
  const historyWeight = weightOf(taste, "history");
  const follows = followPoints > 0 ? maskOf(sectionTable, taste.follows.sections) : 0;
  const shares = sectionTable.map((slug) =>
    weigh(HISTORY.section * shareOf(taste.history?.sections, slug), historyWeight),
  );
  const readMost = maskOf(
    sectionTable,
    sectionTable.filter((_, bit) => (shares[bit] ?? 0) > 0),
  );

  const followed = (sections: number): Points | undefined => {
    const both = sections & follows;
    return both === 0 ? undefined : { points: followPoints, slug: sectionTable[lowestBit(both)] ?? "" };
  };
  const read = (sections: number): Points | undefined => {
    let most: Points | undefined;
    for (let left = sections & readMost; left !== 0; left &= left - 1) {
      const bit = lowestBit(left);
      const points = shares[bit] ?? 0;
      if (points > (most?.points ?? 0)) most = { points, slug: sectionTable[bit] ?? "" };
    }
    return most;
  };
  const muted = maskOf(sectionTable, taste.mutes.sections);
  const wanted = taste.section === undefined ? 0 : maskOf(sectionTable, [taste.section]);
  const points = new Int32Array(sectionTable.length <= MOST_IN_TABLE ? 1 << sectionTable.length : 0);
  const pointsAt = (sections: number): number => {
    const isOut = (sections & muted) !== 0 || (wanted !== 0 && (sections & wanted) === 0);
    const sum = isOut ? OUT : (followed(sections)?.points ?? 0) + (read(sections)?.points ?? 0);
    points[sections] = sum + KNOWN;
    return sum + KNOWN;
  };
  const most = (follows === 0 ? 0 : followPoints) + Math.max(0, ...shares);
  return { muted, points, pointsAt, most, followed, read };
}

const lowestBit = (mask: number): number => 31 - Math.clz32(mask & -mask);
