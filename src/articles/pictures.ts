/** Which pictures articles show, and whether they may. */

import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { grants, type ShownArticle } from "./rights.ts";

/** Size in pixels of one variant of a picture. */
export type PictureSize = { width: number; height: number };

/** For each lead picture of these articles the variants we can serve, narrowest first. */
export async function listPictureSizes(
  db: Db,
  articles: readonly ShownArticle[],
): Promise<ReadonlyMap<string, PictureSize[]>> {
  const keys = [...new Set(articles.flatMap((article) => article.picture?.key ?? []))];
  const sizes = new Map<string, PictureSize[]>();
  if (keys.length === 0) return sizes;
  const rows = await db
    .selectFrom("pictures")
    .select(["key", "width", "height"])
    .where("key", "=", anyOf(keys))
    .orderBy("width")
    .execute();
  for (const { key, width, height } of rows) sizes.set(key, [...(sizes.get(key) ?? []), { width, height }]);
  return sizes;
}

/** Whether any article may be shown with this picture: a source that grants headlines only takes its pictures with it, and so does an article that was withdrawn. */
export async function mayShowPicture(db: Db, key: string): Promise<boolean> {
  const rows = await db
    .selectFrom("articles")
    .innerJoin("sources", "sources.id", "articles.source_id")
    .select("sources.rights")
    .distinct()
    .where("articles.picture_key", "=", key)
    .where("articles.withdrawn_at", "is", null)
    .execute();
  return rows.some((row) => grants(row.rights).picture);
}
