/** Posting a comment: judged, kept, counted and explained in one transaction; sent twice, it is one. */
import type { Insertable } from "kysely";
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Tables } from "#database/tables.ts";
import type { CommentState } from "#database/tables-comments.ts";
import type { Author } from "./author.ts";
import type { Topic } from "./closing.ts";
import { cleanText, renderComment } from "./markdown.ts";
import { listMentionable, noteMentioned } from "./mentions.ts";
import { type Judgement, moderate } from "./moderate.ts";
import type { Moderator } from "./moderator.ts";
import { askWebhook } from "./opinion.ts";
import { readPastAndSent } from "./past.ts";
import { type CommentRow, presentRow, type ShownComment } from "./rows.ts";
import type { Webhook } from "./webhook.ts";

export type NoteShown = (db: Db, commentId: string, now: Date) => Promise<void>;

export type CommentNeeds = {
  db: Db;
  now: () => Date;
  moderator: Moderator;
  /** Notes whom a comment that is shown is to be told to, in the transaction that shows it. */
  noteShown?: NoteShown | undefined;
  /** The operator's own program, if there is one. */
  webhook?: Webhook | undefined;
};

export type Posted = {
  author: Author;
  thread: string;
  topic: Topic;
  /** The comment that this one answers. */
  parentId?: string | undefined;
  text: string;
  /** The same for each time the same form is sent. */
  once: string;
  /** The writer was asked, and wants to post it so. */
  confirmed?: boolean;
};

export type Saved =
  | {
      kind: "saved";
      id: string;
      state: CommentState;
      reason: string;
      /** As its writer sees it; undefined when the form had been sent before. */
      comment: ShownComment | undefined;
    }
  /** ask: to be confirmed first. */
  | { kind: "refused" | "ask"; why: string };

/** Deeper answers stand beside each other: nobody follows a thread of fifty steps. */
const MAX_DEPTH = 20;

/** Posts a comment, or says why not. */
export async function saveComment(needs: CommentNeeds, posted: Posted): Promise<Saved> {
  const { policy, scorer } = await needs.moderator.read();
  const text = cleanText(posted.text);
  const { author, thread, once } = posted;
  const scores = scorer.score(text);
  const writers = await listMentionable(needs.db, { thread, text, by: author.id });
  const { html, mentioned } = renderComment(text.slice(0, policy.length.max * 2), writers);
  const asked = { scores, topic: posted.topic, confirmed: posted.confirmed ?? false };
  const opinion = await askWebhook(needs, { text, author, thread }, asked, policy);
  return inTransaction(needs.db, async (db) => {
    // One writer's comments are judged one after the other: else two at once would each not know of the other.
    const writer = await db
      .selectFrom("accounts")
      .select("id")
      .where("id", "=", author.id)
      .forUpdate()
      .executeTakeFirst();
    if (!writer) return { kind: "refused", why: "You are not signed in any more." };
    const now = needs.now();
    const { past, sent: before } = await readPastAndSent(db, { accountId: author.id, once, now });
    if (before?.text === text) {
      const { id, state } = before;
      return { kind: "saved", id, state, reason: "", comment: undefined };
    }
    const parent = await findParent(db, posted);
    if (parent === "gone") return { kind: "refused", why: "The comment that you answer is no longer shown." };
    const judged = moderate({ text, author }, { now, ...asked, opinion, ...past }, policy);
    if (judged.verdict === "refuse") return { kind: "refused", why: judged.reason };
    if (judged.verdict === "ask") return { kind: "ask", why: judged.reason };
    const id = makeId(now);
    const state = judged.verdict === "wait" ? "waiting" : "shown";
    const more = state === "shown" ? 1 : 0;
    // The comment before the thread, as whoever changes both has it.
    await countReplies(db, parent?.id ?? null, more);
    const row = {
      id,
      thread,
      parent_id: parent?.id ?? null,
      depth: parent ? Math.min(parent.depth + 1, MAX_DEPTH) : 0,
      account_id: author.id,
      author_name: author.name,
      // A browser that went back may send other words from the same form: that is another comment.
      once: before ? id : once,
      text,
      html,
      state,
      concern: Math.max(scores.spam, scores.toxicity),
      created_at: now,
    } as const;
    await insertComment(db, more, row);
    await noteJudged(db, id, judged, now);
    await noteMentioned(db, id, mentioned, { isNew: true });
    const speaks = parent !== undefined || mentioned.length > 0;
    if (state === "shown" && speaks) await needs.noteShown?.(db, id, now);
    const comment = presentRow(asSaved(row, author, judged), author, now);
    return { kind: "saved", id, state, reason: judged.reason, comment };
  });
}

