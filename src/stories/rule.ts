/**
 * Editors rule which reports belong together. A ruling is kept with each article it is of: those of one stay together, those of
 * two apart, whatever comes later and however often all is placed again; the program goes on placing what nobody ruled of.
 * What one ruling did the opposite undoes.
 */
import { sql } from "kysely";
import { noteAudit } from "#accounts/audit.ts";
import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import { type Db, inTransaction } from "#database/connect.ts";
import { lockStories } from "./lock.ts";
import type { Stories } from "./place-in-stories.ts";
import { readChange, settleStories } from "./placed.ts";
import { findStory } from "./read.ts";
import type { Reason } from "./reasons.ts";

export type RuleNeeds = { db: Db; now: Clock; stories: Pick<Stories, "follow"> };

export type Ruling =
  | { kind: "ruled"; story: string }
  /** gone: no such story, or none any more; none: nothing was chosen; all: nothing would be left; same: it is one already. */
  | { kind: "refused"; why: "gone" | "none" | "all" | "same" };

type Row = { id: string; original: string; published: Date; ruling: string | null; isFirst: boolean };
/** Where articles stand from now on. */
type Move = { rows: readonly Row[]; from: string; to: string; ruling: string };

const PUT_HERE: Reason = { kind: "editor", shared: [], weight: 1 };

/**
 * The chosen reports leave a story: to one of their own, or each to stand by itself. Reports that print the same text go
 * along. `story`: where the first of the chosen stands now.
 */
export function splitStory(
  needs: RuleNeeds,
  { storyId, chosen, alone, by }: { storyId: string; chosen: readonly string[]; alone: boolean; by: string },
): Promise<Ruling> {
  return inTransaction(needs.db, async (db) => {
    await lockStories(db);
    const rows = await listRows(db, storyId);
    if (rows.length === 0) return { kind: "refused", why: "gone" };
    const texts = new Set(rows.flatMap(({ id, original }) => (chosen.includes(id) ? [original] : [])));
    const leaving = rows.filter(({ original }) => texts.has(original));
    const staying = rows.filter(({ original }) => !texts.has(original));
    if (leaving.length === 0) return { kind: "refused", why: "none" };
    if (staying.length === 0) return { kind: "refused", why: "all" };
    const groups = alone ? [...Map.groupBy(leaving, ({ original }) => original).values()] : [leaving];
    const now = needs.now();
    const taken = new Set<string>([storyId]);
    const moves: Move[] = [
      { rows: staying, from: storyId, to: storyId, ruling: rulingOf(rows) ?? makeId(now) },
    ];
    for (const group of groups) {
      const to = await findFreeId(db, group[0]?.id ?? "", { from: storyId, taken });
      taken.add(to);
      moves.push({ rows: group, from: storyId, to, ruling: makeId(now) });
    }
    await write({ ...needs, db }, moves, []);
    const detail = { articles: leaving.map(({ id }) => id), stories: moves.slice(1).map(({ to }) => to) };
    await noteAudit(db, { by, action: "split story", subject: `story/${storyId}`, detail, now });
    return { kind: "ruled", story: moves[1]?.to ?? storyId };
  });
}

/** Two stories become one, under the id of the one that began first; the other's leads there, and its comments are shown there. */
export function mergeStories(
  needs: RuleNeeds,
  { storyId, otherId, by }: { storyId: string; otherId: string; by: string },
): Promise<Ruling> {
  return inTransaction(needs.db, async (db) => {
    await lockStories(db);
    const one = await findCurrent(db, storyId);
    const other = await findCurrent(db, otherId);
    if (one === undefined || other === undefined) return { kind: "refused", why: "gone" };
    if (one === other) return { kind: "refused", why: "same" };
    const both = [
      { id: one, rows: await listRows(db, one) },
      { id: other, rows: await listRows(db, other) },
    ];
    const [into, from] = both.sort(
      (a, b) =>
        Number(a.rows[0]?.published ?? 0) - Number(b.rows[0]?.published ?? 0) || (a.id < b.id ? -1 : 1),
    );
    if (!into || !from || into.rows.length === 0 || from.rows.length === 0)
      return { kind: "refused", why: "gone" };
    const now = needs.now();
    const ruling = rulingOf(into.rows) ?? rulingOf(from.rows) ?? makeId(now);
    const moves = [into, from].map(({ id, rows }) => ({ rows, from: id, to: into.id, ruling }));
    // One that was withdrawn comes back to where the others of its ruling are.
    const before = rulingOf(from.rows);
    if (before !== undefined)
      await db.updateTable("story_articles").set({ ruling }).where("ruling", "=", before).execute();
    await write({ ...needs, db }, moves, [{ from: from.id, into: into.id }]);
    const detail = { with: from.id, articles: from.rows.map(({ id }) => id) };
    await noteAudit(db, { by, action: "merge stories", subject: `story/${into.id}`, detail, now });
    return { kind: "ruled", story: into.id };
  });
}

