/** Which articles show a picture, whether they may, and how they let go of one. */

import type { Db } from "#database/connect.ts";
import { grants } from "./rights.ts";

/** Where a picture came from, as far as rights let it be told. */
export type PictureOrigin = {
  article: { id: string; title: string };
  /** Of the article, where its publisher has it. */
  url: string | undefined;
  publisher: { slug: string; name: string };
  credit: string | undefined;
};

/**
 * The first article that may be shown with this picture; undefined when none may: a source that grants headlines only
 * takes its pictures with it, and so does an article that was withdrawn.
 */
export async function findPictureOrigin(db: Db, key: string): Promise<PictureOrigin | undefined> {
  const rows = await picturing(db, key)
    .innerJoin("publishers", "publishers.id", "articles.publisher_id")
    .select(["articles.id", "articles.title", "articles.url", "articles.picture_credit"])
    .select(["publishers.slug", "publishers.name"])
    .orderBy("articles.first_seen_at")
    .orderBy("articles.id")
    .execute();
  const first = rows.find((row) => grants(row.rights).picture);
  return (
    first && {
      article: { id: first.id, title: first.title },
      url: first.url ?? undefined,
      publisher: { slug: first.slug, name: first.name },
      credit: first.picture_credit ?? undefined,
    }
  );
}

/**
 * Whether any article may be shown with this picture; withdrawn: none may, because it was taken down with an article.
 * And the articles that have it, which decide about that.
 */
export async function findPictureUse(
  db: Db,
  key: string,
): Promise<{ kind: "shown" | "withdrawn" | "none"; articles: string[] }> {
  const rows = await havingPicture(db, key).select(["articles.id", "articles.withdrawn_at"]).execute();
  const isShown = rows.some((row) => row.withdrawn_at === null && grants(row.rights).picture);
  const isWithdrawn = rows.some((row) => row.withdrawn_at !== null);
  return {
    kind: isShown ? "shown" : isWithdrawn ? "withdrawn" : "none",
    articles: rows.map((row) => row.id),
  };
}

const picturing = (db: Db, key: string) => havingPicture(db, key).where("articles.withdrawn_at", "is", null);

/** The rights under which articles have this picture. */
const havingPicture = (db: Db, key: string) =>
  db
    .selectFrom("articles")
    .innerJoin("sources", "sources.id", "articles.source_id")
    .select("sources.rights")
    .where("articles.picture_key", "=", key);

/** Takes a picture out of every article that shows it. Returns how many did. */
export async function forgetPicture(db: Db, key: string): Promise<number> {
  const done = await db
    .updateTable("articles")
    .set({ picture_key: null })
    .where("picture_key", "=", key)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}
