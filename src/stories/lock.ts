/** Placing in stories is one transaction at a time: an event reported twice in a minute must not become two stories. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";

// Any number, as long as nobody else on the server uses it: "stor" in ASCII.
const LOCK = 0x73746f72;

/**
 * Waits for this transaction's turn. Call it first, before any row is written: who waits here while holding a row
 * that another wants to fold would wait for ever.
 */
export async function lockStories(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
}
