/** The tables of stories: which article stands in which, numbered by change so that every process can follow. */

import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { type Fingerprint, fingerprint, unpackFingerprint } from "#understanding/fingerprint.ts";
import {
  makeStoryArticle,
  type Placed,
  type Placement,
  type Ruled,
  type StoryArticle,
  unpackSigns,
} from "./window.ts";

export type KeptArticle = {
  id: string;
  article: StoryArticle;
  print: Fingerprint;
  publisher: string;
  agency: string | undefined;
  story: string;
  /** An editor's. */
  ruling: string | undefined;
  /** It stands in no story any more. */
  withdrawn: boolean;
};

const PAGE = 2_000;

/** The number of the last change that anybody made, whether or not its article is in the window. */
export async function readChange(db: Db): Promise<number> {
  const row = await db
    .selectFrom("story_articles")
    .select("change")
    .orderBy("change", "desc")
    .limit(1)
    .executeTakeFirst();
  return Number(row?.change ?? 0);
}

/** What was placed after a change, oldest first, in pages; at first only the newest `most`. */
export async function* listPlacedSince(db: Db, change: number, most: number): AsyncGenerator<KeptArticle[]> {
  const since = change > 0 ? undefined : await findOldest(db, most);
  let after: { at: Date; id: string } | undefined;
  for (;;) {
    const rows = await db
      .selectFrom("story_articles")
      .innerJoin("articles", "articles.id", "story_articles.article_id")
      .innerJoin("publishers", "publishers.id", "articles.publisher_id")
      .select([
        "story_articles.article_id as id",
        "story_articles.story_id",
        "story_articles.signs",
        "story_articles.print",
        "story_articles.published_at",
        "story_articles.withdrawn",
        "story_articles.ruling",
        "publishers.name as publisher",
        "articles.agency",
      ])
      .where("story_articles.change", ">", String(change))
      .$if(since !== undefined, (query) => query.where("story_articles.published_at", ">=", since as Date))
      .$if(after !== undefined, (query) =>
        query.where(
          sql<boolean>`(story_articles.published_at, story_articles.article_id) > (${after?.at}, ${after?.id})`,
        ),
      )
      .orderBy("story_articles.published_at")
      .orderBy("story_articles.article_id")
      .limit(PAGE)
      .execute();
    const unpacked = rows.map((row) => ({
      row,
      article: unpackSigns(row.id, row.signs),
      print: unpackFingerprint(row.print),
    }));
    const texts = await listWithText(
      db,
      unpacked.flatMap(({ row, article, print }) => (article && print ? [] : [row.id])),
    );
    yield unpacked.map(({ row, article, print }) => {
      // Signs in the form of another version of the program are made anew.
      const text = texts.get(row.id) ?? { title: "", text: "" };
      const made = { id: row.id, published: row.published_at, publisher: row.publisher, ...text };
      return {
        id: row.id,
        article: article ?? makeStoryArticle(made),
        print: print ?? fingerprint(text),
        publisher: row.publisher,
        agency: row.agency ?? undefined,
        story: row.story_id,
        ruling: row.ruling ?? undefined,
        withdrawn: row.withdrawn,
      };
    });
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { at: last.published_at, id: last.id };
  }
}

async function findOldest(db: Db, most: number): Promise<Date | undefined> {
  const row = await db
    .selectFrom("story_articles")
    .select("published_at")
    .orderBy("published_at", "desc")
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst();
  return row?.published_at;
}

/** The text of each article: what is kept of it, else its excerpt. */
export async function listTexts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await listWithText(db, ids);
  return new Map([...rows].map(([id, { text }]) => [id, text]));
}

async function listWithText(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { title: string; text: string }>();
  const rows = await db
    .selectFrom("articles")
    .select(["id", "title", "body_text", "excerpt"])
    .where("id", "=", anyOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, { title: row.title, text: row.body_text || row.excerpt }]));
}

/** Where articles stand now: the story of each, and what an editor ruled of it. */
export async function listStanding(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom("story_articles")
    .select(["article_id", "story_id", "ruling"])
    // One that was withdrawn comes back to where the others of its ruling stand now.
    .select(
      sql<string | null>`(select o.story_id from story_articles o where o.ruling = story_articles.ruling
        and not o.withdrawn and o.article_id <> story_articles.article_id limit 1)`.as("ruled_story"),
    )
    .where("article_id", "=", anyOf(ids))
    .execute();
  return {
    stories: new Map(rows.map((row) => [row.article_id, row.story_id])),
    ruled: new Map(
      rows.flatMap(({ article_id, story_id, ruling, ruled_story }): [string, Ruled][] =>
        ruling === null ? [] : [[article_id, { ruling, story: ruled_story ?? story_id }]],
      ),
    ),
  };
}

