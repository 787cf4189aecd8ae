/** Editors' rulings stand: through what comes later, through all being placed again, and against the worker beside them. */
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, inTransaction } from "#database/connect.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { insertAccount } from "../../tests/setup/comments.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { openStories, type Stories, type StorySubject } from "./place-in-stories.ts";
import { findStory } from "./read.ts";
import { mergeStories, splitStory } from "./rule.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
let database: Database;
let stories: Stories;
let by = "";

beforeAll(async () => {
  database = await openTestDatabase();
  by = (await insertAccount(database.db, "Eve", "editor")).id;
  for (const [i, text] of TEXTS.entries())
    subjects.push(await subjectOf(`Report ${i}: ${text.slice(0, 50)}`, text, 20 - i));
});
beforeEach(async () => {
  for (const table of ["story_articles", "stories"] as const) await database.db.deleteFrom(table).execute();
  stories = openStories();
});
afterAll(() => database.close());

const FIRE =
  "A fire destroyed the weaving hall of the Hartnell mill on Canal Lane on Tuesday night. Forty firefighters from six stations fought the flames until dawn, and nobody was hurt. Chief Orla Quist said that the sprinklers had been shut off in 2019. The owner, Lantern Partners, wanted to build sixty apartments there. Investigators of the state fire marshal are to look through the ruins on Thursday.";
const FIRE_AGAIN =
  "Flames gutted the old Hartnell mill's weaving hall on Canal Lane overnight. Fire Chief Orla Quist said that forty firefighters needed until dawn on Wednesday. The Lantern Partners, who own the mill and plan apartments there, said that they would rebuild. The state fire marshal sends investigators. No injuries were reported.";
const FIRE_THIRD =
  "Investigators of the state fire marshal searched the ruins of the Hartnell mill's weaving hall on Canal Lane. Chief Orla Quist said the fire that forty firefighters fought had begun near the sprinklers. Lantern Partners still plans its sixty apartments, it said, and will rebuild the weaving hall.";
const FIRE_FOURTH =
  "Lantern Partners, the owner of the Hartnell mill, told neighbors on Canal Lane that the weaving hall would be rebuilt after the fire. Fire Chief Orla Quist praised the forty firefighters. The state fire marshal and its investigators found that the sprinklers had been shut off in 2019.";
const SOUP =
  "White beans, a head of cabbage and a ham bone make a soup that feeds eight. Soak the beans overnight, brown the onions slowly, and do not salt the pot before the beans are soft. It is better the next day, and it freezes well in jars.";
/** The last prints the text of the first. */
const TEXTS = [FIRE, FIRE_AGAIN, FIRE_THIRD, FIRE_FOURTH, SOUP, FIRE];
const subjects: StorySubject[] = [];

async function subjectOf(title: string, text: string, hoursAgo: number): Promise<StorySubject> {
  const published = new Date(NOW.getTime() - hoursAgo * 3_600_000);
  const paper = { name: `Paper ${hoursAgo}`, rights: "full" } as const;
  const [id = ""] = await insertArticles({ db: database.db, now: () => NOW }, paper, [
    { title, body: `<p>${text}</p>`, excerpt: text.slice(0, 200), published },
  ]);
  return { id, title, text, published, publisher: paper.name, meaning: { agency: undefined, places: [] } };
}

const subject = (n: number): StorySubject => subjects[n] as StorySubject;
const place = (by: Stories, ...given: readonly StorySubject[]) =>
  inTransaction(database.db, (db) => by.place(db, given));
const needs = () => ({ db: database.db, now: () => NOW, stories });
const storyOf = async (n: number): Promise<string> =>
  (
    await database.db
      .selectFrom("story_articles")
      .select("story_id")
      .where("article_id", "=", subject(n).id)
      .executeTakeFirstOrThrow()
  ).story_id;
const split = async (from: number, chosen: readonly number[], alone = false) =>
  splitStory(needs(), {
    storyId: await storyOf(from),
    chosen: chosen.map((n) => subject(n).id),
    alone,
    by,
  });
const merge = async (one: number, other: number) =>
  mergeStories(needs(), { storyId: await storyOf(one), otherId: await storyOf(other), by });