/** The row with what is known beside it, as reading it again would give it. */
const asSaved = (
  row: Insertable<Tables["comments"]> & Pick<CommentRow, "state" | "created_at" | "parent_id" | "account_id">,
  author: Author,
  { phase, reason }: Judgement,
): CommentRow => ({
  ...row,
  ...{ up: 0, down: 0, mine: null, replies: 0, version: 0, edited_at: null, appealed: null },
  role: author.role,
  ...(row.state === "waiting"
    ? { phase, reason, statement: "", decided_at: row.created_at }
    : { phase: null, reason: null, statement: null, decided_at: null }),
});

async function findParent(db: Db, { parentId, thread }: Posted) {
  if (parentId === undefined) return undefined;
  const parent = await db
    .selectFrom("comments")
    .select(["id", "depth", "state", "thread"])
    .where("id", "=", parentId)
    .executeTakeFirst();
  return parent?.state === "shown" && parent.thread === thread ? parent : "gone";
}

/** Keeps what the phases said, if they said anything. */
export async function noteJudged(db: Db, commentId: string, judged: Judgement, now: Date): Promise<void> {
  const rows = judged.spoken.map(({ phase, verdict, reason }) => ({
    id: makeId(now),
    comment_id: commentId,
    by_account_id: null,
    phase,
    verdict: verdict === "wait" ? ("wait" as const) : ("show" as const),
    reason,
    statement: "",
    created_at: now,
  }));
  if (rows.length > 0) await db.insertInto("comment_decisions").values(rows).execute();
}

/** Adds it to its thread, which begins with it or counts it; with the next version of the thread. One statement. */
async function insertComment(db: Db, more: 0 | 1, row: Insertable<Tables["comments"]>): Promise<void> {
  await db
    .with("of", (of) =>
      of
        .insertInto("threads")
        .values({ thread: row.thread, shown: more, changed_at: row.created_at, version: 1 })
        .onConflict((conflict) =>
          conflict.column("thread").doUpdateSet((set) => ({
            shown: set("threads.shown", "+", more),
            changed_at: row.created_at,
            version: set("threads.version", "+", 1),
          })),
        )
        .returning("version"),
    )
    .insertInto("comments")
    .values((is) => ({ ...row, version: is.selectFrom("of").select("of.version") }))
    .execute();
}

async function countReplies(db: Db, parentId: string | null, more: -1 | 0 | 1): Promise<void> {
  if (more === 0 || parentId === null) return;
  await db
    .updateTable("comments")
    .set((set) => ({ replies: set("replies", "+", more) }))
    .where("id", "=", parentId)
    .execute();
}

/**
 * Counts a comment that came to be shown (1), is shown no more (-1), or changed otherwise (0), and gives it the next
 * version of its thread; last in its transaction.
 */
export async function countShown(
  db: Db,
  comment: { id: string; thread: string; parent_id: string | null },
  more: -1 | 0 | 1,
  now: Date,
): Promise<void> {
  await countReplies(db, comment.parent_id, more);
  await db
    .with("of", (of) =>
      of
        .updateTable("threads")
        .set((set) => ({
          shown: set("shown", "+", more),
          changed_at: now,
          version: set("version", "+", 1),
        }))
        .where("thread", "=", comment.thread)
        .returning("version"),
    )
    .updateTable("comments")
    .from("of")
    .set((set) => ({ version: set.ref("of.version") }))
    .where("id", "=", comment.id)
    .execute();
}
