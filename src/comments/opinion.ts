/** Asks the operator's own program of a comment, where all phases before it would let it pass. */
import type { Db } from "#database/connect.ts";
import { moderate, PHASES } from "./moderate.ts";
import { readPast } from "./past.ts";
import type { Context, Draft, Opinion } from "./phase.ts";
import type { Policy } from "./policy.ts";
import type { Webhook } from "./webhook.ts";

type Needs = { db: Db; now: () => Date; webhook?: Webhook | undefined };

/**
 * Undefined where there is no such program. Called outside of the transaction that saves: nobody waits for a stranger with
 * rows locked. What it was not asked about, and comes to it all the same, it was silent on. `id`: of a comment that is
 * there already and changed.
 */
export async function askWebhook(
  { db, now, webhook }: Needs,
  draft: Draft & { thread: string; id?: string },
  asked: Pick<Context, "scores" | "topic" | "confirmed">,
  policy: Policy,
): Promise<Opinion | undefined> {
  if (!webhook) return undefined;
  const { text, thread, author, id } = draft;
  const at = now();
  const past = await readPast(db, author.id, at, id);
  const phases = id === undefined ? PHASES : PHASES.filter(({ name }) => name !== "rate");
  const judged = moderate({ text, author }, { now: at, ...asked, ...past }, policy, phases);
  if (judged.phase !== "") return { verdict: "silent", reason: "It was not asked." };
  return webhook.ask({ thread, text, shown: past.history.shown, scores: asked.scores });
}
