import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readClock } from "#base/time-zone.ts";
import { isWanted, listDue } from "./schedule.ts";
import { weekdayOf } from "./slots.ts";

const ZONES = [
  "UTC",
  "America/New_York",
  "America/St_Johns",
  "America/Nuuk", // Puts its clock forward at eleven in the evening, over midnight.
  "America/Santiago", // At midnight.
  "Asia/Beirut", // At midnight.
  "Africa/Casablanca", // Back for Ramadan.
  "Europe/London",
  "Asia/Kathmandu",
  "Australia/Lord_Howe", // By half an hour.
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Antarctica/Troll", // By two hours.
];
const START = Date.UTC(2025, 11, 30);
const END = Date.UTC(2027, 0, 2);

test.each(ZONES)("every day of 2026 has every hour once in %s, however often it is looked", (timeZone) => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1, 2, 3, 6, 22, 23),
      fc.array(fc.integer({ min: START, max: END }), { maxLength: 10 }),
      (hour, looks) => {
        const moments = [...new Set([START, ...looks, END])].sort((a, b) => a - b);
        const due = moments.flatMap((until, n) =>
          listDue({ timeZone, hour }, new Date(moments[n - 1] ?? until), new Date(until)),
        );
        const days = due.map(({ day }) => day).filter((day) => day.startsWith("2026"));
        expect(days).toHaveLength(365);
        expect(new Set(days).size).toBe(365);
        for (let n = 1; n < due.length; n++) {
          const apart = Number(due[n]?.slot.at) - Number(due[n - 1]?.slot.at);
          expect(Math.abs(apart - 86_400_000)).toBeLessThanOrEqual(2 * 3_600_000);
        }
        const odd = due.filter(({ slot }) => readClock(slot.at, timeZone).hour !== hour);
        // Where the clock skips it: once a year at the most, but for Morocco.
        expect(odd.length).toBeLessThanOrEqual(1);
      },
    ),
    { numRuns: 2 },
  );
});

describe("an hour that the clock", () => {
  const at = (timeZone: string, hour: number, from: string, to: string) =>
    listDue({ timeZone, hour }, new Date(from), new Date(to)).map(({ day, slot }) => [
      day,
      slot.at.toISOString().slice(0, 16),
    ]);
  test("skips comes when it goes on", () => {
    expect(at("America/New_York", 2, "2026-03-08T00:00Z", "2026-03-08T23:00Z")).toEqual([
      ["2026-03-08", "2026-03-08T07:00"],
    ]);
    // From two to half past two.
    expect(at("Australia/Lord_Howe", 2, "2026-10-03T12:00Z", "2026-10-04T06:00Z")).toEqual([
      ["2026-10-04", "2026-10-03T15:30"],
    ]);
    expect(at("America/Nuuk", 23, "2026-03-28T12:00Z", "2026-03-29T12:00Z")).toEqual([
      ["2026-03-28", "2026-03-29T01:00"],
    ]);
  });
  test("shows twice comes the first time", () => {
    expect(at("America/New_York", 1, "2026-11-01T00:00Z", "2026-11-01T23:00Z")).toEqual([
      ["2026-11-01", "2026-11-01T05:00"],
    ]);
    expect(at("Australia/Lord_Howe", 1, "2026-04-04T06:00Z", "2026-04-05T06:00Z")).toEqual([
      ["2026-04-05", "2026-04-04T14:00"],
    ]);
  });
  test("does not have, on a day that Samoa left out, does not come", () => {
    expect(at("Pacific/Apia", 6, "2011-12-28T20:00Z", "2011-12-31T20:00Z").map(([day]) => day)).toEqual([
      "2011-12-29",
      "2011-12-31",
      "2012-01-01",
    ]);
  });
});

test("a daily issue is for everybody, a weekly one for its day, and neither for who came later", () => {
  const day = { year: 2026, month: 3, day: 6 };
  const slot = new Date("2026-03-06T06:00Z");
  const later = (hours: number) => new Date(slot.getTime() + hours * 3_600_000);
  const createdAt = later(-1);
  expect(weekdayOf(day)).toBe(5);
  expect(isWanted({ rhythm: "daily", weekday: 1, createdAt }, day, slot, later(1))).toBe(true);
  expect(isWanted({ rhythm: "daily", weekday: 1, createdAt }, day, slot, later(19))).toBe(false);
  expect(isWanted({ rhythm: "weekly", weekday: 5, createdAt }, day, slot, later(60))).toBe(true);
  expect(isWanted({ rhythm: "weekly", weekday: 5, createdAt }, day, slot, later(73))).toBe(false);
  expect(isWanted({ rhythm: "weekly", weekday: 4, createdAt }, day, slot, later(1))).toBe(false);
  expect(isWanted({ rhythm: "daily", weekday: 1, createdAt: later(1) }, day, slot, later(2))).toBe(false);
});
