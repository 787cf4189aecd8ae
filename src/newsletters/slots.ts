/**
 * When an issue is due: an hour of a day by the clock of a time zone. Pure. An hour that the clock skips is the one after it, and
 * one that it shows twice is the first, so that each day has each hour once.
 */
import { type Day, firstShown } from "#base/time-zone.ts";

/** A moment at which an issue is due: the hour that its readers chose, by their clock. */
export type Slot = {
  at: Date;
  /** 0 to 23; `at` is later where the clock skips it. */
  hour: number;
  timeZone: string;
};

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

/** The moment at which the clock of a zone first shows this hour on this day, or the first one after it. */
export const slotOn = (day: Day, hour: number, timeZone: string): Slot => ({
  at: firstShown(day, hour, timeZone),
  hour,
  timeZone,
});
