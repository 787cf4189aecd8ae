/** Articles by what they are about: the ones of a story, of a name, of a place; and how much of that may be said. */

import { sql } from "kysely";
import { isId } from "#base/ids.ts";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { KeptEntity } from "#database/tables.ts";
import type { ShownArticle } from "./rights.ts";
import { selectArticles, shownOf } from "./rows.ts";

/** Those of the given articles that exist, in the order of their publication, oldest first. */
export async function listArticlesById(db: Db, ids: readonly string[]): Promise<ShownArticle[]> {
  if (ids.length === 0) return [];
  const rows = await selectArticles(db, { bodies: true })
    .where("articles.id", "=", anyOf(ids.filter(isId)))
    .orderBy("articles.published_at")
    .orderBy("articles.id")
    .execute();
  return rows.map(shownOf);
}

/** Those of the given articles that exist, in no order; with their texts where those are asked for. */
export async function listCards(
  db: Db,
  ids: readonly string[],
  options: { bodies: boolean },
): Promise<ShownArticle[]> {
  if (ids.length === 0) return [];
  const rows = await selectArticles(db, options)
    .where("articles.id", "=", anyOf(ids.filter(isId)))
    .execute();
  return rows.map(shownOf);
}

/** Which version each of these articles is in; undefined for one that was taken down. Those that are not here are left out. */
export async function listVersions(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number | undefined>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("articles")
    .select(["id", "version", "withdrawn_at"])
    .where("id", "=", anyOf(ids))
    .execute();
  return new Map(rows.map((row) => [row.id, row.withdrawn_at === null ? row.version : undefined]));
}

/** Of the given places those that have local news, with the time of the newest. */
export async function listPlacesWithNews(
  db: Db,
  placeIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ place_id: string; newest: Date }>`
    select wanted.id as place_id, newest.published_at as newest from unnest(${placeIds}::text[]) as wanted (id)
    cross join lateral (
      select published_at from article_locals where place_id = wanted.id and not folded
      order by published_at desc, article_id desc limit 1) newest`.execute(db);
  return new Map(rows.map((row) => [row.place_id, row.newest]));
}

/**
 * Every place that has local news, with the time of the newest, in the order of their ids. Goes from place to place in
 * the index of newest articles: all that was ever local is far more.
 */
export async function listLocalPlaces(db: Db, limit: number): Promise<{ place: string; newest: Date }[]> {
  const { rows } = await sql<{ place: string; newest: Date }>`
    with recursive found as (
      (select place_id, published_at from article_locals where not folded
        order by place_id, published_at desc, article_id desc limit 1)
      union all
      select next.place_id, next.published_at from found cross join lateral (
        select place_id, published_at from article_locals where not folded and place_id > found.place_id
        order by place_id, published_at desc, article_id desc limit 1) next
    ) select place_id as place, published_at as newest from found limit ${limit}`.execute(db);
  return rows;
}

/**
 * The places whose news the newest articles are, most recent news first; each with how many of them are its news. Each
 * article's places are looked up by its id (`offset 0` holds the planner to that): all that was ever local is far more.
 */
export async function listPlacesInNews(
  db: Db,
  newest: number,
): Promise<{ place: string; articles: number; newest: Date }[]> {
  const { rows } = await sql<{ place: string; articles: number; newest: Date }>`
    select l.place_id as place, count(*)::int as articles, max(l.published_at) as newest
    from (select id from articles where not folded order by published_at desc, id desc limit ${newest}) a
    cross join lateral (select place_id, published_at from article_locals where article_id = a.id offset 0) l
    group by l.place_id order by newest desc, l.place_id`.execute(db);
  return rows;
}

/** The newest articles that are local to each of these places, `limit` a place, newest first. Two queries. */
export async function listNewestLocal(
  db: Db,
  placeIds: readonly string[],
  { limit, bodies = false }: { limit: number; bodies?: boolean },
): Promise<ReadonlyMap<string, readonly ShownArticle[]>> {
  const { rows } = await sql<{ place_id: string; article_id: string }>`
    select wanted.id as place_id, newest.article_id from unnest(${placeIds}::text[]) as wanted (id)
    cross join lateral (
      select article_id, published_at from article_locals where place_id = wanted.id and not folded
      order by published_at desc, article_id desc limit ${limit}) newest`.execute(db);
  const found = await selectArticles(db, { bodies })
    .where("articles.id", "=", anyOf([...new Set(rows.map((row) => row.article_id))]))
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .execute();
  const articles = found.map(shownOf);
  const isLocal = new Set(rows.map((row) => `${row.place_id} ${row.article_id}`));
  return new Map(
    placeIds.map((place) => [place, articles.filter(({ id }) => isLocal.has(`${place} ${id}`))]),
  );
}

