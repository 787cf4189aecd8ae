/**
 * Comments as the database has them, and as one viewer may see them: others' waiting and hidden words to nobody, an own
 * comment always in its true state, with the reason.
 */
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { CommentState, CommentTable } from "#database/tables-comments.ts";
import type { Author } from "./author.ts";
import { isEditable } from "./editable.ts";
import { sanitiseComment } from "./markdown.ts";

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

/** Of the table all but what nobody is shown, and what is known beside it. */
export type CommentRow = Omit<Selectable<CommentTable>, "once" | "concern"> & {
  role: string | null;
  mine: "up" | "down" | null;
  phase: string | null;
  reason: string | null;
  statement: string | null;
  decided_at: Date | null;
  appealed: "open" | "upheld" | "declined" | null;
};

/** What is known of comments `c` beside their votes. */
export const COLUMNS = sql`c.id, c.thread, c.parent_id, c.depth, c.account_id, c.author_name, a.role, c.state, c.text, c.html,
  c.up, c.down, c.created_at, c.edited_at, c.replies, c.version, d.phase, d.reason, d.statement, d.created_at as decided_at,
  case when p.id is null then null when p.settled_at is null then 'open' when p.upheld then 'upheld' else 'declined' end as appealed`;

export const JOINS = sql`left join accounts a on a.id = c.account_id
  left join lateral (select * from comment_decisions where comment_id = c.id and c.state in ('waiting', 'hidden')
    and verdict = case c.state when 'hidden' then 'hide' else 'wait' end order by created_at desc, id desc limit 1) d on true
  left join comment_appeals p on p.decision_id = d.id`;

/** Rows that this viewer may know of: shown ones, the viewer's own, and the places of others that answers hang from. */
export function rowsOf(viewer: Viewer, where: RawBuilder<unknown>, limit: number): RawBuilder<CommentRow> {
  const me = viewer?.id ?? null;
  return sql<CommentRow>`
    select ${COLUMNS}, r.kind as mine from comments c ${JOINS}
    left join comment_reactions r on r.comment_id = c.id and r.account_id = ${me}
    where ${where} and (c.state = 'shown' or (c.account_id = ${me} and c.state <> 'deleted') or c.replies > 0)
    order by c.created_at desc, c.id desc limit ${limit}`;
}

export function presentRow(row: CommentRow, viewer: Viewer, now: Date): ShownComment {
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
