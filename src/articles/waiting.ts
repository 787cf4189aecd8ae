/** Items that wait to become articles, with what their source says about them. */

import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import type { NotedItem, Payload, WaitingItem } from "./items.ts";

export type Waiting = WaitingItem & {
  /** kept: an article stands for this very payload, and only its page is still missing. */
  state: "waiting" | "kept";
  publisher: { id: string; name: string };
  source: { rights: Rights; section: string | undefined; place: string | undefined };
};

/** Those of the given items that still have a payload. */
export async function listWaiting(db: Db, ids: readonly string[]): Promise<Waiting[]> {
  const rows = await db
    .selectFrom("items")
    .innerJoin("sources", "sources.id", "items.source_id")
    .innerJoin("publishers", "publishers.id", "sources.publisher_id")
    .select([
      "items.id",
      "items.source_id",
      "items.article_id",
      "items.identity",
      "items.change_hash",
      "items.state",
      "items.payload",
    ])
    .select([
      "sources.rights",
      "sources.section",
      "sources.place",
      "publishers.id as publisher_id",
      "publishers.name",
    ])
    .where("items.id", "=", anyOf(ids))
    .where("items.payload", "is not", null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sourceId: row.source_id,
    articleId: row.article_id ?? undefined,
    // Written by noteItems; JSON gives back what it was given.
    payload: row.payload as Payload,
    identity: row.identity,
    changeHash: row.change_hash,
    state: row.state,
    publisher: { id: row.publisher_id, name: row.name },
    source: { rights: row.rights, section: row.section ?? undefined, place: row.place ?? undefined },
  }));
}

/** Jobs for those of the given items for which no article stands as they are now. */
export async function listUnmade(
  db: Db,
  ids: readonly string[],
): Promise<(NotedItem & { attempt: number })[]> {
  const rows = await db
    .selectFrom("items")
    .select(["id", "change_hash"])
    .where("id", "=", anyOf(ids))
    .where("state", "=", "waiting")
    .execute();
  return rows.map((row) => ({ itemId: row.id, contentHash: row.change_hash, attempt: 0 }));
}

/** The lead picture an article asks for, when its rights let it be shown; undefined when there is none to fetch. */
export async function findWantedPicture(
  db: Db,
  articleId: string,
): Promise<{ url: string; rights: Rights; credit: string | undefined } | undefined> {
  const row = await db
    .selectFrom("articles")
    .innerJoin("sources", "sources.id", "articles.source_id")
    .select(["articles.picture_url", "articles.picture_credit", "sources.rights"])
    .where("articles.id", "=", articleId)
    .where("articles.withdrawn_at", "is", null)
    .executeTakeFirst();
  return row?.picture_url
    ? { url: row.picture_url, rights: row.rights, credit: row.picture_credit ?? undefined }
    : undefined;
}

/** Says under which key an article's lead picture is served, as long as it still is this one; null when it is none. */
export async function notePicture(db: Db, articleId: string, url: string, key: string | null): Promise<void> {
  await db
    .updateTable("articles")
    .set({ picture_key: key })
    .where("id", "=", articleId)
    .where("picture_url", "=", url)
    .execute();
}

/** Every item that still has a payload: no article stands for it yet, or its page is to be asked for again. */
export async function listPending(db: Db): Promise<NotedItem[]> {
  const rows = await db
    .selectFrom("items")
    .select(["id", "change_hash"])
    .where("payload", "is not", null)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ itemId: row.id, contentHash: row.change_hash }));
}