export type Assignments = {
  placed: readonly (Placed & { published: Date; signs: Uint8Array; print: Uint8Array })[];
  moved: Placement["moved"];
  /** Article → the one that it repeats now; undefined when it repeats none. */
  copies: ReadonlyMap<string, string | undefined>;
};

/** Writes down where articles stand. Everything that changes gets the number of this change. */
export async function saveAssignments(db: Db, change: number, given: Assignments): Promise<void> {
  const { placed, moved, copies } = given;
  if (placed.length > 0)
    await db
      .insertInto("story_articles")
      .values(
        placed.map((one) => ({
          article_id: one.id,
          story_id: one.story,
          copy_of: copies.get(one.id) ?? null,
          reasons: JSON.stringify(one.reasons),
          published_at: one.published,
          change: String(change),
          signs: one.signs,
          print: one.print,
          withdrawn: false,
        })),
      )
      .onConflict((conflict) =>
        conflict.column("article_id").doUpdateSet((row) => ({
          story_id: row.ref("excluded.story_id"),
          copy_of: row.ref("excluded.copy_of"),
          reasons: row.ref("excluded.reasons"),
          published_at: row.ref("excluded.published_at"),
          change: row.ref("excluded.change"),
          signs: row.ref("excluded.signs"),
          print: row.ref("excluded.print"),
          withdrawn: row.ref("excluded.withdrawn"),
        })),
      )
      .execute();
  await sql`
    update story_articles set story_id = given.story, change = ${change},
      reasons = case when given.reasons = '[]' then story_articles.reasons else given.reasons::jsonb end
    from unnest(${moved.map((one) => one.article)}::text[], ${moved.map((one) => one.to)}::text[],
      ${moved.map((one) => JSON.stringify(one.reasons))}::text[]) as given (id, story, reasons)
    where article_id = given.id`.execute(db);
  const others = [...copies].filter(([id]) => !placed.some((one) => one.id === id));
  await sql`
    update story_articles set copy_of = given.original, change = ${change}
    from unnest(${others.map(([id]) => id)}::text[], ${others.map(([, of]) => of ?? null)}::text[]) as given (id, original)
    where article_id = given.id`.execute(db);
}

/**
 * Counts the stories that a placement touched, and those that articles stood in `before` (article → story); leaves a
 * way from those that are no more.
 */
export async function settleStories(
  db: Db,
  placement: Readonly<Placement>,
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const { placed, moved, merged } = placement;
  const touched = [
    ...before.values(),
    ...placed.map((one) => one.story),
    ...moved.flatMap((one) => [one.from, one.to]),
    ...merged.flatMap((one) => [one.from, one.into]),
  ];
  await sql`
    insert into stories (id, articles, first_article_id, newest_at)
    select story_id, count(*), (array_agg(article_id order by published_at, article_id))[1], max(published_at)
    from story_articles where story_id = ${anyOf([...new Set(touched)])} and not withdrawn group by story_id
    on conflict (id) do update set articles = excluded.articles, first_article_id = excluded.first_article_id,
      newest_at = excluded.newest_at, merged_into = null`.execute(db);
  for (const { from, into } of merged)
    await db
      .updateTable("stories")
      .set({ merged_into: into, articles: 0, first_article_id: null })
      .where("id", "=", from)
      .execute();
  // One whose last article went elsewhere by itself leads to where its founder stands, or else that last article.
  await sql`
    update stories set articles = 0, first_article_id = null,
      merged_into = (select s.story_id from story_articles s
        left join unnest(${[...before.keys()]}::text[], ${[...before.values()]}::text[]) as stood (article, story)
          on stood.article = s.article_id and stood.story = stories.id
        where (s.article_id = left(stories.id, 16) or s.article_id = any(${[...before.keys()]}::text[]) and stood.story is not null)
          and s.story_id <> stories.id and not s.withdrawn
        order by s.article_id <> left(stories.id, 16), s.published_at, s.article_id limit 1)
    where id = ${anyOf([...new Set(touched)])} and merged_into is null
      and not exists (select from story_articles where story_id = stories.id and not withdrawn)`.execute(db);
}

/** Takes an article out of its story and out of its copies; returns the story and those that folded under it. */
export async function leaveStory(
  db: Db,
  change: number,
  id: string,
): Promise<{ story: string; copies: string[] } | undefined> {
  const row = await db
    .updateTable("story_articles")
    .set({ withdrawn: true, copy_of: null, change: String(change) })
    .where("article_id", "=", id)
    .returning("story_id")
    .executeTakeFirst();
  if (!row) return undefined;
  const copies = await db
    .selectFrom("story_articles")
    .select("article_id")
    .where("copy_of", "=", id)
    .where("withdrawn", "=", false)
    .orderBy("published_at")
    .orderBy("article_id")
    .execute();
  return { story: row.story_id, copies: copies.map((one) => one.article_id) };
}
