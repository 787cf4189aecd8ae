import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RelatedArticle, rankRelated } from "./related.ts";

const NOW = Date.parse("2026-03-10T12:00:00Z");
const article = (id: string, given: Partial<RelatedArticle> = {}): RelatedArticle => ({
  id,
  story: undefined,
  published: NOW - 3_600_000,
  publisher: "gazette",
  sections: [],
  places: [],
  names: [],
  terms: undefined,
  coRead: 0,
  ...given,
});
const terms = (...hashes: number[]) => ({
  hashes: Uint32Array.from(hashes),
  strengths: new Uint8Array(hashes.length).fill(10),
});
const options = { limit: 5, nowMs: NOW, home: undefined };
const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe("what to read after an article", () => {
  const subject = article("a", {
    story: "s",
    names: ["ann reed", "town council"],
    places: ["brook", "alder-county"],
    sections: ["politics"],
    terms: terms(1, 2, 3, 4),
  });

  test("is first what tells of the like, with the reason", () => {
    const found = rankRelated(
      subject,
      [
        article("section", { sections: ["politics"], publisher: "radio" }),
        article("names", { names: ["ann reed", "town council"], publisher: "herald" }),
        article("text", { terms: terms(1, 2, 3, 9), publisher: "courier" }),
        article("nothing", { publisher: "else" }),
      ],
      options,
    );
    expect(found).toEqual([
      { id: "text", because: "text", shared: [] },
      { id: "names", because: "names", shared: ["ann reed", "town council"] },
      { id: "section", because: "section", shared: ["politics"] },
    ]);
  });

  test("prefers the same town to the same county, and the new to the old", () => {
    const found = rankRelated(
      subject,
      [
        article("county", { places: ["dale", "alder-county"], publisher: "1" }),
        article("old", {
          places: ["brook", "alder-county"],
          published: NOW - 90 * 86_400_000,
          publisher: "2",
        }),
        article("town", { places: ["brook", "alder-county"], publisher: "3" }),
      ],
      options,
    );
    expect(idsOf(found)).toEqual(["town", "county", "old"]);
  });

  test("counts readers only from three on", () => {
    const read = (coRead: number) => article(`read${coRead}`, { coRead, publisher: `${coRead}` });
    expect(rankRelated(subject, [read(2), read(3), read(40)], options)).toEqual([
      { id: "read40", because: "read-together", shared: [] },
      { id: "read3", because: "read-together", shared: [] },
    ]);
  });

  test("has a share of news from home, also where other news is more alike", () => {
    const alike = Array.from({ length: 9 }, (_, n) =>
      article(`t${n}`, { terms: terms(1, 2, 3, 4), publisher: `${n}` }),
    );
    const home = Array.from({ length: 9 }, (_, n) =>
      article(`h${n}`, { places: ["mill", "alder-county"], publisher: `h${n}` }),
    );
    const found = idsOf(rankRelated(subject, [...alike, ...home], { ...options, home: "mill" }));
    expect(found.filter((id) => id.startsWith("h"))).toHaveLength(2);
    expect(found.filter((id) => id.startsWith("t"))).toHaveLength(3);
  });
});

const anyArticle = fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }),
  story: fc.option(fc.constantFrom("s", "t", "u", "v"), { nil: undefined }),
  published: fc.integer({ min: NOW - 1e10, max: NOW + 1e9 }),
  publisher: fc.constantFrom("p", "q", "r"),
  sections: fc.subarray(["local", "sports"]),
  places: fc.subarray(["brook", "alder-county"]),
  names: fc.subarray(["x", "y", "z"]),
  terms: fc.option(
    fc.uniqueArray(fc.integer({ min: 1, max: 9 })).map((all) => terms(...all.toSorted((a, b) => a - b))),
    { nil: undefined },
  ),
  coRead: fc.nat(20),
});

test("is never of the same story, never a story twice, and does not depend on the order of the candidates", () => {
  fc.assert(
    fc.property(
      anyArticle,
      fc.uniqueArray(anyArticle, { selector: ({ id }) => id, maxLength: 20 }),
      fc.option(fc.constantFrom("brook", "alder-county"), { nil: undefined }),
      (subject, candidates, home) => {
        const given = { limit: 6, nowMs: NOW, home };
        const found = rankRelated(subject, candidates, given);
        const stories = found.map(({ id }) => candidates.find((one) => one.id === id)?.story ?? id);
        expect(new Set(stories).size).toBe(stories.length);
        expect(idsOf(found)).not.toContain(subject.id);
        if (subject.story !== undefined) expect(stories).not.toContain(subject.story);
        expect(found.length).toBeLessThanOrEqual(6);
        expect(rankRelated(subject, candidates.toReversed(), given)).toEqual(found);
      },
    ),
  );
});
