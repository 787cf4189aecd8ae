import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource } from "#publishers/sources.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { openAtlas } from "./atlas.ts";
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
    expect(await removeOwnPlace(database.db, "millrace-quarter-toledo-oh")).toBe(true);
    later(11);
    expect((await atlas.read()).named("Millrace Quarter")).toEqual([]);
    expect(await removeOwnPlace(database.db, "millrace-quarter-toledo-oh")).toBe(false);
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
