import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openLessons } from "#articles/lessons.ts";
import { listArticles } from "#articles/read.ts";
import { silentLog } from "#base/log.ts";
import { type Database, inTransaction } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { openStories } from "#stories/place-in-stories.ts";
import { MODEL } from "#understanding/understand.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { understandStored } from "./understand-stored.ts";

let database: Database;
const clock = { now: new Date("2026-03-10T12:00:00Z") };
const needs = () => ({ db: database.db, now: () => clock.now });
const open = () => ({
  ...needs(),
  log: silentLog,
  atlas: openAtlas(needs()),
  lessons: openLessons(database.db),
  stories: openStories(),
});

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.db.deleteFrom("articles").execute();
  await database.db.deleteFrom("items").execute();
  await database.db.deleteFrom("stories").execute();
  await database.db.deleteFrom("places").execute();
});
afterAll(() => database.close());

/** Reports that have nothing in common but where they happened. */
const insertReports = (count: number) =>
  insertArticles(
    needs(),
    { name: "The Toledo Lamp", rights: "full" },
    Array.from({ length: count }, (_, n) => ({
      title: `Toledo council hears plan ${n} for Tern Quarter`,
      body: `<p>TOLEDO, Ohio — The city council heard plan number ${n} for the Tern Quarter on Monday, and put it off.</p>`,
      excerpt: "The council heard a plan.",
      published: new Date(clock.now.getTime() - n * 3_600_000),
      path: `/${n}`,
    })),
  );

const modelsOf = async () =>
  (await database.db.selectFrom("articles").select("understood").execute()).map((row) => row.understood);

describe("understanding stored articles", () => {
  test("takes those that another model understood, once", async () => {
    await insertReports(3);
    expect(await modelsOf()).toEqual([0, 0, 0]);
    expect(await understandStored(open(), { all: false })).toMatchObject({ done: 3 });
    expect(await modelsOf()).toEqual([MODEL, MODEL, MODEL]);
    expect(await understandStored(open(), { all: false })).toMatchObject({ done: 0 });
  });

  test("finds an own place that was declared later", async () => {
    await insertReports(2);
    await understandStored(open(), { all: true });
    const place = { name: "Tern Quarter", kind: "neighbourhood", within: "Toledo, OH" } as const;
    await saveOwnPlaces(needs(), [{ ...place, lat: 41.66, lon: -83.55 }]);
    const gazetteer = await openAtlas(needs()).read();
    const [quarter] = gazetteer.named("Tern Quarter");
    const news = async () =>
      (await listArticles(database.db, { localTo: [quarter?.id ?? ""] }, { limit: 10 })).articles.length;
    expect(await news()).toBe(0);
    await understandStored(open(), { all: true });
    expect(await news()).toBe(2);
  });

  test("goes on where it was stopped", async () => {
    await insertReports(120);
    let batches = 0;
    const first = await understandStored(open(), { all: true, stopped: () => ++batches > 2 });
    expect(first).toEqual({ done: 100, resumedAt: 0 });
    const seen: number[] = [];
    const second = await understandStored(open(), { all: true, onProgress: (done) => seen.push(done) });
    expect(second).toEqual({ done: 120, resumedAt: 100 });
    expect(seen).toEqual([120]);
    // A run that came to its end leaves nothing to go on from.
    expect(await understandStored(open(), { all: true })).toEqual({ done: 120, resumedAt: 0 });
  });

  test("leaves an article alone that its publisher changes meanwhile", async () => {
    const [id = ""] = await insertReports(1);
    const { stories, ...rest } = open();
    const changing = {
      ...rest,
      atlas: {
        async read() {
          await inTransaction(database.db, (db) =>
            db.updateTable("articles").set({ content_hash: "changed" }).where("id", "=", id).execute(),
          );
          return rest.atlas.read();
        },
      },
      stories,
    };
    await understandStored(changing, { all: true });
    expect(await modelsOf()).toEqual([0]);
  });
});
