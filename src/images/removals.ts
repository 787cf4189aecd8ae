/** Pictures taken down: their bytes are deleted, and their keys answer 410 for good, whoever brings them again. */
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import { lockPicture } from "./lock.ts";

/**
 * Takes a picture down, whether or not it was ever made; `why` is for the operator's records. Call it inside the
 * transaction in which articles let go of the picture.
 */
export async function removePicture(needs: { db: Db; now: Clock }, key: string, why: string): Promise<void> {
  await lockPicture(needs.db, key);
  await needs.db
    .insertInto("picture_removals")
    .values({ key, why, removed_at: needs.now() })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ why }))
    .execute();
  // Its variants go with it.
  await needs.db.deleteFrom("pictures").where("key", "=", key).execute();
}

/** Whether a key was taken down. */
export async function isRemoved(db: Db, key: string): Promise<boolean> {
  const row = await db.selectFrom("picture_removals").select("key").where("key", "=", key).executeTakeFirst();
  return row !== undefined;
}
