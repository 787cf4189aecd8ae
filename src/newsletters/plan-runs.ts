/**
 * Planning: an hour came, and everybody who chose it gets a delivery, once. An hour is gone through in small steps, each with its
 * place in one transaction; a process that is killed goes on where it was. Nothing is sent here.
 */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import type { Job, Jobs } from "#jobs/queue.ts";
import type { Metrics } from "#metrics/metrics.ts";
import { type Asked, type ComposeNeeds, keepIssues } from "./compose.ts";
import { issueKey } from "./keys.ts";
import { type Due, type Hour, isWanted, LATEST_MS, listDue } from "./schedule.ts";
import { parseDay, slotOn } from "./slots.ts";
import { type Subscription, subscriptionOf } from "./subscriptions.ts";

export type PlanNeeds = {
  db: Db;
  jobs: Jobs;
  now: Clock;
  metrics: Pick<Metrics, "newsletters">;
  /** Opened with the first issue: most hours of most towns have none. */
  compose(): Promise<ComposeNeeds>;
};

/** Readers gone through at once. */
const BATCH = 500;

/** Leaves a job for every hour that has come since `after` and was not gone through. Safe in several processes at once. */
export async function planRuns(needs: Pick<PlanNeeds, "db" | "jobs" | "now">, after: Date): Promise<void> {
  const now = needs.now();
  const earliest = new Date(Math.max(after.getTime(), now.getTime() - LATEST_MS));
  const hours = await listHours(needs.db);
  const due = hours.flatMap((hour) => listDue(hour, earliest, now).map((one) => ({ ...hour, ...one })));
  await inTransaction(needs.db, async (db) => {
    for (let n = 0; n < due.length; n += BATCH) await noteRuns(db, due.slice(n, n + BATCH));
    const open = await db
      .selectFrom("newsletter_runs")
      .select(["time_zone", "hour", "day"])
      .where("planned_at", "is", null)
      .where("at", ">", new Date(now.getTime() - LATEST_MS))
      .execute();
    const jobs = open.map(({ time_zone, hour, day }) => ({ timeZone: time_zone, hour, day }));
    await needs.jobs.send("run", jobs, { db });
  });
}

async function noteRuns(db: Db, due: readonly (Hour & Due)[]): Promise<void> {
  await db
    .insertInto("newsletter_runs")
    .values(
      due.map(({ timeZone, hour, day, slot }) => ({
        time_zone: timeZone,
        hour,
        day,
        at: slot.at,
        cursor: "",
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The hours that anybody chose. By jumps through the index, so that it takes as long for a million readers as for few. */
export async function listHours(db: Db): Promise<Hour[]> {
  const { rows } = await sql<Hour>`
    with recursive hours as (
      (select time_zone, hour from newsletter_subscriptions where state = 'active'
        order by time_zone, hour limit 1)
      union all
      select next.time_zone, next.hour from hours, lateral (
        select time_zone, hour from newsletter_subscriptions
        where state = 'active' and (time_zone, hour) > (hours.time_zone, hours.hour)
        order by time_zone, hour limit 1) next)
    select time_zone as "timeZone", hour from hours`.execute(db);
  return rows;
}

/** Goes through the readers of an hour, composes what they get, and notes it as due. */
export async function planRun(needs: PlanNeeds, job: Job<"run">): Promise<void> {
  const { timeZone, hour, day } = job.data;
  while (!(await planSome(needs, { timeZone, hour, day })));
  await needs.jobs.finish("run", [job]);
}

/** True when all have been gone through. */
async function planSome(needs: PlanNeeds, run: Hour & { day: string }): Promise<boolean> {
  const found = await readSome(needs, run);
  if (!found) return true;
  const { wanting, cursor, isLast } = found;
  // Before the transaction: composing takes long, and an issue that is kept for nothing does no harm.
  const asked = [...new Map(wanting.map((one) => [one.key, one.asked])).values()];
  if (asked.length > 0) await keepIssues(await needs.compose(), asked);
  const now = needs.now();
  return inTransaction(needs.db, async (db) => {
    const moved = await db
      .updateTable("newsletter_runs")
      .set({ cursor: cursor.to, ...(isLast ? { planned_at: now } : {}) })
      .where("time_zone", "=", run.timeZone)
      .where("hour", "=", run.hour)
      .where("day", "=", run.day)
      // Somebody else took this step, and all that belongs to it.
      .where("cursor", "=", cursor.from)
      .where("planned_at", "is", null)
      .returning("cursor")
      .executeTakeFirst();
    if (!moved) return false;
    if (wanting.length > 0) {
      const rows = wanting.map(({ subscription, key }) => ({
        id: makeId(now),
        issue_key: key,
        subscription_id: subscription.id,
      }));
      // Only whoever is still there: a reader may have been forgotten meanwhile.
      const { rows: made } = await sql`
        insert into newsletter_deliveries (id, issue_key, subscription_id, day, state, due_at, tries, doubts,
          created_at, changed_at)
        select r.id, r.issue_key, r.subscription_id, ${run.day}, 'waiting', ${now}, 0, 0, ${now}, ${now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, issue_key text, subscription_id text)
        join newsletter_subscriptions s on s.id = r.subscription_id
        on conflict do nothing returning id`.execute(db);
      needs.metrics.newsletters.inc({ outcome: "queued" }, made.length);
    }
    return isLast;
  });
}

type Wanting = { subscription: Subscription; key: string; asked: Asked };

async function readSome(
  needs: Pick<PlanNeeds, "db" | "now">,
  { timeZone, hour, day }: Hour & { day: string },
) {
  const run = await needs.db
    .selectFrom("newsletter_runs")
    .select(["at", "cursor"])
    .where("time_zone", "=", timeZone)
    .where("hour", "=", hour)
    .where("day", "=", day)
    .where("planned_at", "is", null)
    .executeTakeFirst();
  const date = parseDay(day);
  if (!run || !date) return undefined;
  const rows = await needs.db
    .selectFrom("newsletter_subscriptions")
    .selectAll()
    .where("state", "=", "active")
    .where("time_zone", "=", timeZone)
    .where("hour", "=", hour)
    .where("id", ">", run.cursor)
    .orderBy("id")
    .limit(BATCH)
    .execute();
  const now = needs.now();
  const slot = slotOn(date, hour, timeZone);
  const wanting = rows
    .map(subscriptionOf)
    .filter((one) => isWanted(one, date, run.at, now))
    .map((subscription): Wanting => {
      const key = issueKey(subscription, slot);
      return { subscription, key, asked: { selection: subscription, slot } };
    });
  const cursor = { from: run.cursor, to: rows.at(-1)?.id ?? run.cursor };
  return { wanting, cursor, isLast: rows.length < BATCH };
}

/** How long it is known who was sent what, so that a report of failure can say whom it is about. */
const KEPT_DAYS = 30;

export async function sweepDeliveries({ db, now }: { db: Db; now: Clock }): Promise<void> {
  const before = new Date(now().getTime() - KEPT_DAYS * 86_400_000);
  await db.deleteFrom("newsletter_deliveries").where("created_at", "<", before).execute();
  await db.deleteFrom("newsletter_runs").where("at", "<", before).execute();
  await db
    .deleteFrom("newsletter_returns")
    .where("at", "<", new Date(before.getTime() - KEPT_DAYS * 86_400_000))
    .execute();
}
