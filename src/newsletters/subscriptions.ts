/**
 * Subscriptions: one for each address that confirmed, with what its reader wants. Only `newsletter_subscriptions` says whether
 * somebody gets a newsletter; an issue goes to those that are active and to nobody else.
 */
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import type { Db } from "#database/connect.ts";
import type { NewsletterSubscriptionTable, SubscriptionState } from "#database/tables-newsletters.ts";
import { sweepIssues } from "./issues.ts";
import { isSigned, parseLink } from "./tokens.ts";
import type { Wishes } from "./wishes.ts";

export type Needs = { db: Db; now: Clock; secret: string };

export type Subscription = Wishes & {
  id: string;
  /** In lower case, its domain in ASCII. */
  email: string;
  /** paused: by the reader; suspended: the mailbox took nothing, or complained; ended: by the reader, and soon forgotten. */
  state: SubscriptionState;
  stateWhy: string | undefined;
  /** Where the consent was given: "site", "account", or what an import says. */
  source: string;
  consentAt: Date;
  /** When a link to this address was last used. A complaint or a bounce from before then is settled by it. */
  confirmedAt: Date | undefined;
  createdAt: Date;
};

export type Consent = { source: string; consentAt: Date; confirmedAt: Date | undefined };

/** How long an ended subscription can be taken up again before nothing of it is left. */
export const UNDO_DAYS = 30;

export async function findByEmail(db: Db, email: string): Promise<Subscription | undefined> {
  const row = await db
    .selectFrom("newsletter_subscriptions")
    .selectAll()
    .where("email", "=", email)
    .executeTakeFirst();
  return row && subscriptionOf(row);
}

export type Found =
  | { kind: "found"; subscription: Subscription }
  /** Ours, and too old to change anything with; a new one can be mailed. */
  | { kind: "expired"; subscription: Subscription }
  /** None of ours, or of a subscription that is no more. */
  | { kind: "gone" };

/** The subscription that a signed link leads to. A link to unsubscribe opens no preferences, nor the other way round. */
export async function findByLink(
  { db, now, secret }: Needs,
  token: string,
  kind: "preferences" | "unsubscribe",
): Promise<Found> {
  const read = parseLink(token);
  if (read?.kind !== kind) return { kind: "gone" };
  const row = await db
    .selectFrom("newsletter_subscriptions")
    .selectAll()
    .where("id", "=", read.id)
    .executeTakeFirst();
  if (!row || !isSigned(token, row, secret)) return { kind: "gone" };
  const subscription = subscriptionOf(row);
  return { kind: read.until && read.until <= now() ? "expired" : "found", subscription };
}

/** Subscribes an address, or changes what it gets; whatever stopped it before is over. Ask for consent first. */
export async function saveSubscription(
  { db, now }: Pick<Needs, "db" | "now">,
  email: string,
  wishes: Wishes,
  { source, consentAt, confirmedAt }: Consent,
): Promise<Subscription> {
  const at = now();
  const columns = {
    ...columnsOf(wishes),
    state: "active" as const,
    state_why: null,
    source,
    consent_at: consentAt,
    confirmed_at: confirmedAt ?? null,
    changed_at: at,
  };
  const row = await db
    .insertInto("newsletter_subscriptions")
    .values({ id: makeId(at), email, ...columns, created_at: at })
    .onConflict((conflict) => conflict.column("email").doUpdateSet(columns))
    .returningAll()
    .executeTakeFirstOrThrow();
  return subscriptionOf(row);
}

/** Takes in a list whose consent was given elsewhere; addresses that are here already stay as they are. Returns how many were added. */
export async function addSubscriptions(
  { db, now }: Pick<Needs, "db" | "now">,
  listed: readonly { email: string; wishes: Wishes; consent: { source: string; consentAt: Date } }[],
): Promise<number> {
  let added = 0;
  for (let from = 0; from < listed.length; from += MAX_ROWS) {
    const at = now();
    const rows = listed.slice(from, from + MAX_ROWS).map(({ email, wishes, consent }) => ({
      id: makeId(at),
      email,
      ...columnsOf(wishes),
      state: "active" as const,
      state_why: null,
      source: consent.source,
      consent_at: consent.consentAt,
      confirmed_at: null,
      created_at: at,
      changed_at: at,
    }));
    const made = await db
      .insertInto("newsletter_subscriptions")
      .values(rows)
      .onConflict((conflict) => conflict.column("email").doNothing())
      .returning("id")
      .execute();
    added += made.length;
  }
  return added;
}
const MAX_ROWS = 1000;

