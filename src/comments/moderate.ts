/**
 * Moderation: an ordered list of small phases. Each sees the comment, what is known beside it and the policy, and says
 * what it thinks with its reason; the first that is final ends it. Pure, so that stored comments can be judged again by
 * another policy.
 */
import type { Context, Draft, Phase, Verdict } from "./phase.ts";
import { ban, closed, length } from "./phases/door.ts";
import { rate, repeat } from "./phases/flood.ts";
import { links, spam, toxicity, words } from "./phases/text.ts";
import { webhook } from "./phases/webhook.ts";
import { history, mute, newWriter } from "./phases/writer.ts";
import type { Policy } from "./policy.ts";

export type { Context, Draft, Verdict } from "./phase.ts";

/** In this order: first what may not come in at all, then the text, then the writer. */
export const PHASES: readonly Phase[] = [
  ban,
  length,
  closed,
  rate,
  repeat,
  links,
  words,
  spam,
  toxicity,
  mute,
  history,
  newWriter,
  webhook,
];

const FINAL: ReadonlySet<Verdict["verdict"]> = new Set(["refuse", "ask", "wait", "show"]);

export type Spoken = Verdict & { phase: string };

export type Judgement = {
  /** What is done with it. */
  verdict: "refuse" | "ask" | "wait" | "show";
  phase: string;
  reason: string;
  /** Whoever had something to say, in the order of the phases. */
  spoken: readonly Spoken[];
};

/** Judges a comment; one that no phase has anything against is shown. */
export function moderate(
  draft: Draft,
  context: Context,
  policy: Policy,
  phases: readonly Phase[] = PHASES,
): Judgement {
  const spoken: Spoken[] = [];
  for (const phase of phases) {
    const said = phase.judge(draft, context, policy);
    if (said.verdict === "pass") continue;
    spoken.push({ ...said, phase: phase.name });
    if (isFinal(said)) return { verdict: said.verdict, phase: phase.name, reason: said.reason, spoken };
  }
  return { verdict: "show", phase: "", reason: "", spoken };
}

const isFinal = (said: Verdict): said is Verdict & { verdict: Judgement["verdict"] } =>
  FINAL.has(said.verdict);
