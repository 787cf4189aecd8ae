import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listArticles } from "#articles/read.ts";
import { type Database, type Db, inTransaction } from "#database/connect.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { openStories, type Stories, type StorySubject } from "./place-in-stories.ts";
import { findStory } from "./read.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
let database: Database;
let stories: Stories;
let papers = 0;

beforeAll(async () => {
  database = await openTestDatabase();
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
const SOUP =
  "White beans, a head of cabbage and a ham bone make a soup that feeds eight. Soak the beans overnight, brown the onions slowly, and do not salt the pot before the beans are soft. It is better the next day, and it freezes well in jars.";

async function subjectOf(title: string, text: string, hoursAgo: number): Promise<StorySubject> {
  const published = new Date(NOW.getTime() - hoursAgo * 3_600_000);
  const paper = { name: `Paper ${++papers}`, rights: "full" } as const;
  const [id = ""] = await insertArticles({ db: database.db, now: () => NOW }, paper, [
    { title, body: `<p>${text}</p>`, excerpt: text.slice(0, 200), published },
  ]);
  return {
    id,
    title,
    text,
    published,
    publisher: `publisher ${papers}`,
    meaning: { agency: undefined, places: [] },
  };
}

const place = (by: Stories, ...subjects: StorySubject[]) =>
  inTransaction(database.db, (db) => by.place(db, subjects));

const placed = async (db: Db) =>
  new Map(
    (await db.selectFrom("story_articles").select(["article_id", "story_id", "copy_of"]).execute()).map(
      (row) => [row.article_id, row],
    ),
  );

describe("placing in stories", () => {
  test("puts two reports of one event together, and leaves another alone", async () => {
    const first = await subjectOf("Fire destroys weaving hall of Hartnell mill", FIRE, 5);
    const second = await subjectOf("Hartnell mill: flames gut weaving hall overnight", FIRE_AGAIN, 3);
    const soup = await subjectOf("The soup that feeds eight", SOUP, 4);
    await place(stories, first, soup);
    await place(stories, second);
    const found = await findStory(database.db, first.id);
    expect(found).toMatchObject({
      kind: "story",
      story: { id: first.id, members: [{ articleId: first.id }, { articleId: second.id }] },
    });
    const joined = found?.kind === "story" ? found.story.members[1]?.reasons : [];
    expect(joined?.map((reason) => reason.kind)).toContain("names");
    expect(await findStory(database.db, soup.id)).toMatchObject({
      kind: "story",
      story: { members: [{ articleId: soup.id, reasons: [] }] },
    });
  });

  test("folds a copy under its original, out of every list", async () => {
    const original = await subjectOf("Fire destroys weaving hall of Hartnell mill", FIRE, 5);
    const copy = await subjectOf("Weaving hall burns", FIRE, 2);
    await place(stories, copy);
    await place(stories, original);
    const rows = await placed(database.db);
    expect(rows.get(copy.id)).toMatchObject({
      copy_of: original.id,
      story_id: rows.get(original.id)?.story_id,
    });
    const { articles } = await listArticles(database.db, {}, { limit: 100 });
    const ids = articles.map((article) => article.id);
    expect(ids).toContain(original.id);
    expect(ids).not.toContain(copy.id);
  });

  test("takes the agency's own publication for the original, whenever a paper says that it printed it", async () => {
    const paper = { ...(await subjectOf("Weaving hall burns", FIRE, 5)), publisher: "The Brindle Paper" };
    const own = await subjectOf("Fire destroys weaving hall of Hartnell mill", FIRE, 4);
    const agency = "Associated Press";
    const meaning = { agency, places: [] };
    await place(stories, { ...paper, meaning });
    await place(stories, { ...own, publisher: agency, meaning });
    const rows = await placed(database.db);
    expect(rows.get(own.id)?.copy_of).toBeNull();
    expect(rows.get(paper.id)?.copy_of).toBe(own.id);
  });

  test("unfolds in a new process what no longer repeats its original", async () => {
    const original = await subjectOf("Fire destroys weaving hall of Hartnell mill", FIRE, 5);
    const copy = await subjectOf("Weaving hall burns", FIRE, 2);
    await place(stories, original, copy);
    const later = openStories();
    await later.fill(database.db);
    await place(later, { ...original, title: "The soup that feeds eight", text: SOUP });
    const rows = await placed(database.db);
    expect(rows.get(copy.id)?.copy_of).toBeNull();
    const { articles } = await listArticles(database.db, {}, { limit: 100 });
    expect(articles.map((article) => article.id)).toContain(copy.id);
  });

  test("knows in another process what was placed before", async () => {
    const first = await subjectOf("Fire destroys weaving hall of Hartnell mill", FIRE, 5);
    const second = await subjectOf("Hartnell mill: flames gut weaving hall overnight", FIRE_AGAIN, 3);
    const other = openStories();
    await place(other, await subjectOf("The soup that feeds eight", SOUP, 6));
    await place(stories, first);
    await place(other, second);
    const rows = await placed(database.db);
    expect(rows.get(second.id)?.story_id).toBe(rows.get(first.id)?.story_id);
  });

  test("forgets what a failed transaction had placed", async () => {
    const first = await subjectOf("Fire destroys weaving hall of Hartnell mill", FIRE, 5);
    const second = await subjectOf("Hartnell mill: flames gut weaving hall overnight", FIRE_AGAIN, 3);
    const failing = inTransaction(database.db, async (db) => {
      await stories.place(db, [first]);
      throw new Error("the connection broke");
    });
    await expect(failing).rejects.toThrow("the connection broke");
    await place(stories, second);
    const rows = await placed(database.db);
    expect([...rows.keys()]).toEqual([second.id]);
    expect(rows.get(second.id)?.story_id).toBe(second.id);
  });

  test("leads from a story that was merged to the one that took it in", async () => {
    const first = await subjectOf("Fire destroys weaving hall of Hartnell mill", FIRE, 5);
    const second = await subjectOf("Notes of the week", SOUP, 3);
    await place(stories, first, second);
    expect(await findStory(database.db, second.id)).toMatchObject({ kind: "story" });
    // The publisher replaces its text by a report of the fire.
    await place(stories, { ...second, title: "Hartnell mill: flames gut weaving hall", text: FIRE_AGAIN });
    expect(await findStory(database.db, second.id)).toEqual({ kind: "moved", to: first.id });
    const rows = await placed(database.db);
    expect(rows.get(second.id)?.story_id).toBe(first.id);
  });

  test("counts the articles of a story, and says which was first", async () => {
    const first = await subjectOf("Fire destroys weaving hall of Hartnell mill", FIRE, 5);
    const second = await subjectOf("Hartnell mill: flames gut weaving hall overnight", FIRE_AGAIN, 3);
    await place(stories, second);
    await place(stories, first);
    const rows = await database.db.selectFrom("stories").selectAll().where("articles", ">", 0).execute();
    expect(rows).toMatchObject([{ articles: 2, first_article_id: first.id, newest_at: second.published }]);
  });
});