/** All that stands in a story, oldest first. */
async function listRows(db: Db, storyId: string): Promise<Row[]> {
  const rows = await db
    .selectFrom("story_articles")
    .select(["article_id as id", "copy_of", "published_at as published", "ruling"])
    .where("story_id", "=", storyId)
    .where("withdrawn", "=", false)
    .orderBy("published_at")
    .orderBy("article_id")
    .execute();
  return rows.map(({ copy_of, ...row }, i) => ({ ...row, original: copy_of ?? row.id, isFirst: i === 0 }));
}

const rulingOf = (rows: readonly Row[]): string | undefined =>
  rows.find((row) => row.ruling !== null)?.ruling ?? undefined;

/** The id under which a story can be found now. */
async function findCurrent(db: Db, id: string): Promise<string | undefined> {
  const found = await findStory(db, id);
  if (found?.kind === "moved") return found.to;
  return found?.story.id;
}

/**
 * An id for a story that this article begins: its own, or with a number behind it where that is another story's. One that
 * this story once took in gets its own back, and with it its comments.
 */
async function findFreeId(
  db: Db,
  founder: string,
  { from, taken }: { from: string; taken: ReadonlySet<string> },
): Promise<string> {
  for (let n = 1; ; n++) {
    const id = n === 1 ? founder : `${founder}-${n}`;
    if (taken.has(id)) continue;
    const row = await db
      .selectFrom("stories")
      .select(["articles", "merged_into"])
      .where("id", "=", id)
      .executeTakeFirst();
    if (!row || (row.articles === 0 && (row.merged_into === null || row.merged_into === from))) return id;
  }
}

async function write(
  { db, stories }: Pick<RuleNeeds, "db" | "stories">,
  moves: readonly Move[],
  merged: { from: string; into: string }[],
): Promise<void> {
  const change = (await readChange(db)) + 1;
  for (const { rows, from, to, ruling } of moves) {
    // Why the first of a story stands in it needs no reason; why it stands in another's does.
    const founds = from !== to && merged.length === 0 ? rows[0]?.original : undefined;
    const reasonsOf = ({ original, isFirst }: Row): readonly Reason[] | undefined => {
      if (from === to) return undefined;
      if (merged.length === 0) return original === founds ? [] : [PUT_HERE];
      return isFirst ? [PUT_HERE] : undefined;
    };
    await sql`
      update story_articles set story_id = ${to}, ruling = ${ruling}, change = ${change},
        reasons = coalesce(given.reasons::jsonb, story_articles.reasons)
      from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map((row) => jsonOf(reasonsOf(row)))}::text[])
        as given (id, reasons)
      where article_id = given.id`.execute(db);
  }
  const left = moves.filter(({ from, to }) => from !== to);
  const before = left.flatMap(({ rows, from }) => rows.map(({ id }): [string, string] => [id, from]));
  const moved = left.flatMap(({ rows, from, to }) =>
    rows.map(({ id }) => ({ article: id, from, to, reasons: [] })),
  );
  await settleStories(db, { placed: [], moved, merged }, new Map(before));
  await stories.follow(db);
}

const jsonOf = (reasons: readonly Reason[] | undefined): string | null =>
  reasons === undefined ? null : JSON.stringify(reasons);
