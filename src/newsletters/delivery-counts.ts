/** What an operator wants to know of the sending: how it went, issue by issue, and what is due. */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import type { Db } from "#database/connect.ts";
import type { DeliveryState } from "#database/tables-deliveries.ts";
import { listHours } from "./plan-runs.ts";
import { isWanted, LATEST_MS, listDue } from "./schedule.ts";
import { parseDay } from "./slots.ts";

export async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from newsletter_deliveries where state in ('waiting', 'sending')`.execute(db);
  return rows[0]?.n ?? 0;
}

export type SendingCounts = {
  /** Deliveries of the last 24 hours, by what became of them. */
  day: Partial<Record<DeliveryState, number>>;
  /** Attempts of these whose end nobody knows. */
  doubts: number;
  /** Reports of the last 30 days. */
  returns: { hard: number; soft: number; complaint: number };
  suppressed: number;
  /** The newest issues. */
  issues: { key: string; at: string; timeZone: string; counts: Partial<Record<DeliveryState, number>> }[];
};

const MOST_ISSUES = 20;

export async function countSending({ db, now }: { db: Db; now: Clock }): Promise<SendingCounts> {
  const since = (days: number) => new Date(now().getTime() - days * 86_400_000);
  const { rows: states } = await sql<{ state: DeliveryState; n: number; doubts: number }>`
    select state, count(*)::int as n, coalesce(sum(doubts), 0)::int as doubts from newsletter_deliveries
    where created_at > ${since(1)} group by state`.execute(db);
  const { rows: kinds } = await sql<{ kind: "hard" | "soft" | "complaint"; n: number }>`
    select kind, count(*)::int as n from newsletter_returns where at > ${since(30)} group by kind`.execute(
    db,
  );
  const { rows: suppressed } = await sql<{ n: number }>`
    select count(*)::int as n from newsletter_suppressions`.execute(db);
  const { rows: issues } = await sql<{
    key: string;
    at: Date;
    time_zone: string;
    state: DeliveryState;
    n: number;
  }>`
    select i.key, i.at, i.time_zone, d.state, count(*)::int as n
    from (select key, at, time_zone from newsletter_issues order by at desc, key limit ${MOST_ISSUES}) i
    join newsletter_deliveries d on d.issue_key = i.key group by 1, 2, 3, 4 order by 2 desc, 1, 4`.execute(
    db,
  );
  const byKey = new Map<string, SendingCounts["issues"][number]>();
  for (const { key, at, time_zone, state, n } of issues) {
    const one = byKey.get(key) ?? { key, at: at.toISOString(), timeZone: time_zone, counts: {} };
    one.counts[state] = n;
    byKey.set(key, one);
  }
  return {
    day: Object.fromEntries(states.map(({ state, n }) => [state, n])),
    doubts: states.reduce((sum, { doubts }) => sum + doubts, 0),
    returns: { hard: 0, soft: 0, complaint: 0, ...Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])) },
    suppressed: suppressed[0]?.n ?? 0,
    issues: [...byKey.values()],
  };
}

export type DueCount = { timeZone: string; hour: number; day: string; readers: number };

/** Hours that have come and were not gone through, with how many readers are to get an issue then; nothing is written. */
export async function countDue({ db, now }: { db: Db; now: Clock }): Promise<DueCount[]> {
  const at = now();
  const counts: DueCount[] = [];
  for (const hour of await listHours(db))
    for (const { day, slot } of listDue(hour, new Date(at.getTime() - LATEST_MS), at)) {
      const { rows } = await sql<{
        rhythm: "daily" | "weekly";
        weekday: number;
        created_at: Date;
        n: number;
      }>`
        select s.rhythm, s.weekday, min(s.created_at) as created_at, count(*)::int as n
        from newsletter_subscriptions s
        where s.state = 'active' and s.time_zone = ${hour.timeZone} and s.hour = ${hour.hour}
          and s.created_at <= ${slot.at}
          and not exists (select 1 from newsletter_deliveries d where d.subscription_id = s.id and d.day = ${day})
          and not exists (select 1 from newsletter_runs r where r.time_zone = s.time_zone and r.hour = s.hour
            and r.day = ${day} and r.planned_at is not null)
        group by s.rhythm, s.weekday`.execute(db);
      const date = parseDay(day);
      const readers = rows
        .filter((row) => date && isWanted({ ...row, createdAt: row.created_at }, date, slot.at, at))
        .reduce((sum, { n }) => sum + n, 0);
      if (readers > 0) counts.push({ ...hour, day, readers });
    }
  return counts;
}
