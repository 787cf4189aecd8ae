/**
 * The operator's policy and what the model has learned, as one process has them: read again when another process tells of a
 * change, and when some seconds have passed, should that have been missed.
 */
import { sql } from "kysely";
import { TownwireError } from "#base/errors.ts";
import type { Db } from "#database/connect.ts";
import { findFact, saveFact } from "#database/facts.ts";
import type { Ear } from "./ear.ts";
import { type Policy, parsePolicy, STANDARD_POLICY } from "./policy.ts";
import { type Lesson, openScorer, type Scorer } from "./scorer.ts";

export type Moderator = {
  /** The policy in force, and a scorer that has learned from all decisions so far. */
  read(): Promise<{ policy: Policy; scorer: Pick<Scorer, "score"> }>;
  /** The policy as it was last read: for pages, which ask the database for nothing more than they show. */
  known(): Policy;
  /** Calls when another policy is known than before. */
  onPolicy?(changed: () => void): void;
};

const FACT = "comment-policy";
/** So long what was read before is believed. */
const TRUSTED_MS = 10_000;
/** At a start so many of the last decisions are learned from. */
const MAX_LESSONS = 5000;
/** Decisions are read again for so long: those of other processes may have been committed late. */
const OVERLAP_MS = 60_000;

/** `nowMs` on any clock that only goes forward; without an `ear` changes are known after some seconds. */
export function openModerator(
  db: Db,
  nowMs: () => number = () => performance.now(),
  ear?: Pick<Ear, "onRules">,
): Moderator {
  const scorer = openScorer();
  const learned = new Set<string>();
  let since: Date | undefined;
  let policy = STANDARD_POLICY;
  let askedAt = -Infinity;
  let reading: Promise<void> | undefined;
  let told = 0;
  const listeners = new Set<() => void>();

  ear?.onRules(() => {
    told += 1;
    askedAt = -Infinity;
    // Where the database is away, whoever asks next is told so.
    void follow().catch(() => {});
  });

  /** What is told while it is being read may not be in what was read: then it is read once more. */
  async function follow(): Promise<void> {
    while (askedAt === -Infinity) await refresh();
  }

  const refresh = () => {
    reading ??= update().finally(() => {
      reading = undefined;
    });
    return reading;
  };

  async function update(): Promise<void> {
    const begun = told;
    const before = JSON.stringify(policy);
    policy = await readPolicy(db);
    if (JSON.stringify(policy) !== before) for (const changed of listeners) changed();
    for (const { id, at, lesson } of await listLessons(db, since)) {
      since = new Date(at.getTime() - OVERLAP_MS);
      if (learned.has(id)) continue;
      learned.add(id);
      scorer.learn(lesson);
    }
    // What was told meanwhile may not be in it.
    askedAt = told === begun ? nowMs() : -Infinity;
  }

  return {
    async read() {
      // One that is under way may have begun before the last change; the next has not.
      for (let once = 0; once < 2 && nowMs() - askedAt >= TRUSTED_MS; once++) await refresh();
      return { policy, scorer };
    },
    known: () => policy,
    onPolicy: (changed) => void listeners.add(changed),
  };
}

export async function readPolicy(db: Db): Promise<Policy> {
  const kept = await findFact(db, FACT);
  if (kept === undefined) return STANDARD_POLICY;
  const read = parsePolicy(JSON.parse(kept));
  if (read.kind === "policy") return read.policy;
  throw new TownwireError(
    "bad-policy",
    `The policy for comments that is kept cannot be read (${read.why}).`,
    "Save it again.",
  );
}

export const savePolicy = (db: Db, policy: Policy): Promise<void> =>
  saveFact(db, FACT, JSON.stringify(policy));

/** What editors decided from then on, oldest first. */
async function listLessons(db: Db, since: Date | undefined) {
  const { rows } = await sql<{ id: string; text: string; verdict: string; reason: string; created_at: Date }>`
    select d.id, c.text, d.verdict, d.reason, d.created_at
    from (select * from comment_decisions where phase = 'editor' and created_at >= ${since ?? new Date(0)}
      order by created_at desc, id desc limit ${MAX_LESSONS}) d
    join comments c on c.id = d.comment_id where c.text <> '' order by d.created_at, d.id`.execute(db);
  return rows.map((row) => ({ id: row.id, at: row.created_at, lesson: lessonOf(row) }));
}

/** What is shown is neither; what is hidden is what the reason says, and of the other nothing is known. */
function lessonOf({ text, verdict, reason }: { text: string; verdict: string; reason: string }): Lesson {
  if (verdict === "show") return { text, spam: false, toxicity: false };
  if (reason === "spam") return { text, spam: true };
  return reason === "attack" ? { text, toxicity: true } : { text };
}
