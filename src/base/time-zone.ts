/**
 * Clocks of time zones: what one shows at a moment, and when it first shows an hour. Pure. A day has 23, 24 or 25 hours, and some
 * zones put their clock at midnight, or by half an hour.
 */

export type Day = { year: number; month: number; day: number };
/** What calendar and clock show. */
export type Shown = Day & { hour: number; minute: number };

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const MAX_NAME_CHARS = 64;
/** Zones whose formats are kept; a name can be written in many ways. */
const MOST_KEPT = 1000;

/** Dates in American English, by the clock of the zone that is given. Making a format costs more than a hundred uses of it. */
export function makeFormat(options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const known = made.get(timeZone);
    if (known) return known;
    const format = new Intl.DateTimeFormat("en-US", { timeZone, ...options });
    if (made.size >= MOST_KEPT) made.clear();
    made.set(timeZone, format);
    return format;
  };
}

const clockOf = makeFormat({
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
});

export function isTimeZone(name: string): boolean {
  try {
    return name.length <= MAX_NAME_CHARS && clockOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** @throws RangeError for a time zone that is none */
export function readClock(at: Date, timeZone: string): Shown {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/** How far the clock of a zone is ahead of UTC at a moment, in milliseconds. */
export function offsetMs(ms: number, timeZone: string): number {
  return shownMs(ms, timeZone) - Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

/** What the clock shows, taken for UTC. */
function shownMs(ms: number, timeZone: string): number {
  const { year, month, day, hour, minute } = readClock(new Date(ms), timeZone);
  return Date.UTC(year, month - 1, day, hour, minute);
}

/**
 * The moment at which the clock first shows this hour on this day; where it skips it, the moment from which it goes on. Days
 * past the end of a month are those of the next.
 */
export function firstShown({ year, month, day }: Day, hour: number, timeZone: string): Date {
  const wanted = Date.UTC(year, month - 1, day, hour);
  // The zone's distance from UTC may change within a day either way: each is tried, and the earliest that fits is it.
  const fits = [-DAY_MS, DAY_MS]
    .map((aside) => wanted - offsetMs(wanted + aside, timeZone))
    .filter((ms) => shownMs(ms, timeZone) === wanted);
  // Skipped: with the distance from before the change the clock shows the hour after it.
  return new Date(fits.length > 0 ? Math.min(...fits) : wanted - offsetMs(wanted - DAY_MS, timeZone));
}
