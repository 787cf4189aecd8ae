/**
 * From rows to stories: each once, for which the row stands that speaks best for it whatever the hour, so that a rewrite
 * gains nothing by being later than the report.
 */
import { type Candidates, FLAG } from "../candidates.ts";
import { PINNED, READ, weigh, weightOf } from "../score/points.ts";
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
  /** Points of being pinned. */
  pinned: number;
};

type Gathered = {
  story: number;
  /** -1 until one is found. */
  row: number;
  /** Its score without `fresh`. */
  lasting: number;
  isRead: boolean;
  /** Rows in publisherTable of whose articles in it some are muted, and some are not. */
  muted: Set<number> | undefined;
  heard: Set<number> | undefined;
};

type Needs = { candidates: Candidates; taste: Taste; scorer: Scorer };

/** The stories of the kept rows, best first; of equals the older id first. */
export function gatherStories(needs: Needs, top: TopRows): RankedStory[] {
  const { candidates, taste, scorer } = needs;
  const { ids } = candidates;
  const stories = noteStories(needs, top);
  stories.eachRow(taste.rows, (row, story) => {
    const lasting = scorer.lasting(row);
    if (lasting === OUT || lasting < story.lasting) return;
    if (lasting === story.lasting && (ids[row] ?? "") >= (ids[story.row] ?? "")) return;
    story.row = row;
    story.lasting = lasting;
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

// As bits 8 KB: it stays in the nearest cache while 200,000 rows pass, and lets one or two in a hundred of the others through.
const SIEVE_BITS = 2 ** 16;
const byteOf = (story: number): number => (story & (SIEVE_BITS - 1)) >>> 3;
const bitOf = (story: number): number => 1 << (story & 7);

function noteStories({ candidates, taste }: Needs, top: TopRows): Stories {
  const { stories, size, rowsOfStory } = candidates;
  const all = new Map<number, Gathered>();
  const sieve = new Uint8Array(SIEVE_BITS / 8);
  // What is pinned is looked at however little speaks for it otherwise.
  const pinned = weightOf(taste, "pinned") > 0 ? [...(taste.pins?.keys() ?? [])] : [];
  for (let n = -pinned.length; n < top.size; n++) {
    const story = n < 0 ? (pinned[n + pinned.length] ?? 0) : (stories[top.rows[n] ?? 0] ?? 0);
    if (taste.skip?.has(story) || all.has(story)) continue;
    sieve[byteOf(story)] = (sieve[byteOf(story)] ?? 0) | bitOf(story);
    all.set(story, {
      story,
      row: -1,
      lasting: OUT,
      isRead: false,
      muted: undefined,
      heard: undefined,
    });
  }
  return {
    all: all.values(),
    eachRow(rows, visit) {
      if (rows === undefined && rowsOfStory) {
        for (const [story, gathered] of all) for (const row of rowsOfStory(story)) visit(row, gathered);
        return;
      }
      const count = rows ? rows.length : size;
      for (let n = 0; n < count; n++) {
        const row = rows ? (rows[n] ?? -1) : n;
        if (row < 0 || row >= size) continue;
        const story = stories[row] ?? 0;
        if (((sieve[byteOf(story)] ?? 0) & bitOf(story)) === 0) continue;
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
    const publisher = candidates.publishers[row] ?? 0;
    const which = scorer.isMuted(row) ? "muted" : "heard";
    story[which] ??= new Set();
    story[which].add(publisher);
  });
}

function finish({ candidates, taste, scorer }: Needs, gathered: Gathered): RankedStory {
  const { row, story, muted, heard } = gathered;
  const all = candidates.outlets[row] ?? 0;
  const unheard = muted ? (heard ? muted.difference(heard) : muted).size : 0;
  const outlets = Math.max(Math.min(1, all), all - unheard);
  const { coverage } = scorer.tables;
  const read = gathered.isRead ? weigh(READ, weightOf(taste, "history")) : 0;
  const pinned = taste.pins?.has(story) ? weigh(PINNED, weightOf(taste, "pinned")) : 0;
  const heardOf = (coverage[outlets] ?? 0) - (coverage[all] ?? 0);
  const score = gathered.lasting + scorer.fresh(row) + heardOf + read + pinned;
  return { story, row, id: candidates.ids[row] ?? "", score, outlets, read, pinned };
}
