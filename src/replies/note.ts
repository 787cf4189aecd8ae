/** Notes whom a comment that is shown from now on is to be told to: in the transaction that shows it, and each once. */
import { sql } from "kysely";
import { listAddressed } from "#comments/mentions.ts";
import type { Db } from "#database/connect.ts";

/** A writer may still change the words, and an editor hide them; answers that come together are told together. */
const MAIL_AFTER_MS = 2 * 60_000;
const PUSH_AFTER_MS = 30_000;

/** Two queries, or one where nobody is spoken to. */
export async function noteShown(db: Db, commentId: string, now: Date): Promise<void> {
  const addressed = await listAddressed(db, commentId);
  if (addressed.length === 0) return;
  await sql`
    insert into reply_deliveries (comment_id, account_id, way, why, state, due_at, changed_at)
    select ${commentId}, a.id, w.way, a.why, 'waiting',
      case w.way when 'mail' then ${new Date(now.getTime() + MAIL_AFTER_MS)}::timestamptz
        else ${new Date(now.getTime() + PUSH_AFTER_MS)}::timestamptz end, ${now}::timestamptz
    from unnest(${addressed.map((one) => one.accountId)}::text[], ${addressed.map((one) => one.why)}::text[]) as a (id, why)
    cross join lateral (
      select 'mail' as way from reply_wishes r where r.account_id = a.id and r.by_mail
      union all select distinct 'push' from reply_devices d where d.account_id = a.id
    ) w
    on conflict do nothing`.execute(db);
}
