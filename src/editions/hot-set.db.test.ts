import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { FLAG } from "#ranking/candidates.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { type Changed, type HotSet, openHotSet, TRUSTED_MS } from "./hot-set.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const hoursAgo = (n: number) => new Date(NOW.getTime() - n * 3_600_000);

let database: Database;
let hot: HotSet;
const changes: Changed[] = [];
const needs = () => ({ db: database.db, now: () => NOW });
const insert = async (paper: string, title: string, hours: number): Promise<string> => {
  const [id = ""] = await insertArticles(needs(), { name: paper, rights: "full" }, [
    { title, body: `<p>${title}.</p>`, published: hoursAgo(hours) },
  ]);
  return id;
};
const flagsOf = async (id: string) => {
  const news = await hot.refresh();
  return news.candidates.flags[news.rowOf(id) ?? -1] ?? 0;
};

beforeAll(async () => {
  database = await openTestDatabase();
  const { db, listen } = database;
  hot = await openHotSet({ db, listen, atlas: openAtlas(needs()) }, { maxArticles: 12 });
  hot.onChange((changed) => void changes.push(changed));
});
afterAll(async () => {
  await hot.close();
  await database.close();
});

/** All tags told so far. */
const tags = () => changes.flatMap((changed) => (changed === "everything" ? [changed] : [...changed]));

describe("the hot set", () => {
  test("has a new article on the next refresh, and asks nothing while nothing changes", async () => {
    await hot.refresh();
    const id = await insert("Gazette", "Bridge opens", 1);
    await expect.poll(async () => (await hot.refresh()).rowOf(id)).toBeDefined();
    const news = await hot.refresh();
    expect(tags()).toContain(`article:${id}`);
    expect(tags()).toContain("publisher:gazette");
    await expect.poll(() => hot.refresh().then(() => hot.isFresh())).toBe(true);
    const version = news.version;
    expect((await hot.refresh()).version).toBe(version);
  });

  test("knows where articles are local and gives a place its rows", async () => {
    const gazetteer = await openAtlas(needs()).read();
    const [place] = gazetteer.search("Brookville, OH", 1);
    if (!place) throw new Error("no place");
    const id = await insert("Gazette", "School closes", 2);
    await insertMeaning({ db: database.db, gazetteer }, id, { local: place, people: ["Ann Reed"] });
    await expect.poll(async () => [...(await hot.refresh()).rowsOfPlace(place.id)].length).toBe(1);
    const news = await hot.refresh();
    const row = news.rowOf(id) ?? -1;
    expect([...news.rowsOfPlace(place.id)]).toEqual([row]);
    expect([...news.rowsOfPlace("us-oh")]).toEqual([row]);
    expect(news.candidates.placeTable[news.candidates.places[row] ?? -1]?.id).toBe(place.id);
    expect(news.commonPlace()?.id).toBe(place.id);
    expect(tags()).toContain(`place:${place.id}`);
  });

  test("counts who reports a story, copies once, and knows who was first", async () => {
    const first = await insert("Gazette", "Fire at the mill", 5);
    const second = await insert("Radio", "Mill burns", 4);
    const copy = await insert("Herald", "Fire at the mill", 3);
    await insertStory(database.db, [{ id: first }, { id: second }, { id: copy, copyOf: first }], NOW);
    const outlets = async () => {
      const { candidates, rowOf } = await hot.refresh();
      return candidates.outlets[rowOf(second) ?? -1];
    };
    await expect.poll(outlets).toBe(2);
    const news = await hot.refresh();
    const row = news.rowOf(second) ?? -1;
    expect(news.membersOf(row).toSorted()).toEqual([first, second].toSorted());
    expect((await flagsOf(first)) & FLAG.first).toBe(FLAG.first);
    expect((await flagsOf(second)) & FLAG.first).toBe(0);
    expect((await flagsOf(copy)) & FLAG.hidden).toBe(FLAG.hidden);
    expect(tags()).toContain(`article:${first}`);
  });

  test("hears of rights that change", async () => {
    const id = await insert("Herald", "Market day", 6);
    await expect.poll(() => flagsOf(id)).toSatisfy((flags: number) => (flags & FLAG.whole) !== 0);
    await database.db.updateTable("sources").set({ rights: "headline" }).execute();
    await expect.poll(() => flagsOf(id)).toSatisfy((flags: number) => (flags & FLAG.whole) === 0);
    await expect
      .poll(async () => {
        await hot.refresh();
        return tags();
      })
      .toContain("everything");
  });

  test("asks by itself when it has heard nothing for a while", async () => {
    const deaf = { ...needs(), listen: async () => async () => {}, atlas: openAtlas(needs()) };
    let nowMs = 0;
    const alone = await openHotSet(deaf, { nowMs: () => nowMs });
    await alone.refresh();
    const id = await insert("Herald", "Nobody told", 6);
    nowMs += TRUSTED_MS - 1;
    expect([alone.isFresh(), (await alone.refresh()).rowOf(id)]).toEqual([true, undefined]);
    nowMs += 1;
    expect(alone.isFresh()).toBe(false);
    expect((await alone.refresh()).rowOf(id)).toBeDefined();
    expect(alone.isFresh()).toBe(true);
  });

  test("forgets an article that is gone", async () => {
    const id = await insert("Herald", "Soon gone", 7);
    await expect.poll(async () => (await hot.refresh()).rowOf(id)).toBeDefined();
    await database.db.deleteFrom("articles").where("id", "=", id).execute();
    await expect.poll(async () => (await hot.refresh()).rowOf(id)).toBeUndefined();
  });

  test("keeps no more than it may, the newest", async () => {
    const old = await insert("Herald", "Long ago", 900);
    let newest = "";
    for (let n = 12; n > 0; n--) newest = await insert("Herald", `Item ${n}`, n / 10);
    await expect.poll(async () => (await hot.refresh()).rowOf(newest)).toBeDefined();
    const news = await hot.refresh();
    expect(news.rowOf(old)).toBeUndefined();
    const { flags, size } = news.candidates;
    expect(Array.from(flags.subarray(0, size)).filter((one) => (one & FLAG.hidden) === 0)).toHaveLength(12);
  });
});
