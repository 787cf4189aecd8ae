import { describe, expect, test } from "vitest";
import { planAfterFailure, planNextVisit } from "./schedule.ts";

const now = new Date("2026-03-01T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const minutesUntil = (date: Date) => (date.getTime() - now.getTime()) / 60_000;
const every = (gap: number, count = 20, first = gap / 2) =>
  Array.from({ length: count }, (_, i) => ago(first + i * gap));
const next = (published: Date[], wishes = {}) =>
  minutesUntil(planNextVisit({ now, sourceId: "", published, ...wishes }));

describe("the next visit of a source", () => {
  test("comes twice in its usual gap between articles", () => {
    expect(next(every(60))).toBeCloseTo(30);
    expect(next(every(240))).toBeCloseTo(120);
  });

  test("comes at the shortest after ten minutes and at the longest after twelve hours", () => {
    expect(next(every(1))).toBeCloseTo(10);
    expect(next(every(60 * 24 * 7))).toBeCloseTo(12 * 60);
  });

  test("comes later when a busy source has gone quiet", () => {
    expect(next(every(30, 20, 60 * 20))).toBeCloseTo(5 * 60);
  });

  test("is never sooner than the publisher asks", () => {
    expect(next(every(20), { ttlMinutes: 180 })).toBeCloseTo(180);
    expect(next(every(20), { ttlMinutes: 60, maxAgeSeconds: 7200 })).toBeCloseTo(120);
    expect(next(every(20), { ttlMinutes: 999_999 })).toBeCloseTo(24 * 60);
  });

  test("does not believe dates in the future", () => {
    expect(next([new Date(now.getTime() + 86_400_000)])).toBeCloseTo(30);
  });

  test("doubles its wait with each failure, up to a day, and honours Retry-After", () => {
    const waits = (failures: number, retryAfterSeconds?: number) =>
      minutesUntil(planAfterFailure({ now, sourceId: "", failures, retryAfterSeconds }));
    expect([1, 2, 3, 50].map((failures) => waits(failures))).toEqual([10, 20, 40, 1440]);
    expect(waits(1, 3600)).toBe(60);
  });

  test("spreads sources that were added together", () => {
    const plans = ["a", "b", "c", "d"].map((sourceId) =>
      planNextVisit({ now, sourceId, published: [] }).getTime(),
    );
    expect(new Set(plans).size).toBe(4);
  });
});
