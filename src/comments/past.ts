/** What moderation asks of a writer's past: one query, whoever it is. */
import { type RawBuilder, sql } from "kysely";
import type { Db } from "#database/connect.ts";
import type { CommentState } from "#database/tables-comments.ts";
import type { Context } from "./moderate.ts";

const DAY_MS = 86_400_000;
/** Beyond what any policy asks for. */
const MAX_DAYS = 365;
const MAX_RECENT = 200;
/** Whoever has so many is no new writer by any policy. */
const MAX_COUNTED = 1000;

export type Past = Pick<Context, "recent" | "history">;

/** `except`: a comment that is not its own past. */
export async function readPast(db: Db, accountId: string, now: Date, except = ""): Promise<Past> {
  const { rows } = await sql<PastRow>`select ${pastOf(accountId, now, except)}`.execute(db);
  return presentPast(rows[0]);
}

/** The same with the comment that the same form made before, if it did. One query. */
export async function readPastAndSent(
  db: Db,
  { accountId, once, now }: { accountId: string; once: string; now: Date },
): Promise<{ past: Past; sent: { id: string; state: CommentState; text: string } | undefined }> {
  const { rows } = await sql<PastRow & { id: string | null; state: CommentState; text: string }>`
    select ${pastOf(accountId, now, "")}, s.id, s.state, s.text from (select 1) as one
    left join comments s on s.account_id = ${accountId} and s.once = ${once}`.execute(db);
  const [row] = rows;
  const sent = row?.id == null ? undefined : { id: row.id, state: row.state, text: row.text };
  return { past: presentPast(row), sent };
}

type PastRow = { recent: { text: string; at: string }[]; shown: number; hidden: Date[] };

const pastOf = (accountId: string, now: Date, except: string): RawBuilder<unknown> => sql`
    coalesce((select jsonb_agg(jsonb_build_object('text', r.text, 'at', r.created_at) order by r.created_at desc)
        from (select text, created_at from comments where account_id = ${accountId} and id <> ${except}
          and created_at > ${new Date(now.getTime() - 2 * DAY_MS)} order by created_at desc limit ${MAX_RECENT}) r), '[]'::jsonb) as recent,
      (select count(*)::int from (select from comments where account_id = ${accountId} and state = 'shown'
        and id <> ${except} limit ${MAX_COUNTED}) s) as shown,
      array(select d.created_at from comments c
        cross join lateral (select created_at from comment_decisions where comment_id = c.id and verdict = 'hide'
          order by created_at desc limit 1) d
        where c.account_id = ${accountId} and c.state = 'hidden'
          and d.created_at > ${new Date(now.getTime() - MAX_DAYS * DAY_MS)}) as hidden`;

function presentPast({ recent = [], shown = 0, hidden = [] }: Partial<PastRow> = {}): Past {
  return {
    recent: recent.map(({ text, at }) => ({ text, createdAt: new Date(at) })),
    history: { shown, hidden },
  };
}
