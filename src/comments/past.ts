/** What moderation asks of a writer's past: one query, whoever it is. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import type { Context } from "./moderate.ts";

const DAY_MS = 86_400_000;
/** Beyond what any policy asks for. */
const MAX_DAYS = 365;
const MAX_RECENT = 200;
/** Whoever has so many is no new writer by any policy. */
const MAX_COUNTED = 1000;

/** `except`: a comment that is not its own past. */
export async function readPast(
  db: Db,
  accountId: string,
  now: Date,
  except = "",
): Promise<Pick<Context, "recent" | "history">> {
  const { rows } = await sql<{ recent: { text: string; at: string }[]; shown: number; hidden: Date[] }>`
    select coalesce((select jsonb_agg(jsonb_build_object('text', r.text, 'at', r.created_at) order by r.created_at desc)
        from (select text, created_at from comments where account_id = ${accountId} and id <> ${except}
          and created_at > ${new Date(now.getTime() - 2 * DAY_MS)} order by created_at desc limit ${MAX_RECENT}) r), '[]'::jsonb) as recent,
      (select count(*)::int from (select from comments where account_id = ${accountId} and state = 'shown'
        and id <> ${except} limit ${MAX_COUNTED}) s) as shown,
      array(select d.created_at from comments c
        cross join lateral (select created_at from comment_decisions where comment_id = c.id and verdict = 'hide'
          order by created_at desc limit 1) d
        where c.account_id = ${accountId} and c.state = 'hidden'
          and d.created_at > ${new Date(now.getTime() - MAX_DAYS * DAY_MS)}) as hidden`.execute(db);
  const { recent = [], shown = 0, hidden = [] } = rows[0] ?? {};
  return {
    recent: recent.map(({ text, at }) => ({ text, createdAt: new Date(at) })),
    history: { shown, hidden },
  };
}
