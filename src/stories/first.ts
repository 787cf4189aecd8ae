/** The report that a story is named by: its earliest that is still here. */
import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";

/**
 * By the story's id: the story it is now, which is another once it was merged, and the article of its earliest report. Those
 * without any are left out. One query, or none for no stories.
 */
export async function listFirstReports(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { storyId: string; articleId: string }>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ asked: string; story_id: string; article_id: string }>`
    with recursive way as (
      select id as asked, id, merged_into, 0 as hops from stories where id = ${anyOf(ids)}
      union all
      select way.asked, s.id, s.merged_into, way.hops + 1 from stories s join way on s.id = way.merged_into where way.hops < 50
    ) select asked, way.id as story_id, first.article_id from way
    cross join lateral (select article_id from story_articles where story_id = way.id and not withdrawn
      order by published_at, article_id limit 1) first
    where way.merged_into is null`.execute(db);
  return new Map(rows.map((row) => [row.asked, { storyId: row.story_id, articleId: row.article_id }]));
}
