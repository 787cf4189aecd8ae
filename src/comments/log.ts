/** The public log of what editors decided: what and why, without anybody's name or words. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";

export type LoggedDecision = {
  id: string;
  verdict: "show" | "hide";
  reason: string;
  thread: string;
  at: Date;
  /** It answered an appeal of the writer. */
  appeal: "open" | "upheld" | "declined" | undefined;
};

/** Newest first; `before`: the id of the last one on the page before. One query. */
export async function listLog(
  db: Db,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<LoggedDecision[]> {
  const { rows } = await sql<{
    id: string;
    verdict: "show" | "hide";
    reason: string;
    thread: string;
    created_at: Date;
    appeal: LoggedDecision["appeal"] | null;
  }>`
    select d.id, d.verdict, d.reason, c.thread, d.created_at,
      case when p.id is null then null when p.settled_at is null then 'open' when p.upheld then 'upheld' else 'declined' end as appeal
    from comment_decisions d join comments c on c.id = d.comment_id
    left join comment_appeals p on p.decision_id = d.id
    where d.phase = 'editor' and ${before === undefined ? sql`true` : sql`d.id < ${before}`}
    order by d.created_at desc, d.id desc limit ${limit}`.execute(db);
  return rows.map(({ created_at, appeal, ...row }) => ({
    ...row,
    at: created_at,
    appeal: appeal ?? undefined,
  }));
}
