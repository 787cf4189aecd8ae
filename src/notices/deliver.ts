/**
 * Sending what is due: taken, sent, noted, a few at a time until nothing is left. A push service that asks for patience
 * gets it for all its browsers. Killing the process loses at most the messages in hand, and doubles none.
 */
import type { Clock } from "#base/clock.ts";
import type { Log } from "#base/log.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Job, Jobs } from "#jobs/queue.ts";
import type { Metrics } from "#metrics/metrics.ts";
import type { Atlas } from "#places/atlas.ts";
import type { Push, PushResult } from "#push/push.ts";
import { type Claimed, claimDue } from "./claim.ts";
import { hasDue, removeOldDeliveries } from "./deliveries.ts";
import { type Noted, noteOutcomes, type Outcome } from "./outcomes.ts";

export type DeliverNeeds = {
  db: Db;
  jobs: Jobs;
  atlas: Atlas;
  push: Pick<Push, "send">;
  metrics: Pick<Metrics, "notices">;
  log: Log;
  now: Clock;
};

const LANES = 8;
/** After so long the rest is another job's, so that this one is not taken for dead. */
const MAX_RUN_MS = 5 * 60_000;
/** So many times in a row a push service asks for patience before it is believed to mean everybody. */
const PATIENCE = 3;
const FIRST_DELAY_SECONDS = 60;
const MAX_DELAY_SECONDS = 3600;

/** Sends what is due, and finishes the job; what is left when it has run for long is the next job's. */
export async function deliverDue(needs: DeliverNeeds, job: Job<"notice">): Promise<void> {
  const began = performance.now();
  const services: Services = new Map();
  let isStopped = false;
  for (let isDone = false; !isDone && performance.now() - began < MAX_RUN_MS; ) {
    const { claimed, dropped, isLast } = await claimDue(needs);
    needs.metrics.notices.inc({ outcome: "dropped" }, dropped);
    const noted = await sendAll(needs, services, claimed);
    await noteOutcomes(needs, noted);
    for (const { outcome } of noted) needs.metrics.notices.inc({ outcome: outcome.kind });
    isStopped = noted.some(({ outcome }) => outcome === STOPPED);
    isDone = isLast || isStopped;
  }
  await inTransaction(needs.db, async (db) => {
    // Before its successor, which has the same key: one for what came while this one was ending.
    await needs.jobs.finish("notice", [job], db);
    if (!isStopped && (await hasDue(db, needs.now()))) await needs.jobs.send("notice", [{}], { db });
  });
}

/** Leaves a job when something has become due by itself: the end of quiet hours, another try. */
export async function planNotices(needs: Pick<DeliverNeeds, "db" | "jobs" | "now">): Promise<void> {
  const now = needs.now();
  await removeOldDeliveries(needs.db, now);
  if (await hasDue(needs.db, now)) await needs.jobs.send("notice", [{}]);
}

/** How often in a row each service asked for patience, and until when. */
type Services = Map<string, { asked: number; until: Date }>;

/** Put back because this program is ending. */
const STOPPED: Outcome = { kind: "again", at: new Date(0), counts: false };

async function sendAll(
  needs: DeliverNeeds,
  services: Services,
  messages: readonly Claimed[],
): Promise<Noted[]> {
  const noted: Noted[] = [];
  const left = messages.values();
  const lane = async () => {
    for (const message of left) noted.push({ message, outcome: await sendOne(needs, services, message) });
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return noted;
}

async function sendOne(needs: DeliverNeeds, services: Services, message: Claimed): Promise<Outcome> {
  const { service } = message;
  const rest = services.get(service);
  if (rest && rest.asked >= PATIENCE && rest.until > needs.now())
    return { kind: "again", at: rest.until, counts: false };
  const { notice: payload, ttlSeconds } = message;
  const result = await needs.push.send(message.to, { payload, ttlSeconds });
  if (result.kind === "retry") {
    const at = timeOfNextTry(result, message, needs.now());
    services.set(service, { asked: (services.get(service)?.asked ?? 0) + 1, until: at });
    needs.log.debug({ service, why: result.message }, "a notice could not be sent; it is tried again");
    return { kind: "again", at, counts: true };
  }
  if (result.kind === "sent") services.delete(service);
  if (result.kind === "refused" || result.kind === "unknown")
    needs.log.debug({ service, why: result.message }, "a notice was not sent");
  return result.kind === "stopping" ? STOPPED : { kind: result.kind };
}

function timeOfNextTry(
  { afterSeconds = 0 }: Extract<PushResult, { kind: "retry" }>,
  { tries }: Claimed,
  now: Date,
): Date {
  const own = Math.min(MAX_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** Math.min(tries, 10));
  return new Date(now.getTime() + Math.max(afterSeconds, own) * 1000);
}
