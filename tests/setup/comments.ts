/** Accounts and comments of tests. */
import type { Account, Role } from "#accounts/accounts.ts";
import { makeId } from "#base/ids.ts";
import type { Moderator } from "#comments/moderator.ts";
import { parsePolicy } from "#comments/policy.ts";
import type { Db } from "#database/connect.ts";

const JOINED = new Date("2026-01-01T00:00:00Z");

export async function insertAccount(db: Db, name: string, role: Role = "reader"): Promise<Account> {
  const id = makeId(JOINED);
  await db
    .insertInto("accounts")
    .values({
      id,
      name,
      email: null,
      role,
      created_at: JOINED,
      seen_at: JOINED,
      banned_until: null,
      ban_reason: null,
    })
    .execute();
  return { id, name, role, createdAt: JOINED, ban: undefined };
}

/** A moderator with a policy of the test's own and a model that has nothing against anything. */
export function plainModerator(policy: unknown = {}, scores = { spam: 0, toxicity: 0 }): Moderator {
  const read = parsePolicy({ newWriters: { first: 0 }, ...(policy as object) });
  if (read.kind === "wrong") throw new Error(read.why);
  return { read: async () => ({ policy: read.policy, scorer: { score: () => scores } }) };
}
