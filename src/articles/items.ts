/**
 * What sources gave, remembered for good: an item is kept when its article is made and stays known after the
 * article is purged, so that nothing is ever shown as new twice. New and changed items wait with their payload
 * until an article stands for them.
 */

import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { WireItem } from "#wire/shapes.ts";
import { listKnownItems } from "./known-items.ts";
import { lockPublishers } from "./lock.ts";
import { changeHashOf, identityOf, marksOf } from "./marks.ts";
import { findSame, findTelling, type Marks, type Telling } from "./sameness.ts";

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
  /** Of this payload: should another have come when the article is saved, that one has a job of its own. */
  changeHash: string;
  /** What makes its article this article for its publisher. */
  identity: string;
};

/** An item that waits, as its job names it. */
export type NotedItem = { itemId: string; contentHash: string };

type Given = { item: WireItem; marks: Marks; changeHash: string };

/**
 * Notes the items of one document: returns those that now wait (new, or changed since last seen). Call inside the
 * transaction of the visit; it takes turns with saving the same publisher's articles.
 */
export async function noteItems(
  needs: { db: Db; now: Clock },
  source: { id: string; publisherId: string },
  wired: readonly WireItem[],
): Promise<{ added: NotedItem[]; changed: NotedItem[] }> {
  const { db } = needs;
  await lockPublishers(db, [source.publisherId]);
  const now = needs.now();
  // Oldest first, so that ids, which sort by time, follow the order of publication.
  const given = wired
    .filter(saysSomething)
    .reverse()
    .map((item): Given => {
      const marks = marksOf(item);
      return { item, marks, changeHash: changeHashOf(item, marks) };
    });
  const marks = given.map((one) => one.marks);
  const telling = findTelling(marks);
  const known = await listKnownItems(db, source.id, marks, telling);
  const fresh = new Map<string, Given>();
  const changed = new Map<string, Given>();
  const seen: string[] = [];

  for (const one of given) {
    const same = findSame(one.marks, known.candidates(one.marks), telling)?.value;
    if (same === undefined) {
      const id = makeId(now);
      fresh.set(id, one);
      known.add({ marks: one.marks, value: { id, changeHash: one.changeHash } });
    } else if (fresh.has(same.id)) {
      // The document lists it twice; the later of the two in time is the newer text.
      fresh.set(same.id, one);
    } else if (same.changeHash !== one.changeHash) {
      changed.set(same.id, one);
      same.changeHash = one.changeHash;
    } else seen.push(same.id);
  }
  await insertItems(db, source.id, fresh, telling, now);
  for (const [id, one] of changed)
    await db
      .updateTable("items")
      .set({ ...columnsOf(one, telling), state: "waiting", last_seen_at: now })
      .where("id", "=", id)
      .execute();
  if (seen.length > 0)
    await db.updateTable("items").set({ last_seen_at: now }).where("id", "=", anyOf(seen)).execute();
  return { added: notedOf(fresh), changed: notedOf(changed) };
}

const notedOf = (items: ReadonlyMap<string, Given>): NotedItem[] =>
  [...items].map(([itemId, one]) => ({ itemId, contentHash: one.changeHash }));

/** An item without a word and without an address has nothing to show. */
const saysSomething = (item: WireItem): boolean =>
  Boolean(item.title || item.content || item.summary || item.link);

async function insertItems(
  db: Db,
  sourceId: string,
  fresh: ReadonlyMap<string, Given>,
  telling: Telling,
  now: Date,
): Promise<void> {
  const rows = [...fresh].map(([id, one]) => ({
    id,
    source_id: sourceId,
    identity: identityOf(sourceId, one.marks, telling),
    ...columnsOf(one, telling),
    state: "waiting" as const,
    first_seen_at: now,
    last_seen_at: now,
  }));
  for (let i = 0; i < rows.length; i += 500)
    await db
      .insertInto("items")
      .values(rows.slice(i, i + 500))
      .execute();
}

/** An address that several items of a document share says nothing about any of them, and is not kept as a mark. */
const columnsOf = ({ item, marks, changeHash }: Given, telling: Telling) => ({
  guid: marks.guid ?? null,
  url_key: marks.urlKey !== undefined && telling.urlKeys.has(marks.urlKey) ? marks.urlKey : null,
  content_hash: marks.contentHash,
  change_hash: changeHash,
  payload: JSON.stringify(item),
});
