import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "./dates.ts";

// The same examples on every run; another seed gives others.
fc.configureGlobal({ seed: 2025 });

const iso = (text: string): string | undefined => readDate(text)?.toISOString();

describe("readDate", () => {
  it.each([
    ["Mon, 06 Jan 2025 10:20:30 GMT", "2025-01-06T10:20:30.000Z"],
    ["Mon, 06 Jan 2025 10:20:30 -0500", "2025-01-06T15:20:30.000Z"],
    ["Mon, 6 Jan 25 10:20 EST", "2025-01-06T15:20:00.000Z"],
    ["2025-01-06T10:20:30.5+02:00", "2025-01-06T08:20:30.500Z"],
    ["2025-01-06", "2025-01-06T00:00:00.000Z"],
    ["2025-01", "2025-01-01T00:00:00.000Z"],
    ["20250106T102030Z", "2025-01-06T10:20:30.000Z"],
    ["1736158830", "2025-01-06T10:20:30.000Z"],
    ["Mon Jan  6 10:20:30 2025", "2025-01-06T10:20:30.000Z"],
    ["Mon Jan 06 10:20:30 EST 2025", "2025-01-06T15:20:30.000Z"],
    ["January 6, 2025 at 3:04 pm", "2025-01-06T15:04:00.000Z"],
    ["Mon, 06 Jan 2025 12:00 AM UTC", "2025-01-06T00:00:00.000Z"],
    ["Mon, 06 Jan 2025 10:00:00 (Coordinated Universal Time)", "2025-01-06T10:00:00.000Z"],
  ])("reads %s", (text, instant) => expect(iso(text)).toBe(instant));

  it.each([
    ["Lun, 06 ene 2025 10:00:00 +0100", "2025-01-06T09:00:00.000Z"],
    ["mar., 4 mars 2025", "2025-03-04T00:00:00.000Z"],
    ["6. Januar 2025, 10:00 Uhr", "2025-01-06T10:00:00.000Z"],
    ["4 maart 2025 09:15", "2025-03-04T09:15:00.000Z"],
    ["Среда, 5 мая 2021 10:00:00 +0300", "2021-05-05T07:00:00.000Z"],
    ["2025년 01월 06일 10:00:00", "2025-01-06T01:00:00.000Z"],
  ])("reads %s in its own language", (text, instant) => expect(iso(text)).toBe(instant));

  it("asks the calendar of a named zone, summer and winter", () => {
    expect(iso("Mon, 06 Jan 2025 10:00:00 America/Chicago")).toBe("2025-01-06T16:00:00.000Z");
    expect(iso("Sun, 06 Jul 2025 10:00:00 America/Chicago")).toBe("2025-07-06T15:00:00.000Z");
  });

  it("tells day from month by the number, the weekday, the dots, then by American habit", () => {
    expect(iso("26/06/2020")).toBe("2020-06-26T00:00:00.000Z");
    expect(iso("Sat, 04/01/2025")).toBe("2025-01-04T00:00:00.000Z");
    expect(iso("04.01.2025")).toBe("2025-01-04T00:00:00.000Z");
    expect(iso("04/01/2025")).toBe("2025-04-01T00:00:00.000Z");
  });

  it.each([
    "",
    "now",
    "Tuesday",
    "12:30",
    "31 Feb 2025",
    "2025-02-29",
    "2025-13-01",
    "0000-00-00 00:00:00",
    "Mon, 06 Jan 2025 25:00:00 GMT",
    "Mon, 06 Foo 2025 10:00:00 GMT",
    "2025-01-06T10:00:00 and more",
  ])("gives nothing rather than a guess for %j", (text) => expect(readDate(text)).toBeUndefined());

  it("answers any text, also one made to be slow, without throwing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (text) => {
        const date = readDate(text);
        expect(date === undefined || Number.isFinite(date.getTime())).toBe(true);
      }),
    );
    for (const piece of ["Mon, ", "1:", "1 ", "+1", "a.", "2025-"])
      expect(readDate(piece.repeat(100_000))).toBeUndefined();
  });

  it("reads back every date it could have been given in RFC 822 and ISO form", () => {
    const instants = fc.date({
      min: new Date("1970-01-01"),
      max: new Date("2100-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        expect(iso(date.toISOString())).toBe(date.toISOString());
        expect(readDate(date.toUTCString())?.getTime()).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });
});

const SHARED = "../shared/data/feeds/dates.json";

describe.runIf(existsSync(SHARED))("the dates of real feeds", () => {
  it("are all read as known", () => {
    const cases: { input: string; expected: number | "any" | null }[] = JSON.parse(
      readFileSync(SHARED, "utf8"),
    );
    const wrong = cases.filter(({ input, expected }) => {
      const date = readDate(input);
      if (expected === null) return date !== undefined;
      return expected === "any" ? !date : Math.floor((date?.getTime() ?? Number.NaN) / 1000) !== expected;
    });
    expect(wrong).toEqual([]);
  });
});
