/**
 * Times as readers say them: "20 minutes ago" while that tells more than a date, then the date. Pure; the moment
 * to count from is an argument.
 */
import { isForGood } from "#accounts/accounts.ts";
import { type Day, firstShown, makeFormat } from "#base/time-zone.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** From here on a date says more than a count of days. */
const DATES_FROM_MS = 7 * DAY_MS;

/** "just now", "20 minutes ago", "2 days ago", "November 3", "November 3, 2025" (another year). */
export function showAge(date: Date, now: Date, timeZone: string): string {
  const ms = now.getTime() - date.getTime();
  // Publishers' clocks and ours differ a little; what lies further ahead is shown as the date it claims.
  if (ms < -HOUR_MS || ms >= DATES_FROM_MS) return showDate(date, now, timeZone);
  if (ms < MINUTE_MS) return "just now";
  if (ms < HOUR_MS) return count(Math.floor(ms / MINUTE_MS), "minute");
  if (ms < DAY_MS) return count(Math.floor(ms / HOUR_MS), "hour");
  return count(Math.floor(ms / DAY_MS), "day");
}

/** How long it is from one moment to another: "20 minutes", "2 hours"; undefined under a minute, which says nothing. */
export function showSpan(from: Date, to: Date): string | undefined {
  const ms = Math.abs(to.getTime() - from.getTime());
  if (ms < MINUTE_MS) return undefined;
  if (ms < HOUR_MS) return countOf(Math.floor(ms / MINUTE_MS), "minute");
  if (ms < DAY_MS) return countOf(Math.floor(ms / HOUR_MS), "hour");
  return countOf(Math.floor(ms / DAY_MS), "day");
}

const momentOf = makeFormat({
  weekday: "long",
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
  timeZoneName: "short",
});

/** "Monday, November 23, 2026 at 9:05 PM UTC": what stands behind an age. */
export const showMoment = (date: Date, timeZone: string): string => momentOf(timeZone).format(date);

/** "until Monday, November 23, 2026 at 9:05 PM UTC", or "for good". */
export const showEnd = (until: Date, timeZone: string): string =>
  isForGood(until) ? "for good" : `until ${showMoment(until, timeZone)}`;

const weekdayOf = makeFormat({ weekday: "long" });
const dateOf = makeFormat({ year: "numeric", month: "long", day: "numeric" });
const dayOf = makeFormat({ month: "long", day: "numeric" });
const yearOf = makeFormat({ year: "numeric" });

/** "Monday, " and "November 23, 2026": the day as a newspaper carries it under its name. */
export const showDay = (date: Date, timeZone: string): { weekday: string; date: string } => ({
  weekday: `${weekdayOf(timeZone).format(date)}, `,
  date: dateOf(timeZone).format(date),
});

function showDate(date: Date, now: Date, timeZone: string): string {
  const year = yearOf(timeZone);
  const isSameYear = year.format(date) === year.format(now);
  return (isSameYear ? dayOf : dateOf)(timeZone).format(date);
}

const countOf = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? "" : "s"}`;

const count = (n: number, unit: string): string => `${countOf(n, unit)} ago`;

/**
 * The first moment of a day in a time zone. Days past the end of a month are those of the next; a day that begins
 * with the clock put forward begins when it has been.
 */
export const startOfDay = (day: Day, timeZone: string): Date => firstShown(day, 0, timeZone);
