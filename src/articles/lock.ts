/** Turns within a publisher: visits and saving of one publisher's articles happen one after the other. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";

/** Waits for these publishers' turn, which lasts until the transaction ends. Always in one order, so that nobody waits in a circle. */
export async function lockPublishers(db: Db, publisherIds: readonly string[]): Promise<void> {
  for (const id of [...new Set(publisherIds)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(db);
}
