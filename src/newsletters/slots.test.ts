import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readClock } from "#base/time-zone.ts";
import { parseDay, slotOn, weekdayOf } from "./slots.ts";

const at = (day: string, hour: number, zone: string) => {
  const parsed = parseDay(day);
  if (!parsed) throw new Error(day);
  return slotOn(parsed, hour, zone).at.toISOString();
};

describe("the moment an issue is due", () => {
  test("follows the clock through the year", () => {
    expect(at("2026-01-15", 6, "America/New_York")).toBe("2026-01-15T11:00:00.000Z");
    expect(at("2026-07-15", 6, "America/New_York")).toBe("2026-07-15T10:00:00.000Z");
    expect(at("2026-07-15", 6, "Asia/Kathmandu")).toBe("2026-07-15T00:15:00.000Z");
    expect(at("2026-07-15", 0, "Pacific/Kiritimati")).toBe("2026-07-14T10:00:00.000Z");
  });

  test("is the hour after one that the clock skips, and the first of two that it shows", () => {
    expect(at("2026-03-08", 2, "America/New_York")).toBe("2026-03-08T07:00:00.000Z");
    expect(at("2026-11-01", 1, "America/New_York")).toBe("2026-11-01T05:00:00.000Z");
    expect(at("2026-03-29", 2, "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    expect(at("2026-10-25", 2, "Europe/Berlin")).toBe("2026-10-25T00:00:00.000Z");
  });

  test("comes once a day and on that very day, whatever the zone", () => {
    const zones = [
      "America/New_York",
      "Europe/London",
      "Australia/Lord_Howe",
      "America/St_Johns",
      "UTC",
      "Africa/Cairo",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 730 }),
        (zone, hour, n) => {
          const date = new Date(Date.UTC(2026, 0, 1 + n));
          const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
          const shown = readClock(slotOn(day, hour, zone).at, zone);
          expect({ year: shown.year, month: shown.month, day: shown.day }).toEqual(day);
          expect([hour, hour + 1]).toContain(shown.hour);
          const next = new Date(date.getTime() + 86_400_000);
          const after = {
            year: next.getUTCFullYear(),
            month: next.getUTCMonth() + 1,
            day: next.getUTCDate(),
          };
          const hours = (+slotOn(after, hour, zone).at - +slotOn(day, hour, zone).at) / 3_600_000;
          expect(Math.abs(hours - 24)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  test("has a weekday, and what is no day is none", () => {
    expect(weekdayOf({ year: 2026, month: 11, day: 26 })).toBe(4);
    expect(weekdayOf({ year: 2026, month: 11, day: 29 })).toBe(7);
    for (const wrong of ["", "2026-02-30", "2026-13-01", "26-1-1", "2026-01-01T00:00"])
      expect(parseDay(wrong)).toBeUndefined();
  });
});
