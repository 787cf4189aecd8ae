/**
 * Jobs whose worker died. pg-boss would put them back after its usual delay for failures; but a killed process is
 * not the job's fault, and an operator who starts again expects the work to go on at once. So we put them back
 * ourselves, as long as they have tries left; the rest pg-boss buries as usual.
 */
import type { SqlDoor } from "#database/connect.ts";

/** Waiting: due now. Delayed: waiting for a later time. Running: taken by some process. */
export type JobCounts = { waiting: number; delayed: number; running: number };

/** Puts back the jobs of dead workers; `spent` are those that have been claimed too often and must be given up. */
export async function reclaimJobs(
  door: SqlDoor,
  queues: readonly string[],
  all: boolean,
): Promise<{ reclaimed: number; spent: { id: string; name: string }[] }> {
  const stranded = `name = any($1) and state = 'active'
    and ($2 or coalesce(heartbeat_on, started_on) < pgboss.job_now() - heartbeat_seconds * interval '1 second')`;
  const back = await door.executeSql(
    `update pgboss.job set state = 'retry', start_after = pgboss.job_now(), heartbeat_on = null
     where ${stranded} and retry_count < retry_limit returning id`,
    [queues, all],
  );
  const spent = await door.executeSql(`select id, name from pgboss.job where ${stranded}`, [queues, all]);
  return { reclaimed: back.rows.length, spent: spent.rows as { id: string; name: string }[] };
}

/** Makes the running try of a job its last. */
export async function allowNoMoreTries(door: SqlDoor, id: string): Promise<void> {
  await door.executeSql(
    "update pgboss.job set retry_limit = retry_count where id = $1 and state = 'active'",
    [id],
  );
}

export async function countJobs(door: SqlDoor, queues: readonly string[]): Promise<JobCounts> {
  const { rows } = await door.executeSql(
    `select count(*) filter (where state < 'active' and start_after <= pgboss.job_now())::int as waiting,
       count(*) filter (where state < 'active' and start_after > pgboss.job_now())::int as delayed,
       count(*) filter (where state = 'active')::int as running
     from pgboss.job where name = any($1) and state <= 'active'`,
    [queues],
  );
  return rows[0] as JobCounts;
}
