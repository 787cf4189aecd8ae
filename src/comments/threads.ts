/** Threads: one of each article and of each story, begun by its first comment. */
import { type RawBuilder, sql } from "kysely";
import { noteAudit } from "#accounts/audit.ts";
import { isId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";

export type Subject = { kind: "article" | "story"; id: string };

export const threadOf = ({ kind, id }: Subject): string => `${kind}/${id}`;

/** What a thread is about; undefined for what is no thread. */
export function parseThread(thread: string): Subject | undefined {
  const [, kind, id = ""] = /^(article|story)\/([0-9a-z-]{1,40})$/.exec(thread) ?? [];
  if (kind === "article") return isId(id) ? { kind, id } : undefined;
  return kind === "story" ? { kind, id } : undefined;
}

export type ThreadState = {
  /** Comments that everybody sees. */
  shown: number;
  /** Why an editor closed it; "" where no reason was given, undefined while none did. */
  closedWhy: string | undefined;
};

/** The thread of the subject, as a condition; of a story also those of the stories that it took in. */
export const threadsOf = (subject: Subject): RawBuilder<unknown> =>
  subject.kind === "article"
    ? sql`= ${threadOf(subject)}`
    : sql`= any(array(with recursive taken as (
        select ${subject.id}::text collate "C" as id union
        select s.id from stories s join taken on s.merged_into = taken.id) select 'story/' || id from taken))`;

export type ThreadRow = { thread: string; shown: number; closed_at: Date | null; closed_why: string | null };

/** What is so of the threads of a subject together. */
export function stateOf(subject: Subject, rows: readonly ThreadRow[]): ThreadState {
  const threads = new Map(rows.map((row) => [row.thread, row]));
  const mine = threads.get(threadOf(subject));
  return {
    shown: [...threads.values()].reduce((sum, row) => sum + row.shown, 0),
    closedWhy: mine?.closed_at ? (mine.closed_why ?? "") : undefined,
  };
}

/** The state of a thread. One query. */
export async function readThreadState(db: Db, subject: Subject): Promise<ThreadState> {
  const { rows } = await sql<ThreadRow>`
    select thread, shown, closed_at, closed_why from threads where thread ${threadsOf(subject)}`.execute(db);
  return stateOf(subject, rows);
}

/** Begins a thread that is not there yet. */
export async function settleThread(db: Db, thread: string, now: Date): Promise<void> {
  await db
    .insertInto("threads")
    .values({ thread, changed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Says that something in the thread changed, and how many comments more are shown; last in its transaction. */
export async function touchThread(db: Db, thread: string, more: number, now: Date): Promise<void> {
  await db
    .updateTable("threads")
    .set({ shown: sql<number>`shown + ${more}`, changed_at: now })
    .where("thread", "=", thread)
    .execute();
}

/** Closes a thread for everybody, with a reason; or opens it again. */
export function closeThread(
  needs: { db: Db; now: () => Date },
  { thread, by, why }: { thread: string; by: string; why: string | undefined },
): Promise<void> {
  const now = needs.now();
  return inTransaction(needs.db, async (db) => {
    await settleThread(db, thread, now);
    const closed =
      why === undefined ? { closed_at: null, closed_why: null } : { closed_at: now, closed_why: why };
    await noteAudit(db, {
      by,
      action: why === undefined ? "open thread" : "close thread",
      subject: thread,
      detail: { why },
      now,
    });
    await db
      .updateTable("threads")
      // Whoever follows the thread is told by its version.
      .set((set) => ({ ...closed, changed_at: now, version: set("version", "+", 1) }))
      .where("thread", "=", thread)
      .execute();
  });
}

/** The articles that were talked about since a moment, the most first: ids, each with its comments that everybody sees. */
export async function listDiscussed(
  db: Db,
  { since, least, limit }: { since: Date; least: number; limit: number },
): Promise<{ articleId: string; shown: number }[]> {
  const rows = await db
    .selectFrom("threads")
    .select(["thread", "shown"])
    .where("thread", "like", "article/%")
    .where("changed_at", ">=", since)
    .where("shown", ">=", least)
    .orderBy("shown", "desc")
    .orderBy("thread")
    .limit(limit)
    .execute();
  return rows.map(({ thread, shown }) => ({ articleId: thread.slice("article/".length), shown }));
}
