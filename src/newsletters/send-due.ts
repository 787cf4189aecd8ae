/**
 * Sending what is due, a few at a time until nothing is left. Each attempt is written down before it and after it; a message is
 * sent a second time only when nobody knows whether it was taken, and then not within the hour. Whether its reader still wants it
 * is asked in the moment before.
 */
import type { Clock } from "#base/clock.ts";
import type { Log } from "#base/log.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Job, Jobs } from "#jobs/queue.ts";
import type { Outcome } from "#mail/bulk.ts";
import type { Metrics } from "#metrics/metrics.ts";
import { type ComposeNeeds, drawIssue, type Issue } from "./compose.ts";
import { fillIssue, linksOf } from "./fill.ts";
import { findIssue } from "./issues.ts";
import { type Mailing, messageIdOf, returnPathOf } from "./mailing.ts";
import { noteRefusal } from "./returns.ts";
import { keepAtHand } from "./sending/at-hand.ts";
import { type Claimed, claimDue, giveBack, hasDue, recoverLost } from "./sending/claim.ts";
import { type Attempt, type Ledger, openLedger } from "./sending/ledger.ts";
import { decideResult, type Result } from "./sending/outcomes.ts";

export type SendNeeds = {
  db: Db;
  jobs: Jobs;
  now: Clock;
  log: Log;
  secret: string;
  publicUrl: string;
  metrics: Pick<Metrics, "newsletters">;
  compose(): Promise<ComposeNeeds>;
  /** Opened with the first message; undefined when no mail server is set. */
  openMailing(): Promise<Mailing | undefined>;
};

/** Jobs that may send at once, in all processes together. */
const LANES = 4;
/** After so long the rest is another job's, so that this one is not taken for dead. */
const MAX_RUN_MS = 5 * 60_000;
/** Senders for each connection: while one waits for the server, others build, sign, and wait for slow domains. */
const SENDERS = 4;
const MAX_SENDERS = 64;
/** So many times in a row the mail server could not be asked: there is no use in going on now. */
const PATIENCE = 10;
/** So many refusals in a row say that it is us who are not liked. They are put off, so that no reader pays for it. */
const MAX_REFUSED = 20;
const PAUSE_MS = 5 * 60_000;

/** Leaves jobs when something is due, and finds attempts that were lost. False when nothing is due. */
export async function planSending(
  needs: Pick<SendNeeds, "db" | "jobs" | "now" | "metrics">,
): Promise<boolean> {
  const now = needs.now();
  needs.metrics.newsletters.inc({ outcome: "unknown" }, await recoverLost(needs.db, now));
  const isDue = await hasDue(needs.db, now);
  if (isDue)
    await needs.jobs.send(
      "issues",
      [...Array(LANES).keys()].map((lane) => ({ lane })),
    );
  return isDue;
}

/** Sends what is due, and finishes the job; what is left when it has run for long is the next job's. */
export async function sendDue(needs: SendNeeds, job: Job<"issues">): Promise<void> {
  const mailing = await needs.openMailing();
  if (mailing) await sendAll(needs, mailing);
  await inTransaction(needs.db, async (db) => {
    await needs.jobs.finish("issues", [job], db);
    if (mailing && (await hasDue(db, needs.now())))
      await needs.jobs.send("issues", [{ lane: job.data.lane }], { db, afterSeconds: 1 });
  });
}

