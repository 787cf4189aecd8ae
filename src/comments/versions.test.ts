import fc from "fast-check";
import { expect, test } from "vitest";
import { isUpTo, leastOf, parseVersions, writeVersions } from "./versions.ts";

const some = fc
  .array(fc.tuple(fc.stringMatching(/^(article|story)\/[0-9a-z]{1,16}$/), fc.nat(1_000_000)), {
    maxLength: 6,
  })
  .map((pairs) => new Map(pairs));

test("versions are read as they were written, and whatever else a browser sends is left out", () => {
  fc.assert(
    fc.property(some, (versions) => {
      expect(parseVersions(writeVersions(versions))).toEqual(versions);
    }),
    { numRuns: 50 },
  );
  for (const text of [
    "",
    "article/1",
    "article/1:-1",
    "article/1:1e9",
    "thing/1:1",
    "'; drop",
    ",,:,",
    "a".repeat(1e5),
  ])
    expect(parseVersions(text)).toEqual(new Map());
  expect(parseVersions("x,article/1:7,article/1:9999999999")).toEqual(new Map([["article/1", 7]]));
  const long = Array.from({ length: 500 }, (_, n) => `story/${n}:1`).join();
  expect(parseVersions(long).size).toBe(100);
});

test("whoever knows the least of many is known by all of them", () => {
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 4 }), (many) => {
      const least = leastOf(many);
      for (const one of many) expect(isUpTo(one, least)).toBe(true);
    }),
    { numRuns: 50 },
  );
});
