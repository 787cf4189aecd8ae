import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource } from "#publishers/sources.ts";
import { type OwnPlace, ownId, ownKey } from "#understanding/own-places.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { listHeld, openAtlas } from "./atlas.ts";
import { listCoverage, noteLocals } from "./coverage.ts";
import { listOwnPlaces, removeOwnPlace, saveOwnPlaces } from "./own.ts";

let database: Database;
const clock = { now: new Date("2026-03-10T12:00:00Z") };
const needs = () => ({ db: database.db, now: () => clock.now });
const later = (seconds: number) => {
  clock.now = new Date(clock.now.getTime() + seconds * 1000);
};

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.db.deleteFrom("places").execute();
});
afterAll(() => database.close());

const MILLRACE = {
  name: "Millrace Quarter",
  kind: "neighbourhood",
  within: "Toledo, OH",
  lat: 41.65,
  lon: -83.54,
} as const;

describe("the operator's own places", () => {
  test("stay the same when the same file comes again", async () => {
    await saveOwnPlaces(needs(), [MILLRACE]);
    await saveOwnPlaces(needs(), [{ ...MILLRACE, alternates: ["The Millrace"] }]);
    expect(await listOwnPlaces(database.db)).toEqual([{ ...MILLRACE, alternates: ["The Millrace"] }]);
  });

  test("are in the gazetteer within ten seconds, and out of it when removed", async () => {
    const atlas = openAtlas(needs());
    expect((await atlas.read()).named("Millrace Quarter")).toEqual([]);
    await saveOwnPlaces(needs(), [MILLRACE]);
    later(11);
    const [place] = (await atlas.read()).named("Millrace Quarter");
    expect(place).toMatchObject({ kind: "neighbourhood", country: "US", admin1: "OH" });
    expect(await removeOwnPlace(database.db, "neighbourhood--millrace-quarter--toledo-oh")).toBe(true);
    later(11);
    expect((await atlas.read()).named("Millrace Quarter")).toEqual([]);
    expect(await removeOwnPlace(database.db, "neighbourhood--millrace-quarter--toledo-oh")).toBe(false);
  });
});

describe("own places of one name", () => {
  const LONG = "The Very Reverend Bartholomew Featherstonehaugh Memorial Elementary School of Arts";
  const ALIKE: OwnPlace[] = [
    { name: "Lincoln", kind: "venue", within: "Toledo, OH" },
    { name: "Lincoln", kind: "neighbourhood", within: "Toledo, OH" },
    { name: "Lincoln Park", kind: "venue", within: "Toledo, OH" },
    { name: "Lincoln", kind: "venue", within: "Park Toledo, OH" },
    { name: "中山公園", kind: "venue", within: "Toledo, OH" },
    { name: "第一小学", kind: "venue", within: "Toledo, OH" },
    { name: LONG, kind: "venue", within: "Toledo, OH" },
    { name: LONG, kind: "venue", within: "Dayton, OH" },
  ];

  test("are kept beside each other, and removed one by one", async () => {
    expect(await saveOwnPlaces(needs(), ALIKE)).toBe(ALIKE.length);
    expect(await saveOwnPlaces(needs(), ALIKE)).toBe(ALIKE.length);
    for (const [i, place] of ALIKE.entries()) {
      expect(ownKey(place)).toMatch(/^[a-z0-9-]{1,80}$/);
      expect(await removeOwnPlace(database.db, ownKey(place))).toBe(true);
      expect(await listOwnPlaces(database.db)).toHaveLength(ALIKE.length - i - 1);
    }
  });

  test("are the same however their names are written", () => {
    const written = { name: "LINCOLN  Park", kind: "venue", within: "toledo OH" } as const;
    expect(ownKey(written)).toBe("venue--lincoln-park--toledo-oh");
  });

  test("each have the page of their own town, even when named like it", async () => {
    const own: OwnPlace[] = [
      { name: "Lincoln School", kind: "venue", within: "Toledo, OH" },
      { name: "Lincoln School", kind: "venue", within: "Dayton, OH" },
      { name: "Columbus", kind: "neighbourhood", within: "Columbus, OH" },
    ];
    await saveOwnPlaces(needs(), own);
    const gazetteer = await openAtlas(needs()).read();
    expect(own.map((place) => gazetteer.find(ownId(place))?.slug)).toEqual([
      "lincoln-school-toledo-oh",
      "lincoln-school-dayton-oh",
      "columbus-columbus-oh",
    ]);
  });
});

describe("an own place that holds others", () => {
  const COUNTY: OwnPlace = { name: "Qzx County", kind: "county", within: "Ohio" };
  const HALL: OwnPlace = { name: "Qzx Hall", kind: "venue", within: "Qzx County" };

  test("is known by them", async () => {
    await saveOwnPlaces(needs(), [COUNTY, HALL, MILLRACE]);
    const gazetteer = await openAtlas(needs()).read();
    expect(listHeld(gazetteer, [COUNTY, HALL, MILLRACE], COUNTY)).toEqual([HALL]);
    expect(listHeld(gazetteer, [COUNTY, HALL, MILLRACE], HALL)).toEqual([]);
  });

  test("takes no other with it when it has gone, however many there are", async () => {
    const parks = Array.from({ length: 600 }, (_, i): OwnPlace => ({ ...MILLRACE, name: `Brook Park ${i}` }));
    await saveOwnPlaces(needs(), [HALL, ...parks]);
    const gazetteer = await openAtlas(needs()).read();
    expect(gazetteer.named("Qzx Hall")).toEqual([]);
    expect(gazetteer.named("Brook Park 599")).toHaveLength(1);
    expect(gazetteer.near({ lat: 41.65, lon: -83.54 }, { limit: 700, withinKm: 1 }).length).toBeGreaterThan(
      599,
    );
    expect(gazetteer.find(ownId(HALL))).toBeUndefined();
  });
});

describe("what a publisher covers", () => {
  test("is what the operator declared, at once", async () => {
    const publisher = await settlePublisher(needs(), { name: "The Declared" });
    const source = {
      url: "https://declared.example/feed",
      publisherId: publisher.id,
      rights: "full",
    } as const;
    await addSource(needs(), { ...source, place: "Springfield, IL" });
    const coverage = await listCoverage(needs(), await openAtlas(needs()).read(), [publisher.id]);
    expect(coverage.get(publisher.id)).toMatchObject([
      { place: { name: "Springfield", admin1: "IL" }, weight: 1 },
    ]);
  });

  test("is learned from its own reports, and fades when it reports from elsewhere", async () => {
    const publisher = await settlePublisher(needs(), { name: "The Learned" });
    const gazetteer = await openAtlas(needs()).read();
    const [toledo] = gazetteer.search("Toledo, OH", 1);
    const [dayton] = gazetteer.search("Dayton, OH", 1);
    if (!toledo || !dayton) throw new Error("the gazetteer has Toledo and Dayton");
    const note = (placeId: string, count: number) =>
      noteLocals(
        needs(),
        Array.from({ length: count }, () => ({ publisherId: publisher.id, placeId })),
      );
    const coverage = async () =>
      (await listCoverage(needs(), gazetteer, [publisher.id])).get(publisher.id) ?? [];
    await note(toledo.id, 9);
    expect(await coverage()).toEqual([]);
    await note(toledo.id, 11);
    expect(await coverage()).toMatchObject([{ place: { id: toledo.id } }]);
    later(400 * 86_400);
    await note(dayton.id, 20);
    expect((await coverage())[0]).toMatchObject({ place: { id: dayton.id } });
  });
});
