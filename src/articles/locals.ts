/** Whose local news an article is. */
import type { Db } from "#database/connect.ts";

/** Ids of the places on whose pages it stands, in no order. */
export async function listLocalTo(db: Db, articleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("article_locals")
    .select("place_id")
    .where("article_id", "=", articleId)
    .execute();
  return rows.map((row) => row.place_id);
}
