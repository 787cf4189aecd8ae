/** Writing down what became of messages: what is done is done, what was certainly not taken waits for another try. */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { anyOf } from "#database/any-of.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { countFact } from "#database/facts.ts";
import type { Claimed } from "./claim.ts";
import { SENT_FACT, setState } from "./deliveries.ts";
import { forgetGone } from "./subscriptions.ts";

export type Outcome =
  | { kind: "sent" | "gone" | "refused" | "unknown" }
  /** To be tried again then; `counts`: the other side failed, and not its whole service or this program. */
  | { kind: "again"; at: Date; counts: boolean };

export type Noted = { message: Claimed; outcome: Outcome };

/** A browser that could not be reached so often in a row, and for so long, is forgotten like one that is gone. */
const MAX_FAILURES = 20;
const MAX_SILENT_MS = 7 * 86_400_000;

export async function noteOutcomes(needs: { db: Db; now: Clock }, noted: readonly Noted[]): Promise<void> {
  if (noted.length === 0) return;
  const now = needs.now();
  await inTransaction(needs.db, async (db) => {
    for (const one of noted) await noteOutcome(db, one, now);
    await db
      .updateTable("push_subscriptions")
      .set({ failures: 0, reached_at: now })
      .where("id", "=", anyOf(idsOf(noted, ({ kind }) => kind === "sent")))
      .execute();
    const failed = idsOf(noted, (outcome) =>
      outcome.kind === "again" ? outcome.counts : outcome.kind !== "sent" && outcome.kind !== "gone",
    );
    const lost = await noteFailures(db, failed, now);
    await forgetGone(db, [...idsOf(noted, ({ kind }) => kind === "gone"), ...lost]);
    await countFact(db, SENT_FACT, noted.filter(({ outcome }) => outcome.kind === "sent").length);
  });
}

const idsOf = (noted: readonly Noted[], isWanted: (outcome: Outcome) => boolean): string[] =>
  noted.filter(({ outcome }) => isWanted(outcome)).map(({ message }) => message.subscriptionId);

async function noteOutcome(db: Db, { message, outcome }: Noted, now: Date): Promise<void> {
  const { subscriptionId: id, storyIds, tries } = message;
  switch (outcome.kind) {
    case "sent":
      return setState(db, id, storyIds, { state: "sent", changed_at: now });
    case "refused":
    case "unknown":
      return setState(db, id, storyIds, { state: "dropped", changed_at: now });
    case "again":
      await setState(db, id, storyIds, {
        state: "waiting",
        due_at: outcome.at,
        tries: outcome.counts ? tries + 1 : tries,
        changed_at: now,
      });
      // It was counted as sent today when it was taken.
      await db
        .updateTable("push_subscriptions")
        .set({ sent_that_day: sql<number>`greatest(sent_that_day - 1, 0)`, last_sent_at: null })
        .where("id", "=", id)
        .execute();
      return;
    case "gone":
      return;
    default:
      return outcome satisfies never;
  }
}

/** Returns those that are to be forgotten. */
async function noteFailures(db: Db, ids: readonly string[], now: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .updateTable("push_subscriptions")
    .set({ failures: sql<number>`failures + 1` })
    .where("id", "=", anyOf(ids))
    .returning(["id", "failures", "reached_at"])
    .execute();
  return rows.flatMap((row) =>
    row.failures >= MAX_FAILURES && now.getTime() - row.reached_at.getTime() > MAX_SILENT_MS ? [row.id] : [],
  );
}
