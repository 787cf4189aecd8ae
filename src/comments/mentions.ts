/**
 * Who is spoken to by a comment: the writer of what it answers, and those of the thread whom it names. A name stands for
 * somebody only where exactly one writer of the thread has it.
 */
import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { type Mentionable, renderComment } from "./markdown.ts";
import { parseThread, threadsOf } from "./threads.ts";

/** A thread of more writers than this is a crowd; those who wrote last are found. */
const MAX_WRITERS = 2000;

/** Those whom a comment in the thread may name, with their newest comment; no query for a text without "@". */
export async function listMentionable(
  db: Db,
  given: { thread: string; text: string; by: string },
): Promise<Mentionable[]> {
  const subject = parseThread(given.thread);
  if (!subject || !given.text.includes("@")) return [];
  const { rows } = await sql<{ account_id: string; author_name: string; id: string }>`
    select account_id, author_name, max(id) as id from comments
    where thread ${threadsOf(subject)} and state = 'shown' and account_id is not null and account_id <> ${given.by}
    group by account_id, author_name order by max(id) desc limit ${MAX_WRITERS}`.execute(db);
  return rows.map((row) => ({ accountId: row.account_id, name: row.author_name, commentId: row.id }));
}

/** Keeps whom a comment names, instead of whom it named before. In the transaction that keeps the comment. */
export async function noteMentioned(
  db: Db,
  commentId: string,
  mentioned: readonly Mentionable[],
  { isNew = false } = {},
): Promise<void> {
  if (!isNew) await db.deleteFrom("comment_mentions").where("comment_id", "=", commentId).execute();
  // Of accounts that are still there: one may have been deleted since it was read.
  for (const { accountId, name, commentId: target } of mentioned)
    await sql`
      insert into comment_mentions (comment_id, account_id, name, target_id)
      select ${commentId}, id, ${name}, ${target} from accounts where id = ${accountId} for key share
      on conflict do nothing`.execute(db);
}

/** Takes an account out of what others wrote: its name stays there as their words, and leads nowhere. */
export async function forgetMentions(db: Db, accountId: string): Promise<void> {
  const named = await db
    .selectFrom("comment_mentions")
    .innerJoin("comments", "comments.id", "comment_mentions.comment_id")
    .select(["comments.id", "comments.text"])
    .where("comment_mentions.account_id", "=", accountId)
    .execute();
  await db.deleteFrom("comment_mentions").where("account_id", "=", accountId).execute();
  const others = await db
    .selectFrom("comment_mentions")
    .selectAll()
    .where("comment_id", "=", anyOf(named.map(({ id }) => id)))
    .execute();
  for (const { id, text } of named) {
    const left = others.flatMap((one) =>
      one.comment_id === id ? [{ accountId: one.account_id, name: one.name, commentId: one.target_id }] : [],
    );
    const { html } = renderComment(text, left);
    await db.updateTable("comments").set({ html }).where("id", "=", id).execute();
  }
}

export type Addressed = { commentId: string; accountId: string; why: "answer" | "mention" };

/**
 * Whom comments that are shown speak to: the writer of the shown one that each answers, and those whom it names. Nobody
 * twice, and never its own writer; none for a comment that is not shown. One query.
 */
export async function listAddressed(db: Db, commentIds: readonly string[]): Promise<Addressed[]> {
  const { rows } = await sql<{ id: string; account_id: string; why: Addressed["why"] }>`
    select distinct on (c.id, to_whom.account_id) c.id, to_whom.account_id, to_whom.why from comments c
    cross join lateral (
      select p.account_id, 'answer' as why from comments p where p.id = c.parent_id and p.state = 'shown'
      union all select m.account_id, 'mention' from comment_mentions m where m.comment_id = c.id
    ) to_whom
    where c.id = ${anyOf(commentIds)} and c.state = 'shown' and to_whom.account_id is not null
      and to_whom.account_id is distinct from c.account_id
    order by c.id, to_whom.account_id, to_whom.why`.execute(db);
  return rows.map((row) => ({ commentId: row.id, accountId: row.account_id, why: row.why }));
}
