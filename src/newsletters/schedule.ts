/**
 * Which hours have come, and who is to get an issue then. Pure. Each day of a zone's calendar has each hour once: when the clock
 * is put forward over it, it comes when the clock goes on; when the clock is put back, the first of the two counts; a day that
 * the calendar leaves out has none. So a change of the clock neither skips an issue nor doubles one.
 */
import { type Day, readClock } from "#base/time-zone.ts";
import { type Slot, slotOn, weekdayOf } from "./slots.ts";
import type { Wishes } from "./wishes.ts";

export type Hour = { timeZone: string; hour: number };
/** `day`: "2026-03-08", by the clock of the zone. */
export type Due = { day: string; slot: Slot };

const HOUR_MS = 3_600_000;
/** A daily issue that could not be sent for so long is left out: the next one comes soon. */
const LATEST_DAILY_MS = 18 * HOUR_MS;
/** A weekly one is worth more patience; no hour that is longer ago is looked at. */
export const LATEST_MS = 3 * 24 * HOUR_MS;

/** The hours that came after `after`, and at `until` at the latest. */
export function listDue({ timeZone, hour }: Hour, after: Date, until: Date): Due[] {
  const due: Due[] = [];
  let day = nextDay(readClock(after, timeZone), -1);
  let slot = slotOn(day, hour, timeZone);
  while (slot.at <= until) {
    const following = nextDay(day, 1);
    const next = slotOn(following, hour, timeZone);
    // A day that the calendar leaves out falls together with the next.
    if (slot.at > after && slot.at < next.at) due.push({ day: nameOf(day), slot });
    [day, slot] = [following, next];
  }
  return due;
}

/** Whether somebody who wants this is to get the issue of an hour that came, at `now`. */
export function isWanted(
  wishes: Pick<Wishes, "rhythm" | "weekday"> & { createdAt: Date },
  day: Day,
  at: Date,
  now: Date,
): boolean {
  const lateMs = now.getTime() - at.getTime();
  // Whoever came later is not sent what they had not asked for yet.
  if (wishes.createdAt > at || lateMs > LATEST_MS) return false;
  return wishes.rhythm === "daily" ? lateMs <= LATEST_DAILY_MS : weekdayOf(day) === wishes.weekday;
}

function nextDay({ year, month, day }: Day, days: number): Day {
  const at = new Date(Date.UTC(year, month - 1, day + days));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

const nameOf = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
