/** Taking deliveries in hand: put off for a while, so that nobody else takes them, and theirs again if we die. */
import { sql } from "kysely";
import { type Db, inTransaction } from "#database/connect.ts";
import { doubt, type Result } from "./outcomes.ts";

export type Claimed = { id: string; issueKey: string; email: string; leaseUntil: Date };

/** Long enough to wait for a slow domain; who comes later finds that somebody else has it. */
const LEASE_MS = 10 * 60_000;
/** An attempt ends within minutes, whatever the mail server does; whose end was not written down by then died. */
const LOST_MS = 10 * 60_000;

/** Those that are due for longest, issue by issue. Several processes take different ones. */
export async function claimDue(db: Db, now: Date, count: number): Promise<Claimed[]> {
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  const { rows } = await sql<{ id: string; issue_key: string; email: string }>`
    update newsletter_deliveries d set due_at = ${leaseUntil}
    from newsletter_subscriptions s
    where s.id = d.subscription_id and d.id = any(array(
      select id from newsletter_deliveries where state = 'waiting' and due_at <= ${now}
      order by due_at, issue_key limit ${count} for no key update skip locked))
    returning d.id, d.issue_key, s.email`.execute(db);
  const claimed = rows.map(({ id, issue_key, email }) => ({ id, issueKey: issue_key, email, leaseUntil }));
  return claimed.sort((a, b) => (a.issueKey < b.issueKey ? -1 : a.issueKey > b.issueKey ? 1 : 0));
}

/** Gives back what was taken in hand and not tried. */
export async function giveBack(db: Db, claimed: readonly Claimed[], dueAt: Date): Promise<void> {
  if (claimed.length === 0) return;
  await sql`
    update newsletter_deliveries set due_at = ${dueAt}
    where id = any(${claimed.map(({ id }) => id)}::text[]) and state = 'waiting'
      and due_at = ${claimed[0]?.leaseUntil}`.execute(db);
}

export async function hasDue(db: Db, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("newsletter_deliveries")
    .select("id")
    .where("state", "=", "waiting")
    .where("due_at", "<=", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const LOST_WHY = "the program ended before the mail server answered";

/** Attempts whose process died: perhaps the message was taken. Returns how many. */
export function recoverLost(db: Db, now: Date): Promise<number> {
  return inTransaction(db, async (db) => {
    const rows = await db
      .selectFrom("newsletter_deliveries")
      .select(["id", "attempted_at", "tries", "doubts", "created_at"])
      .where("state", "=", "sending")
      .where("attempted_at", "<=", new Date(now.getTime() - LOST_MS))
      .orderBy("id")
      .limit(1000)
      .forUpdate()
      .skipLocked()
      .execute();
    await writeResults(
      db,
      rows.map((row) => ({
        id: row.id,
        tries: row.tries,
        result: doubt({ ...row, createdAt: row.created_at }, row.attempted_at ?? now, LOST_WHY),
      })),
      now,
    );
    return rows.length;
  });
}

export type Written = { id: string; tries: number; result: Result };

/** Writes down the ends of attempts, unless a later attempt was begun. */
export async function writeResults(db: Db, all: readonly Written[], now: Date): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map(({ id, tries, result }) => ({
    id,
    tries,
    state: result.state,
    due_at: result.dueAt,
    doubts: result.doubts,
    why: result.why,
  }));
  await sql`
    update newsletter_deliveries d
    set state = r.state, due_at = r.due_at, doubts = r.doubts, why = r.why, changed_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id text, tries int, state text, due_at timestamptz, doubts int, why text)
    where d.id = r.id and d.tries = r.tries and d.state = 'sending'`.execute(db);
}
