/**
 * Taking what is due. What is to be sent is written down as being sent before it is: a process that dies in
 * between leaves a message that perhaps was never sent, and none that is sent twice.
 */
import { sql } from "kysely";
import { listArticlesById } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { Clock } from "#base/clock.ts";
import { anyOf } from "#database/any-of.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Atlas } from "#places/atlas.ts";
import type { PushAddress } from "#push/push.ts";
import { decodeChoices } from "#readers/encoding.ts";
import { makeMutes } from "#readers/mutes.ts";
import type { Gazetteer } from "#understanding/gazetteer.ts";
import { type Decision, type Due, decideNotices } from "./decide.ts";
import { setState } from "./deliveries.ts";
import { makeNotice, type Notice, type Told } from "./message.ts";
import { wishesOf } from "./subscriptions.ts";

/** A message written down as being sent. */
export type Claimed = {
  subscriptionId: string;
  service: string;
  storyIds: readonly string[];
  /** The most often that any of it was tried before. */
  tries: number;
  to: PushAddress;
  notice: Notice;
  ttlSeconds: number;
};

export type ClaimNeeds = { db: Db; now: Clock; atlas: Atlas };
export type Claim = { claimed: Claimed[]; dropped: number; isLast: boolean };

/** Subscriptions looked at together. */
const BATCH = 25;
const MAX_DUE = 2000;

/** Decides about the deliveries of some subscriptions that are due, and writes down what is about to be sent. */
export async function claimDue(needs: ClaimNeeds): Promise<Claim> {
  const now = needs.now();
  const gazetteer = await needs.atlas.read();
  return inTransaction(needs.db, async (db) => {
    const { subscriptions, deliveries } = await lockDue(db, now);
    const articles = new Map(
      (await listArticlesById(db, [...new Set(deliveries.map((one) => one.article_id))])).map((one) => [
        one.id,
        one,
      ]),
    );
    const claimed: Claimed[] = [];
    let dropped = 0;
    for (const subscription of subscriptions) {
      const own = deliveries.filter((one) => one.subscription_id === subscription.id);
      const decision = decide(subscription, own, articles, { gazetteer, now });
      await writeDecision(db, subscription.id, decision, now);
      dropped += decision.drop.length;
      if (decision.kind === "send") claimed.push(claimOf(subscription, own, decision, gazetteer));
    }
    return { claimed, dropped, isLast: subscriptions.length < BATCH };
  });
}

async function lockDue(db: Db, now: Date) {
  const subscriptions = await db
    .selectFrom("push_subscriptions")
    .selectAll()
    .where(
      "id",
      "=",
      sql<string>`any(array(select subscription_id from push_deliveries
        where state = 'waiting' and due_at <= ${now}::timestamptz order by due_at limit ${MAX_DUE}))`,
    )
    .orderBy("id")
    .limit(BATCH)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  const deliveries = await db
    .selectFrom("push_deliveries")
    .select(["subscription_id", "story_id", "article_id", "place_id", "tries"])
    .where("subscription_id", "=", anyOf(subscriptions.map((one) => one.id)))
    .where("state", "=", "waiting")
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .limit(MAX_DUE)
    .execute();
  return { subscriptions, deliveries };
}

type Locked = Awaited<ReturnType<typeof lockDue>>;
type Subscription = Locked["subscriptions"][number];
type Delivery = Locked["deliveries"][number];

function decide(
  row: Subscription,
  own: readonly Delivery[],
  articles: ReadonlyMap<string, ShownArticle>,
  { gazetteer, now }: { gazetteer: Gazetteer; now: Date },
): Decision {
  const { mutes, quiet } = wishesOf(row);
  const muted = decodeChoices(mutes)?.mutes;
  const rules = muted && mutes !== "" ? makeMutes(muted, gazetteer) : undefined;
  const due: Due[] = own.map((one) => ({
    storyId: one.story_id,
    placeId: one.place_id,
    article: articles.get(one.article_id),
  }));
  const recipient = {
    quiet,
    lastSent: row.last_sent_at ?? undefined,
    sentDay: row.sent_day,
    sentThatDay: row.sent_that_day,
  };
  return decideNotices(recipient, due, { hides: (article) => rules?.hides(article) ?? false, now });
}

function claimOf(
  row: Subscription,
  own: readonly Delivery[],
  decision: Extract<Decision, { kind: "send" }>,
  gazetteer: Gazetteer,
): Claimed {
  const told: Told[] = decision.tell.map(({ article, placeId }) => ({
    article,
    place: gazetteer.find(placeId),
  }));
  const storyIds = decision.tell.map((one) => one.storyId);
  return {
    subscriptionId: row.id,
    service: row.service,
    storyIds,
    tries: Math.max(...own.filter((one) => storyIds.includes(one.story_id)).map((one) => one.tries)),
    to: { endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth },
    // A decision to send always has something to tell.
    notice: makeNotice(told as [Told, ...Told[]]),
    ttlSeconds: Math.floor(decision.ttlMs / 1000),
  };
}

async function writeDecision(db: Db, id: string, decision: Decision, now: Date): Promise<void> {
  await setState(db, id, decision.drop, { state: "dropped", changed_at: now });
  if (decision.kind === "wait")
    await setState(db, id, decision.storyIds, { due_at: decision.until, changed_at: now });
  if (decision.kind !== "send") return;
  const storyIds = decision.tell.map((one) => one.storyId);
  await setState(db, id, storyIds, { state: "sending", changed_at: now });
  await db
    .updateTable("push_subscriptions")
    .set({ last_sent_at: now, sent_day: decision.day, sent_that_day: decision.nth })
    .where("id", "=", id)
    .execute();
}
