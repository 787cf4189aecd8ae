import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTimeZone } from "#base/time-zone.ts";
import { findQuietEnd, findQuietStart, isQuiet, readClock } from "./quiet.ts";

const NIGHT = { from: 21 * 60, to: 7 * 60 };
const at = (text: string) => new Date(text);

describe("quiet hours", () => {
  test.each([
    ["2026-11-26T19:59:00Z", false],
    ["2026-11-26T20:00:00Z", true],
    ["2026-11-27T05:59:00Z", true],
    ["2026-11-27T06:00:00Z", false],
  ])("go over midnight by the reader's own clock: %s", (time, quiet) => {
    expect(isQuiet(at(time), { timeZone: "Europe/Paris", ...NIGHT })).toBe(quiet);
  });

  test("end at the same time of the local day, also on the nights the clocks are put", () => {
    const hours = { timeZone: "America/New_York", ...NIGHT };
    expect(findQuietEnd(at("2026-03-07T23:00:00-05:00"), hours)).toEqual(at("2026-03-08T07:00:00-04:00"));
    expect(findQuietEnd(at("2026-10-31T23:00:00-04:00"), hours)).toEqual(at("2026-11-01T07:00:00-05:00"));
    expect(findQuietStart(at("2026-03-07T12:00:00-05:00"), hours)).toEqual(at("2026-03-07T21:00:00-05:00"));
  });

  test("that would end in the hour left out end with it", () => {
    const hours = { timeZone: "America/New_York", from: 23 * 60, to: 2 * 60 + 30 };
    expect(findQuietEnd(at("2026-03-08T00:00:00-05:00"), hours)).toEqual(at("2026-03-08T03:00:00-04:00"));
  });

  test("from a time to the same time are none", () => {
    const hours = { timeZone: "UTC", from: 600, to: 600 };
    expect(isQuiet(at("2026-03-08T10:00:00Z"), hours)).toBe(false);
    expect(findQuietStart(at("2026-03-08T10:00:00Z"), hours)).toBeUndefined();
  });

  test("end where a clock that is read minute by minute says so", () => {
    // The last of these are put by half an hour, at midnight, at odd times of the day, or not at all.
    const zones = [
      "America/New_York",
      "Europe/London",
      "America/Denver",
      "Pacific/Auckland",
      "America/St_Johns",
    ];
    zones.push(
      "Australia/Lord_Howe",
      "America/Santiago",
      "Africa/Cairo",
      "Africa/Casablanca",
      "Asia/Kathmandu",
    );
    const minute = fc.integer({ min: 0, max: 1439 });
    const time = fc.integer({
      min: Date.parse("2025-01-01T00:00:00Z") / 60_000,
      max: Date.parse("2027-12-31T00:00:00Z") / 60_000,
    });
    // Around the days when most clocks are put, in both halves of the world.
    const near = fc
      .tuple(
        fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-09-27", "2026-10-25", "2026-11-01"),
        fc.integer({ min: -2000, max: 2000 }),
      )
      .map(([day, minutes]) => Date.parse(`${day}T06:00:00Z`) / 60_000 + minutes);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        minute,
        minute,
        fc.oneof(time, near),
        (timeZone, from, to, minutes) => {
          const hours = { timeZone, from, to };
          const start = new Date(minutes * 60_000);
          let end = start;
          while (isQuiet(end, hours)) end = new Date(end.getTime() + 60_000);
          expect(findQuietEnd(start, hours)).toEqual(end);
          if (from === to) return;
          let begin = start;
          while (!isQuiet(begin, hours)) begin = new Date(begin.getTime() + 60_000);
          expect(findQuietStart(start, hours)).toEqual(begin);
        },
      ),
      { numRuns: 150, seed: 20_261_126 },
    );
  }, 60_000);
});

test("a day is the reader's own", () => {
  expect(readClock(at("2026-11-26T23:30:00Z"), "Asia/Tokyo")).toEqual({ day: "2026-11-27", minute: 510 });
});

test.each([
  ["America/New_York", true],
  ["UTC", true],
  ["Nowhere/Town", false],
  ["", false],
  ["x".repeat(100), false],
])("a time zone is one that is known: %s", (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});
