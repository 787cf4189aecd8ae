/** What holds of every rank, whatever the articles and the taste. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type GivenArticle,
  makeCandidates,
  NO_TASTE,
  NOW,
  PLACES,
  SECTION_TABLE,
} from "../../tests/setup/candidates.ts";
import { type FLAG, REACHES } from "./candidates.ts";
import { CONTROLS, type Ranked, rankStories, type Taste } from "./rank-stories.ts";

const PUBLISHERS = ["gazette", "echo", "herald", "post", "wire"];
const some = <T>(of: readonly T[], maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...of), { maxLength });
const placeIds = PLACES.map(({ id }) => id);

const article: fc.Arbitrary<Omit<GivenArticle, "id">> = fc.record({
  // Few moments and few stories, so that ties and company are common; some in the future, one no date.
  published: fc.oneof(
    fc.integer({ min: -40, max: 3_000 }).map((hours) => NOW.getTime() - hours * 3_600_000),
    fc.constantFrom(NOW.getTime() - 1, Number.NaN, 0, 9e15),
  ),
  story: fc.integer({ min: 0, max: 60 }),
  publisher: fc.constantFrom(...PUBLISHERS),
  place: fc.constantFrom(...placeIds, ""),
  reach: fc.constantFrom(...REACHES),
  sections: some(SECTION_TABLE, 3),
  outlets: fc.integer({ min: 0, max: 255 }),
  flags: some(["first", "wire", "picture", "whole", "signed"] as const, 5).chain((flags) =>
    fc.integer({ min: 0, max: 9 }).map((n) => (n === 0 ? [...flags, "hidden" as const] : flags)),
  ),
  topics: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
});
const articles: fc.Arbitrary<GivenArticle[]> = fc
  .array(article, { minLength: 1, maxLength: 120 })
  .map((all) => all.map((one, n) => ({ ...one, id: `id${String((n * 7919) % 1000).padStart(3, "0")}` })));

const shares = (of: readonly string[]) =>
  fc
    .dictionary(fc.constantFrom(...of), fc.double({ min: 0, max: 1, noNaN: true }))
    .map((all) => new Map(Object.entries(all)));
const taste: fc.Arbitrary<Taste> = fc.record(
  {
    limit: fc.integer({ min: 1, max: 80 }),
    order: fc.constant("ranked" as const),
    section: fc.constantFrom(...SECTION_TABLE),
    home: fc.constantFrom(...PLACES),
    follows: fc.record({
      places: some(placeIds, 3),
      sections: some(SECTION_TABLE, 3),
      publishers: some(PUBLISHERS, 2),
    }),
    mutes: fc.record({
      places: some(placeIds, 2),
      sections: some(SECTION_TABLE, 2),
      publishers: some(PUBLISHERS, 2),
    }),
    weights: fc.dictionary(fc.constantFrom(...CONTROLS), fc.constantFrom(0, 0.5, 1, 2)),
    history: fc.record({
      publishers: shares(PUBLISHERS),
      sections: shares(SECTION_TABLE),
      read: fc
        .array(fc.integer({ min: 0, max: 999 }).map((n) => `id${String(n).padStart(3, "0")}`))
        .map((ids) => new Set(ids)),
    }),
    seed: fc.integer(),
    skip: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }).map((all) => new Set(all)),
    pins: fc
      .uniqueArray(fc.integer({ min: 0, max: 70 }), { maxLength: 3 })
      .map((all) => new Map(all.map((story) => [story, NOW.getTime() + story]))),
  },
  { requiredKeys: ["limit", "order", "follows", "mutes", "weights", "seed"] },
);
const both = fc.tuple(articles, taste);
const rank = (given: readonly GivenArticle[], wanted: Taste): Ranked[] =>
  rankStories(makeCandidates(given), wanted, NOW);
const withoutRow = ({ row: _, ...rest }: Ranked) => rest;

test("terms are whole, none is 0, and they add up to the score exactly", () => {
  fc.assert(
    fc.property(both, ([given, wanted]) => {
      for (const { score, terms } of rank(given, wanted)) {
        expect(terms.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(terms.filter(({ points }) => points === 0 || !Number.isSafeInteger(points))).toEqual([]);
      }
    }),
  );
});

test("the order of the rows changes nothing", () => {
  const shuffled = both.chain(([given, wanted]) =>
    fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray(given, { minLength: given.length }),
      fc.constant(wanted),
      fc.constantFrom("ranked" as const, "latest" as const),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([given, other, wanted, order]) => {
      const asked = { ...wanted, order };
      expect(rank(other, asked).map(withoutRow)).toEqual(rank(given, asked).map(withoutRow));
    }),
  );
});

test("every story once, and all of them when the limit allows", () => {
  fc.assert(
    fc.property(both, ([given, wanted]) => {
      const asked = { ...wanted, limit: 1_000, skip: undefined, section: undefined };
      const plain = { ...asked, mutes: NO_TASTE.mutes };
      const stories = rank(given, plain).map(({ story }) => story);
      const there = given.filter(({ flags }) => !flags?.includes("hidden")).map(({ story }) => story);
      expect([...stories].sort()).toEqual([...new Set(there)].sort());
      const heard = rank(given, asked).map(({ story }) => story);
      expect(new Set(heard).size).toBe(heard.length);
    }),
  );
});

test("a smaller limit gives the beginning of what a larger one gives", () => {
  fc.assert(
    fc.property(both, fc.integer({ min: 1, max: 80 }), ([given, wanted], limit) => {
      const small = Math.min(limit, wanted.limit);
      expect(rank(given, { ...wanted, limit: small })).toEqual(rank(given, wanted).slice(0, small));
    }),
  );
});

test("of very many rows it finds the same as when it keeps them all, and the same with the stories' rows at hand", () => {
  const many = fc
    .array(article, { minLength: 2_500, maxLength: 2_500, size: "max" })
    .map((all) => all.map((one, n) => ({ ...one, id: `id${String((n * 7919) % 10_000).padStart(4, "0")}` })))
    .map((all) => all.map((one, n) => ({ ...one, story: n % 2 === 0 ? (one.story ?? 0) : 100 + n })));
  fc.assert(
    fc.property(
      many,
      taste,
      fc.constantFrom("ranked" as const, "latest" as const),
      (given, wanted, order) => {
        const asked = { ...wanted, limit: 10, order };
        const candidates = makeCandidates(given);
        const all = rankStories(candidates, { ...asked, limit: 5_000 }, NOW).slice(0, 10);
        expect(rankStories(candidates, asked, NOW)).toEqual(all);
        const rows = Map.groupBy(given.keys(), (row) => candidates.stories[row] ?? 0);
        const rowsOfStory = (story: number) => rows.get(story) ?? [];
        expect(rankStories({ ...candidates, rowsOfStory }, asked, NOW)).toEqual(all);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

test("nothing muted, skipped, hidden or of another section appears, in either order", () => {
  fc.assert(
    fc.property(both, fc.constantFrom("ranked" as const, "latest" as const), ([given, wanted], order) => {
      const { mutes, section, skip } = wanted;
      for (const { row } of rank(given, { ...wanted, order })) {
        const one = given[row];
        const place = PLACES.find(({ id }) => id === one?.place);
        expect(mutes.publishers).not.toContain(one?.publisher);
        expect(mutes.sections.filter((slug) => one?.sections?.includes(slug))).toEqual([]);
        expect(mutes.places.filter((id) => id === place?.id || place?.within.includes(id))).toEqual([]);
        expect(one?.flags).not.toContain("hidden" satisfies keyof typeof FLAG);
        expect(skip?.has(one?.story ?? -1) ?? false).toBe(false);
        if (section) expect(one?.sections).toContain(section);
      }
    }),
  );
});

test("latest is by time, with no score and no terms", () => {
  fc.assert(
    fc.property(both, ([given, wanted]) => {
      const latest = rank(given, { ...wanted, order: "latest" });
      const times = latest.map(({ row }) => Math.min(NOW.getTime(), Number(given[row]?.published) || 0));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      expect(
        latest.every(({ score, terms, slot }) => score === 0 && !terms.length && slot === "ranked"),
      ).toBe(true);
    }),
  );
});

test("discovery is marked, only where it may be, and nowhere when switched off", () => {
  fc.assert(
    fc.property(both, ([given, wanted]) => {
      for (const [n, { slot, terms }] of rank(given, wanted).entries()) {
        if (slot === "discovery") expect([6, 15, 22, 28]).toContain(n + 1);
        else expect(terms.map(({ name }) => name)).not.toContain("discovery");
      }
      const off = rank(given, { ...wanted, weights: { ...wanted.weights, discovery: 0 } });
      expect(off.every(({ slot }) => slot === "ranked")).toBe(true);
    }),
  );
});

test("within a page nothing stands above what scores more", () => {
  fc.assert(
    fc.property(both, ([given, wanted]) => {
      const asked = { ...wanted, limit: 30, weights: { ...wanted.weights, discovery: 0 } };
      const scores = rank(given, asked).map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }),
  );
});

test("without variety and discovery it is what plain sorting of all stories gives", () => {
  fc.assert(
    fc.property(both, ([given, wanted]) => {
      const asked = { ...wanted, weights: { ...wanted.weights, variety: 0, discovery: 0 } };
      const all = rank(given, { ...asked, limit: 1_000 });
      const sorted = [...all].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      expect(all).toEqual(sorted);
    }),
  );
});

test("what is pinned stands on top and says until when, unless it counts for nothing; then all is as without it", () => {
  fc.assert(
    fc.property(both, ([given, wanted]) => {
      const { pins = new Map<number, number>() } = wanted;
      const on = rank(given, { ...wanted, weights: { ...wanted.weights, pinned: 1 } });
      const isPinned = ({ story }: Ranked) => pins.has(story);
      expect(on.slice(0, on.filter(isPinned).length).every(isPinned)).toBe(true);
      for (const { story, terms } of on)
        expect(terms.find(({ name }) => name === "pinned")?.value).toBe(pins.get(story));
      const off = rank(given, { ...wanted, weights: { ...wanted.weights, pinned: 0 } });
      expect(off).toEqual(rank(given, { ...wanted, pins: undefined }));
    }),
  );
});
