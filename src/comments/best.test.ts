import { expect, test } from "vitest";
import { boundOf, orderComments } from "./best.ts";

const comment = (id: string, up: number, down: number, minute = 0) => ({
  id,
  up,
  down,
  createdAt: new Date(Date.UTC(2026, 2, 10, 12, minute)),
});

test("many good votes beat a few perfect ones, and none are nothing", () => {
  expect(boundOf({ up: 0, down: 0 })).toBe(0);
  expect(boundOf({ up: 90, down: 10 })).toBeGreaterThan(boundOf({ up: 2, down: 0 }));
  expect(boundOf({ up: 2, down: 0 })).toBeGreaterThan(boundOf({ up: 1, down: 0 }));
  expect(boundOf({ up: 0, down: 5 })).toBeCloseTo(0);
  // Computed by hand: p = 0.5, n = 4, z = 1.2816.
  expect(boundOf({ up: 2, down: 2 })).toBeCloseTo(0.2304, 3);
});

test("orders by best, newest and oldest; ties fall to the older", () => {
  const comments = [
    comment("c", 0, 0, 3),
    comment("a", 5, 0, 1),
    comment("b", 0, 0, 2),
    comment("d", 1, 9, 4),
  ];
  const ids = (order: "best" | "newest" | "oldest") =>
    orderComments(comments, order)
      .map(({ id }) => id)
      .join("");
  expect(ids("best")).toBe("adbc");
  expect(ids("newest")).toBe("dcba");
  expect(ids("oldest")).toBe("abcd");
});
