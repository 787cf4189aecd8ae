/**
 * Addresses that are not to be written to: their mailbox is gone, or their reader complained. Kept as hashes, so that somebody
 * who is forgotten stays left alone, and an import cannot bring them back; whoever confirms an address again settles it.
 */
import { signatureOf } from "#base/signed.ts";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";

type Suppression = { kind: "bounce" | "complaint"; why: string; at: Date };

export async function suppress(db: Db, emailHash: string, about: Suppression): Promise<void> {
  await db
    .insertInto("newsletter_suppressions")
    .values({ email_hash: emailHash, ...about })
    .onConflict((conflict) => conflict.column("email_hash").doUpdateSet(about))
    .execute();
}

/** When each of these was suppressed; those that are not are left out. */
export async function findSuppressed(db: Db, hashes: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom("newsletter_suppressions")
    .select(["email_hash", "at"])
    .where("email_hash", "=", anyOf(hashes))
    .execute();
  return new Map(rows.map((row) => [row.email_hash, row.at]));
}

/** `email`: as subscriptions keep it. */
export const hashOf = (email: string, secret: string): string => signatureOf("suppressions 1", email, secret);
