/**
 * THE READ LINE: a request becomes an edition. Candidates → taste → `rankStories` → cards in bulk → the reader's mutes.
 * This file and `make-front.ts` alone know the order; page, text twin, feed, API and mail show what they give.
 */
import { rankStories } from "#ranking/rank-stories.ts";
import type { Taste } from "#ranking/taste.ts";
import { NO_MUTES } from "#readers/mutes.ts";
import type { Cards } from "./cards.ts";
import type { HotNews, HotSet } from "./hot-set.ts";
import { type EditionCard, type Reading, showRanked } from "./show-ranked.ts";
import type { Subject } from "./subject.ts";
import { makeTaste } from "./taste.ts";

export type { EditionCard, Reading } from "./show-ranked.ts";

export type EditionNeeds = { hot: HotSet; cards: Cards };

export type Edition = {
  subject: Subject;
  order: "ranked" | "latest";
  cards: readonly EditionCard[];
  /** Whether there are more after these. */
  more: boolean;
  /** Whether it is empty only because the reader muted all that would stand here. */
  isAllMuted: boolean;
};

export type EditionOptions = {
  /** Stories to leave out at the beginning. */
  from?: number;
  limit: number;
  /** Instead of the reader's own. */
  order?: "ranked" | "latest" | undefined;
  /** Of what was published from one moment until before another, without these articles: what an issue of a newsletter tells. */
  only?: { from: Date; until: Date; except: ReadonlySet<string> } | undefined;
};

/** With words muted, some of what is ranked is left out once it is read; so many more are ranked at once. */
export const MUTED_RESERVE = 30;
/** Rounds of ranking more before an edition is given as short as it is. */
const MAX_ROUNDS = 4;

/** What this reader sees of this subject now. */
export async function makeEdition(
  needs: EditionNeeds,
  subject: Subject,
  reading: Reading,
  now: Date,
  { from = 0, limit, order, only }: EditionOptions,
): Promise<Edition> {
  const news = await needs.hot.refresh();
  const { mutes } = reading;
  const wanted = from + limit + 1;
  for (let round = 1, reserve = mutes.isEmpty ? 0 : MUTED_RESERVE; ; round++, reserve *= 4) {
    const all = makeTaste(news, subject, reading, now, { limit: wanted + reserve, order });
    const taste = only ? { ...all, rows: keepRows(news, all.rows, only) } : all;
    const ranked = rankStories(news.candidates, taste, now);
    const [shown = []] = await showRanked(needs.cards, news, [ranked], reading);
    const hasAll = shown.length >= wanted || ranked.length < wanted + reserve;
    if (!hasAll && round < MAX_ROUNDS) continue;
    const cards = shown.slice(from, from + limit).map(({ card }) => card);
    const more = shown.length > from + limit;
    const isAllMuted = cards.length === 0 && hidesAll(news, subject, reading, now, { from });
    return { subject, order: taste.order, cards, more, isAllMuted };
  }
}

function keepRows(
  { candidates: { ids, published, size } }: HotNews,
  rows: Taste["rows"],
  { from, until, except }: NonNullable<EditionOptions["only"]>,
): Int32Array {
  const [fromMs, untilMs] = [from.getTime(), until.getTime()];
  const isKept = (row: number): boolean => {
    const at = published[row] ?? 0;
    return at >= fromMs && at < untilMs && !except.has(ids[row] ?? "");
  };
  return rows
    ? Int32Array.from(rows).filter(isKept)
    : Int32Array.from({ length: size }, (_, row) => row).filter(isKept);
}

/** Whether the reader's mutes alone keep a list empty, after so many stories: without them there would be something. */
export function hidesAll(
  news: HotNews,
  subject: Subject,
  { reader, mutes }: Reading,
  now: Date,
  { from = 0, skip }: { from?: number; skip?: ReadonlySet<number> } = {},
): boolean {
  if (mutes.isEmpty) return false;
  const taste = makeTaste(news, subject, { reader, mutes: NO_MUTES }, now, { limit: from + 1, skip });
  return rankStories(news.candidates, taste, now).length > from;
}
