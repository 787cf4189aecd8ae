/** Notes whom a comment that is shown from now on is to be told to: in the transaction that shows it, and each once. */
import { sql } from "kysely";
import { listAddressed } from "#comments/mentions.ts";
import type { Db } from "#database/connect.ts";

/** A writer may still change the words, and an editor hide them; answers that come together are told together. */
const MAIL_AFTER_MS = 2 * 60_000;
const PUSH_AFTER_MS = 30_000;

/** By one comment, however often it is changed: the writer of what it answers, and as many as it may name at once. */
const MAX_PEOPLE = 11;

/** What was dropped, because it was hidden when it was due, is due again. Two queries, or one where nobody is spoken to. */
export async function noteShown(db: Db, commentId: string, now: Date): Promise<void> {
  const addressed = await listAddressed(db, [commentId]);
  if (addressed.length === 0) return;
  await sql`
    with told as (
      select distinct account_id from reply_deliveries where comment_id = ${commentId} and state <> 'dropped'
    ), others as (
      select a.id, a.why
      from unnest(${addressed.map((one) => one.accountId)}::text[], ${addressed.map((one) => one.why)}::text[]) as a (id, why)
      where a.id not in (select account_id from told)
      order by a.id limit greatest(0, ${MAX_PEOPLE} - (select count(*) from told))
    )
    insert into reply_deliveries (comment_id, account_id, way, why, state, due_at, changed_at)
    select ${commentId}, a.id, w.way, a.why, 'waiting',
      case w.way when 'mail' then ${new Date(now.getTime() + MAIL_AFTER_MS)}::timestamptz
        else ${new Date(now.getTime() + PUSH_AFTER_MS)}::timestamptz end, ${now}::timestamptz
    from others a
    cross join lateral (
      select 'mail' as way from reply_wishes r where r.account_id = a.id and r.by_mail
      union all select distinct 'push' from reply_devices d where d.account_id = a.id
    ) w
    on conflict (comment_id, account_id, way) do update
      set state = 'waiting', why = excluded.why, due_at = excluded.due_at, tries = 0, changed_at = excluded.changed_at
      where reply_deliveries.state = 'dropped'`.execute(db);
}
