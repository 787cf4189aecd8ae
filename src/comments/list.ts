/**
 * Reading a thread: ids and rows in one query, then the viewer's rules, then the tree. Everybody sees the same but for
 * this: a writer always sees the true state of an own comment, with the reason.
 */
import { type RawBuilder, sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { CommentState } from "#database/tables-comments.ts";
import type { Author } from "./author.ts";
import { type Order, orderComments } from "./best.ts";
import { isEditable } from "./change.ts";
import { sanitiseComment } from "./markdown.ts";
import { type Subject, stateOf, type ThreadRow, type ThreadState, threadsOf } from "./threads.ts";

export type ShownComment = {
  id: string;
  thread: string;
  parentId: string | undefined;
  depth: number;
  /** gone: the account is no more; mine: the viewer's own. */
  author: { name: string; badge: "editor" | undefined; isGone: boolean; isMine: boolean };
  state: CommentState;
  /** Safe HTML; empty where it is not to be seen. */
  html: string;
  /** As written; only of the viewer's own. */
  text: string;
  up: number;
  down: number;
  mine: "up" | "down" | undefined;
  createdAt: Date;
  editedAt: Date | undefined;
  isEditable: boolean;
  /** Why it waits or is hidden. The statement is for its writer alone. */
  why: { phase: string; reason: string; statement: string; at: Date } | undefined;
  /** Of the viewer's own: what came of asking the editors to look again. */
  appeal: "open" | "upheld" | "declined" | undefined;
  replies: ShownComment[];
};

export type Viewer = Pick<Author, "id"> | undefined;

type Row = {
  id: string;
  thread: string;
  parent_id: string | null;
  depth: number;
  account_id: string | null;
  author_name: string;
  role: string | null;
  state: CommentState;
  text: string;
  html: string;
  up: number;
  down: number;
  mine: "up" | "down" | null;
  created_at: Date;
  edited_at: Date | null;
  phase: string | null;
  reason: string | null;
  statement: string | null;
  decided_at: Date | null;
  appealed: "open" | "upheld" | "declined" | null;
};

export type ListOptions = { order: Order; limit: number };

/** The comments of a thread as a tree, the newest `limit` of them, and its state; one query. */
export async function listThread(
  needs: { db: Db; now: () => Date },
  subject: Subject,
  viewer: Viewer,
  { order, limit }: ListOptions,
): Promise<{ state: ThreadState; comments: ShownComment[] }> {
  // From the threads on, so that one without comments tells its state too.
  const { rows } = await sql<ThreadRow & { [K in keyof Row]: Row[K] | null }>`
    select t.shown, t.closed_at, t.closed_why, one.*, t.thread from threads t
    left join lateral (${rowsOf(viewer, sql`c.thread = t.thread`, limit)}) one on true
    where t.thread ${threadsOf(subject)}`.execute(needs.db);
  const comments = rows.flatMap((row) =>
    row.id === null ? [] : presentRow(row as Row, viewer, needs.now()),
  );
  return { state: stateOf(subject, rows), comments: makeTree(comments, order) };
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

/** Rows that this viewer may know of: shown ones, the viewer's own, and the places of others that answers hang from. */
function rowsOf(viewer: Viewer, where: RawBuilder<unknown>, limit: number): RawBuilder<Row> {
  const me = viewer?.id ?? null;
  return sql<Row>`
    select c.id, c.thread, c.parent_id, c.depth, c.account_id, c.author_name, a.role, c.state, c.text, c.html,
      c.up, c.down, r.kind as mine, c.created_at, c.edited_at,
      d.phase, d.reason, d.statement, d.created_at as decided_at,
      case when p.id is null then null when p.settled_at is null then 'open' when p.upheld then 'upheld' else 'declined' end as appealed
    from comments c
    left join accounts a on a.id = c.account_id
    left join comment_reactions r on r.comment_id = c.id and r.account_id = ${me}
    left join lateral (select * from comment_decisions where comment_id = c.id and c.state in ('waiting', 'hidden')
      and verdict = case c.state when 'hidden' then 'hide' else 'wait' end order by created_at desc, id desc limit 1) d on true
    left join comment_appeals p on p.decision_id = d.id
    where ${where} and (c.state = 'shown' or (c.account_id = ${me} and c.state <> 'deleted') or c.replies > 0)
    order by c.created_at desc, c.id desc limit ${limit}`;
}

function presentRow(row: Row, viewer: Viewer, now: Date): ShownComment {
  const isMine = viewer !== undefined && row.account_id === viewer.id;
  const isSeen = row.state === "shown" || isMine;
  const isHidden = row.state === "hidden";
  return {
    id: row.id,
    thread: row.thread,
    parentId: row.parent_id ?? undefined,
    depth: row.depth,
    author: {
      name: isSeen ? row.author_name : "",
      badge: isSeen && row.role !== null && row.role !== "reader" ? "editor" : undefined,
      isGone: row.account_id === null,
      isMine,
    },
    state: row.state,
    html: isSeen ? sanitiseComment(row.html) : "",
    text: isMine ? row.text : "",
    up: isSeen ? row.up : 0,
    down: isSeen ? row.down : 0,
    mine: row.mine ?? undefined,
    createdAt: row.created_at,
    editedAt: isSeen ? (row.edited_at ?? undefined) : undefined,
    isEditable: isMine && isEditable(row, now),
    why:
      row.phase !== null && row.decided_at !== null && (isMine || isHidden)
        ? {
            phase: row.phase,
            reason: row.reason ?? "",
            statement: isMine ? (row.statement ?? "") : "",
            at: row.decided_at,
          }
        : undefined,
    appeal: isMine ? (row.appealed ?? undefined) : undefined,
    replies: [],
  };
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
