/** What changed in the threads of a subject since some version of them, for whoever follows it. One query, however many follow. */
import { sql } from "kysely";
import type { Db } from "#database/connect.ts";
import { COLUMNS, type CommentRow, JOINS, presentRow, type ShownComment, type Viewer } from "./rows.ts";
import { type Subject, stateOf, type ThreadRow, type ThreadState, threadsOf } from "./threads.ts";
import type { Versions } from "./versions.ts";

/** A comment that changed, not yet seen by anybody's eyes. */
export type Changed = Omit<CommentRow, "mine"> & { votes: Readonly<Record<string, "up" | "down">> | null };

export type ChangedSince = {
  state: ThreadState;
  /** Of all threads, as of now. */
  versions: Versions;
  /** What answers stands after what it answers; else in the order it changed in. */
  changed: readonly Changed[];
  /** Whether somebody who knows these versions is told everything that came after them. */
  isAllSince(versions: Versions): boolean;
};

/** `viewers`: accounts whose votes are to be known. Of each thread the last `limit` changes. */
export async function listChanged(
  db: Db,
  subject: Subject,
  since: Versions,
  { viewers, limit }: { viewers: readonly string[]; limit: number },
): Promise<ChangedSince> {
  const known = JSON.stringify(Object.fromEntries(since));
  const { rows } = await sql<
    ThreadRow & { thread_version: number } & { [K in keyof Changed]: Changed[K] | null }
  >`
    select t.shown, t.closed_at, t.closed_why, one.*, t.thread, t.version as thread_version from threads t
    left join lateral (
      select ${COLUMNS}, (select jsonb_object_agg(r.account_id, r.kind) from comment_reactions r
        where r.comment_id = c.id and r.account_id = any(${viewers}::text[])) as votes
      from comments c ${JOINS}
      where c.thread = t.thread and c.version > coalesce((${known}::jsonb ->> t.thread)::integer, 0)
      order by c.version desc limit ${limit}) one on true
    where t.thread ${threadsOf(subject)}`.execute(db);
  const versions = new Map(rows.map((row) => [row.thread, row.thread_version]));
  const changed = rows.flatMap((row) => (row.id === null ? [] : [row as Changed]));
  const firstOf = new Map<string, number>();
  for (const thread of versions.keys()) {
    const own = changed.filter((row) => row.thread === thread);
    if (own.length === limit) firstOf.set(thread, Math.min(...own.map((row) => row.version)));
  }
  return {
    state: stateOf(subject, rows),
    versions,
    changed: changed.sort((a, b) => a.depth - b.depth || a.version - b.version || (a.id < b.id ? -1 : 1)),
    isAllSince: (from) => [...firstOf].every(([thread, first]) => (from.get(thread) ?? 0) >= first - 1),
  };
}

/** What it is to this viewer: the comment; undefined where the viewer has never seen it and is not to. */
export function presentChanged(row: Changed, viewer: Viewer, now: Date): ShownComment | undefined {
  const isMine = viewer !== undefined && row.account_id === viewer.id;
  // One that waits since it was changed was seen before; another was not.
  if (!isMine && row.state === "waiting" && row.edited_at === null) return undefined;
  const mine = (viewer && row.votes?.[viewer.id]) ?? null;
  return presentRow({ ...row, mine }, viewer, now);
}

/** Whether nothing of it is left, not even its place. */
export const isNothing = (row: Changed, shown: ShownComment): boolean =>
  shown.html === "" && row.replies === 0;
