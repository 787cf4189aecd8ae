/**
 * What comes back of newsletters: a mailbox that is no more, one that takes nothing for days, a reader who calls it spam. Each
 * ends the sending to that reader, and says why. Only a report that names a delivery of ours is believed.
 */
import type { Clock } from "#base/clock.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Outcome } from "#mail/bulk.ts";
import { isHard, parseReport } from "#mail/reports.ts";
import type { Metrics } from "#metrics/metrics.ts";
import { findNamed } from "./mailing.ts";
import { suspendSubscription } from "./subscriptions.ts";
import { hashOf, suppress } from "./suppressions.ts";

export type ReturnNeeds = {
  db: Db;
  now: Clock;
  secret: string;
  metrics: Pick<Metrics, "newsletters">;
};

export type Taken = "hard" | "soft" | "complaint" | "none" | "unknown";

/** A mailbox that failed on so many days, over so many days at least, is given up. */
const SOFT_DAYS = 5;
const SOFT_SPAN_DAYS = 7;
const SOFT_WITHIN_DAYS = 60;
const DAY_MS = 86_400_000;

/** A message of a mail server, as bytes. "none": it reports nothing; "unknown": it names no delivery that we know. */
export async function takeReport(
  needs: ReturnNeeds & { bounce: string | undefined },
  bytes: Uint8Array,
): Promise<Taken> {
  const report = await parseReport(bytes);
  if (report.kind === "none") return "none";
  const id = findNamed(report.named, needs);
  const delivery = id && (await findDelivery(needs.db, id));
  if (!delivery) return "unknown";
  const kind = report.kind === "complaint" ? "complaint" : report.hard ? "hard" : "soft";
  await note(needs, {
    ...delivery,
    kind,
    why: report.why,
    status: "status" in report ? report.status : undefined,
  });
  return kind;
}

/** The mail server refused a message in the act, or put it off until it was too late. */
export async function noteRefusal(
  needs: ReturnNeeds,
  { id, subscriptionId, email }: { id: string; subscriptionId: string; email: string },
  outcome: Outcome,
): Promise<void> {
  if (outcome.kind === "sent") return;
  // By its status alone: a server that we have set up wrongly refuses everybody, in words like those for a mailbox that is gone.
  const isGone = outcome.kind === "refused" && outcome.at === "recipient" && isHard(outcome.status, "");
  const about = { id, subscriptionId, email, status: outcome.status, why: outcome.why };
  await note(needs, { ...about, kind: isGone ? "hard" : "soft" });
}

type Return = {
  id: string;
  subscriptionId: string;
  email: string;
  kind: "hard" | "soft" | "complaint";
  status: string | undefined;
  why: string;
};

async function note(needs: ReturnNeeds, about: Return): Promise<void> {
  const at = needs.now();
  const isNew = await inTransaction(needs.db, async (db) => {
    const row = await db
      .insertInto("newsletter_returns")
      .values({
        delivery_id: about.id,
        kind: about.kind,
        subscription_id: about.subscriptionId,
        status: about.status ?? null,
        why: about.why,
        at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("delivery_id")
      .executeTakeFirst();
    if (!row) return false;
    const why = await decideEnd(db, about, at);
    if (why === undefined) return true;
    await suspendSubscription({ db, now: needs.now }, about.subscriptionId, why);
    const kind = about.kind === "complaint" ? "complaint" : "bounce";
    await suppress(db, hashOf(about.email, needs.secret), { kind, why, at });
    return true;
  });
  if (isNew)
    needs.metrics.newsletters.inc({ outcome: about.kind === "complaint" ? "complained" : "bounced" });
}

/** Why nothing more is to be sent, in words for reader and desk; undefined when it is to go on. */
async function decideEnd(
  db: Db,
  { kind, subscriptionId, why }: Return,
  at: Date,
): Promise<string | undefined> {
  if (kind === "complaint") return "You or your mail program marked an issue as spam.";
  if (kind === "hard") return `Your mailbox does not exist any more, says its mail server: ${why}`;
  const rows = await db
    .selectFrom("newsletter_returns")
    .innerJoin("newsletter_subscriptions as s", "s.id", "newsletter_returns.subscription_id")
    .select(["newsletter_returns.at", "s.confirmed_at"])
    .where("newsletter_returns.subscription_id", "=", subscriptionId)
    .where("newsletter_returns.at", ">", new Date(at.getTime() - SOFT_WITHIN_DAYS * DAY_MS))
    .execute();
  const days = rows
    .filter((row) => row.confirmed_at === null || row.at > row.confirmed_at)
    .map((row) => Math.floor(row.at.getTime() / DAY_MS));
  const span = Math.max(...days) - Math.min(...days);
  if (new Set(days).size < SOFT_DAYS || span < SOFT_SPAN_DAYS) return undefined;
  return `Your mailbox has taken nothing for ${span} days, says its mail server: ${why}`;
}

async function findDelivery(db: Db, id: string) {
  const row = await db
    .selectFrom("newsletter_deliveries as d")
    .innerJoin("newsletter_subscriptions as s", "s.id", "d.subscription_id")
    .select(["d.id", "d.subscription_id", "s.email", "s.confirmed_at", "d.created_at"])
    .where("d.id", "=", id)
    .executeTakeFirst();
  // What was reported of a message from before the address was confirmed anew is settled by that.
  if (!row || (row.confirmed_at && row.confirmed_at > row.created_at)) return undefined;
  return { id: row.id, subscriptionId: row.subscription_id, email: row.email };
}
