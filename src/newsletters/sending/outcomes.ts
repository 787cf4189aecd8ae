/** What is written down of a delivery after an attempt: done, or when it is tried again. Pure. */
import type { DeliveryState } from "#database/tables-deliveries.ts";
import type { Outcome } from "#mail/bulk.ts";

export type Result = { state: DeliveryState; dueAt: Date; doubts: number; why: string | null };

export const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Put off for longer than this, it is old news. */
const GIVE_UP_MS = 24 * HOUR_MS;
/** So often nobody knew whether it was taken: somebody takes it and says nothing. */
export const MAX_DOUBTS = 3;
const FIRST_WAIT_MS = 5 * MINUTE_MS;
const LONGEST_WAIT_MS = 4 * HOUR_MS;

type Attempt = { tries: number; doubts: number; createdAt: Date };

/** `tries` counts this attempt. */
export function decideResult(outcome: Outcome, attempt: Attempt, now: Date): Result {
  const { doubts } = attempt;
  switch (outcome.kind) {
    case "sent":
      return { state: "sent", dueAt: now, doubts, why: null };
    case "refused":
      return { state: "refused", dueAt: now, doubts, why: outcome.why };
    case "deferred": {
      // Where not even the mail server could be asked, nothing is known of this reader: the wait does not grow.
      const step = outcome.at === "connection" ? 0 : Math.min(attempt.tries - 1, 10);
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 3 ** step);
      return putOff(attempt, new Date(now.getTime() + waitMs), outcome.why);
    }
    case "unknown":
      return doubt(attempt, now, outcome.why);
    default:
      return outcome satisfies never;
  }
}

/** An attempt of which nobody knows the end is not repeated within the hour. */
export function doubt(attempt: Attempt, attemptedAt: Date, why: string): Result {
  const doubts = attempt.doubts + 1;
  const again = putOff({ ...attempt, doubts }, new Date(attemptedAt.getTime() + HOUR_MS), why);
  return doubts >= MAX_DOUBTS ? { ...again, state: "unknown" } : again;
}

const putOff = ({ doubts, createdAt }: Attempt, dueAt: Date, why: string): Result => ({
  state: dueAt.getTime() - createdAt.getTime() > GIVE_UP_MS ? "late" : "waiting",
  dueAt,
  doubts,
  why,
});
