/**
 * Quiet hours by the reader's own clock. Pure. A day has 23, 24 or 25 hours: what is asked is always what the clock on
 * the reader's wall shows, also on the nights when it is put forward or back.
 */
import { offsetMs, readClock as readShown } from "#base/time-zone.ts";

/** Minutes of the local day: quiet from `from` until `to`, over midnight when `from` is later; equal: never quiet. */
export type QuietHours = { timeZone: string; from: number; to: number };

export const DEFAULT_QUIET = { from: 21 * 60, to: 7 * 60 } as const;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** The day, "2026-03-08", and the minute of it that calendar and clock show there. @throws RangeError for a time zone that is none */
export function readClock(at: Date, timeZone: string): { day: string; minute: number } {
  const { year, month, day, hour, minute } = readShown(at, timeZone);
  const two = (n: number) => String(n).padStart(2, "0");
  return { day: `${year}-${two(month)}-${two(day)}`, minute: hour * 60 + minute };
}

const isBetween = (minute: number, from: number, to: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to;

export const isQuiet = (at: Date, { timeZone, from, to }: QuietHours): boolean =>
  isBetween(readClock(at, timeZone).minute, from, to);

/** The first moment from `at` on that is not quiet. */
export function findQuietEnd(at: Date, { timeZone, from, to }: QuietHours): Date {
  if (!isQuiet(at, { timeZone, from, to })) return at;
  return findLeaving(at, timeZone, from, to);
}

/** The first moment from `at` on that is quiet; undefined when none ever is. */
export function findQuietStart(at: Date, { timeZone, from, to }: QuietHours): Date | undefined {
  if (from === to) return undefined;
  if (isQuiet(at, { timeZone, from, to })) return at;
  return findLeaving(at, timeZone, to, from);
}

/** When the local clock leaves the hours from `from` to `to`, in which it is at `at`. */
function findLeaving(at: Date, timeZone: string, from: number, to: number): Date {
  const start = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  const until = (ms: number) => {
    const { minute } = readClock(new Date(ms), timeZone);
    return ms + ((to - minute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES) * MINUTE_MS;
  };
  const candidate = until(start);
  const change = findChange(start, candidate, timeZone);
  if (change === undefined) return new Date(candidate);
  const { minute } = readClock(new Date(change), timeZone);
  return new Date(isBetween(minute, from, to) ? until(change) : change);
}

/** The first minute with another distance from UTC than at `start`; the clocks are put at most once in these hours. */
function findChange(start: number, end: number, timeZone: string): number | undefined {
  const offset = offsetMs(start, timeZone);
  if (offsetMs(end, timeZone) === offset) return undefined;
  let [before, after] = [start, end];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMs(middle, timeZone) === offset) before = middle;
    else after = middle;
  }
  return after;
}
