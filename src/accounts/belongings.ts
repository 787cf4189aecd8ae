/**
 * Everything of an account: taken along in one file, or deleted at once. What other rooms keep of it they say themselves,
 * by what the composition root hands in here; this room knows none of them.
 */
import { type Db, inTransaction } from "#database/connect.ts";
import { type AccountNeeds, findAccount } from "./accounts.ts";
import { listPasskeys } from "./passkeys.ts";
import { listSessions } from "./sessions.ts";

/** anonymise: what was written stays, without its writer; remove: it goes. */
export type Parting = "anonymise" | "remove";

/** What one room keeps of accounts. */
export type Belongings = {
  /** Under which it stands in the export: "comments". */
  name: string;
  /** Whether the account wrote it, so that it may stay without its writer. */
  isWriting: boolean;
  /** All of it that is the account's own, as plain values. */
  list(db: Db, accountId: string): Promise<unknown>;
  /** Called in the transaction that deletes the account, before its row goes. */
  forget(db: Db, accountId: string, how: Parting): Promise<void>;
};

type Needs = AccountNeeds & { belongings: readonly Belongings[] };

/** Undefined when there is no such account. Nothing in it lets anybody in. */
export async function exportAccount(
  needs: Needs,
  accountId: string,
): Promise<Record<string, unknown> | undefined> {
  const account = await findAccount(needs, accountId);
  if (!account) return undefined;
  const passkeys = await listPasskeys(needs, accountId);
  const sessions = await listSessions(needs, accountId);
  const others: [string, unknown][] = [];
  for (const { name, list } of needs.belongings) others.push([name, await list(needs.db, accountId)]);
  return {
    account,
    passkeys,
    sessions: sessions.map(({ id: _, ...session }) => session),
    ...Object.fromEntries(others),
  };
}

/** Deletes an account with all that is its own, or nothing of it. */
export function eraseAccount(needs: Needs, accountId: string, how: Parting): Promise<void> {
  return inTransaction(needs.db, async (db) => {
    for (const { forget } of needs.belongings) await forget(db, accountId, how);
    const gone = await db
      .deleteFrom("accounts")
      .where("id", "=", accountId)
      .returning("email")
      .executeTakeFirst();
    if (gone?.email) await db.deleteFrom("sign_in_links").where("email", "=", gone.email).execute();
    await db.deleteFrom("challenges").where("account_id", "=", accountId).execute();
  });
}
