/** What its publisher and its sections add to a row's score: follows, history, or being muted. */
import type { Candidates } from "../candidates.ts";
import type { Taste } from "../taste.ts";
import { maskOf } from "./fresh.ts";
import { FOLLOWED, HISTORY, weigh, weightOf } from "./points.ts";

/** A score that no sum of points comes near; whoever has it is not ranked. */
export const OUT = -(2 ** 30);

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

export type SectionPoints = {
  /** Bits of muted sections. */
  muted: number;
  /** Bits of which a row needs one; 0 when any will do. */
  wanted: number;
  /** Bits for which `pointsOf` gives more than 0. */
  weighed: number;
  pointsOf(sections: number): number;
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
  return {
    muted: maskOf(sectionTable, taste.mutes.sections),
    wanted: taste.section === undefined ? 0 : maskOf(sectionTable, [taste.section]),
    weighed: follows | readMost,
    pointsOf: (sections) => (followed(sections)?.points ?? 0) + (read(sections)?.points ?? 0),
    followed,
    read,
  };
}

const lowestBit = (mask: number): number => 31 - Math.clz32(mask & -mask);
