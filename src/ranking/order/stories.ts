/**
 * From rows to stories: each once, for which the row stands that speaks best for it whatever the hour, so that a rewrite
 * gains nothing by being later than the report.
 */
import { type Candidates, FLAG } from "../candidates.ts";
import { READ, weigh, weightOf } from "../score/points.ts";
import { OUT, type Scorer } from "../score/scorer.ts";
import type { Taste } from "../taste.ts";
import { compareText, type TopRows } from "./top-rows.ts";

export type RankedStory = {
  story: number;
  row: number;
  id: string;
  /** All but variety and discovery, which depend on the page. */
  score: number;
  /** Those that count for this reader: without the muted. */
  outlets: number;
  /** Points of having been read, 0 or less. */
  read: number;
};

type Gathered = {
  story: number;
  /** -1 until one is found. */
  row: number;
  score: number;
  /** The score without `fresh`. */
  lasting: number;
  isRead: boolean;
  /** Rows in publisherTable of whose articles in it some are muted, and some are not. */
  muted: Set<number>;
  heard: Set<number>;
};

type Needs = { candidates: Candidates; taste: Taste; scorer: Scorer };

/** The stories of the kept rows, best first; of equals the older id first. */
export function gatherStories(needs: Needs, top: TopRows): RankedStory[] {
  const { candidates, taste, scorer } = needs;
  const { ids } = candidates;
  const stories = noteStories(needs, top);
  stories.eachRow(taste.rows, (row, story) => {
    const score = scorer.score(row);
    if (score === OUT) return;
    const lasting = score - scorer.fresh(row);
    const isOlder = story.row < 0 || (ids[row] ?? "") < (ids[story.row] ?? "");
    if (lasting > story.lasting || (lasting === story.lasting && isOlder))
      Object.assign(story, { row, score, lasting });
  });
  noteWhatIsElsewhere(needs, stories);
  return [...stories.all]
    .filter(({ row }) => row >= 0)
    .map((story) => finish(needs, story))
    .sort((a, b) => b.score - a.score || compareText(a.id, b.id));
}

type Stories = {
  all: Iterable<Gathered>;
  eachRow(rows: Int32Array | undefined, visit: (row: number, story: Gathered) => void): void;
};

// 8 KB: it stays in the nearest cache while 200,000 rows pass, and lets one or two in a hundred of the others through.
const SIEVE_SIZE = 2 ** 13;

function noteStories({ candidates, taste }: Needs, top: TopRows): Stories {
  const { stories, size } = candidates;
  const all = new Map<number, Gathered>();
  const sieve = new Uint8Array(SIEVE_SIZE);
  for (let n = 0; n < top.size; n++) {
    const story = stories[top.rows[n] ?? 0] ?? 0;
    if (taste.skip?.has(story) || all.has(story)) continue;
    sieve[story & (SIEVE_SIZE - 1)] = 1;
    all.set(story, {
      story,
      row: -1,
      score: OUT,
      lasting: OUT,
      isRead: false,
      muted: new Set(),
      heard: new Set(),
    });
  }
  return {
    all: all.values(),
    eachRow(rows, visit) {
      const count = rows ? rows.length : size;
      for (let n = 0; n < count; n++) {
        const row = rows ? (rows[n] ?? -1) : n;
        if (row < 0 || row >= size) continue;
        const story = stories[row] ?? 0;
        if (sieve[story & (SIEVE_SIZE - 1)] === 0) continue;
        const gathered = all.get(story);
        if (gathered) visit(row, gathered);
      }
    },
  };
}

/** What was read or muted of a story may lie outside of the rows that are asked for. */
function noteWhatIsElsewhere({ candidates, taste, scorer }: Needs, stories: Stories): void {
  const read = taste.history?.read;
  const { publishers, places, sections } = taste.mutes;
  if (!read?.size && publishers.length + places.length + sections.length === 0) return;
  stories.eachRow(undefined, (row, story) => {
    if (read?.has(candidates.ids[row] ?? "")) story.isRead = true;
    if (((candidates.flags[row] ?? 0) & FLAG.hidden) !== 0) return;
    (scorer.isMuted(row) ? story.muted : story.heard).add(candidates.publishers[row] ?? 0);
  });
}

function finish({ candidates, taste, scorer }: Needs, gathered: Gathered): RankedStory {
  const { row, story, muted, heard } = gathered;
  const all = candidates.outlets[row] ?? 0;
  const outlets = Math.max(Math.min(1, all), all - muted.difference(heard).size);
  const { coverage } = scorer.tables;
  const read = gathered.isRead ? weigh(READ, weightOf(taste, "history")) : 0;
  const score = gathered.score - (coverage[all] ?? 0) + (coverage[outlets] ?? 0) + read;
  return { story, row, id: candidates.ids[row] ?? "", score, outlets, read };
}
