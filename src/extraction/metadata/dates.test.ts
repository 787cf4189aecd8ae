import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "./dates.ts";

describe("reading a printed date", () => {
  it.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-11-23T08:05:09Z", "2026-11-23T08:05:09Z"],
    ["2026-11-23T08:05:09.123-0500", "2026-11-23T08:05:09-05:00"],
    ["Nov. 23, 2026 at 8:05 p.m. EST", "2026-11-23T20:05:00-05:00"],
    ["Published: Monday, November 23, 2026 | 8:05 AM", "2026-11-23T08:05:00"],
    ["23 November 2026 08:05, UK", "2026-11-23T08:05:00"],
    ["23 de noviembre de 2026", "2026-11-23"],
    ["23.11.2026", "2026-11-23"],
    ["13/02/2026", "2026-02-13"],
    ["2026年11月23日", "2026-11-23"],
    ["20261123T080509Z", "2026-11-23T08:05:09Z"],
    ["1795421109", "2026-11-23T08:05:09.000Z"],
  ])("reads %s", (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });

  it.each(["", "yesterday", "February 30, 2026", "2026-13-01", "call 555 2026"])(
    "does not guess at %j",
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  it("gives a real day or nothing, whatever it is given", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d\s:/.TZapm,-]{0,30}$/)), (text) => {
        const iso = parseDate(text);
        if (iso !== undefined) expect(Number.isNaN(Date.parse(iso.slice(0, 10)))).toBe(false);
      }),
    );
  });
});
