/** What comments keep of an account: taken along with it, and without its writer or removed when the account goes. */
import { sql } from "kysely";
import type { Belongings } from "#accounts/belongings.ts";
import { forgetMentions } from "./mentions.ts";

const EVERYTHING = 100_000;

export const commentBelongings: Belongings = {
  name: "comments",
  isWriting: true,
  async list(db, accountId) {
    const comments = await db
      .selectFrom("comments")
      .select(["id", "thread", "parent_id", "text", "state", "up", "down", "created_at", "edited_at"])
      .where("account_id", "=", accountId)
      .orderBy("created_at")
      .limit(EVERYTHING)
      .execute();
    const reactions = await db
      .selectFrom("comment_reactions")
      .select(["comment_id", "kind", "created_at"])
      .where("account_id", "=", accountId)
      .orderBy("created_at")
      .limit(EVERYTHING)
      .execute();
    const reports = await db
      .selectFrom("comment_reports")
      .select(["comment_id", "reason", "words", "created_at"])
      .where("account_id", "=", accountId)
      .orderBy("created_at")
      .limit(EVERYTHING)
      .execute();
    const mentions = await db
      .selectFrom("comment_mentions")
      .select(["comment_id", "name"])
      .where("account_id", "=", accountId)
      .orderBy("comment_id")
      .limit(EVERYTHING)
      .execute();
    return { comments, reactions, reports, mentions };
  },
  async forget(db, accountId, how) {
    const threads = await db
      .selectFrom("comments")
      .select("thread")
      .distinct()
      .where("account_id", "=", accountId)
      .execute();
    await forgetMentions(db, accountId);
    if (how === "remove") {
      await sql`
        with gone as (select id, parent_id from comments where account_id = ${accountId} and state = 'shown')
        update comments c set replies = c.replies - g.n
        from (select parent_id, count(*)::int as n from gone group by parent_id) g where c.id = g.parent_id`.execute(
        db,
      );
      await sql`delete from comment_reports where comment_id in (select id from comments where account_id = ${accountId})`.execute(
        db,
      );
      await sql`delete from comment_appeals where comment_id in (select id from comments where account_id = ${accountId})`.execute(
        db,
      );
      await sql`delete from comment_mentions where comment_id in (select id from comments where account_id = ${accountId})`.execute(
        db,
      );
      await sql`update comments set text = '', html = '', state = 'deleted', concern = 0 where account_id = ${accountId}`.execute(
        db,
      );
    }
    // Its name stood on pages that may be kept, and on those that are read now.
    await sql`
      with of as (update threads t set changed_at = now(), version = version + 1,
          shown = (select count(*) from comments c where c.thread = t.thread and c.state = 'shown')
        where t.thread = any(${threads.map((row) => row.thread)}::text[]) returning thread, version)
      update comments c set author_name = '', account_id = null, version = of.version
      from of where c.thread = of.thread and c.account_id = ${accountId}`.execute(db);
  },
};
