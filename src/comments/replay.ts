/** Judges stored comments again, to see what another policy would have done. Nothing is changed by it. */
import { sql } from "kysely";
import type { Role } from "#accounts/accounts.ts";
import type { Db } from "#database/connect.ts";
import { type Context, type Judgement, moderate, PHASES } from "./moderate.ts";
import type { Policy } from "./policy.ts";
import type { Scorer } from "./scorer.ts";

export type Replayed = {
  id: string;
  before: Pick<Judgement, "verdict" | "phase">;
  after: Pick<Judgement, "verdict" | "phase" | "reason">;
};

type Row = {
  id: string;
  text: string;
  created_at: Date;
  account_id: string;
  author_name: string;
  role: Role;
  joined: Date;
  shown: number;
  hidden: Date[];
  recent: { text: string; at: string }[];
};

/**
 * The newest `limit` comments whose verdict differs between two policies, newest first, with how many were judged. A
 * writer's past is what is known of it today; bans, mutes and closed threads, which no longer are what they were, do not count.
 */
export async function replayComments(
  { db, scorer }: { db: Db; scorer: Pick<Scorer, "score"> },
  { from, to }: { from: Policy; to: Policy },
  limit = 1000,
): Promise<{ judged: number; differ: Replayed[] }> {
  const { rows } = await sql<Row>`
    select c.id, c.text, c.created_at, c.account_id, c.author_name, a.role, a.created_at as joined,
      (select count(*)::int from comments p where p.account_id = c.account_id and p.created_at < c.created_at
        and p.state = 'shown') as shown,
      array(select d.created_at from comments p join comment_decisions d on d.comment_id = p.id
        where p.account_id = c.account_id and p.state = 'hidden' and d.verdict = 'hide' and d.created_at < c.created_at) as hidden,
      coalesce((select jsonb_agg(jsonb_build_object('text', p.text, 'at', p.created_at) order by p.created_at desc)
        from comments p where p.account_id = c.account_id and p.created_at < c.created_at
          and p.created_at > c.created_at - interval '2 days'), '[]'::jsonb) as recent
    from comments c join accounts a on a.id = c.account_id
    where c.state <> 'deleted' order by c.created_at desc, c.id desc limit ${limit}`.execute(db);
  const phases = PHASES.filter(({ name }) => !["closed", "ban", "mute"].includes(name));
  const differ = rows.flatMap((row) => {
    const draft = {
      text: row.text,
      author: {
        id: row.account_id,
        name: row.author_name,
        role: row.role,
        createdAt: row.joined,
        ban: undefined,
        mutedUntil: undefined,
      },
    };
    const context = contextOf(row, scorer);
    const before = moderate(draft, context, from, phases);
    const after = moderate(draft, context, to, phases);
    if (before.verdict === after.verdict) return [];
    return [{ id: row.id, before, after }];
  });
  return { judged: rows.length, differ };
}

const contextOf = (row: Row, scorer: Pick<Scorer, "score">): Context => ({
  now: row.created_at,
  topic: { published: row.created_at, sections: [] },
  recent: row.recent.map(({ text, at }) => ({ text, createdAt: new Date(at) })),
  history: { shown: row.shown, hidden: row.hidden },
  scores: scorer.score(row.text),
  // As if for the first time: that a writer would be asked is a difference.
  confirmed: false,
});
