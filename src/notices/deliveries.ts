/** The table of what each subscription is or was to be told, and what the operator wants to know of it. */
import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { findFact } from "#database/facts.ts";
import { GONE_FACT } from "./subscriptions.ts";

type State = {
  state?: "waiting" | "sending" | "sent" | "dropped";
  due_at?: Date;
  tries?: number;
  changed_at: Date;
};

export async function setState(
  db: Db,
  subscriptionId: string,
  storyIds: readonly string[],
  state: State,
): Promise<void> {
  if (storyIds.length === 0) return;
  await db
    .updateTable("push_deliveries")
    .set(state)
    .where("subscription_id", "=", subscriptionId)
    .where("story_id", "=", anyOf(storyIds))
    .execute();
}

/** Whether anything is to be sent now. */
export async function hasDue(db: Db, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("push_deliveries")
    .select("due_at")
    .where("state", "=", "waiting")
    .where("due_at", "<=", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A story is told once while anybody could tell it again; after so long nobody does. */
const KEPT_MS = 30 * 86_400_000;

export async function removeOldDeliveries(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom("push_deliveries")
    .where("changed_at", "<", new Date(now.getTime() - KEPT_MS))
    .execute();
}

/** The name under which messages that push services took are counted. */
export const SENT_FACT = "push-sent";

export type NoticeCounts = {
  subscriptions: number;
  /** Stories noted for somebody and not told yet. */
  waiting: number;
  /** Messages that push services took, ever. */
  sent: number;
  /** Browsers that ended their subscription or could not be reached any more, ever. */
  gone: number;
};

export async function countNotices(db: Db): Promise<NoticeCounts> {
  const { rows } = await sql<{ subscriptions: number; waiting: number }>`
    select (select count(*)::int from push_subscriptions) as subscriptions,
      (select count(*)::int from push_deliveries where state = 'waiting') as waiting`.execute(db);
  const { subscriptions = 0, waiting = 0 } = rows[0] ?? {};
  const sent = Number((await findFact(db, SENT_FACT)) ?? 0);
  const gone = Number((await findFact(db, GONE_FACT)) ?? 0);
  return { subscriptions, waiting, sent, gone };
}
