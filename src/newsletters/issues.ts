/** The table of issues: what each carried, so that it can be shown again as it may be shown then, and corrected in a later one. */
import { type Selectable, sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { NewsletterIssueTable } from "#database/tables-newsletters.ts";
import { isIssueKey, issueKey, seriesOf, settleSelection } from "./keys.ts";
import { listCarried, type Parts } from "./parts.ts";
import type { Slot } from "./slots.ts";
import type { Selection } from "./wishes.ts";

export type KeptIssue = {
  key: string;
  series: string;
  selection: Selection;
  slot: Slot;
  since: Date;
  composedAt: Date;
  parts: Parts;
  isListed: boolean;
};

const COLUMNS = [
  "key",
  "series",
  "places",
  "sections",
  "rhythm",
  "mutes",
  "time_zone",
  "hour",
  "at",
  "since",
  "composed_at",
  "parts",
  "listed",
] as const;

export function makeIssue(
  selection: Selection,
  slot: Slot,
  made: { since: Date; composedAt: Date; parts: Parts },
): KeptIssue {
  const settled = settleSelection(selection);
  const { places, sections, mutes } = settled;
  return {
    key: issueKey(settled, slot),
    series: seriesOf(settled, slot),
    selection: settled,
    slot,
    ...made,
    // What somebody muted, or joined with what, is nobody else's business, though it is no secret either.
    isListed: places.length === 1 && sections.length === 0 && mutes === "",
  };
}

/** Keeps issues; one that is there already stays as it is. */
export async function saveIssues(db: Db, issues: readonly KeptIssue[]): Promise<void> {
  if (issues.length === 0) return;
  await db
    .insertInto("newsletter_issues")
    .values(
      issues.map(({ key, series, selection, slot, since, composedAt, parts, isListed }) => ({
        key,
        series,
        places: [...selection.places],
        sections: [...selection.sections],
        rhythm: selection.rhythm,
        mutes: selection.mutes,
        time_zone: slot.timeZone,
        hour: slot.hour,
        at: slot.at,
        since,
        composed_at: composedAt,
        parts: JSON.stringify(parts),
        article_ids: listCarried(parts).map(({ id }) => id),
        listed: isListed,
      })),
    )
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

export async function findIssue(db: Db, key: string): Promise<KeptIssue | undefined> {
  if (!isIssueKey(key)) return undefined;
  const row = await db
    .selectFrom("newsletter_issues")
    .select(COLUMNS)
    .where("key", "=", key)
    .executeTakeFirst();
  return row && issueOf(row);
}

/** Those of the keys that are kept. */
export async function findIssues(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, KeptIssue>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom("newsletter_issues")
    .select(COLUMNS)
    .where("key", "=", anyOf(keys))
    .execute();
  return new Map(rows.map((row) => [row.key, issueOf(row)]));
}

/** The issues of these series before a moment and back to another, the newest first. One query. */
export async function listEarlierOf(
  db: Db,
  asked: readonly { series: string; before: Date; from: Date }[],
): Promise<ReadonlyMap<string, KeptIssue[]>> {
  const earlier = new Map<string, KeptIssue[]>();
  if (asked.length === 0) return earlier;
  const rows = await db
    .selectFrom("newsletter_issues")
    .select(COLUMNS)
    .where("series", "=", anyOf([...new Set(asked.map(({ series }) => series))]))
    .where("at", "<", new Date(Math.max(...asked.map(({ before }) => before.getTime()))))
    .where("at", ">=", new Date(Math.min(...asked.map(({ from }) => from.getTime()))))
    .orderBy("at", "desc")
    .orderBy("key")
    .execute();
  for (const row of rows) earlier.set(row.series, [...(earlier.get(row.series) ?? []), issueOf(row)]);
  return earlier;
}

/** What everybody may find of a place: its issues without anybody's sections and mutes, the newest first. */
export async function listOfPlace(
  db: Db,
  place: string,
  { until, limit }: { until: Date; limit: number },
): Promise<KeptIssue[]> {
  const rows = await db
    .selectFrom("newsletter_issues")
    .select(COLUMNS)
    .where("listed", "=", true)
    .where("places", "=", sql<string[]>`array[${place}]::text[]`)
    .where("at", "<=", until)
    .orderBy("at", "desc")
    .orderBy("key")
    .limit(limit)
    .execute();
  return rows.map(issueOf);
}

/** Issues are kept this long: their pages, and what they may have to correct. */
export const ISSUE_DAYS = 400;

export async function sweepIssues({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  const before = new Date(now().getTime() - ISSUE_DAYS * 86_400_000);
  await db.deleteFrom("newsletter_issues").where("at", "<", before).execute();
}

type Row = Omit<Selectable<NewsletterIssueTable>, "article_ids">;

const issueOf = (row: Row): KeptIssue => ({
  key: row.key,
  series: row.series,
  selection: { places: row.places, sections: row.sections, rhythm: row.rhythm, mutes: row.mutes },
  slot: { at: row.at, hour: row.hour, timeZone: row.time_zone },
  since: row.since,
  composedAt: row.composed_at,
  // Written by this room alone.
  parts: row.parts as Parts,
  isListed: row.listed,
});
