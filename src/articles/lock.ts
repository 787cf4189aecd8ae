/** Turns within a publisher: visits and saving of one publisher's articles happen one after the other. */
import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";

/** Waits for these publishers' turn, which lasts until the transaction ends. Always in one order, so that nobody waits in a circle. */
export async function lockPublishers(db: Db, publisherIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(publisherIds)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(db);
}

/**
 * Keeps the rights of these sources as they are until the transaction ends, and waits for whoever is changing them: what
 * a search may find of an article is decided as it is saved, and again for the articles that are there when rights
 * change. Call it after `lockPublishers` and before an article is written.
 */
export async function holdRights(db: Db, sourceIds: readonly string[]): Promise<void> {
  await db
    .selectFrom("sources")
    .select("id")
    .where("id", "=", anyOf([...new Set(sourceIds)]))
    .orderBy("id")
    .forShare()
    .execute();
}
