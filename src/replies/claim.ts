/**
 * Taking what is due. What is to be sent is written down as being sent before it is: a process that dies in between leaves
 * a message that perhaps was never sent, and none that is sent twice.
 */
import { listArticlesById } from "#articles/about.ts";
import type { Clock } from "#base/clock.ts";
import { listAddressed } from "#comments/mentions.ts";
import { parseThread } from "#comments/threads.ts";
import { anyOf } from "#database/any-of.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { findStory } from "#stories/read.ts";
import type { Told } from "./message.ts";

export type Way = "mail" | "push";

export type Claimed = {
  accountId: string;
  way: Way;
  told: [Told, ...Told[]];
  /** The most often that any of it was tried before. */
  tries: number;
};

/** Looked at together; what is over comes next. */
const BATCH = 50;
/** What comes sooner after a message waits, and is told together. */
export const GAP_MS: Record<Way, number> = { mail: 3_600_000, push: 120_000 };

/** `isLast`: nothing more is due. */
export async function claimDue({
  db,
  now,
}: {
  db: Db;
  now: Clock;
}): Promise<{ claimed: Claimed[]; isLast: boolean }> {
  const at = now();
  return inTransaction(db, async (db) => {
    const due = await lockDue(db, at);
    const told = await readTold(db, due);
    const claimed: Claimed[] = [];
    for (const [key, rows] of Map.groupBy(due, (row) => `${row.account_id} ${row.way}`)) {
      const [accountId = "", way] = key.split(" ") as [string, Way];
      const alive = rows.flatMap((row) => told.get(`${row.comment_id} ${row.account_id}`) ?? []);
      const dropped = rows.filter((row) => !told.has(`${row.comment_id} ${row.account_id}`));
      await setState(db, { accountId, way }, dropped, { state: "dropped", changed_at: at });
      const [first, ...others] = alive;
      if (!first) continue;
      const left = rows.filter((row) => told.has(`${row.comment_id} ${row.account_id}`));
      const next = await findNext(db, accountId, way);
      if (next && next > at) {
        await setState(db, { accountId, way }, left, { due_at: next, changed_at: at });
        continue;
      }
      await setState(db, { accountId, way }, left, { state: "sending", changed_at: at });
      await noteTold(db, accountId, way, at);
      claimed.push({
        accountId,
        way,
        told: [first, ...others],
        tries: Math.max(...left.map((row) => row.tries)),
      });
    }
    return { claimed, isLast: due.length < BATCH };
  });
}

const lockDue = (db: Db, at: Date) =>
  db
    .selectFrom("reply_deliveries")
    .select(["comment_id", "account_id", "way", "tries"])
    .where("state", "=", "waiting")
    .where("due_at", "<=", at)
    .orderBy("account_id")
    .orderBy("way")
    .orderBy("comment_id")
    .limit(BATCH)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();

type Due = Awaited<ReturnType<typeof lockDue>>[number];

/**
 * By comment and account, as it is now: what was hidden or deleted since is not told, nor what stands under nothing, nor to
 * whom it does not speak any more.
 */
async function readTold(db: Db, due: readonly Due[]): Promise<Map<string, Told>> {
  const ids = [...new Set(due.map((row) => row.comment_id))];
  const addressed = await listAddressed(db, ids);
  const spokenTo = new Map(addressed.map((one) => [`${one.commentId} ${one.accountId}`, one.why]));
  const comments = await db
    .selectFrom("comments")
    .select(["id", "thread", "author_name", "text"])
    .where("id", "=", anyOf(ids))
    .where("state", "=", "shown")
    .execute();
  const byId = new Map(comments.map((one) => [one.id, one]));
  const titles = await readTitles(
    db,
    comments.map((one) => one.thread),
  );
  const told = new Map<string, Told>();
  for (const { comment_id: id, account_id: accountId } of due) {
    const comment = byId.get(id);
    const about = comment && titles.get(comment.thread);
    const why = spokenTo.get(`${id} ${accountId}`);
    if (comment && about !== undefined && why !== undefined)
      told.set(`${id} ${accountId}`, {
        commentId: id,
        why,
        by: comment.author_name,
        text: comment.text,
        about,
      });
  }
  return told;
}

async function readTitles(db: Db, threads: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const articleOf = new Map<string, string>();
  for (const thread of new Set(threads)) {
    const subject = parseThread(thread);
    const id = subject?.kind === "story" ? await firstOf(db, subject.id) : subject?.id;
    if (id !== undefined) articleOf.set(thread, id);
  }
  const articles = await listArticlesById(db, [...new Set(articleOf.values())]);
  const titleOf = new Map(articles.map((one) => [one.id, one.title]));
  return new Map(
    [...articleOf].flatMap(([thread, id]) => {
      const title = titleOf.get(id);
      return title === undefined ? [] : [[thread, title] as const];
    }),
  );
}

async function firstOf(db: Db, storyId: string): Promise<string | undefined> {
  const found = await findStory(db, storyId);
  if (found?.kind === "moved") return firstOf(db, found.to);
  return found?.story.members[0]?.articleId;
}

async function findNext(db: Db, accountId: string, way: Way): Promise<Date | undefined> {
  const row = await db
    .selectFrom("reply_wishes")
    .select(["mailed_at", "pushed_at"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  const last = way === "mail" ? row?.mailed_at : row?.pushed_at;
  return last ? new Date(last.getTime() + GAP_MS[way]) : undefined;
}

/** `undefined`: it was not told after all. */
export async function noteTold(db: Db, accountId: string, way: Way, at: Date | undefined): Promise<void> {
  await db
    .updateTable("reply_wishes")
    .set(way === "mail" ? { mailed_at: at ?? null } : { pushed_at: at ?? null })
    .where("account_id", "=", accountId)
    .execute();
}

type Change = {
  state?: "waiting" | "sending" | "sent" | "dropped";
  due_at?: Date;
  tries?: number;
  changed_at: Date;
};

export async function setState(
  db: Db,
  { accountId, way }: { accountId: string; way: Way },
  rows: readonly { comment_id: string }[],
  change: Change,
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .updateTable("reply_deliveries")
    .set(change)
    .where("account_id", "=", accountId)
    .where("way", "=", way)
    .where("comment_id", "=", anyOf(rows.map((row) => row.comment_id)))
    .execute();
}
