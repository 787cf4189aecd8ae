/** What a writer does with an own comment: change it for a while, take it back, appeal. */
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Author } from "./author.ts";
import type { Topic } from "./closing.ts";
import { EDIT_MINUTES, isEditable } from "./editable.ts";
import { cleanText, renderComment } from "./markdown.ts";
import { listMentionable, noteMentioned } from "./mentions.ts";
import { moderate, PHASES } from "./moderate.ts";
import { askWebhook } from "./opinion.ts";
import { readPast } from "./past.ts";
import { type CommentNeeds, countShown, noteJudged } from "./save.ts";
import { touchThread } from "./threads.ts";

export type Changed = { kind: "changed" } | { kind: "refused" | "ask"; why: string };

const NOT_YOURS: Changed = { kind: "refused", why: "There is no such comment of yours." };

/** Changes the words of an own comment, which are judged anew; it is marked as changed. */
export async function editComment(
  needs: CommentNeeds,
  given: { author: Author; id: string; text: string; topic: Topic; confirmed?: boolean },
): Promise<Changed> {
  const { policy, scorer } = await needs.moderator.read();
  const text = cleanText(given.text);
  const scores = scorer.score(text);
  const by = given.author.id;
  const thread = text.includes("@") || needs.webhook ? await findThread(needs.db, given.id) : "";
  const writers = await listMentionable(needs.db, { thread, text, by });
  const { html, mentioned } = renderComment(text.slice(0, policy.length.max * 2), writers);
  const asked = { scores, topic: given.topic, confirmed: given.confirmed ?? false };
  const opinion = await askWebhook(
    needs,
    { text, author: given.author, thread, id: given.id },
    asked,
    policy,
  );
  return inTransaction(needs.db, async (db) => {
    const now = needs.now();
    const comment = await lockOwn(db, given.id, given.author.id);
    if (!comment) return NOT_YOURS;
    if (comment.text === text) return { kind: "changed" };
    if (!isEditable(comment, now))
      return { kind: "refused", why: `A comment can be changed for ${EDIT_MINUTES} minutes.` };
    const past = await readPast(db, given.author.id, now, comment.id);
    // A comment that waits is the first of its writer still; one that is shown has been taken.
    const shown = past.history.shown + (comment.state === "shown" ? 1 : 0);
    const context = { now, ...asked, opinion, ...past };
    const phases = PHASES.filter(({ name }) => name !== "rate");
    const judged = moderate(
      { text, author: given.author },
      { ...context, history: { ...past.history, shown } },
      policy,
      phases,
    );
    if (judged.verdict === "refuse") return { kind: "refused", why: judged.reason };
    if (judged.verdict === "ask") return { kind: "ask", why: judged.reason };
    const state = judged.verdict === "wait" ? "waiting" : comment.state;
    const concern = Math.max(scores.spam, scores.toxicity);
    await db
      .updateTable("comments")
      .set({ text, html, state, concern, edited_at: now })
      .where("id", "=", comment.id)
      .execute();
    await noteJudged(db, comment.id, judged, now);
    await noteMentioned(db, comment.id, mentioned);
    if (state === "shown") await needs.noteShown?.(db, comment.id, now);
    await countShown(db, comment, comment.state === "shown" && state === "waiting" ? -1 : 0, now);
    return { kind: "changed" };
  });
}

/** Takes an own comment back: its words are gone for good, answers to it stay. */
export function removeComment(
  needs: Pick<CommentNeeds, "db" | "now">,
  given: { author: Pick<Author, "id">; id: string },
): Promise<Changed> {
  return inTransaction(needs.db, async (db) => {
    const now = needs.now();
    const comment = await lockOwn(db, given.id, given.author.id);
    if (!comment) return NOT_YOURS;
    if (comment.state === "deleted") return { kind: "changed" };
    await db
      .updateTable("comments")
      .set({ text: "", html: "", state: "deleted", concern: 0 })
      .where("id", "=", comment.id)
      .execute();
    await noteMentioned(db, comment.id, []);
    await settleOpen(db, comment.id, now);
    await countShown(db, comment, comment.state === "shown" ? -1 : 0, now);
    return { kind: "changed" };
  });
}

/** Nothing is open any more: no report waits, no appeal. `upheld`: what came of an appeal, where one was decided. */
export async function settleOpen(db: Db, commentId: string, now: Date, upheld?: boolean): Promise<void> {
  await db
    .updateTable("comment_reports")
    .set({ settled_at: now })
    .where("comment_id", "=", commentId)
    .where("settled_at", "is", null)
    .execute();
  await db
    .updateTable("comment_appeals")
    .set({ settled_at: now, upheld: upheld ?? null })
    .where("comment_id", "=", commentId)
    .where("settled_at", "is", null)
    .execute();
}

const MAX_WORDS = 2000;

/** Asks the editors to look at a hidden comment again: once for each decision. */
export function appealDecision(
  needs: Pick<CommentNeeds, "db" | "now">,
  given: { author: Pick<Author, "id">; id: string; words: string },
): Promise<Changed> {
  return inTransaction(needs.db, async (db) => {
    const now = needs.now();
    const comment = await lockOwn(db, given.id, given.author.id);
    if (!comment) return NOT_YOURS;
    if (comment.state !== "hidden") return { kind: "refused", why: "It is not hidden." };
    const words = cleanText(given.words).slice(0, MAX_WORDS);
    if (words === "") return { kind: "refused", why: "Say why it should be shown." };
    const decision = await db
      .selectFrom("comment_decisions")
      .select("id")
      .where("comment_id", "=", comment.id)
      .where("verdict", "=", "hide")
      .orderBy("created_at", "desc")
      .orderBy("id", "desc")
      .executeTakeFirst();
    if (!decision) return { kind: "refused", why: "It is not hidden." };
    await db
      .insertInto("comment_appeals")
      .values({ id: makeId(now), comment_id: comment.id, decision_id: decision.id, words, created_at: now })
      .onConflict((conflict) => conflict.column("decision_id").doNothing())
      .execute();
    await touchThread(db, comment.thread, 0, now);
    return { kind: "changed" };
  });
}

const findThread = async (db: Db, id: string): Promise<string> =>
  (await db.selectFrom("comments").select("thread").where("id", "=", id).executeTakeFirst())?.thread ?? "";

/** The comment, for this transaction alone, if it is this writer's. */
const lockOwn = (db: Db, id: string, accountId: string) =>
  db
    .selectFrom("comments")
    .select(["id", "thread", "parent_id", "text", "state", "created_at"])
    .where("id", "=", id)
    .where("account_id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
