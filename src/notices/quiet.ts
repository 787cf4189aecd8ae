/**
 * Quiet hours by the reader's own clock. Pure. A day has 23, 24 or 25 hours: what is asked is always what the clock on
 * the reader's wall shows, also on the nights when it is put forward or back.
 */

/** Minutes of the local day: quiet from `from` until `to`, over midnight when `from` is later; equal: never quiet. */
export type QuietHours = { timeZone: string; from: number; to: number };

export const DEFAULT_QUIET = { from: 21 * 60, to: 7 * 60 } as const;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

const clocks = new Map<string, Intl.DateTimeFormat>();
const MOST_CLOCKS = 1000;

/** Making one takes longer than asking it a thousand times. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  clocks.set(timeZone, made);
  return made;
}

/** What calendar and clock show there. @throws RangeError for a time zone that is none */
export function readClock(at: Date, timeZone: string): { day: string; minute: number } {
  const parts: Record<string, string> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(at)) parts[type] = value;
  const { year = "", month = "", day = "", hour = "0", minute = "0" } = parts;
  return { day: `${year}-${month}-${day}`, minute: Number(hour) * 60 + Number(minute) };
}

export function isTimeZone(name: string): boolean {
  try {
    return name.length <= 64 && clockOf(name) !== undefined;
  } catch {
    return false;
  }
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
  const offset = offsetAt(start, timeZone);
  if (offsetAt(end, timeZone) === offset) return undefined;
  let [before, after] = [start, end];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle, timeZone) === offset) before = middle;
    else after = middle;
  }
  return after;
}

function offsetAt(ms: number, timeZone: string): number {
  const { day, minute } = readClock(new Date(ms), timeZone);
  return Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS - Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
