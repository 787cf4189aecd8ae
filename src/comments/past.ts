/** What moderation asks of a writer's past: two queries, whoever it is. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import type { Context } from "./moderate.ts";

const DAY_MS = 86_400_000;
/** Beyond what any policy asks for. */
const MAX_DAYS = 365;
const MAX_RECENT = 200;

/** `except`: a comment that is not its own past. */
export async function readPast(
  db: Db,
  accountId: string,
  now: Date,
  except = "",
): Promise<Pick<Context, "recent" | "history">> {
  const recent = await db
    .selectFrom("comments")
    .select(["text", "created_at"])
    .where("account_id", "=", accountId)
    .where("created_at", ">", new Date(now.getTime() - 2 * DAY_MS))
    .where("id", "<>", except)
    .orderBy("created_at", "desc")
    .limit(MAX_RECENT)
    .execute();
  const { rows } = await sql<{ shown: number; hidden: Date[] }>`
    select (select count(*)::int from comments where account_id = ${accountId} and state = 'shown') as shown,
      array(select d.created_at from comments c
        cross join lateral (select created_at from comment_decisions where comment_id = c.id and verdict = 'hide'
          order by created_at desc limit 1) d
        where c.account_id = ${accountId} and c.state = 'hidden'
          and d.created_at > ${new Date(now.getTime() - MAX_DAYS * DAY_MS)}) as hidden`.execute(db);
  const { shown = 0, hidden = [] } = rows[0] ?? {};
  return {
    recent: recent.map(({ text, created_at }) => ({ text, createdAt: created_at })),
    history: { shown, hidden },
  };
}
