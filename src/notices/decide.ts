/** Decides what becomes of the notices of one subscription that are due. Pure: the database and the network come after. */
import type { ShownArticle } from "#articles/rights.ts";
import { findQuietEnd, findQuietStart, isQuiet, type QuietHours, readClock } from "./quiet.ts";

/** Messages to one browser on one of its days. */
export const MAX_A_DAY = 6;
/** What comes sooner after a message waits and is told together. */
export const GAP_MS = 10 * 60_000;
/** News of the night waits for the end of the quiet hours; what is older by then is no news. */
export const STALE_MS = 24 * 3_600_000;
/** A push service keeps a message for a device that is off no longer than this, and never into the quiet hours. */
const MAX_TTL_MS = 6 * 3_600_000;

export type Due = {
  storyId: string;
  placeId: string;
  /** Undefined when it can no longer be shown. */
  article: ShownArticle | undefined;
};

export type Recipient = {
  quiet: QuietHours;
  lastSent: Date | undefined;
  sentDay: string;
  sentThatDay: number;
};

export type Decision = {
  /** Ids of stories that are not told. */
  drop: readonly string[];
} & (
  | {
      kind: "send";
      tell: readonly (Due & { article: ShownArticle })[];
      ttlMs: number;
      day: string;
      nth: number;
    }
  | { kind: "wait"; storyIds: readonly string[]; until: Date }
  | { kind: "nothing" }
);

export function decideNotices(
  { quiet, lastSent, sentDay, sentThatDay }: Recipient,
  due: readonly Due[],
  options: { hides: (article: ShownArticle) => boolean; now: Date },
): Decision {
  const { hides, now } = options;
  const tell = due
    .flatMap((one) => (one.article && isTold(one.article) ? [{ ...one, article: one.article }] : []))
    .sort((a, b) => b.article.published.getTime() - a.article.published.getTime());
  const told = new Set(tell.map((one) => one.storyId));
  const drop = due.flatMap((one) => (told.has(one.storyId) ? [] : [one.storyId]));
  if (tell.length === 0) return { kind: "nothing", drop };
  const wait = (until: Date): Decision => ({ kind: "wait", drop, storyIds: [...told], until });

  if (isQuiet(now, quiet)) return wait(findQuietEnd(now, quiet));
  const { day } = readClock(now, quiet.timeZone);
  const nth = sentDay === day ? sentThatDay + 1 : 1;
  const night = findQuietStart(now, quiet);
  if (nth > MAX_A_DAY)
    return night
      ? wait(findQuietEnd(night, quiet))
      : { kind: "nothing", drop: due.map((one) => one.storyId) };
  const next = lastSent && new Date(lastSent.getTime() + GAP_MS);
  if (next && next > now && lastSent <= now) return wait(next);
  const ttlMs = Math.min(MAX_TTL_MS, night ? night.getTime() - now.getTime() : MAX_TTL_MS);
  return { kind: "send", drop, tell, ttlMs, day, nth };

  function isTold(article: ShownArticle): boolean {
    return (
      article.copyOf === undefined &&
      now.getTime() - article.published.getTime() < STALE_MS &&
      !hides(article)
    );
  }
}
