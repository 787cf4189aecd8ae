import { describe, expect, test } from "vitest";
import { isId, makeId } from "./ids.ts";

const at = (ms: number) => new Date(ms);

describe("ids", () => {
  test("sort by time as text, and within a millisecond by the order they were made in", () => {
    const ids = [
      makeId(at(1_000)),
      ...Array.from({ length: 10_000 }, () => makeId(at(2_000))),
      makeId(at(3_000)),
    ];
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("are 16 characters that nobody mistakes for others", () => {
    expect(makeId(new Date("2026-03-01T12:00:00Z"))).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
    expect(isId("not an id")).toBe(false);
  });
});
