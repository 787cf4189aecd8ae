/** A device that looks through the table must come to the town that the gazetteer would have named. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { kmBetween, openGazetteer, type Place } from "#understanding/gazetteer.ts";
import { makeAsset } from "./assets.ts";
import { findNearest, type NearTable, readNearTable } from "./client/near-table.ts";
import { listTowns, type Town, writeNearTable } from "./near-towns.ts";

const MAX_KB = 250;
const POINTS = 2000;

const gazetteer = openGazetteer();
let towns: Place[] = [];
let bytes = new Uint8Array();
let table: NearTable;

beforeAll(async () => {
  towns = await listTowns(gazetteer, "US");
  bytes = new Uint8Array(writeNearTable(towns));
  table = readNearTable(bytes);
});

/** Random numbers from 0 to 1, the same in each run (Numerical Recipes' generator). */
function makeChance(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("the table of towns", () => {
  test("has every town of the country, its territories too, and the cities of the world, at their very places", () => {
    const bySlug = new Map(towns.map((town) => [town.slug, town]));
    expect(new Set(table.slugs)).toEqual(new Set(bySlug.keys()));
    for (const [i, slug] of table.slugs.entries()) {
      const { lat, lon } = bySlug.get(slug) ?? { lat: Number.NaN, lon: Number.NaN };
      expect([slug, table.lat[i], table.lon[i]]).toEqual([slug, lat, lon]);
    }
    for (const slug of ["columbus-oh", "san-juan-pr"]) expect(table.slugs).toContain(slug);
    expect(towns.filter((town) => town.country !== "US").length).toBeGreaterThan(4000);
  });

  test(`is ${MAX_KB} KB at most over the wire`, async () => {
    const asset = makeAsset(bytes, "application/octet-stream", "day");
    expect((await asset.br()).length / 1024).toBeLessThanOrEqual(MAX_KB);
  });

  test(`names the gazetteer's own nearest town at ${POINTS} points`, () => {
    const chance = makeChance();
    const known = new Set(table.slugs);
    const wrong: unknown[] = [];
    for (let n = 0; n < POINTS; n++) {
      const near = towns[Math.floor(chance() * towns.length)];
      const point = { lat: (near?.lat ?? 0) + chance() - 0.5, lon: (near?.lon ?? 0) + chance() - 0.5 };
      // Across a border the nearest may be a village that the table leaves out: then the nearest that it has.
      const named = (limit: number) =>
        gazetteer.near(point, { limit, kinds: ["town"] }).find(({ slug }) => known.has(slug));
      const best = named(1) ?? named(300);
      const found = findNearest(table, point);
      // Two towns may be equally near: then either is right.
      if (best && (!found || Math.abs(found.km - kmBetween(point, best)) > 0.001))
        wrong.push([point, found, best]);
    }
    expect(wrong).toEqual([]);
  });

  test("works across the date line and at the poles", () => {
    const few = readNearTable(
      writeNearTable([
        { slug: "east", lat: 0, lon: 179.9 },
        { slug: "west", lat: 0, lon: -170 },
        { slug: "alert-canada", lat: 82.5, lon: -62.3 },
      ]),
    );
    expect(findNearest(few, { lat: 0, lon: -179.9 })?.slug).toBe("east");
    expect(findNearest(few, { lat: 0, lon: -179.9 })?.km).toBeCloseTo(22.24, 1);
    expect(findNearest(few, { lat: 90, lon: 120 })?.slug).toBe("alert-canada");
  });
});

const part = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const town: fc.Arbitrary<Town> = fc.record({
  slug: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("-")),
  lat: fc.integer({ min: -90_000, max: 90_000 }).map((n) => n / 1000),
  lon: fc.integer({ min: -180_000, max: 180_000 }).map((n) => n / 1000),
});

test("any towns come back from their bytes", () => {
  fc.assert(
    fc.property(fc.uniqueArray(town, { selector: ({ slug }) => slug, maxLength: 60 }), (given) => {
      const { slugs, lat, lon } = readNearTable(writeNearTable(given));
      const back = slugs.map((slug, i) => ({ slug, lat: lat[i], lon: lon[i] }));
      const sorted = (list: readonly { slug: string }[]) =>
        [...list].sort((a, b) => (a.slug < b.slug ? -1 : 1));
      expect(sorted(back)).toEqual(sorted(given));
    }),
  );
});

test("bytes that are cut short are refused, and others never hang", () => {
  const cut = bytes.subarray(0, bytes.length - 1);
  expect(() => readNearTable(cut)).toThrow(RangeError);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
      try {
        readNearTable(noise);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
