/** The newsletter of an account's address: taken along with the account, and gone when it goes. */
import { findAccount } from "#accounts/accounts.ts";
import type { Belongings } from "#accounts/belongings.ts";
import { systemClock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import { eraseByEmail, findByEmail } from "./subscriptions.ts";

const emailOf = async (db: Db, accountId: string): Promise<string | undefined> =>
  (await findAccount({ db, now: systemClock }, accountId))?.email;

export const newsletterBelongings: Belongings = {
  name: "newsletter",
  isWriting: false,
  async list(db, accountId) {
    const email = await emailOf(db, accountId);
    const found = email === undefined ? undefined : await findByEmail(db, email);
    if (!found) return [];
    const { id: _, ...own } = found;
    return [own];
  },
  async forget(db, accountId) {
    const email = await emailOf(db, accountId);
    if (email !== undefined) await eraseByEmail(db, email);
  },
};
