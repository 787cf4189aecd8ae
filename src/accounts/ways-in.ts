/** Taking a way in away: never the last one, because nobody could open the account again. */
import { type Db, inTransaction } from "#database/connect.ts";

export type Removed = { kind: "removed" } | { kind: "last" };

export function removePasskey(db: Db, accountId: string, passkeyId: string): Promise<Removed> {
  return inTransaction(db, async (db) => {
    const { email, passkeys } = await readWays(db, accountId);
    if (email === null && passkeys.every((id) => id === passkeyId)) return { kind: "last" };
    await db.deleteFrom("passkeys").where("account_id", "=", accountId).where("id", "=", passkeyId).execute();
    return { kind: "removed" };
  });
}

/** Forgets the address of an account; links that were sent for it end. */
export function removeEmail(db: Db, accountId: string): Promise<Removed> {
  return inTransaction(db, async (db) => {
    const { email, passkeys } = await readWays(db, accountId);
    if (passkeys.length === 0) return { kind: "last" };
    await db.updateTable("accounts").set({ email: null }).where("id", "=", accountId).execute();
    if (email !== null) await db.deleteFrom("sign_in_links").where("email", "=", email).execute();
    return { kind: "removed" };
  });
}

/** Locks the account, so that two removals at once do not each leave the other's way in. */
async function readWays(db: Db, accountId: string): Promise<{ email: string | null; passkeys: string[] }> {
  const account = await db
    .selectFrom("accounts")
    .select("email")
    .where("id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
  const rows = await db.selectFrom("passkeys").select("id").where("account_id", "=", accountId).execute();
  return { email: account?.email ?? null, passkeys: rows.map(({ id }) => id) };
}