describe("a story that is split", () => {
  test("stays so when all is placed again, in this process and another, and each part goes on growing by itself", async () => {
    await place(stories, subject(0), subject(1), subject(2));
    expect(new Set([await storyOf(0), await storyOf(1), await storyOf(2)]).size).toBe(1);
    const whole = await storyOf(0);
    expect(await split(0, [1])).toEqual({ kind: "ruled", story: subject(1).id });
    const parts = async () => [await storyOf(0), await storyOf(1), await storyOf(2)];
    expect(await parts()).toEqual([whole, subject(1).id, whole]);
    for (const by of [stories, openStories()]) {
      await place(by, subject(1), subject(0), subject(2));
      await place(by, subject(2));
      expect(await parts()).toEqual([whole, subject(1).id, whole]);
    }
    await place(openStories(), subject(3));
    expect(await parts()).toContain(await storyOf(3));
    expect(await parts()).toEqual([whole, subject(1).id, whole]);
  });

  test("keeps reports of one text together, says who did it, and is whole again when merged", async () => {
    await place(stories, subject(0), subject(1), subject(2), subject(5));
    const whole = await storyOf(1);
    await split(0, [0, 2]);
    expect(await storyOf(5)).toBe(await storyOf(0));
    expect([await storyOf(1), await storyOf(2)]).toEqual([whole, await storyOf(0)]);
    const found = await findStory(database.db, await storyOf(0));
    const members = found?.kind === "story" ? found.story.members : [];
    expect(members.map(({ reasons }) => reasons.map(({ kind }) => kind))).toContainEqual(["editor"]);
    expect(await merge(0, 1)).toMatchObject({ kind: "ruled" });
    expect(new Set([await storyOf(0), await storyOf(1), await storyOf(2), await storyOf(5)]).size).toBe(1);
  });

  test("may leave each alone; and what cannot be split is not", async () => {
    await place(stories, subject(0), subject(1), subject(2), subject(4));
    await split(0, [1, 2], true);
    expect(new Set([await storyOf(0), await storyOf(1), await storyOf(2)]).size).toBe(3);
    expect(await split(0, [0])).toEqual({ kind: "refused", why: "all" });
    expect(await split(0, [4])).toEqual({ kind: "refused", why: "none" });
    const given = { storyId: "0000000000000000", chosen: [], alone: false, by };
    expect(await splitStory(needs(), given)).toEqual({ kind: "refused", why: "gone" });
  });
});

describe("stories that are merged", () => {
  test("stay one however unlike they are; the other's address leads there, and is its own again when they are split", async () => {
    await place(stories, subject(0), subject(4));
    const [fire, soup] = [await storyOf(0), await storyOf(4)];
    expect(await merge(4, 0)).toEqual({ kind: "ruled", story: fire });
    expect(await findStory(database.db, soup)).toEqual({ kind: "moved", to: fire });
    for (const by of [stories, openStories()]) await place(by, subject(4), subject(0), subject(1));
    expect([await storyOf(0), await storyOf(1), await storyOf(4)]).toEqual([fire, fire, fire]);
    expect(await merge(0, 4)).toEqual({ kind: "refused", why: "same" });
    await split(0, [4]);
    expect(await storyOf(4)).toBe(soup);
    expect((await findStory(database.db, soup))?.kind).toBe("story");
  });

  test("take back what was withdrawn, wherever they went meanwhile", async () => {
    await place(stories, subject(0), subject(4));
    await merge(0, 4);
    await inTransaction(database.db, (db) => stories.withdraw(db, subject(4).id));
    await place(openStories(), subject(4));
    expect(await storyOf(4)).toBe(await storyOf(0));
  });
});

/** What holds whatever happened: each story counts what stands in it, and no two rulings share one, nor one two. */
async function checkAll(): Promise<void> {
  const rows = await database.db
    .selectFrom("story_articles")
    .select(["article_id", "story_id", "ruling", "copy_of"])
    .where("withdrawn", "=", false)
    .execute();
  const told = await database.db.selectFrom("stories").selectAll().execute();
  const by = Map.groupBy(rows, (row) => row.story_id);
  for (const { id, articles } of told) expect([id, articles]).toEqual([id, by.get(id)?.length ?? 0]);
  const rulings = new Map<string, string>();
  for (const [story, members] of by) {
    const ruled = new Set(members.flatMap(({ ruling }) => ruling ?? []));
    expect(ruled.size).toBeLessThanOrEqual(1);
    for (const one of ruled) {
      expect(rulings.get(one)).toBeUndefined();
      rulings.set(one, story);
    }
  }
}

describe("rulings beside the worker", () => {
  test("hold whatever is placed, withdrawn, split and merged, in whatever order, by whichever process", async () => {
    const article = fc.integer({ min: 0, max: TEXTS.length - 1 });
    const deed = fc.oneof(
      fc.record({
        do: fc.constant("place" as const),
        of: fc.uniqueArray(article, { minLength: 1 }),
        other: fc.boolean(),
      }),
      fc.record({ do: fc.constant("withdraw" as const), one: article }),
      fc.record({
        do: fc.constant("split" as const),
        from: article,
        of: fc.uniqueArray(article),
        alone: fc.boolean(),
      }),
      fc.record({ do: fc.constant("merge" as const), one: article, other: article }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 8 }), async (deeds) => {
        for (const table of ["story_articles", "stories"] as const)
          await database.db.deleteFrom(table).execute();
        stories = openStories();
        const worker = openStories();
        await place(worker, ...subjects);
        for (const one of deeds) {
          if (one.do === "place") await place(one.other ? worker : stories, ...one.of.map(subject));
          else if (one.do === "withdraw")
            await inTransaction(database.db, (db) => worker.withdraw(db, subject(one.one).id));
          else if (one.do === "split") await split(one.from, one.of, one.alone);
          else await merge(one.one, one.other);
          await checkAll();
        }
      }),
      { numRuns: 6 },
    );
  });

  test("wait for their turn, and lose nothing of it", async () => {
    const worker = openStories();
    await place(worker, subject(0), subject(1), subject(4));
    await Promise.all([
      place(worker, subject(2)),
      split(0, [1]),
      place(worker, subject(3), subject(0)),
      merge(0, 4),
      place(worker, subject(5), subject(1)),
    ]);
    await checkAll();
    expect(await storyOf(1)).not.toBe(await storyOf(0));
    expect(await storyOf(4)).toBe(await storyOf(0));
  });
});
