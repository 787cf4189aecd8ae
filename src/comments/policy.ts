/** What the operator wants of comments, with an answer for each thing that is left unsaid. */
import { z } from "zod";

const count = (standard: number) => z.int().min(0).max(1_000_000).default(standard);
const share = (standard: number) => z.number().min(0).max(1).default(standard);

const POLICY = z.strictObject({
  /** Characters of a comment. */
  length: z.strictObject({ min: count(2), max: z.int().min(1).max(10_000).default(5000) }).prefault({}),
  /** An article's thread takes comments for so many days, and none in these sections. */
  closing: z
    .strictObject({ afterDays: count(30), sections: z.array(z.string().max(100)).max(100).default([]) })
    .prefault({}),
  /** Comments that one writer may post in so many minutes. */
  rate: z.strictObject({ comments: count(10), minutes: count(10) }).prefault({}),
  /** For so many hours the same words by the same writer are a repetition. */
  repeat: z.strictObject({ hours: count(24) }).prefault({}),
  /** With more links than this it waits; a writer whose comments were not seen yet has fewer. */
  links: z.strictObject({ max: count(3), fromNew: count(0) }).prefault({}),
  /** With one of these words, in any case and with or without accents, it waits. */
  words: z.array(z.string().min(2).max(100)).max(2000).default([]),
  /** From these on a comment is likely spam, or likely to be read as unkind: the writer is asked first. */
  spam: z.strictObject({ nudge: share(0.9) }).prefault({}),
  toxicity: z.strictObject({ nudge: share(0.6) }).prefault({}),
  /** A writer of whom so many were hidden in so many days is read first. */
  history: z.strictObject({ hidden: count(2), days: count(30) }).prefault({}),
  /** So many comments of a new writer are read first. */
  newWriters: z.strictObject({ first: z.int().min(0).max(1000).default(1) }).prefault({}),
  /** What becomes of a comment while the operator's own program does not answer. */
  webhook: z.strictObject({ silent: z.enum(["pass", "wait"]).default("wait") }).prefault({}),
});

export type Policy = Readonly<z.infer<typeof POLICY>>;

export const STANDARD_POLICY: Policy = POLICY.parse({});

/** Reads a policy file; what it does not name has the standard's value. `why` names each thing that is wrong. */
export function parsePolicy(
  given: unknown,
): { kind: "policy"; policy: Policy } | { kind: "wrong"; why: string } {
  const read = POLICY.safeParse(given);
  return read.success
    ? { kind: "policy", policy: read.data }
    : { kind: "wrong", why: z.prettifyError(read.error) };
}
