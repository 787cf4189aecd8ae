/** Telling of answers what is due: taken, sent, noted, until nothing is left. Killing the process loses at most the messages in hand, and doubles none. */
import { findAccount } from "#accounts/accounts.ts";
import type { Clock } from "#base/clock.ts";
import type { Log } from "#base/log.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Job, Jobs } from "#jobs/queue.ts";
import type { Mail } from "#mail/mail.ts";
import type { Metrics } from "#metrics/metrics.ts";
import type { Push } from "#push/push.ts";
import { type Claimed, claimDue, noteTold, setState } from "./claim.ts";
import { makeMail, makePush } from "./message.ts";
import { signStop } from "./tokens.ts";
import { removeDevice } from "./wishes.ts";

export type ReplyNeeds = {
  db: Db;
  now: Clock;
  jobs: Jobs;
  mail: Mail;
  push: Pick<Push, "send">;
  metrics: Pick<Metrics, "replies">;
  log: Pick<Log, "debug">;
  publicUrl: string;
  secret: string;
  town: string;
};

type Outcome = "sent" | "dropped" | "again";

const MAX_TRIES = 5;
const FIRST_DELAY_MS = 5 * 60_000;
/** After so long the rest is another job's, so that this one is not taken for dead. */
const MAX_RUN_MS = 5 * 60_000;
const TTL_SECONDS = 6 * 3600;
/** An answer is told once while anybody could show it again; after so long nobody does. */
const KEPT_MS = 30 * 86_400_000;

/** Sends what is due, and finishes the job. */
export async function deliverReplies(needs: ReplyNeeds, job: Job<"reply">): Promise<void> {
  const began = performance.now();
  for (let isLast = false; !isLast && performance.now() - began < MAX_RUN_MS; ) {
    const claim = await claimDue(needs);
    isLast = claim.isLast;
    for (const one of claim.claimed) await noteOutcome(needs, one, await sendOne(needs, one));
  }
  await inTransaction(needs.db, async (db) => {
    await needs.jobs.finish("reply", [job], db);
    if (await hasDue(db, needs.now())) await needs.jobs.send("reply", [{}], { db });
  });
}

/** Leaves a job when something has become due, and forgets what is long past. */
export async function planReplies(needs: Pick<ReplyNeeds, "db" | "jobs" | "now">): Promise<void> {
  const now = needs.now();
  await needs.db
    .deleteFrom("reply_deliveries")
    .where("changed_at", "<", new Date(now.getTime() - KEPT_MS))
    .execute();
  if (await hasDue(needs.db, now)) await needs.jobs.send("reply", [{}]);
}

async function hasDue(db: Db, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom("reply_deliveries")
    .select("due_at")
    .where("state", "=", "waiting")
    .where("due_at", "<=", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const sendOne = (needs: ReplyNeeds, claimed: Claimed): Promise<Outcome> =>
  claimed.way === "mail" ? mailOne(needs, claimed) : pushOne(needs, claimed);

async function mailOne(needs: ReplyNeeds, { accountId, told }: Claimed): Promise<Outcome> {
  const account = await findAccount(needs, accountId);
  if (!account?.email) return "dropped";
  const stop = `${needs.publicUrl}/answers/stop/${signStop(accountId, needs.secret)}`;
  const sent = await needs.mail.send({
    to: account.email,
    ...makeMail(told, { town: needs.town, publicUrl: needs.publicUrl, stop }),
    // RFC 8058: one press in the mail program ends them.
    headers: { "list-unsubscribe": `<${stop}>`, "list-unsubscribe-post": "List-Unsubscribe=One-Click" },
  });
  if (sent.kind === "refused") needs.log.debug({ why: sent.why }, "an answer could not be mailed");
  return sent.kind === "sent" ? "sent" : sent.kind === "off" ? "dropped" : "again";
}

/** Sent when one device took it; what has ended is forgotten. */
async function pushOne({ db, push }: ReplyNeeds, { accountId, told }: Claimed): Promise<Outcome> {
  const devices = await db
    .selectFrom("reply_devices")
    .select(["id", "endpoint", "p256dh", "auth"])
    .where("account_id", "=", accountId)
    .execute();
  const outcomes: Outcome[] = [];
  for (const { id, ...address } of devices) {
    const result = await push.send(address, { payload: makePush(told), ttlSeconds: TTL_SECONDS });
    if (result.kind === "gone") await removeDevice(db, accountId, id);
    const isAgain = result.kind === "retry" || result.kind === "stopping";
    outcomes.push(result.kind === "sent" ? "sent" : isAgain ? "again" : "dropped");
  }
  return outcomes.find((one) => one === "sent") ?? outcomes.find((one) => one === "again") ?? "dropped";
}

async function noteOutcome(needs: ReplyNeeds, claimed: Claimed, outcome: Outcome): Promise<void> {
  const { accountId, way, told, tries } = claimed;
  const now = needs.now();
  const rows = told.map(({ commentId }) => ({ comment_id: commentId }));
  const isGivenUp = outcome === "again" && tries + 1 >= MAX_TRIES;
  const noted = isGivenUp ? "dropped" : outcome;
  needs.metrics.replies.inc({ way, outcome: noted });
  await inTransaction(needs.db, async (db) => {
    if (noted !== "again") return setState(db, { accountId, way }, rows, { state: noted, changed_at: now });
    const due_at = new Date(now.getTime() + FIRST_DELAY_MS * 2 ** tries);
    await setState(db, { accountId, way }, rows, {
      state: "waiting",
      due_at,
      tries: tries + 1,
      changed_at: now,
    });
    await noteTold(db, accountId, way, undefined);
  });
}
