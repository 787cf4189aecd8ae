/**
 * Addresses that are not to be written to: their mailbox is gone, or their reader complained. Kept as hashes, so that somebody
 * who is forgotten stays left alone, and an import cannot bring them back; whoever confirms an address again settles it.
 */
import { createHmac } from "node:crypto";
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

/** A key of its own, so that the secret signs nothing else by accident. `email`: as subscriptions keep it. */
export function hashOf(email: string, secret: string): string {
  const key = createHmac("sha256", secret).update("townwire suppressions 1").digest();
  return createHmac("sha256", key).update(email).digest("base64url");
}
