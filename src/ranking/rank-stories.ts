/**
 * Puts stories in order for a taste, each with its score as a sum of named terms. Pure: the same candidates, taste and
 * moment give the same stories, whatever order the rows are in; ties fall to the older id. Every story comes once, and
 * comes somewhere: what a page holds back is on a later one.
 */
import type { Candidates } from "./candidates.ts";
import { drawDiscoveries } from "./order/discovery.ts";
import { keepBestRows, keepLatestRows, timeOf } from "./order/keep-rows.ts";
import { gatherStories, type RankedStory } from "./order/stories.ts";
import { compareText } from "./order/top-rows.ts";
import { fillPage, PAGE, type Placed, WINDOW } from "./order/variety.ts";
import { makeScorer, type Scorer } from "./score/scorer.ts";
import type { Ranked, Taste, Term } from "./taste.ts";

export type { About, Control, Ranked, Taste, Term, TermName } from "./taste.ts";
export { CONTROLS } from "./taste.ts";

type Needs = { candidates: Candidates; taste: Taste; scorer: Scorer };

/** Rows looked at for each story that is needed, at first: most stories have one or two. */
const ROWS_PER_STORY = 3;

export function rankStories(candidates: Candidates, taste: Taste, now: Date): Ranked[] {
  const limit = Math.max(0, Math.floor(taste.limit) || 0);
  const isUnknown = taste.section !== undefined && !candidates.sectionTable.includes(taste.section);
  if (limit === 0 || candidates.size === 0 || isUnknown) return [];
  const needs = { candidates, taste, scorer: makeScorer(candidates, taste, now.getTime()) };
  if (taste.order === "latest") return listLatest(needs, limit, now.getTime());
  return orderPages(needs, findStories(needs, limit + WINDOW + PAGE, now.getTime()), limit);
}

/** At least so many stories, best first, if there are so many; all that belong before the last of them are there. */
function findStories(needs: Needs, count: number, nowMs: number): RankedStory[] {
  for (let rows = count * ROWS_PER_STORY; ; rows *= 4) {
    const top = keepBestRows(needs, rows, nowMs);
    const stories = gatherStories(needs, top);
    if (top.floor === Number.NEGATIVE_INFINITY) return stories;
    // A story of which no row was kept cannot come before these.
    const sure = stories.filter(
      ({ score, id }) => score > top.floor || (score === top.floor && id <= top.lastId),
    );
    if (sure.length >= count) return sure;
  }
}

function orderPages(needs: Needs, stories: readonly RankedStory[], limit: number): Ranked[] {
  const ranked: Ranked[] = [];
  let left = stories;
  while (ranked.length < limit && left.length > 0) {
    const page = fillPage(needs, left);
    const drawn = ranked.length === 0 ? drawDiscoveries(needs, page) : new Map();
    const taken = new Set<RankedStory>();
    for (const placed of page.placed) {
      for (let one = drawn.get(ranked.length + 1); one; one = drawn.get(ranked.length + 1)) {
        taken.add(one.story);
        ranked.push(present(needs, one, one.lift));
      }
      taken.add(placed.story);
      ranked.push(present(needs, placed));
    }
    left = left.filter((story) => !taken.has(story));
  }
  return ranked.slice(0, limit);
}

function present({ candidates, scorer, taste }: Needs, placed: Placed, lift?: number): Ranked {
  const { story, variety, above } = placed;
  const { row, id, read, outlets, pinned } = story;
  const publisher = candidates.publisherTable[candidates.publishers[row] ?? -1];
  const about =
    publisher !== undefined && above > 0 ? { kind: "publisher" as const, id: publisher } : undefined;
  const ends = taste.pins?.get(story.story) ?? 0;
  const terms: Term[] = [
    { name: "pinned", points: pinned, value: ends },
    ...scorer.explain(row, outlets),
    { name: "history", points: read, value: 1 },
    { name: "variety", points: variety, value: above, ...(about ? { about } : {}) },
    { name: "discovery", points: lift ?? 0 },
  ];
  return {
    row,
    id,
    story: story.story,
    score: story.score + variety + (lift ?? 0),
    terms: terms.filter(({ points }) => points !== 0),
    slot: lift === undefined ? "ranked" : "discovery",
  };
}

/** Newest first and nothing weighed: of a story its newest article. */
function listLatest(needs: Needs, limit: number, nowMs: number): Ranked[] {
  const { candidates, taste } = needs;
  const { ids, stories } = candidates;
  const newer = (a: number, b: number) => timeOf(candidates, b, nowMs) - timeOf(candidates, a, nowMs);
  for (let count = limit * ROWS_PER_STORY; ; count *= 4) {
    const top = keepLatestRows(needs, count, nowMs);
    const rows = [...top.rows.subarray(0, top.size)].sort(
      (a, b) => newer(a, b) || compareText(ids[a] ?? "", ids[b] ?? ""),
    );
    const seen = new Set(taste.skip);
    const latest: Ranked[] = [];
    for (const row of rows) {
      const story = stories[row] ?? 0;
      if (seen.has(story)) continue;
      seen.add(story);
      latest.push({ row, id: ids[row] ?? "", story, score: 0, terms: [], slot: "ranked" });
    }
    if (latest.length >= limit || top.floor === Number.NEGATIVE_INFINITY) return latest.slice(0, limit);
  }
}
