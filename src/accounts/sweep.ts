/** Forgets what can no longer be used: sessions, links and challenges that ended, and buckets that are full again. */
import type { AccountNeeds } from "./accounts.ts";
import { LIMITS_KEPT_MS } from "./limits.ts";

export async function sweepAccounts({ db, now }: AccountNeeds): Promise<void> {
  const at = now();
  for (const table of ["sessions", "sign_in_links", "challenges"] as const)
    await db.deleteFrom(table).where("expires_at", "<=", at).execute();
  await db
    .deleteFrom("limits")
    .where("at", "<", new Date(at.getTime() - LIMITS_KEPT_MS))
    .execute();
}
