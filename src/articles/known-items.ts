/** The items of a source that those of a document may turn out to be, ready to be looked up. */

import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import type { Known, Marks, Telling } from "./sameness.ts";

/** `changeHash` is brought up to date as the document is gone through. */
export type KnownItem = { id: string; changeHash: string };

export type KnownItems = {
  add(one: Known<KnownItem>): void;
  /** The few that `findSame` has to choose from. */
  candidates(marks: Marks): Known<KnownItem>[];
};

/** Several known items of one guid mean that it tells nothing; how many there are does not matter. */
const MOST_OF_A_GUID = 3;

/**
 * Reads them by any of their marks. A mark that tells nothing in this document is not looked up alone, only together
 * with the text: feeds that give every item one guid would make each look-up as long as the feed.
 */
export async function listKnownItems(
  db: Db,
  sourceId: string,
  marks: readonly Marks[],
  telling: Telling,
): Promise<KnownItems> {
  const byGuid = new Map<string, Known<KnownItem>[]>();
  const byUrl = new Map<string, Known<KnownItem>>();
  const byContent = new Map<string, Known<KnownItem>>();
  const keep = (key: string, one: Known<KnownItem>) => {
    if (!byContent.has(key)) byContent.set(key, one);
  };
  const add = (one: Known<KnownItem>) => {
    const { guid, urlKey, contentHash } = one.marks;
    if (guid !== undefined) {
      const list = byGuid.get(guid) ?? [];
      if (list.length < MOST_OF_A_GUID) byGuid.set(guid, [...list, one]);
      keep(`${contentHash} guid ${guid}`, one);
    }
    if (urlKey !== undefined) {
      if (!byUrl.has(urlKey)) byUrl.set(urlKey, one);
      keep(`${contentHash} url ${urlKey}`, one);
    }
    keep(contentHash, one);
  };
  const seen = new Set<string>();
  for (let i = 0; i < marks.length; i += 2000)
    for (const row of await readItems(db, sourceId, marks.slice(i, i + 2000))) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      add({
        marks: {
          guid: row.guid ?? undefined,
          urlKey: row.url_key ?? undefined,
          contentHash: row.content_hash,
          substantial: true,
        },
        value: { id: row.id, changeHash: row.change_hash },
      });
    }
  return {
    add,
    candidates({ guid, urlKey, contentHash }) {
      const found = [
        ...(guid !== undefined && telling.guids.has(guid) ? (byGuid.get(guid) ?? []) : []),
        urlKey !== undefined && telling.urlKeys.has(urlKey) ? byUrl.get(urlKey) : undefined,
        guid === undefined ? undefined : byContent.get(`${contentHash} guid ${guid}`),
        urlKey === undefined ? undefined : byContent.get(`${contentHash} url ${urlKey}`),
        byContent.get(contentHash),
      ];
      return found.filter((one) => one !== undefined);
    },
  };
}

const readItems = (db: Db, sourceId: string, marks: readonly Marks[]) =>
  db
    .selectFrom("items")
    .select(["id", "guid", "url_key", "content_hash", "change_hash"])
    .where("source_id", "=", sourceId)
    .where((where) =>
      where.or([
        where("guid", "=", anyKnown(marks.map((one) => one.guid))),
        where("url_key", "=", anyKnown(marks.map((one) => one.urlKey))),
        where("content_hash", "=", anyKnown(marks.map((one) => one.contentHash))),
      ]),
    )
    .orderBy("id")
    .execute();

const anyKnown = (values: readonly (string | undefined)[]) =>
  anyOf(values.filter((value) => value !== undefined));
