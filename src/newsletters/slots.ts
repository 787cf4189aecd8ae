/**
 * When an issue is due: an hour of a day by the clock of a time zone. Pure. An hour that the clock skips is the one after it, and
 * one that it shows twice is the first, so that each day has each hour once.
 */

/** A moment at which an issue is due: the hour that its readers chose, by their clock. */
export type Slot = {
  at: Date;
  /** 0 to 23; `at` is later where the clock skips it. */
  hour: number;
  timeZone: string;
};

export type Day = { year: number; month: number; day: number };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What is shown by the clock of a zone. */
export type Clock = Day & { hour: number; minute: number };

/** "2026-03-08", or undefined for what is no day. */
export function parseDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const read = { year: Number(year), month: Number(month), day: Number(day) };
  const at = new Date(Date.UTC(read.year, read.month - 1, read.day));
  return at.getUTCMonth() === read.month - 1 && at.getUTCDate() === read.day ? read : undefined;
}

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = ({ year, month, day }: Day): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;

export function readClock(at: Date, timeZone: string): Clock {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/** The moment at which the clock of a zone first shows this hour on this day, or the first one after it. */
export function slotOn(day: Day, hour: number, timeZone: string): Slot {
  const wanted = Date.UTC(day.year, day.month - 1, day.day, hour);
  // The zone's distance from UTC may change within a day either way: each is tried, and the earliest that fits is it.
  const fits = [-DAY_MS, DAY_MS]
    .map((aside) => wanted - distanceMs(wanted + aside, timeZone))
    .filter((ms) => shownMs(ms, timeZone) === wanted);
  if (fits.length > 0) return { at: new Date(Math.min(...fits)), hour, timeZone };
  // Skipped: with the distance from before the change the clock shows the hour after it.
  return { at: new Date(wanted - distanceMs(wanted - DAY_MS, timeZone)), hour, timeZone };
}

/** What the clock shows at a moment, taken for UTC. */
function shownMs(ms: number, timeZone: string): number {
  const { year, month, day, hour, minute } = readClock(new Date(ms), timeZone);
  return Date.UTC(year, month - 1, day, hour, minute);
}

const distanceMs = (ms: number, timeZone: string): number =>
  shownMs(ms, timeZone) - Math.floor(ms / 60_000) * 60_000;

// Making a format costs more than a hundred uses of it.
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}
