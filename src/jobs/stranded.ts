/**
 * Jobs whose worker died. pg-boss would put them back after its usual delay for failures; but a killed process is
 * not the job's fault, and an operator who starts again expects the work to go on at once. So we put them back
 * ourselves, as long as they have tries left; the rest pg-boss buries as usual.
 */
import type { SqlDoor } from "#database/connect.ts";

/** Waiting: due now. Delayed: waiting for a later time. Running: taken by some process. */
export type JobCounts = { waiting: number; delayed: number; running: number };

export async function reclaimJobs(door: SqlDoor, queues: readonly string[], all: boolean): Promise<number> {
  const { rows } = await door.executeSql(
    `update pgboss.job set state = 'retry', start_after = pgboss.job_now(), heartbeat_on = null
     where name = any($1) and state = 'active' and retry_count < retry_limit
       and ($2 or coalesce(heartbeat_on, started_on) < pgboss.job_now() - heartbeat_seconds * interval '1 second')
     returning id`,
    [queues, all],
  );
  return rows.length;
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
