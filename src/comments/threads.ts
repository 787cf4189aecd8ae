/** Threads: one of each article and of each story, begun by its first comment. */
import { sql } from "kysely";
import { isId } from "#base/ids.ts";
import { anyOf } from "#database/any-of.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { noteAudit } from "./audit.ts";

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
  /** Of a story also those of the stories that it took in. */
  threads: readonly string[];
};

/** The state of a thread; of a story together with those that were merged into it. One query. */
export async function readThreadState(db: Db, subject: Subject): Promise<ThreadState> {
  const own = threadOf(subject);
  const wanted =
    subject.kind === "article"
      ? anyOf([own])
      : sql`any(array(with recursive taken as (
          select ${subject.id}::text as id union
          select s.id from stories s join taken on s.merged_into = taken.id) select 'story/' || id from taken))`;
  const { rows } = await sql<{
    thread: string;
    shown: number;
    closed_at: Date | null;
    closed_why: string | null;
  }>`
    select thread, shown, closed_at, closed_why from threads where thread = ${wanted}`.execute(db);
  const mine = rows.find((row) => row.thread === own);
  return {
    shown: rows.reduce((sum, row) => sum + row.shown, 0),
    closedWhy: mine?.closed_at ? (mine.closed_why ?? "") : undefined,
    threads: [own, ...rows.flatMap(({ thread }) => (thread === own ? [] : [thread]))],
  };
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
      .set({ ...closed, changed_at: now })
      .where("thread", "=", thread)
      .execute();
  });
}
