/**
 * Scores a row by looking its columns up in small tables that are made once per rank, and says afterwards for the few
 * rows that are shown which terms the score is made of. Both read the same tables, so they agree to the milli-point.
 */
import { type Candidates, FLAG } from "../candidates.ts";
import type { Taste, Term } from "../taste.ts";
import { explainRow } from "./explain.ts";
import { findKindMasks, freshOf, hoursSince, isTownsReach, kindOf } from "./fresh.ts";
import { makePlacePoints, type PlacePoints, placeAt } from "./place-points.ts";
import { isOriginal, listCoverage, ORIGINAL, qualityOf, weigh, weightOf } from "./points.ts";
import { KNOWN, makePublisherPoints, makeSectionPoints, OUT, type SectionPoints } from "./subjects.ts";

export { KNOWN, OUT };

/** The tables of one rank, all weighed. */
export type Tables = {
  coverage: Int32Array;
  /** original and quality, by flags; OUT where hidden. */
  flags: Int32Array;
  /** follows and history; OUT where muted. */
  publishers: Int32Array;
  /** near and follows. */
  places: PlacePoints;
  /** follows and history; OUT where muted or not wanted. */
  sections: SectionPoints;
};

export type Scorer = {
  tables: Tables;
  /** The sum of all terms that need no other row, but `fresh`; OUT for a row that is not to be ranked. */
  lasting(row: number): number;
  /** What is added to it for being new. */
  fresh(row: number): number;
  /** Whether the reader muted what it is of. */
  isMuted(row: number): boolean;
  /** `outlets`: those that count for this reader. */
  explain(row: number, outlets: number): Term[];
};

export function makeScorer(candidates: Candidates, taste: Taste, nowMs: number): Scorer {
  const { published, flags, sections, outlets, publishers, places, reach } = candidates;
  const tables: Tables = {
    coverage: listCoverage(weightOf(taste, "coverage")),
    flags: listFlags(taste),
    publishers: makePublisherPoints(candidates, taste),
    places: makePlacePoints(candidates, taste),
    sections: makeSectionPoints(candidates, taste),
  };
  const masks = findKindMasks(candidates.sectionTable);
  const freshWeight = weightOf(taste, "fresh");
  const { muted, points: sectionPoints, pointsAt: sectionPointsAt } = tables.sections;
  const { points: placePoints, pointsAt } = tables.places;

  const fresh = (row: number): number => {
    const isTowns = isTownsReach(places[row] ?? -1, reach[row] ?? 0);
    const kind = kindOf(sections[row] ?? 0, flags[row] ?? 0, isTowns, masks);
    return freshOf(kind, hoursSince(published[row] ?? 0, nowMs), freshWeight);
  };

  // `keepBestRows` does the same for all rows at once.
  const lasting = (row: number): number => {
    const own = sections[row] ?? 0;
    const at = placeAt(places[row] ?? -1, reach[row] ?? 0);
    const sum =
      (tables.flags[flags[row] ?? 0] ?? 0) +
      (tables.coverage[outlets[row] ?? 0] ?? 0) +
      (tables.publishers[publishers[row] ?? 0] ?? 0) +
      (sectionPoints[own] || sectionPointsAt(own)) -
      KNOWN +
      (placePoints[at] || pointsAt(at)) -
      KNOWN;
    // Whatever is out brings the sum far below anything that points can.
    return sum < OUT / 2 ? OUT : sum;
  };

  const isMuted = (row: number): boolean => {
    if (((sections[row] ?? 0) & muted) !== 0 || tables.publishers[publishers[row] ?? 0] === OUT) return true;
    const place = places[row] ?? -1;
    return place >= 0 && pointsAt(placeAt(place, 0)) < OUT / 2;
  };

  return {
    tables,
    lasting,
    fresh,
    isMuted,
    explain: (row, heard) => explainRow({ candidates, taste, tables, fresh, nowMs }, row, heard),
  };
}

function listFlags(taste: Taste): Int32Array {
  const original = weigh(ORIGINAL, weightOf(taste, "original"));
  const quality = weightOf(taste, "quality");
  return Int32Array.from({ length: 256 }, (_, flags) =>
    (flags & FLAG.hidden) === 0 ? (isOriginal(flags) ? original : 0) + weigh(qualityOf(flags), quality) : OUT,
  );
}
