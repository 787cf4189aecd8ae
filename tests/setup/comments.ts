/** Accounts and comments of tests. */
import type { Account, Role } from "#accounts/accounts.ts";
import { makeId } from "#base/ids.ts";
import type { Order } from "#comments/best.ts";
import { listThread, type ShownComment } from "#comments/list.ts";
import type { Moderator } from "#comments/moderator.ts";
import { parsePolicy } from "#comments/policy.ts";
import { type Posted, saveComment } from "#comments/save.ts";
import { readThreadState } from "#comments/threads.ts";
import type { Db } from "#database/connect.ts";
import { openTestDatabase } from "./database.ts";

const JOINED = new Date("2026-01-01T00:00:00Z");

export async function insertAccount(db: Db, name: string, role: Role = "reader"): Promise<Account> {
  const id = makeId(JOINED);
  await db
    .insertInto("accounts")
    .values({
      id,
      name,
      email: null,
      role,
      created_at: JOINED,
      seen_at: JOINED,
      banned_until: null,
      ban_reason: null,
    })
    .execute();
  return { id, name, role, createdAt: JOINED, ban: undefined, mutedUntil: undefined };
}

/** A moderator with a policy of the test's own and a model that has nothing against anything. */
export function plainModerator(policy: unknown = {}, scores = { spam: 0, toxicity: 0 }): Moderator {
  const read = parsePolicy({ newWriters: { first: 0 }, ...(policy as object) });
  if (read.kind === "wrong") throw new Error(read.why);
  return {
    read: async () => ({ policy: read.policy, scorer: { score: () => scores } }),
    known: () => read.policy,
  };
}

type World = { db: Db; now: () => Date };

/** A database's threads, written and read in a few words; `pass` lets minutes go by. */
export function openThreads(db: Db) {
  let made = 0;
  let ticks = 0;
  const now = () => {
    ticks += 1;
    return new Date(START + ticks);
  };
  const needs = (
    policy: unknown = {},
    scores?: { spam: number; toxicity: number },
  ): World & { moderator: Moderator } => ({
    db,
    now,
    moderator: plainModerator({ rate: { comments: 1000 }, ...(policy as object) }, scores),
  });
  return {
    needs,
    pass(minutes: number): void {
      ticks += minutes * 60_000;
    },
    newThread(): string {
      made += 1;
      return `article/${String(made).padStart(16, "0")}`;
    },
    async post(
      thread: string,
      author: Account,
      text: string,
      more: Partial<Posted> = {},
      policy: unknown = {},
    ) {
      made += 1;
      const posted = { author, thread, topic: TOPIC, text, once: `form-${made}`, ...more };
      const saved = await saveComment(needs(policy), posted);
      if (saved.kind !== "saved") throw new Error(saved.why);
      return saved;
    },
    list: async (thread: string, viewer?: Account, order: Order = "oldest") =>
      (await listThread(needs(), subjectOf(thread), viewer, { order, limit: 100 })).comments,
    countOf: async (thread: string) => (await readThreadState(db, subjectOf(thread))).shown,
  };
}

/** A database with two writers, an editor and threads to write in; close the database. */
export async function openCommentWorld({ ada: name = "Ada" } = {}) {
  const database = await openTestDatabase();
  const { db } = database;
  const [ada, ben] = [await insertAccount(db, name), await insertAccount(db, "Ben")];
  const editor = await insertAccount(db, "Eve", "editor");
  return { database, threads: openThreads(db), ada, ben, editor };
}

const START = Date.UTC(2026, 2, 10, 12);
export const TOPIC = { published: new Date(START), sections: ["local"] };

export const subjectOf = (thread: string) => ({
  kind: "article" as const,
  id: thread.replace("article/", ""),
});

/** The words of comments, each with its answers in a list. */
export const shapeOf = (comments: readonly ShownComment[]): unknown[] =>
  comments.map(({ html, replies }) => {
    const words = html.replace(/<[^>]+>/g, "");
    return replies.length === 0 ? words : [words, ...shapeOf(replies)];
  });
