/** What an editor should know of the queue: what was given up lately, and how long the rest has waited. One query. */
import type { SqlDoor } from "#database/connect.ts";
import type { JobCounts } from "./stranded.ts";

export type Trouble = JobCounts & {
  /** Since when the oldest of the waiting has been due. */
  waitingSince: Date | undefined;
  /** Given up since the moment asked about, by their queue, with the last reason; the most first. */
  dead: readonly { queue: string; count: number; why: string; at: Date }[];
};

type Row = JobCounts & {
  waiting_since: Date | null;
  dead: { queue: string; count: number; why: string | null; at: string }[];
};

/** `dead`: the name of the queue of those that were given up. */
export async function readTrouble(
  door: SqlDoor,
  { queues, dead }: { queues: readonly string[]; dead: string },
  since: Date,
): Promise<Trouble> {
  const { rows } = await door.executeSql(
    `select count(*) filter (where state < 'active' and start_after <= pgboss.job_now())::int as waiting,
       count(*) filter (where state < 'active' and start_after > pgboss.job_now())::int as delayed,
       count(*) filter (where state = 'active')::int as running,
       min(start_after) filter (where state < 'active' and start_after <= pgboss.job_now()) as waiting_since,
       coalesce((select jsonb_agg(to_jsonb(d) order by d.count desc, d.queue) from
         (select coalesce(source_name, '') as queue, count(*)::int as count, max(created_on) as at,
           (array_agg(source_output ->> 'why' order by created_on desc))[1] as why
           from pgboss.job where name = $2 and created_on >= $3 group by 1) d), '[]'::jsonb) as dead
     from pgboss.job where name = any($1) and state <= 'active'`,
    [queues, dead, since],
  );
  const row = rows[0] as Row;
  const { waiting, delayed, running } = row;
  return {
    ...{ waiting, delayed, running },
    waitingSince: row.waiting_since === null ? undefined : new Date(row.waiting_since),
    dead: row.dead.map((one) => ({ ...one, why: one.why ?? "no reason was noted", at: new Date(one.at) })),
  };
}
