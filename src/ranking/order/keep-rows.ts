/**
 * The pass over all rows that keeps the best of them. It is where the time of a rank goes, so it asks little of a row that
 * cannot be kept: what its columns add up to, and whether it is new enough to make up for the rest.
 */
import type { Candidates } from "../candidates.ts";
import { listFreshLimits } from "../score/fresh.ts";
import { placeAt } from "../score/place-points.ts";
import { weightOf } from "../score/points.ts";
import { KNOWN, OUT, type Scorer, type Tables } from "../score/scorer.ts";
import type { Taste } from "../taste.ts";
import { keepTopRows, type TopRows } from "./top-rows.ts";

type Needs = { candidates: Candidates; taste: Taste; scorer: Scorer };

/** Rows sifted at once: by the floor that those before them set. */
const BLOCK = 1024;

/** The `count` best rows by score. */
export function keepBestRows({ candidates, taste, scorer }: Needs, count: number, nowMs: number): TopRows {
  const { rows } = taste;
  const scope = rows ? rows.length : candidates.size;
  const keeper = keepTopRows(Math.min(count, scope), candidates.ids);
  const freshWeight = weightOf(taste, "fresh");
  const limits = listFreshLimits(freshWeight);
  const mostElsewhere = mostOf(scorer.tables);
  const sifted = new Int32Array(BLOCK);
  // The newest usually stand at the end: beginning there sets a floor that spares us most of the others. Where time does
  // not count the oldest of equals win, and we begin with them.
  for (let done = 0; done < scope; done += BLOCK) {
    const size = Math.min(BLOCK, scope - done);
    const from = freshWeight > 0 ? scope - done - size : done;
    const left = sift(
      sifted,
      candidates,
      scorer.tables,
      rows,
      from,
      from + size,
      limits,
      mostElsewhere,
      keeper.floor,
      nowMs,
    );
    for (let n = 0; n < left; n++) {
      const row = sifted[n] ?? 0;
      const lasting = scorer.lasting(row);
      if (lasting === OUT) continue;
      const score = lasting + scorer.fresh(row);
      if (score >= keeper.floor) keeper.offer(row, score);
    }
  }
  return keeper.finish();
}

/**
 * Puts into `sifted` the rows that may reach the floor, and those of which a table knows nothing yet; returns how many.
 * Nothing is called and nothing is made in here, and every array has a name of its own: that is three times as fast.
 */
function sift(
  sifted: Int32Array,
  { size, published, flags, sections, outlets, publishers, places, reach }: Candidates,
  {
    flags: flagPoints,
    coverage,
    publishers: publisherPoints,
    places: placeTable,
    sections: sectionTable,
  }: Tables,
  rows: Int32Array | undefined,
  from: number,
  to: number,
  limits: Float64Array,
  mostElsewhere: number,
  floor: number,
  nowMs: number,
): number {
  const placePoints = placeTable.points;
  const sectionPoints = sectionTable.points;
  // A whole number, however low the floor is: below it lies only what is out.
  const least = Math.max(OUT / 2, floor) | 0;
  const most = limits.length - 1;
  let count = 0;
  const leastInPlace = least - mostElsewhere;
  for (let n = from; n < to; n++) {
    const row = rows === undefined ? n : (rows[n] ?? -1);
    if (row < 0 || row >= size) continue;
    const inPlace = placePoints[placeAt(places[row] ?? -1, reach[row] ?? 0)] ?? 0;
    const ageMs = nowMs - (published[row] ?? 0);
    // What is missing to the floor is reckoned without a branch, at most one more than news can be worth: half of the
    // branches would be guessed wrong, and each such guess costs as much as all else here.
    const beyond = leastInPlace - (inPlace - KNOWN) - most;
    const missing = most + (beyond & (beyond >> 31));
    if (missing > 0 && ageMs >= (limits[missing] ?? 0) && inPlace !== 0) continue;
    const inSections = sectionPoints[sections[row] ?? 0] ?? 0;
    // As `lasting` of the scorer, but for what is not known yet.
    const lasting =
      (flagPoints[flags[row] ?? 0] ?? 0) +
      (coverage[outlets[row] ?? 0] ?? 0) +
      (publisherPoints[publishers[row] ?? 0] ?? 0) +
      (inSections - KNOWN) +
      (inPlace - KNOWN);
    const stillBeyond = least - lasting - most;
    const stillMissing = most + (stillBeyond & (stillBeyond >> 31));
    const isKnown = inPlace !== 0 && inSections !== 0;
    if (stillMissing > 0 && ageMs >= (limits[stillMissing] ?? 0) && isKnown) continue;
    sifted[count++] = row;
  }
  return count;
}

/** The most that anything but the place and being new can add to a score. */
const mostOf = ({ flags, coverage, publishers, sections }: Tables): number =>
  Math.max(...flags) +
  (coverage.at(-1) ?? 0) +
  publishers.reduce((most, one) => Math.max(most, one), 0) +
  sections.most;

/** News of the future is news of now; a date that is none is the oldest. */
export const timeOf = ({ published }: Candidates, row: number, nowMs: number): number => {
  const ms = published[row] ?? 0;
  return ms <= nowMs ? ms : ms > nowMs ? nowMs : Number.MIN_SAFE_INTEGER;
};

/** The `count` newest rows. */
export function keepLatestRows({ candidates, taste, scorer }: Needs, count: number, nowMs: number): TopRows {
  const { rows } = taste;
  const scope = rows ? rows.length : candidates.size;
  const keeper = keepTopRows(Math.min(count, scope), candidates.ids);
  for (let n = scope - 1; n >= 0; n--) {
    const row = rows ? (rows[n] ?? -1) : n;
    if (row < 0 || row >= candidates.size) continue;
    const time = timeOf(candidates, row, nowMs);
    if (time >= keeper.floor && scorer.lasting(row) !== OUT) keeper.offer(row, time);
  }
  return keeper.finish();
}