async function sendAll(needs: SendNeeds, mailing: Mailing): Promise<void> {
  const until = performance.now() + MAX_RUN_MS;
  const senders = Math.min(MAX_SENDERS, mailing.bulk.width * SENDERS);
  const ledger = openLedger({
    ...needs,
    onDropped: (count) => needs.metrics.newsletters.inc({ outcome: "dropped" }, count),
  });
  const issues = keepAtHand((key) => readIssue(needs, key), needs.now);
  const state = { away: 0 };
  const hands: Claimed[] = [];
  let claiming: Promise<void> | undefined;
  const isOver = () => mailing.bulk.isClosed || state.away >= PATIENCE || performance.now() > until;

  const take = async (): Promise<Claimed | undefined> => {
    if (hands.length === 0 && !isOver()) {
      claiming ??= claimDue(needs.db, needs.now(), senders * 2)
        .then((claimed) => void hands.push(...claimed))
        .finally(() => {
          claiming = undefined;
        });
      await claiming;
    }
    return isOver() ? undefined : hands.shift();
  };
  const sender = async () => {
    for (let one = await take(); one; one = await take()) {
      const leave = await mailing.bulk.enter(one.email);
      try {
        await sendOne({ ...needs, mailing, ledger, issues, state }, one);
      } finally {
        leave();
      }
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: senders }, sender));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  } finally {
    const waitMs = state.away >= PATIENCE && !mailing.bulk.isClosed ? PAUSE_MS : 0;
    if (waitMs > 0) needs.log.error("the mail server takes nothing; newsletters wait for it");
    await giveBack(needs.db, hands, new Date(needs.now().getTime() + waitMs));
  }
}

type OneNeeds = SendNeeds & {
  mailing: Mailing;
  ledger: Ledger;
  issues(key: string): Promise<Issue | undefined>;
  state: { away: number };
};

async function sendOne(needs: OneNeeds, claimed: Claimed): Promise<void> {
  // Before the attempt is written down: what is tried is tried at once.
  const issue = await needs.issues(claimed.issueKey);
  const attempt = await needs.ledger.begin(claimed);
  if (!attempt) return;
  const end = (result: Result) => needs.ledger.end({ id: attempt.id, tries: attempt.tries, result });
  if (!issue || (issue.isEmpty && attempt.skipEmpty)) {
    needs.metrics.newsletters.inc({ outcome: issue ? "skipped" : "dropped" });
    return end({
      state: issue ? "skipped" : "dropped",
      dueAt: needs.now(),
      doubts: attempt.doubts,
      why: issue ? null : "the issue is gone",
    });
  }
  const { mailing } = needs;
  const letter = letterOf(needs, issue, attempt);
  await mailing.bulk.send(letter, returnPathOf(mailing, attempt.id), async (said) => {
    const outcome = judge(needs, said);
    const result = decideResult(outcome, attempt, needs.now());
    needs.metrics.newsletters.inc({ outcome: result.state === "late" ? "late" : outcome.kind });
    await end(result);
    if (outcome.kind === "refused" || result.state === "late") await noteRefusal(needs, attempt, outcome);
  });
}

function letterOf({ mailing, publicUrl, secret, now }: OneNeeds, issue: Issue, attempt: Attempt) {
  const owner = { id: attempt.subscriptionId, email: attempt.email };
  const filled = fillIssue(issue, linksOf({ publicUrl, secret, now }, owner), { publicUrl });
  return {
    ...filled,
    to: attempt.email,
    from: mailing.from,
    messageId: messageIdOf(mailing, attempt.id),
    date: now(),
  };
}

/** Keeps account of how the mail server is doing; a refusal that is probably about us becomes a delay. */
function judge({ mailing, state, log }: OneNeeds, outcome: Outcome): Outcome {
  if (outcome.kind === "sent") mailing.refusedInARow = 0;
  if (outcome.kind === "refused") mailing.refusedInARow += 1;
  state.away = outcome.kind === "deferred" && outcome.at === "connection" ? state.away + 1 : 0;
  if (outcome.kind !== "refused" || mailing.refusedInARow <= MAX_REFUSED) return outcome;
  if (mailing.refusedInARow === MAX_REFUSED + 1)
    log.error({ why: outcome.why }, "the mail server refuses every message; newsletters are put off");
  return { ...outcome, kind: "deferred" };
}

/** As it may be shown now; undefined when it is gone. */
async function readIssue(needs: SendNeeds, key: string): Promise<Issue | undefined> {
  const kept = await findIssue(needs.db, key);
  return kept && drawIssue(await needs.compose(), kept);
}
