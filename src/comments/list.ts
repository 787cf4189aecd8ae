/**
 * Reading a thread: ids and rows in one query, then the viewer's rules, then the tree. Everybody sees the same but for
 * this: a writer always sees the true state of an own comment, with the reason.
 */
import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { type Order, orderComments } from "./best.ts";
import { type CommentRow, presentRow, rowsOf, type ShownComment, type Viewer } from "./rows.ts";
import { type Subject, stateOf, type ThreadRow, type ThreadState, threadsOf } from "./threads.ts";
import type { Versions } from "./versions.ts";

export type { ShownComment, Viewer } from "./rows.ts";

export type ListOptions = { order: Order; limit: number };

/** The comments of a thread as a tree, the newest `limit` of them, and its state; one query. */
export async function listThread(
  needs: { db: Db; now: () => Date },
  subject: Subject,
  viewer: Viewer,
  { order, limit }: ListOptions,
): Promise<{ state: ThreadState; comments: ShownComment[]; versions: Versions }> {
  // From the threads on, so that one without comments tells its state too.
  const { rows } = await sql<
    ThreadRow & { thread_version: number } & { [K in keyof CommentRow]: CommentRow[K] | null }
  >`
    select t.shown, t.closed_at, t.closed_why, one.*, t.thread, t.version as thread_version from threads t
    left join lateral (${rowsOf(viewer, sql`c.thread = t.thread`, limit)}) one on true
    where t.thread ${threadsOf(subject)}`.execute(needs.db);
  const comments = rows.flatMap((row) =>
    row.id === null ? [] : presentRow(row as CommentRow, viewer, needs.now()),
  );
  const versions = new Map(rows.map((row) => [row.thread, row.thread_version]));
  return { state: stateOf(subject, rows), comments: makeTree(comments, order), versions };
}

/** A comment with those it answers, and the answers to it; undefined when nothing of it is to be seen. Two queries. */
export async function findComment(
  needs: { db: Db; now: () => Date },
  id: string,
  viewer: Viewer,
): Promise<{ comment: ShownComment; above: readonly ShownComment[] } | undefined> {
  const { rows: related } = await sql<{ id: string; way: string }>`
    with recursive above as (
      select id, parent_id, 0 as n from comments where id = ${id}
      union all select c.id, c.parent_id, above.n + 1 from comments c join above on c.id = above.parent_id where above.n < 200
    ), below as (
      select id, 0 as n from comments where id = ${id}
      union all select c.id, below.n + 1 from comments c join below on c.parent_id = below.id where below.n < 200
    ) (select id, 'above' as way from above) union all (select id, 'below' from below where n > 0 limit ${MAX_BELOW})`.execute(
    needs.db,
  );
  if (related.length === 0) return undefined;
  const ids = related.map((row) => row.id);
  const { rows } = await rowsOf(viewer, sql`c.id = ${anyOf(ids)}`, ids.length).execute(needs.db);
  const shown = new Map(rows.map((row) => [row.id, presentRow(row, viewer, needs.now())]));
  const above = related.flatMap(({ id: one, way }) =>
    way === "above" && one !== id ? (shown.get(one) ?? []) : [],
  );
  const isBelow = new Set(related.flatMap((row) => (row.way === "below" ? [row.id] : [])));
  const comments = [...shown.values()].filter((one) => one.id === id || isBelow.has(one.id));
  const comment = makeTree(comments, "oldest").find((one) => one.id === id);
  return comment && { comment, above: above.reverse() };
}
const MAX_BELOW = 500;

/** One comment without those around it; undefined when nothing of it is to be seen. One query. */
export async function findAlone(
  needs: { db: Db; now: () => Date },
  id: string,
  viewer: Viewer,
): Promise<ShownComment | undefined> {
  const { rows } = await rowsOf(viewer, sql`c.id = ${id}`, 1).execute(needs.db);
  return rows[0] && presentRow(rows[0], viewer, needs.now());
}

/** Answers under what they answer, in the order; places that nothing visible hangs from are left out. */
function makeTree(comments: readonly ShownComment[], order: Order): ShownComment[] {
  const byId = new Map(comments.map((one) => [one.id, one]));
  const roots: ShownComment[] = [];
  // What it answers may be older than what was read: then it stands by itself.
  for (const one of comments) (byId.get(one.parentId ?? "")?.replies ?? roots).push(one);
  // Answers are read from top to bottom, whatever order the thread is in.
  const within = order === "newest" ? "oldest" : order;
  const settle = (list: ShownComment[], how: Order): ShownComment[] =>
    orderComments(
      list
        .map((one) => ({ ...one, replies: settle(one.replies, within) }))
        .filter(
          (one) =>
            one.replies.length > 0 || one.state === "shown" || (one.author.isMine && one.state !== "deleted"),
        ),
      how,
    );
  return settle(roots, order);
}
