/** The article that a publisher's address leads to, when it came by one of our sources. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import { addressMark } from "./marks.ts";

/** Its id. Asks each source by its index; there are few sources and many items. */
export async function findByUrl(db: Db, url: URL): Promise<string | undefined> {
  const mark = addressMark(url);
  if (mark === undefined) return undefined;
  const { rows } = await sql<{ id: string }>`
    select known.article_id as id from sources
    cross join lateral (
      select article_id from items
      where items.source_id = sources.id and items.url_key = ${mark} and article_id is not null
      order by items.id limit 1
    ) known
    join articles on articles.id = known.article_id and articles.withdrawn_at is null
    order by articles.folded, articles.published_at, articles.id limit 1`.execute(db);
  return rows[0]?.id;
}
