/** A picture is taken down: its bytes are deleted, its key answers 410 from now on, and articles show it no more. */
import { forgetPicture } from "#articles/pictures.ts";
import type { Clock } from "#base/clock.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { removePicture } from "#images/removals.ts";

/** Returns how many articles showed it. A key that was never made is taken down too: it may be on its way. */
export const takeDownPicture = (needs: { db: Db; now: Clock }, key: string, why: string): Promise<number> =>
  inTransaction(needs.db, async (db) => {
    await removePicture({ ...needs, db }, key, why);
    return forgetPicture(db, key);
  });
