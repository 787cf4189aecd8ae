/** Recent stories that several articles tell, for whoever looks after them. */
import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";

export type ListedStory = {
  id: string;
  /** Who reported first. */
  firstArticleId: string;
  articles: number;
  newest: Date;
  /** An editor said what belongs to it. */
  isRuled: boolean;
};

/** Those with the newest reports first, `limit` of them before a moment and an id. */
export async function listStories(
  db: Db,
  page: { before?: { at: Date; id: string } | undefined; limit: number },
): Promise<ListedStory[]> {
  const { before, limit } = page;
  const rows = await db
    .selectFrom("stories")
    .select(["id", "articles", "newest_at"])
    .select((select) => [
      select.ref("first_article_id").$notNull().as("first_article_id"),
      sql<boolean>`exists (select from story_articles s where s.story_id = stories.id and s.ruling is not null)`.as(
        "ruled",
      ),
    ])
    .where("articles", ">", 1)
    .where("first_article_id", "is not", null)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(newest_at, id) < (${before?.at}, ${before?.id})`),
    )
    .orderBy("newest_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    firstArticleId: row.first_article_id,
    articles: row.articles,
    newest: row.newest_at,
    isRuled: row.ruled,
  }));
}

/** What editors ruled of these articles: those of whom they ruled. */
export async function listRuled(db: Db, articleIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("story_articles")
    .select("article_id")
    .where("article_id", "=", anyOf(articleIds))
    .where("ruling", "is not", null)
    .execute();
  return new Set(rows.map((row) => row.article_id));
}