/** The articles of these stories, copies too, the newest first; of very large stories not all. One query. */
export async function listOfStories(
  db: Db,
  storyIds: readonly string[],
  { bodies = false }: { bodies?: boolean } = {},
): Promise<ShownArticle[]> {
  if (storyIds.length === 0) return [];
  const rows = await selectArticles(db, { bodies })
    .where("story_articles.story_id", "=", anyOf(storyIds))
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .limit(MAX_OF_STORIES)
    .execute();
  return rows.map(shownOf);
}
const MAX_OF_STORIES = 1000;

/** One that prints another's text. */
export type Reprint = { articleId: string; publisher: { slug: string; name: string } };

/** Who else prints the text of these articles: id of the original → its reprints, oldest first. */
export async function listReprints(
  db: Db,
  originals: readonly string[],
): Promise<ReadonlyMap<string, readonly Reprint[]>> {
  const reprints = new Map<string, Reprint[]>();
  if (originals.length === 0) return reprints;
  const rows = await db
    .selectFrom("story_articles")
    .innerJoin("articles", "articles.id", "story_articles.article_id")
    .innerJoin("publishers", "publishers.id", "articles.publisher_id")
    .select(["story_articles.article_id", "story_articles.copy_of", "publishers.slug", "publishers.name"])
    .where("story_articles.copy_of", "=", anyOf(originals))
    .where("story_articles.withdrawn", "=", false)
    .orderBy("story_articles.published_at")
    .orderBy("story_articles.article_id")
    .execute();
  for (const { article_id, copy_of, slug, name } of rows)
    if (copy_of !== null)
      reprints.set(copy_of, [
        ...(reprints.get(copy_of) ?? []),
        { articleId: article_id, publisher: { slug, name } },
      ]);
  return reprints;
}

/** The places that each of these articles names, the most certain first. */
export async function listNamedPlaces(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = new Map<string, string[]>();
  if (ids.length === 0) return named;
  const rows = await db
    .selectFrom("article_places")
    .select(["article_id", "place_id"])
    .where("article_id", "=", anyOf(ids))
    .orderBy("score", "desc")
    .orderBy("place_id")
    .execute();
  for (const { article_id, place_id } of rows)
    named.set(article_id, [...(named.get(article_id) ?? []), place_id]);
  return named;
}

/** What stands beside an article. */
export type Beside = {
  /** The article whose text it repeats. */
  original: ShownArticle | undefined;
  /** The other reports of its story, no copies, oldest first: the first of them and the newest, where there are many. */
  reports: readonly ShownArticle[];
  /** The newest of those. */
  sameStory: readonly ShownArticle[];
};

/** Of a big story, so many of the first reports are told of. */
const MAX_FIRST = 40;

/** What stands beside an article, `limit` other reports at most. One query. */
export async function listBeside(
  db: Db,
  article: ShownArticle,
  { limit, bodies = false }: { limit: number; bodies?: boolean },
): Promise<Beside> {
  const { id } = article;
  const rows = await selectArticles(db, { bodies })
    .where("articles.id", "<>", id)
    .where(
      "articles.id",
      "=",
      sql<string>`any(array(
        select ${article.copyOf ?? null}::text
        union all (select article_id from story_articles where story_id = ${article.story?.id ?? null} and copy_of is null and not withdrawn
          order by published_at desc, article_id desc limit ${limit + 1})
        union all (select article_id from story_articles where story_id = ${article.story?.id ?? null} and copy_of is null and not withdrawn
          order by published_at, article_id limit ${MAX_FIRST})))`,
    )
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .execute();
  const near = rows.map(shownOf);
  const original = near.find((one) => one.id === article.copyOf);
  const told = near.filter(
    (one) => one.story?.id === article.story?.id && !one.copyOf && one.story !== undefined,
  );
  const sameStory = told.filter((one) => one !== original);
  return { original, reports: told.toReversed(), sameStory: sameStory.slice(0, limit) };
}

/** The people and bodies that an article tells of: a paper that names itself ("the Ledger asked") tells nothing by it. */
export const listNamesShown = (article: ShownArticle): readonly KeptEntity[] =>
  article.entities.filter(({ name }) => !article.publisher.name.toLowerCase().includes(name.toLowerCase()));
