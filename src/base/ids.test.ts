import { describe, expect, test } from "vitest";
import { firstIdAt, isId, makeId } from "./ids.ts";

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

  test("of a moment and later are not before its first, and earlier ones are", () => {
    const moment = new Date("2026-03-01T12:00:00Z");
    const before = makeId(new Date(moment.getTime() - 1), () => Buffer.alloc(4, 255));
    const at = makeId(moment, () => Buffer.alloc(4, 0));
    expect([before, firstIdAt(moment), at].toSorted()).toEqual([before, firstIdAt(moment), at]);
    expect(before < firstIdAt(moment)).toBe(true);
  });

  test("are 16 characters that nobody mistakes for others", () => {
    expect(makeId(new Date("2026-03-01T12:00:00Z"))).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
    expect(isId("not an id")).toBe(false);
  });
});
