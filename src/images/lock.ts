/** Saving a picture and taking it down take turns, so that one which is being saved cannot outlive its removal. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";

/** Until the transaction ends, nobody else saves or removes this picture. */
export const lockPicture = (db: Db, key: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`picture ${key}`}, 0))`.execute(db);
