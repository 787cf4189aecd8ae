/**
 * The book of attempts: each is written down before it and after it. What several senders have to write at one moment is written
 * in one transaction, so that the book is seldom what they wait for.
 */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { findSuppressed, hashOf } from "../suppressions.ts";
import { type Claimed, type Written, writeResults } from "./claim.ts";

/** An attempt that is written down, and whom it is for now. */
export type Attempt = {
  id: string;
  subscriptionId: string;
  email: string;
  skipEmpty: boolean;
  tries: number;
  doubts: number;
  createdAt: Date;
};

export type Ledger = {
  /** Undefined when it is not to be sent after all: its reader ended it, is not to be written to, or another has it. */
  begin(claimed: Claimed): Promise<Attempt | undefined>;
  /** Resolves when it is kept. */
  end(written: Written): Promise<void>;
};

type Begin = { claimed: Claimed; settle: PromiseWithResolvers<Attempt | undefined> };
type End = { written: Written; settle: PromiseWithResolvers<void> };

export function openLedger(needs: {
  db: Db;
  now: Clock;
  secret: string;
  onDropped(count: number): void;
}): Ledger {
  let begins: Begin[] = [];
  let ends: End[] = [];
  let isWriting = false;

  const write = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    // What else is asked for in this turn goes along.
    await Promise.resolve();
    while (begins.length + ends.length > 0) {
      const [beginning, ending] = [begins, ends];
      [begins, ends] = [[], []];
      try {
        const now = needs.now();
        const begun = await inTransaction(needs.db, async (db) => {
          await writeResults(
            db,
            ending.map(({ written }) => written),
            now,
          );
          return beginAll(db, needs.secret, now, beginning);
        });
        for (const { settle } of ending) settle.resolve();
        for (const { claimed, settle } of beginning) settle.resolve(begun.attempts.get(claimed.id));
        needs.onDropped(begun.dropped);
      } catch (error) {
        for (const { settle } of [...ending, ...beginning]) settle.reject(error);
      }
    }
    isWriting = false;
  };

  return {
    begin(claimed) {
      const settle = Promise.withResolvers<Attempt | undefined>();
      begins.push({ claimed, settle });
      void write();
      return settle.promise;
    },
    end(written) {
      const settle = Promise.withResolvers<void>();
      ends.push({ written, settle });
      void write();
      return settle.promise;
    },
  };
}

type Row = {
  id: string;
  subscription_id: string;
  tries: number;
  doubts: number;
  created_at: Date;
  email: string;
  skip_empty: boolean;
  confirmed_at: Date | null;
  is_active: boolean;
};

async function beginAll(db: Db, secret: string, now: Date, beginning: readonly Begin[]) {
  if (beginning.length === 0) return { attempts: new Map<string, Attempt>(), dropped: 0 };
  const asked = beginning.map(({ claimed }) => ({ id: claimed.id, lease: claimed.leaseUntil }));
  const { rows } = await sql<Row>`
    update newsletter_deliveries d set state = 'sending', attempted_at = ${now}, tries = d.tries + 1, changed_at = ${now}
    from newsletter_subscriptions s, jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r (id text, lease timestamptz)
    where d.id = r.id and d.due_at = r.lease and d.state = 'waiting' and s.id = d.subscription_id
    returning d.id, d.subscription_id, d.tries, d.doubts, d.created_at, s.email, s.skip_empty, s.confirmed_at,
      s.state = 'active' as is_active`.execute(db);
  const suppressed = await findSuppressed(
    db,
    rows.map(({ email }) => hashOf(email, secret)),
  );
  const isFree = ({ email, confirmed_at }: Row): boolean => {
    const at = suppressed.get(hashOf(email, secret));
    // Whoever confirmed since then wants to be written to.
    return at === undefined || (confirmed_at !== null && confirmed_at > at);
  };
  const attempts = new Map<string, Attempt>();
  const dropped: Written[] = [];
  for (const row of rows) {
    const { id, tries, doubts } = row;
    if (row.is_active && isFree(row))
      attempts.set(id, {
        id,
        subscriptionId: row.subscription_id,
        email: row.email,
        skipEmpty: row.skip_empty,
        tries,
        doubts,
        createdAt: row.created_at,
      });
    else dropped.push({ id, tries, result: { state: "dropped", dueAt: now, doubts, why: null } });
  }
  await writeResults(db, dropped, now);
  return { attempts, dropped: dropped.length };
}
