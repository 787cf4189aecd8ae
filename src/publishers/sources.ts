/**
 * The addresses we visit, with the rights each publisher grants there. A removed source keeps its row: the
 * articles it gave stay under its rights.
 */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { TownwireError } from "#base/errors.ts";
import { makeId } from "#base/ids.ts";
import { parseHttpUrl, urlKey } from "#base/url.ts";
import type { Db } from "#database/connect.ts";
import type { Rights, SourceTable } from "#database/tables.ts";

export type Source = {
  id: string;
  publisher: { id: string; slug: string; name: string };
  url: string;
  title: string | undefined;
  place: string | undefined;
  section: string | undefined;
  rights: Rights;
  state: "active" | "stopped" | "removed";
  validators: { etag: string | undefined; lastModified: string | undefined; bodyHash: string | undefined };
  movedTo: string | undefined;
  movedSince: Date | undefined;
  ttlMinutes: number | undefined;
  health: Health;
};

export type Health = {
  lastVisit: Date | undefined;
  lastSuccess: Date | undefined;
  nextVisit: Date;
  /** Visits failed since the last success. */
  failures: number;
  /** The last failure in plain words, while there is one. */
  failure: string | undefined;
  /** What an operator should know of a visit that worked. */
  remark: string | undefined;
};

export type NewSource = {
  url: string;
  publisherId: string;
  title?: string | undefined;
  place?: string | undefined;
  section?: string | undefined;
  rights: Rights;
};

/**
 * Adds a source, due at once; one that was removed comes back with the new settings.
 * @throws TownwireError `source-known` when the address is already a source.
 */
export async function addSource(needs: { db: Db; now: Clock }, given: NewSource): Promise<Source> {
  const url = parseHttpUrl(given.url);
  if (!url)
    throw new TownwireError(
      "bad-address",
      `"${given.url}" is not a web address.`,
      "Give an http or https address.",
    );
  const now = needs.now();
  const settings = {
    publisher_id: given.publisherId,
    url: url.href,
    title: given.title ?? null,
    place: given.place ?? null,
    section: given.section ?? null,
    rights: given.rights,
    state: "active" as const,
    next_visit_at: now,
    failures: 0,
    failure: null,
    failure_kind: null,
    etag: null,
    last_modified: null,
    body_hash: null,
  };
  const added = await needs.db
    .insertInto("sources")
    .values({ id: makeId(now), url_key: urlKey(url), created_at: now, ...settings })
    .onConflict((conflict) =>
      conflict.column("url_key").doUpdateSet(settings).where("sources.state", "=", "removed"),
    )
    .returning("id")
    .executeTakeFirst();
  if (!added)
    throw new TownwireError(
      "source-known",
      `${url.href} is already a source.`,
      "See `townwire source list`; remove it first to change its publisher or rights.",
    );
  return readSource(needs.db, added.id);
}

/** @throws when there is no such source. */
export async function readSource(db: Db, id: string): Promise<Source> {
  const row = await sources(db).where("sources.id", "=", id).executeTakeFirstOrThrow();
  return sourceOf(row);
}

export async function findSourceByUrl(db: Db, address: string): Promise<Source | undefined> {
  const url = parseHttpUrl(address);
  if (!url) return undefined;
  const row = await sources(db)
    .where("sources.url_key", "=", urlKey(url))
    .where("sources.state", "!=", "removed")
    .executeTakeFirst();
  return row && sourceOf(row);
}

/** A source that was removed; added again, it comes back with its publisher. */
export async function findRemovedSource(db: Db, address: string): Promise<Source | undefined> {
  const url = parseHttpUrl(address);
  if (!url) return undefined;
  const row = await sources(db)
    .where("sources.url_key", "=", urlKey(url))
    .where("sources.state", "=", "removed")
    .executeTakeFirst();
  return row && sourceOf(row);
}

/** Undefined for one that is not there, or was removed. */
export async function findSource(db: Db, id: string): Promise<Source | undefined> {
  const row = await sources(db)
    .where("sources.id", "=", id)
    .where("sources.state", "!=", "removed")
    .executeTakeFirst();
  return row && sourceOf(row);
}

/** failing: its last visits failed; stopped: no longer visited. */
export type Condition = "failing" | "stopped";

