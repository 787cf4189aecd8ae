/**
 * Scores a row by looking its columns up in small tables that are made once per rank, and says afterwards for the few
 * rows that are shown which terms the score is made of. Both read the same tables, so they agree to the milli-point.
 */
import { type Candidates, FLAG, REACHES } from "../candidates.ts";
import type { Taste, Term } from "../taste.ts";
import { explainRow } from "./explain.ts";
import { findKindMasks, freshOf, hoursSince, isTownsReach, kindOf } from "./fresh.ts";
import { KNOWN, makePlacePoints, type PlacePoints } from "./place-points.ts";
import { isOriginal, listCoverage, ORIGINAL, qualityOf, weigh, weightOf } from "./points.ts";
import { makePublisherPoints, makeSectionPoints, OUT, type SectionPoints } from "./subjects.ts";

export { OUT };

/** The tables of one rank, all weighed. */
export type Tables = {
  coverage: Int32Array;
  /** original and quality, by flags. */
  flags: Int32Array;
  /** follows and history; OUT where muted. */
  publishers: Int32Array;
  /** near and follows. */
  places: PlacePoints;
  /** follows and history. */
  sections: SectionPoints;
};

export type Scorer = {
  tables: Tables;
  /** The sum of all terms that need no other row; OUT for a row that is not to be ranked. */
  score(row: number): number;
  /** The part of it that is `fresh`. */
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
  const { muted, wanted, weighed } = tables.sections;
  const { points: placePoints, pointsAt } = tables.places;

  const fresh = (row: number): number => {
    const isTowns = isTownsReach(places[row] ?? -1, reach[row] ?? 0);
    const kind = kindOf(sections[row] ?? 0, flags[row] ?? 0, isTowns, masks);
    return freshOf(kind, hoursSince(published[row] ?? 0, nowMs), freshWeight);
  };

  const score = (row: number): number => {
    const flag = flags[row] ?? 0;
    const own = sections[row] ?? 0;
    if ((flag & FLAG.hidden) !== 0 || (own & muted) !== 0) return OUT;
    if (wanted !== 0 && (own & wanted) === 0) return OUT;
    let sum = tables.publishers[publishers[row] ?? 0] ?? 0;
    const place = places[row] ?? -1;
    if (place >= 0) {
      const at = place * REACHES.length + (reach[row] ?? 0);
      sum += (placePoints[at] || pointsAt(at)) - KNOWN;
    }
    // Whatever is muted brings the sum far below anything that points can.
    if (sum < OUT / 2) return OUT;
    sum += (tables.flags[flag] ?? 0) + (tables.coverage[outlets[row] ?? 0] ?? 0) + fresh(row);
    return (own & weighed) === 0 ? sum : sum + tables.sections.pointsOf(own);
  };

  const isMuted = (row: number): boolean => {
    if (((sections[row] ?? 0) & muted) !== 0 || tables.publishers[publishers[row] ?? 0] === OUT) return true;
    const place = places[row] ?? -1;
    return place >= 0 && pointsAt(place * REACHES.length) < OUT / 2;
  };

  return {
    tables,
    score,
    fresh,
    isMuted,
    explain: (row, heard) => explainRow({ candidates, taste, tables, fresh, nowMs }, row, heard),
  };
}

function listFlags(taste: Taste): Int32Array {
  const original = weigh(ORIGINAL, weightOf(taste, "original"));
  const quality = weightOf(taste, "quality");
  return Int32Array.from(
    { length: 256 },
    (_, flags) => (isOriginal(flags) ? original : 0) + weigh(qualityOf(flags), quality),
  );
}
