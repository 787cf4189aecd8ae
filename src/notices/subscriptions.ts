/**
 * Subscriptions: which browser wants to hear of which places, and when not. Nothing of the person is kept but what the
 * sending needs; a browser whose subscription ends is forgotten.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { countFact } from "#database/facts.ts";
import type { Push, PushAddress } from "#push/push.ts";
import type { QuietHours } from "./quiet.ts";
import { KNOWN_SERVICES, MAX_OF_KNOWN, MAX_OF_OTHER, MAX_OF_OTHERS, serviceOf } from "./services.ts";
import { makeToken, readToken } from "./token.ts";

/** Places that one browser may follow. */
export const MAX_PLACES = 20;
export const GONE_FACT = "push-gone";

export type Wishes = {
  /** Ids, none twice, at most MAX_PLACES. */
  places: readonly string[];
  /** What the reader muted, in the short form of readers/. */
  mutes: string;
  quiet: QuietHours;
};

type Needs = { db: Db; now: Clock; secret: string; push: Pick<Push, "accepts"> };

export type Subscribed =
  | { kind: "subscribed"; token: string }
  /** address: none that a message would be sent to; full: too many lead to that push service; other: not this browser's. */
  | { kind: "refused"; why: "address" | "full" | "other" };

/** Subscribes a browser, or gives one that is subscribed already its key and its new wishes. */
export async function subscribe(needs: Needs, address: PushAddress, wishes: Wishes): Promise<Subscribed> {
  if (!needs.push.accepts(address)) return { kind: "refused", why: "address" };
  return inTransaction(needs.db, async (db) => {
    const known = await db
      .selectFrom("push_subscriptions")
      .select("id")
      .where("endpoint_hash", "=", hashOf(address.endpoint))
      .executeTakeFirst();
    if (!known && (await isFull(db, address.endpoint))) return { kind: "refused", why: "full" };
    const now = needs.now();
    const wished = { ...addressColumns(address), ...wishColumns(wishes) };
    const row = await db
      .insertInto("push_subscriptions")
      .values({ id: makeId(now), ...wished, created_at: now, reached_at: now })
      .onConflict((conflict) =>
        conflict
          .column("endpoint_hash")
          .doUpdateSet(wished)
          // Who has an endpoint's own secret is the browser that was given it.
          .where("push_subscriptions.auth", "=", address.auth),
      )
      .returning("id")
      .executeTakeFirst();
    return row
      ? { kind: "subscribed", token: makeToken(row.id, needs.secret) }
      : { kind: "refused", why: "other" };
  });
}

/** What the subscription of this key wants; undefined when there is none any more. */
export async function findWishes(
  needs: Pick<Needs, "db" | "secret">,
  token: string,
): Promise<Wishes | undefined> {
  const id = readToken(token, needs.secret);
  if (id === undefined) return undefined;
  const row = await needs.db
    .selectFrom("push_subscriptions")
    .select(["places", "mutes", "time_zone", "quiet_from", "quiet_to"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row && wishesOf(row);
}

/**
 * Changes what the subscription of this key wants, and where it leads when the browser was given another address.
 * False when there is none any more, or another subscription leads there.
 */
export async function changeSubscription(
  needs: Needs,
  token: string,
  change: { wishes?: Wishes | undefined; address?: PushAddress | undefined },
): Promise<boolean> {
  const id = readToken(token, needs.secret);
  const { address, wishes } = change;
  if (id === undefined || (address && !needs.push.accepts(address))) return false;
  return inTransaction(needs.db, async (db) => {
    if (address) {
      const other = await db
        .selectFrom("push_subscriptions")
        .select("id")
        .where("endpoint_hash", "=", hashOf(address.endpoint))
        .where("id", "<>", id)
        .executeTakeFirst();
      if (other) return false;
    }
    const columns = {
      ...(address ? { ...addressColumns(address), failures: 0, reached_at: needs.now() } : {}),
      ...(wishes ? wishColumns(wishes) : {}),
    };
    // Setting its id to itself: an update must set something.
    const row = await db
      .updateTable("push_subscriptions")
      .set({ id, ...columns })
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    return row !== undefined;
  });
}

/** Brings what a reader muted to the subscription of this key, if there is one. */
export async function saveMutes(
  needs: Pick<Needs, "db" | "secret">,
  token: string,
  mutes: string,
): Promise<void> {
  const id = readToken(token, needs.secret);
  if (id !== undefined)
    await needs.db.updateTable("push_subscriptions").set({ mutes }).where("id", "=", id).execute();
}

/** Ends the subscription of this key; nothing of it is kept. */
export async function eraseSubscription(needs: Pick<Needs, "db" | "secret">, token: string): Promise<void> {
  const id = readToken(token, needs.secret);
  if (id !== undefined) await needs.db.deleteFrom("push_subscriptions").where("id", "=", id).execute();
}

/** Forgets browsers that are gone, and counts them. */
export async function forgetGone(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = await db.deleteFrom("push_subscriptions").where("id", "in", ids).returning("id").execute();
  await countFact(db, GONE_FACT, gone.length);
}

async function isFull(db: Db, endpoint: string): Promise<boolean> {
  const { name, isKnown } = serviceOf(endpoint);
  if (isKnown) return hasMany(db, sql`service = ${name}`, MAX_OF_KNOWN);
  const others = sql`service <> all(${KNOWN_SERVICES}::text[])`;
  return (
    (await hasMany(db, sql`service = ${name}`, MAX_OF_OTHER)) || (await hasMany(db, others, MAX_OF_OTHERS))
  );
}

async function hasMany(db: Db, condition: ReturnType<typeof sql>, most: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from push_subscriptions where ${condition} offset ${most - 1} limit 1`.execute(db);
  return rows.length > 0;
}

const hashOf = (endpoint: string): string => createHash("sha256").update(endpoint).digest("base64url");

const addressColumns = ({ endpoint, p256dh, auth }: PushAddress) => ({
  endpoint,
  endpoint_hash: hashOf(endpoint),
  service: serviceOf(endpoint).name,
  p256dh,
  auth,
});

type WishRow = { places: string[]; mutes: string; time_zone: string; quiet_from: number; quiet_to: number };

const wishColumns = ({ places, mutes, quiet }: Wishes): WishRow => ({
  places: [...places],
  mutes,
  time_zone: quiet.timeZone,
  quiet_from: quiet.from,
  quiet_to: quiet.to,
});

export const wishesOf = (row: WishRow): Wishes => ({
  places: row.places,
  mutes: row.mutes,
  quiet: { timeZone: row.time_zone, from: row.quiet_from, to: row.quiet_to },
});