/** For editors: those that need one first, then by publisher. `q`: part of a publisher's name or of an address. */
export async function listForDesk(
  db: Db,
  { condition, q = "" }: { condition?: Condition | undefined; q?: string },
  { limit, offset }: { limit: number; offset: number },
): Promise<Source[]> {
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await sources(db)
    .where("sources.state", "!=", "removed")
    .$if(condition === "failing", (query) =>
      query.where("sources.failures", ">", 0).where("sources.state", "=", "active"),
    )
    .$if(condition === "stopped", (query) => query.where("sources.state", "=", "stopped"))
    .$if(q !== "", (query) =>
      query.where((is) => is.or([is("publishers.name", "ilike", like), is("sources.url", "ilike", like)])),
    )
    .orderBy(sql`(sources.state = 'active' and sources.failures = 0)`)
    .orderBy("publishers.name")
    .orderBy("sources.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(sourceOf);
}

export type SourceCounts = { active: number; failing: number; stopped: number; due: number };

export async function countSources(db: Db, now: Date): Promise<SourceCounts> {
  const { rows } = await sql<SourceCounts>`
    select count(*) filter (where state = 'active')::int as active,
      count(*) filter (where state = 'active' and failures > 0)::int as failing,
      count(*) filter (where state = 'stopped')::int as stopped,
      count(*) filter (where state = 'active' and next_visit_at <= ${now})::int as due
    from sources`.execute(db);
  return rows[0] ?? { active: 0, failing: 0, stopped: 0, due: 0 };
}

export type SourceChange = { rights: Rights; place: string | undefined; section: string | undefined };

/** What it gives is shown by its new rights at once, whatever it gave before too; place and section are for what comes. */
export async function changeSource(db: Db, id: string, change: SourceChange): Promise<void> {
  const { rights, place, section } = change;
  await db
    .updateTable("sources")
    .set({ rights, place: place ?? null, section: section ?? null })
    .where("id", "=", id)
    .execute();
}

/** Visits it no more, or again and at once. */
export async function setVisited(db: Db, id: string, on: boolean, now: Date): Promise<void> {
  const again = {
    state: "active" as const,
    next_visit_at: now,
    failures: 0,
    failure: null,
    failure_kind: null,
  };
  await db
    .updateTable("sources")
    .set(on ? again : { state: "stopped", failure: "Stopped by an editor." })
    .where("id", "=", id)
    .where("state", "=", on ? "stopped" : "active")
    .execute();
}

/** Sources that have not been removed, by publisher and address. */
export async function listSources(
  db: Db,
  page: { after?: string | undefined; limit?: number } = {},
): Promise<Source[]> {
  const rows = await sources(db)
    .where("sources.state", "!=", "removed")
    .$if(page.after !== undefined, (query) => query.where("sources.id", ">", page.after ?? ""))
    .orderBy("sources.id")
    .limit(page.limit ?? 100_000)
    .execute();
  return rows.map(sourceOf);
}

/** Publisher's id → what its sources that are not removed let us show, each once. */
export async function listGrants(db: Db): Promise<ReadonlyMap<string, readonly Rights[]>> {
  const rows = await db
    .selectFrom("sources")
    .select(["publisher_id", "rights"])
    .distinct()
    .where("state", "<>", "removed")
    .orderBy("rights")
    .execute();
  const grants = new Map<string, Rights[]>();
  for (const { publisher_id: id, rights } of rows) grants.set(id, [...(grants.get(id) ?? []), rights]);
  return grants;
}

/** The sources of one publisher, also those no longer visited: their articles stay under their rights. */
export async function listSourcesOf(db: Db, publisherId: string): Promise<Source[]> {
  const rows = await sources(db)
    .where("sources.publisher_id", "=", publisherId)
    .orderBy("sources.id")
    .limit(500)
    .execute();
  return rows.map(sourceOf);
}

/** Ids of the active sources that are due, longest waiting first; all active ones with `all`. */
export async function listDueSources(db: Db, now: Date, all = false): Promise<string[]> {
  const rows = await db
    .selectFrom("sources")
    .select("id")
    .where("state", "=", "active")
    .$if(!all, (query) => query.where("next_visit_at", "<=", now))
    .orderBy("next_visit_at")
    .limit(100_000)
    .execute();
  return rows.map((row) => row.id);
}

export async function removeSource(db: Db, id: string): Promise<void> {
  await db.updateTable("sources").set({ state: "removed" }).where("id", "=", id).execute();
}

const sources = (db: Db) =>
  db
    .selectFrom("sources")
    .innerJoin("publishers", "publishers.id", "sources.publisher_id")
    .selectAll("sources")
    .select(["publishers.name as publisher_name", "publishers.slug as publisher_slug"]);

function sourceOf(row: SourceRow): Source {
  return {
    id: row.id,
    publisher: { id: row.publisher_id, slug: row.publisher_slug, name: row.publisher_name },
    url: row.url,
    title: row.title ?? undefined,
    place: row.place ?? undefined,
    section: row.section ?? undefined,
    rights: row.rights,
    state: row.state,
    validators: {
      etag: row.etag ?? undefined,
      lastModified: row.last_modified ?? undefined,
      bodyHash: row.body_hash ?? undefined,
    },
    movedTo: row.moved_to ?? undefined,
    movedSince: row.moved_since ?? undefined,
    ttlMinutes: row.ttl_minutes ?? undefined,
    health: {
      lastVisit: row.last_visit_at ?? undefined,
      lastSuccess: row.last_success_at ?? undefined,
      nextVisit: row.next_visit_at,
      failures: row.failures,
      failure: row.failure ?? undefined,
      remark: row.remark ?? undefined,
    },
  };
}

type SourceRow = Omit<SourceTable, "failures"> & {
  failures: number;
  publisher_name: string;
  publisher_slug: string;
};
