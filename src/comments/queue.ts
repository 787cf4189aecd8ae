/** The desk's queue: what waits for an editor, what was reported or appealed, or everything. One query. */
import { type RawBuilder, sql } from "kysely";
import type { Db } from "#database/connect.ts";
import type { CommentState } from "#database/tables-comments.ts";
import { sanitiseComment } from "./markdown.ts";

export const QUEUES = ["waiting", "reported", "all"] as const;
export type Queue = (typeof QUEUES)[number];

export type QueuedComment = {
  id: string;
  thread: string;
  /** Undefined once its account is gone. */
  authorId: string | undefined;
  authorName: string;
  state: CommentState;
  html: string;
  /** 0 to 1: how much the model thinks that an editor should look at it. */
  concern: number;
  createdAt: Date;
  reports: readonly { reason: string; words: string }[];
  appeal: string | undefined;
  /** What was said of it so far, oldest first. */
  said: readonly { phase: string; verdict: string; reason: string; statement: string }[];
};

type Row = {
  id: string;
  thread: string;
  account_id: string | null;
  author_name: string;
  state: CommentState;
  html: string;
  concern: number;
  created_at: Date;
  reports: { reason: string; words: string }[];
  appeal: string | null;
  said: { phase: string; verdict: string; reason: string; statement: string }[];
};

const OPEN = sql`(select comment_id from comment_reports where settled_at is null
  union select comment_id from comment_appeals where settled_at is null)`;

/** Those that need an editor most come first; of all, the newest. `before`: the id of the last one on the page before; `id`: that one alone. */
export async function listQueue(
  db: Db,
  queue: Queue,
  { limit, before, id }: { limit: number; before?: string | undefined; id?: string | undefined },
): Promise<QueuedComment[]> {
  const [where, order] = id === undefined ? HOW[queue] : [sql`c.id = ${id}`, sql`c.id`];
  const older = before === undefined ? sql`true` : sql`c.id < ${before}`;
  const { rows } = await sql<Row>`
    select c.id, c.thread, c.account_id, c.author_name, c.state, c.html, c.concern, c.created_at,
      coalesce((select jsonb_agg(jsonb_build_object('reason', r.reason, 'words', r.words) order by r.created_at)
        from comment_reports r where r.comment_id = c.id and r.settled_at is null), '[]'::jsonb) as reports,
      (select words from comment_appeals p where p.comment_id = c.id and p.settled_at is null limit 1) as appeal,
      coalesce((select jsonb_agg(jsonb_build_object('phase', d.phase, 'verdict', d.verdict, 'reason', d.reason,
        'statement', d.statement) order by d.created_at, d.id) from comment_decisions d where d.comment_id = c.id), '[]'::jsonb) as said
    from comments c where c.state <> 'deleted' and ${where} and ${older} order by ${order} limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => ({
    id: row.id,
    thread: row.thread,
    authorId: row.account_id ?? undefined,
    authorName: row.author_name,
    state: row.state,
    html: sanitiseComment(row.html),
    concern: row.concern,
    createdAt: row.created_at,
    reports: row.reports,
    appeal: row.appeal ?? undefined,
    said: row.said,
  }));
}

const HOW: Record<Queue, readonly [RawBuilder<unknown>, RawBuilder<unknown>]> = {
  waiting: [sql`c.state = 'waiting'`, sql`c.concern desc, c.created_at`],
  reported: [sql`c.id in ${OPEN}`, sql`c.created_at`],
  all: [sql`true`, sql`c.created_at desc, c.id desc`],
};

/** How many wait, and how many were reported or appealed. */
export async function countQueues(db: Db): Promise<{ waiting: number; reported: number }> {
  const { rows } = await sql<{ waiting: number; reported: number }>`
    select (select count(*)::int from comments where state = 'waiting') as waiting,
      (select count(*)::int from comments where state <> 'deleted' and id in ${OPEN}) as reported`.execute(
    db,
  );
  return rows[0] ?? { waiting: 0, reported: 0 };
}
