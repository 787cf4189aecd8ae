/**
 * Signing up: nothing is sent to an address, and nothing of its subscription changes, before somebody has used a link that was
 * mailed to it. Links are good once and for two days; making one does not look whether the address is known, so that nobody
 * learns by asking who reads what.
 */

import { sql } from "kysely";
import { hashToken, isToken, makeToken } from "#accounts/tokens.ts";
import { anyOf } from "#database/any-of.ts";
import { inTransaction } from "#database/connect.ts";
import {
  eraseByEmail,
  findByEmail,
  type Needs,
  type Subscription,
  saveSubscription,
} from "./subscriptions.ts";
import { findSuppressed, hashOf } from "./suppressions.ts";
import type { Wishes } from "./wishes.ts";

export const LINK_HOURS = 48;

type Door = Pick<Needs, "db" | "now">;

/** Makes a link that subscribes this address, or changes what it gets; returns its token. */
export const askToSubscribe = (
  needs: Door,
  given: { email: string; wishes: Wishes; source: string },
): Promise<string> => saveLink(needs, { ...given, purpose: "confirm", subscriptionId: undefined });

/** Makes a link that has a subscription go to this other address from now on. */
export const askToMove = (needs: Door, subscriptionId: string, email: string): Promise<string> =>
  saveLink(needs, { email, source: "site", purpose: "move", subscriptionId, wishes: undefined });

async function saveLink(
  { db, now }: Door,
  given: {
    email: string;
    wishes: Wishes | undefined;
    source: string;
    purpose: "confirm" | "move";
    subscriptionId: string | undefined;
  },
): Promise<string> {
  const token = makeToken();
  const at = now();
  await db
    .insertInto("newsletter_links")
    .values({
      token_hash: hashToken(token),
      purpose: given.purpose,
      email: given.email,
      subscription_id: given.subscriptionId ?? null,
      wishes: given.wishes ? JSON.stringify(given.wishes) : null,
      source: given.source,
      asked_at: at,
      expires_at: new Date(at.getTime() + LINK_HOURS * 3_600_000),
    })
    .execute();
  return token;
}

/**
 * Those of a list that may be asked by mail: nobody who gets it, ended it, or was asked and has not answered yet, and nobody
 * who is not to be written to. In the order given.
 */
export async function listAskable(needs: Needs, emails: readonly string[]): Promise<string[]> {
  const hashes = new Map(emails.map((email) => [email, hashOf(email, needs.secret)]));
  const { rows } = await sql<{ email: string }>`
    select email from newsletter_subscriptions where email = ${anyOf(emails)}
    union select email from newsletter_links where email = ${anyOf(emails)} and expires_at > ${needs.now()}`.execute(
    needs.db,
  );
  const known = new Set(rows.map(({ email }) => email));
  const suppressed = await findSuppressed(needs.db, [...hashes.values()]);
  return emails.filter((email) => !known.has(email) && !suppressed.has(hashes.get(email) ?? ""));
}

export type Asked = { email: string; source: string; askedAt: Date } & (
  | { purpose: "confirm"; wishes: Wishes }
  | { purpose: "move"; subscriptionId: string }
);

/** A link that can still be used; looking at it does not use it up, because mail scanners look at every link. */
export async function findAsked({ db, now }: Door, token: string): Promise<Asked | undefined> {
  if (!isToken(token)) return undefined;
  const row = await db
    .selectFrom("newsletter_links")
    .selectAll()
    .where("token_hash", "=", hashToken(token))
    .where("expires_at", ">", now())
    .executeTakeFirst();
  if (!row) return undefined;
  const about = { email: row.email, source: row.source, askedAt: row.asked_at };
  if (row.purpose === "confirm") return { ...about, purpose: row.purpose, wishes: row.wishes as Wishes };
  return row.subscription_id === null
    ? undefined
    : { ...about, purpose: row.purpose, subscriptionId: row.subscription_id };
}

export type Confirmed =
  | { kind: "confirmed"; subscription: Subscription; movedFrom: string | undefined }
  | { kind: "gone" };

/** Uses a link up; of several who use it at once, one is told that it worked. */
export function confirm(needs: Door, token: string): Promise<Confirmed> {
  return inTransaction(needs.db, async (db) => {
    const own = { ...needs, db };
    const asked = await findAsked(own, token);
    const used = await db
      .deleteFrom("newsletter_links")
      .where("token_hash", "=", hashToken(token))
      .returning("token_hash")
      .executeTakeFirst();
    if (!asked || !used) return { kind: "gone" };
    const at = needs.now();
    if (asked.purpose === "confirm") {
      const consent = { source: asked.source, consentAt: at, confirmedAt: at };
      const subscription = await saveSubscription(own, asked.email, asked.wishes, consent);
      return { kind: "confirmed", subscription, movedFrom: undefined };
    }
    return move(own, asked.subscriptionId, asked.email);
  });
}

/** Whoever reads the new mailbox agreed; what that address had before gives way. */
async function move(needs: Door, id: string, email: string): Promise<Confirmed> {
  const { db } = needs;
  const before = await db
    .selectFrom("newsletter_subscriptions")
    .select("email")
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!before) return { kind: "gone" };
  if (before.email !== email) await eraseByEmail(db, email);
  const at = needs.now();
  const moved = { email, state: "active" as const, state_why: null, confirmed_at: at, changed_at: at };
  await db.updateTable("newsletter_subscriptions").set(moved).where("id", "=", id).execute();
  const subscription = await findByEmail(db, email);
  return subscription ? { kind: "confirmed", subscription, movedFrom: before.email } : { kind: "gone" };
}