/** Changes what a subscription gets; false when it is no more. */
export async function changeWishes(
  { db, now }: Pick<Needs, "db" | "now">,
  id: string,
  wishes: Wishes,
): Promise<boolean> {
  const row = await db
    .updateTable("newsletter_subscriptions")
    .set({ ...columnsOf(wishes), changed_at: now() })
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * From one state to another; false when it was in none of these, and nothing changed. Without a `why` the one of before is kept,
 * so that what was suspended is known as such after its end.
 */
export async function changeState(
  { db, now }: Pick<Needs, "db" | "now">,
  id: string,
  change: {
    from: readonly SubscriptionState[];
    to: SubscriptionState | RawBuilder<SubscriptionState>;
    why?: string;
  },
): Promise<boolean> {
  const why = change.why === undefined ? {} : { state_why: change.why };
  const row = await db
    .updateTable("newsletter_subscriptions")
    .set({ state: change.to, ...why, changed_at: now() })
    .where("id", "=", id)
    .where("state", "in", [...change.from])
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

const ANY = ["active", "paused", "suspended"] as const;

/** The reader wants no more of it. True also when that was so before. */
export const endSubscription = (needs: Pick<Needs, "db" | "now">, id: string) =>
  changeState(needs, id, { from: ANY, to: "ended" });

/** The reader takes it up again after ending or pausing it; one that was suspended stays so until it is confirmed anew. */
export const resumeSubscription = (needs: Pick<Needs, "db" | "now">, id: string) =>
  changeState(needs, id, {
    from: ["ended", "paused"],
    to: sql<SubscriptionState>`case when state_why is null then 'active' else 'suspended' end`,
  });

export const pauseSubscription = (needs: Pick<Needs, "db" | "now">, id: string) =>
  changeState(needs, id, { from: ["active"], to: "paused" });

/** Stops it because its mailbox takes nothing, or its reader complained; `why` is shown to reader and desk. */
export const suspendSubscription = (needs: Pick<Needs, "db" | "now">, id: string, why: string) =>
  changeState(needs, id, { from: ["active", "paused"], to: "suspended", why });

/** Forgets everything of an address; false when there was nothing. */
export async function eraseByEmail(db: Db, email: string): Promise<boolean> {
  await db.deleteFrom("newsletter_links").where("email", "=", email).execute();
  const row = await db
    .deleteFrom("newsletter_subscriptions")
    .where("email", "=", email)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets links that were not used in time, and what was ended long enough ago; issues that are old too. */
export async function sweepNewsletters({ db, now }: Pick<Needs, "db" | "now">): Promise<void> {
  const at = now();
  await db.deleteFrom("newsletter_links").where("expires_at", "<=", at).execute();
  await sweepIssues({ db, now });
  await db
    .deleteFrom("newsletter_subscriptions")
    .where("state", "=", "ended")
    .where("changed_at", "<=", new Date(at.getTime() - UNDO_DAYS * 86_400_000))
    .execute();
}

/** How many there are in each state. */
export async function countSubscriptions(db: Db): Promise<Record<SubscriptionState, number>> {
  const rows = await db
    .selectFrom("newsletter_subscriptions")
    .select(["state", (row) => row.fn.countAll<string>().as("n")])
    .groupBy("state")
    .execute();
  const counts = { active: 0, paused: 0, suspended: 0, ended: 0 };
  for (const { state, n } of rows) counts[state] = Number(n);
  return counts;
}

const columnsOf = (wishes: Wishes) => ({
  places: [...wishes.places],
  sections: [...wishes.sections],
  rhythm: wishes.rhythm,
  weekday: wishes.weekday,
  hour: wishes.hour,
  time_zone: wishes.timeZone,
  skip_empty: wishes.skipEmpty,
  mutes: wishes.mutes,
});

/** For whoever reads rows in bulk: runs. */
export const subscriptionOf = (row: Selectable<NewsletterSubscriptionTable>): Subscription => ({
  id: row.id,
  email: row.email,
  places: row.places,
  sections: row.sections,
  rhythm: row.rhythm,
  weekday: row.weekday,
  hour: row.hour,
  timeZone: row.time_zone,
  skipEmpty: row.skip_empty,
  mutes: row.mutes,
  state: row.state,
  stateWhy: row.state_why ?? undefined,
  source: row.source,
  consentAt: row.consent_at,
  confirmedAt: row.confirmed_at ?? undefined,
  createdAt: row.created_at,
});
