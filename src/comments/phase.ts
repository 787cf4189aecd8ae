/** What a phase of moderation is given, and what it gives. */
import type { Author } from "./author.ts";
import type { Topic } from "./closing.ts";
import type { Policy } from "./policy.ts";

/** A comment that somebody wants to post. */
export type Draft = { text: string; author: Author };

/** All that a phase may know beside the comment; no phase asks anybody. */
export type Context = {
  now: Date;
  topic: Topic;
  /** The writer's own comments of the last days, the newest first. */
  recent: readonly { text: string; createdAt: Date }[];
  /** How many of the writer's comments were shown, and when some were hidden by an editor. */
  history: { shown: number; hidden: readonly Date[] };
  /** What the model makes of the text, 0 to 1. */
  scores: { spam: number; toxicity: number };
  /** What the operator's own program said of it; undefined where there is none. */
  opinion?: Opinion | undefined;
  /** The writer was asked, and wants to post it as it is. */
  confirmed: boolean;
};

/** silent: it did not answer, or nothing that can be understood. */
export type Opinion = { verdict: Exclude<Verdict["verdict"], "show"> | "silent"; reason: string };

/**
 * refuse: it is not taken, and the writer is told why; ask: the writer is asked whether it should be posted so; wait: it
 * is taken and an editor reads it first; show: no later phase need look; note: worth an editor's eye; pass: nothing to say.
 */
export type Verdict = {
  verdict: "refuse" | "ask" | "wait" | "show" | "note" | "pass";
  /** A sentence for the writer; empty with "pass". */
  reason: string;
};

export type Phase = {
  name: string;
  judge(draft: Draft, context: Context, policy: Policy): Verdict;
};

export const PASS: Verdict = { verdict: "pass", reason: "" };
export const refuse = (reason: string): Verdict => ({ verdict: "refuse", reason });
export const wait = (reason: string): Verdict => ({ verdict: "wait", reason });

/** Those who keep order here are not asked to wait for themselves. */
export const isStaff = ({ role }: Pick<Author, "role">): boolean => role !== "reader";
