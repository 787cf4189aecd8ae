/** One writer's comments, as editors look at a person: how many in which state, the reports, and the newest. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import type { CommentState } from "#database/tables-comments.ts";
import { sanitiseComment } from "./markdown.ts";

export type WriterCounts = {
  shown: number;
  waiting: number;
  hidden: number;
  deleted: number;
  reports: number;
};

export type WrittenComment = {
  id: string;
  thread: string;
  state: CommentState;
  /** Safe HTML. */
  html: string;
  createdAt: Date;
};

/** What came of all that an account wrote; reports also those that were settled. One query. */
export async function countOfWriter(db: Db, accountId: string): Promise<WriterCounts> {
  const { rows } = await sql<WriterCounts>`
    select count(*) filter (where state = 'shown')::int as shown, count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'hidden')::int as hidden, count(*) filter (where state = 'deleted')::int as deleted,
      (select count(*)::int from comment_reports r join comments c on c.id = r.comment_id
        where c.account_id = ${accountId}) as reports
    from comments where account_id = ${accountId}`.execute(db);
  return rows[0] ?? { shown: 0, waiting: 0, hidden: 0, deleted: 0, reports: 0 };
}

/** Newest first; of those that were taken back nothing is left to look at. */
export async function listOfWriter(db: Db, accountId: string, limit: number): Promise<WrittenComment[]> {
  const rows = await db
    .selectFrom("comments")
    .select(["id", "thread", "state", "html", "created_at"])
    .where("account_id", "=", accountId)
    .where("state", "<>", "deleted")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id, thread, state, html, created_at }) => ({
    id,
    thread,
    state,
    html: sanitiseComment(html),
    createdAt: created_at,
  }));
}
