/**
 * Times as readers say them: "20 minutes ago" while that tells more than a date, then the date. Pure; the moment
 * to count from is an argument.
 */
import { isForGood } from "#accounts/accounts.ts";

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

/** "Monday, November 23, 2026 at 9:05 PM UTC": what stands behind an age. */
export const showMoment = (date: Date, timeZone: string): string =>
  formatOf(timeZone, {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(date);

/** "until Monday, November 23, 2026 at 9:05 PM UTC", or "for good". */
export const showEnd = (until: Date, timeZone: string): string =>
  isForGood(until) ? "for good" : `until ${showMoment(until, timeZone)}`;

/** "Monday, " and "November 23, 2026": the day as a newspaper carries it under its name. */
export const showDay = (date: Date, timeZone: string): { weekday: string; date: string } => ({
  weekday: `${formatOf(timeZone, { weekday: "long" }).format(date)}, `,
  date: formatOf(timeZone, { year: "numeric", month: "long", day: "numeric" }).format(date),
});

function showDate(date: Date, now: Date, timeZone: string): string {
  const year = formatOf(timeZone, { year: "numeric" });
  const sameYear = year.format(date) === year.format(now);
  return formatOf(timeZone, {
    month: "long",
    day: "numeric",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(date);
}

const countOf = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? "" : "s"}`;

const count = (n: number, unit: string): string => `${countOf(n, unit)} ago`;

// Making a format costs more than a hundred uses of it.
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${timeZone} ${Object.keys(options).join()}`;
  const known = formats.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, ...options });
  formats.set(name, format);
  return format;
}

/**
 * The first moment of a day in a time zone. Days past the end of a month are those of the next; a day that begins
 * with the clock put forward begins when it has been.
 */
export function startOfDay(
  { year, month, day }: { year: number; month: number; day: number },
  timeZone: string,
): Date {
  const wanted = Date.UTC(year, month - 1, day);
  // What a clock there shows, taken for UTC, is off by the zone's distance from it; twice, as that may change between.
  let moment = wanted;
  for (let n = 0; n < 2; n++) moment += wanted - clockAt(moment, timeZone);
  return new Date(moment);
}

function clockAt(moment: number, timeZone: string): number {
  const options = { hourCycle: "h23", ...NUMERIC } as const;
  const parts = new Map(
    formatOf(timeZone, options)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: string) => parts.get(name as Intl.DateTimeFormatPartTypes) ?? 0;
  const [year, month, day] = [part("year"), part("month") - 1, part("day")];
  return Date.UTC(year, month, day, part("hour"), part("minute"), part("second"));
}

const NUMERIC = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const;
