/**
 * What sources gave, remembered for good: an item is kept when its article is made and stays known after the
 * article is purged, so that nothing is ever shown as new twice. New and changed items wait with their payload
 * until an article stands for them.
 */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { parseHttpUrl, urlKey } from "#base/url.ts";
import type { Db } from "#database/connect.ts";
import type { WireItem } from "#wire/shapes.ts";
import { findSame, findTelling, type Known, type Marks, type Telling } from "./sameness.ts";

/** An item as it waits, with dates as text because it is stored as JSON. */
export type Payload = Omit<WireItem, "published" | "updated"> & {
  published?: string | undefined;
  updated?: string | undefined;
};

export type WaitingItem = {
  id: string;
  sourceId: string;
  articleId: string | undefined;
  payload: Payload;
  /** What makes its article this article for its publisher. */
  identity: string;
};

/** A text of so many characters is not repeated by chance; "Traffic update" is. */
const SUBSTANTIAL_CHARS = 200;

type KnownItem = { id: string; contentHash: string };

/**
 * Notes the items of one document: returns the ids of those that now wait (new, or changed since last seen).
 * Call inside the transaction of the visit.
 */
export async function noteItems(
  needs: { db: Db; now: Clock },
  sourceId: string,
  given: readonly WireItem[],
): Promise<{ added: string[]; changed: string[] }> {
  const now = needs.now();
  const result = { added: [] as string[], changed: [] as string[] };
  // Oldest first, so that ids, which sort by time, follow the order of publication.
  const items = given
    .filter(saysSomething)
    .reverse()
    .map((item) => ({ item, marks: marksOf(item) }));
  const telling = findTelling(items.map((one) => one.marks));
  const known = await listKnown(
    needs.db,
    sourceId,
    items.map((one) => one.marks),
  );
  const fresh = new Map<string, { item: WireItem; marks: Marks }>();
  const seen: string[] = [];

  for (const one of items) {
    const marks = trusted(one.marks, telling);
    const same = findSame(one.marks, known.candidates(one.marks), telling);
    if (same === undefined) {
      const id = makeId(now);
      fresh.set(id, { item: one.item, marks });
      known.add({ marks: one.marks, value: { id, contentHash: marks.contentHash } });
    } else if (fresh.has(same.value.id)) {
      // The document lists it twice; the later of the two in time is the newer text.
      fresh.set(same.value.id, { item: one.item, marks });
    } else if (same.value.contentHash !== marks.contentHash) {
      await needs.db
        .updateTable("items")
        .set({ ...columnsOf(one.item, marks), state: "waiting", last_seen_at: now })
        .where("id", "=", same.value.id)
        .execute();
      result.changed.push(same.value.id);
      same.value.contentHash = marks.contentHash;
    } else seen.push(same.value.id);
  }
  const rows = [...fresh].map(([id, one]) => ({
    id,
    source_id: sourceId,
    identity: identityOf(sourceId, one.marks, telling),
    ...columnsOf(one.item, one.marks),
    state: "waiting" as const,
    first_seen_at: now,
    last_seen_at: now,
  }));
  for (let i = 0; i < rows.length; i += 500)
    await needs.db
      .insertInto("items")
      .values(rows.slice(i, i + 500))
      .execute();
  if (seen.length > 0)
    await needs.db.updateTable("items").set({ last_seen_at: now }).where("id", "=", anyOf(seen)).execute();
  result.added.push(...fresh.keys());
  return result;
}

/** An item without a word and without an address has nothing to show. */
const saysSomething = (item: WireItem): boolean =>
  Boolean(item.title || item.content || item.summary || item.link);

const columnsOf = (item: WireItem, marks: Marks) => ({
  guid: marks.guid ?? null,
  url_key: marks.urlKey ?? null,
  content_hash: marks.contentHash,
  payload: JSON.stringify(item),
});

/**
 * What its article is told apart by within its publisher: the address, which other feeds of the publisher carry too;
 * else its guid; else, where items share even that, its text.
 */
function identityOf(sourceId: string, marks: Marks, telling: Telling): string {
  if (marks.urlKey !== undefined) return marks.urlKey;
  const ownGuid = marks.guid !== undefined && telling.guids.has(marks.guid);
  return `${sourceId} ${ownGuid ? marks.guid : marks.contentHash}`;
}

/** An address that several items of a document share says nothing about any of them. */
const trusted = (marks: Marks, telling: Telling): Marks => ({
  ...marks,
  urlKey: marks.urlKey !== undefined && telling.urlKeys.has(marks.urlKey) ? marks.urlKey : undefined,
});

function marksOf(item: WireItem): Marks {
  const url = item.link === undefined ? undefined : parseHttpUrl(item.link);
  const isHome = url?.pathname === "/" && url.search === "";
  const text = oneLine(
    `${item.title ?? ""}\n${(item.content ?? item.summary ?? "").replace(/<[^>]*>/g, " ")}`,
  );
  return {
    guid: item.id === undefined ? undefined : compact(oneLine(item.id)) || undefined,
    urlKey: url && !isHome ? compact(urlKey(url)) : undefined,
    substantial: text.length >= SUBSTANTIAL_CHARS,
    // Without a word of its own, an item is told apart by whatever else it has.
    contentHash: hashOf(text || JSON.stringify(item)),
  };
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** Marks are indexed; a long one is as good by its hash. */
const compact = (text: string): string => (text.length <= 250 ? text : `sha256:${hashOf(text)}`);

async function listKnown(db: Db, sourceId: string, marks: readonly Marks[]) {
  const byGuid = new Map<string, Known<KnownItem>[]>();
  const byUrl = new Map<string, Known<KnownItem>[]>();
  const byContent = new Map<string, Known<KnownItem>[]>();
  const put = <K>(map: Map<K, Known<KnownItem>[]>, key: K | undefined, one: Known<KnownItem>) => {
    if (key === undefined) return;
    const list = map.get(key);
    if (list) list.push(one);
    else map.set(key, [one]);
  };
  const add = (one: Known<KnownItem>) => {
    put(byGuid, one.marks.guid, one);
    put(byUrl, one.marks.urlKey, one);
    put(byContent, one.marks.contentHash, one);
  };
  const seen = new Set<string>();
  for (let i = 0; i < marks.length; i += 2000) {
    const part = marks.slice(i, i + 2000);
    const rows = await db
      .selectFrom("items")
      .select(["id", "guid", "url_key", "content_hash"])
      .where("source_id", "=", sourceId)
      .where((where) =>
        where.or([
          where("guid", "=", anyOf(part.map((one) => one.guid))),
          where("url_key", "=", anyOf(part.map((one) => one.urlKey))),
          where("content_hash", "=", anyOf(part.map((one) => one.contentHash))),
        ]),
      )
      .execute();
    for (const row of rows) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      const found = {
        guid: row.guid ?? undefined,
        urlKey: row.url_key ?? undefined,
        contentHash: row.content_hash,
        substantial: true,
      };
      add({ marks: found, value: { id: row.id, contentHash: row.content_hash } });
    }
  }
  return {
    add,
    candidates: (one: Marks): Known<KnownItem>[] => [
      ...new Set([
        ...(one.guid === undefined ? [] : (byGuid.get(one.guid) ?? [])),
        ...(one.urlKey === undefined ? [] : (byUrl.get(one.urlKey) ?? [])),
        ...(byContent.get(one.contentHash) ?? []),
      ]),
    ],
  };
}

const anyOf = (values: readonly (string | undefined)[]) =>
  sql<string>`any(${values.filter((value) => value !== undefined)}::text[])`;
