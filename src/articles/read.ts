/** Reading articles: lists and single ones, always as far as rights allow. */

import { type RawBuilder, sql } from "kysely";
import { isId } from "#base/ids.ts";
import type { Db } from "#database/connect.ts";
import { textOf } from "#extraction/sanitise.ts";
import { cutExcerpt, grants, type ShownArticle } from "./rights.ts";
import { selectArticles, shownOf } from "./rows.ts";
import { explainChange, type Version } from "./versions.ts";

export type ArticleFilter = {
  section?: string | undefined;
  /** A publisher's slug. */
  publisher?: string | undefined;
  /** Ids of places: articles that are local to one of them, or to a place within. */
  localTo?: readonly string[] | undefined;
  /** Published at this moment or later. */
  from?: Date | undefined;
  /** Published before this moment. */
  to?: Date | undefined;
};

export type Page = { articles: ShownArticle[]; next: string | undefined };

/**
 * Articles newest first, `limit` of them after the cursor; `next` is the cursor of the following page. With `bodies`
 * each has its text too, as far as its rights grant it.
 */
export async function listArticles(
  db: Db,
  filter: ArticleFilter,
  page: { cursor?: string | undefined; limit: number; bodies?: boolean },
): Promise<Page> {
  const after = page.cursor === undefined ? undefined : readCursor(page.cursor);
  const rows = await selectArticles(db, { bodies: page.bodies ?? false })
    .where("articles.id", "=", sql<string>`any(array(${newestIds(filter, after, page.limit + 1)}))`)
    .orderBy("articles.published_at", "desc")
    .orderBy("articles.id", "desc")
    .execute();
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const next = rows.length > page.limit && last ? makeCursor(last.published_at, last.id) : undefined;
  return { articles: shown.map((row) => shownOf(row)), next };
}

/** The ids of a list, in the order of an index that has just these rows: a list costs the same however many articles there are. */
function newestIds(
  { section, publisher, localTo, from, to }: ArticleFilter,
  after: Cursor | undefined,
  limit: number,
): RawBuilder<unknown> {
  const only = (filter: unknown) =>
    [section, publisher, localTo, from, to].every((one) => one === undefined || one === filter);
  if (section !== undefined && only(section))
    return sql`select s.article_id from article_sections s where s.section = ${section} and not s.folded
      and ${after ? sql`(s.published_at, s.article_id) < (${after.at}, ${after.id})` : sql`true`}
      order by s.published_at desc, s.article_id desc limit ${limit}`;
  if (localTo?.length === 1 && only(localTo))
    return sql`select l.article_id from article_locals l where l.place_id = ${localTo[0]} and not l.folded
      and ${after ? sql`(l.published_at, l.article_id) < (${after.at}, ${after.id})` : sql`true`}
      order by l.published_at desc, l.article_id desc limit ${limit}`;
  const conditions = [
    // A publisher's own list shows all that it published; elsewhere a copy stands under its original.
    publisher === undefined ? sql`not a.folded` : sql`a.withdrawn_at is null`,
    after && sql`(a.published_at, a.id) < (${after.at}, ${after.id})`,
    publisher !== undefined && sql`a.publisher_id = (select id from publishers where slug = ${publisher})`,
    from && sql`a.published_at >= ${from}`,
    to && sql`a.published_at < ${to}`,
    section !== undefined &&
      sql`exists (select from article_sections s where s.article_id = a.id and s.section = ${section})`,
    localTo !== undefined &&
      sql`exists (select from article_locals l where l.article_id = a.id and l.place_id = any(${localTo}::text[]))`,
  ].filter((condition) => condition !== undefined && condition !== false);
  return sql`select a.id from articles a where ${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`}
    order by a.published_at desc, a.id desc limit ${limit}`;
}

export async function findArticle(db: Db, id: string): Promise<ShownArticle | undefined> {
  if (!isId(id)) return undefined;
  const row = await selectArticles(db, { bodies: true }).where("articles.id", "=", id).executeTakeFirst();
  return row && shownOf(row);
}

/** What changed from version to version, oldest first, as far as the article's rights let it be shown. */
export async function listChanges(db: Db, article: ShownArticle) {
  const rows = await db
    .selectFrom("article_versions")
    .selectAll()
    .where("article_id", "=", article.id)
    .orderBy("version")
    .limit(200)
    .execute();
  const versions = rows.map((row): Version => {
    const may = grants(article.rights);
    const paragraphs = may.body
      ? textOf(row.body_html).split(/\n+/)
      : may.excerpt
        ? [cutExcerpt(row.excerpt)]
        : [];
    return {
      version: row.version,
      title: row.title,
      paragraphs: paragraphs.filter(Boolean),
      seen: row.seen_at,
    };
  });
  return versions.slice(1).flatMap((version, i) => {
    const before = versions[i];
    return before ? [explainChange(before, version)] : [];
  });
}

/** When a source's newest articles were published, newest first. */
export async function listNewestDates(db: Db, sourceId: string): Promise<Date[]> {
  const rows = await db
    .selectFrom("articles")
    .select("published_at")
    .where("source_id", "=", sourceId)
    .orderBy("published_at", "desc")
    .limit(20)
    .execute();
  return rows.map((row) => row.published_at);
}

export async function countArticles(db: Db): Promise<number> {
  const row = await db
    .selectFrom("articles")
    .select(sql<number>`count(*)::int`.as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** The cursor of what follows an article in a list. */
export const cursorAfter = ({ published, id }: ShownArticle): string => makeCursor(published, id);

export const makeCursor = (at: Date, id: string): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");

export type Cursor = { at: Date; id: string };

/** A cursor from outside; undefined, which is the first page, when it is none of ours. */
export function readCursor(text: string): Cursor | undefined {
  const [time = "", id = ""] = Buffer.from(text, "base64url").toString("utf8").split(" ");
  const at = new Date(time);
  return isId(id) && !Number.isNaN(at.getTime()) && at.toISOString() === time ? { at, id } : undefined;
}
