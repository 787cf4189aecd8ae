import { describe, expect, test } from "vitest";
import { showAge, showDay, showMoment, startOfDay } from "./when.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const before = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const age = (minutes: number) => showAge(before(minutes), NOW, "UTC");

describe("the age of an article", () => {
  test.each([
    [0, "just now"],
    [0.9, "just now"],
    [1, "1 minute ago"],
    [20, "20 minutes ago"],
    [59.9, "59 minutes ago"],
    [60, "1 hour ago"],
    [23.9 * 60, "23 hours ago"],
    [24 * 60, "1 day ago"],
    [2 * 24 * 60, "2 days ago"],
    [7 * 24 * 60, "March 3"],
    [100 * 24 * 60, "November 30, 2025"],
  ])("%s minutes before is said as %s", (minutes, words) => {
    expect(age(minutes)).toBe(words);
  });

  test("of one from a clock a little fast is just now, of one far ahead the date it claims", () => {
    expect(age(-5)).toBe("just now");
    expect(age(-3 * 24 * 60)).toBe("March 13");
  });

  test("is a date in the town's own time zone", () => {
    const late = new Date("2026-01-01T03:00:00Z");
    expect(showAge(late, NOW, "America/New_York")).toBe("December 31, 2025");
    expect(showAge(late, NOW, "UTC")).toBe("January 1");
  });
});

test("the exact moment names its time zone", () => {
  expect(showMoment(NOW, "America/Chicago")).toBe("Tuesday, March 10, 2026 at 7:00 AM CDT");
});

test("the day in the masthead is the town's", () => {
  const night = new Date("2026-03-11T02:00:00Z");
  expect(showDay(night, "America/New_York")).toEqual({ weekday: "Tuesday, ", date: "March 10, 2026" });
});

describe("a day begins", () => {
  test.each([
    [2026, 3, 10, "UTC", "2026-03-10T00:00:00.000Z"],
    [2026, 3, 10, "America/New_York", "2026-03-10T04:00:00.000Z"],
    [2026, 3, 8, "America/New_York", "2026-03-08T05:00:00.000Z"],
    [2026, 3, 9, "America/New_York", "2026-03-09T04:00:00.000Z"],
    [2026, 11, 2, "America/New_York", "2026-11-02T05:00:00.000Z"],
    // Their clock is put forward at midnight, or back over it.
    [2023, 10, 1, "America/Asuncion", "2023-10-01T04:00:00.000Z"],
    [2026, 11, 1, "America/Havana", "2026-11-01T04:00:00.000Z"],
    [2026, 2, 29, "Asia/Kolkata", "2026-02-28T18:30:00.000Z"],
    [2026, 12, 32, "UTC", "2027-01-01T00:00:00.000Z"],
  ])("%d-%d-%d in %s at %s", (year, month, day, zone, moment) => {
    expect(startOfDay({ year, month, day }, zone).toISOString()).toBe(moment);
  });
});
