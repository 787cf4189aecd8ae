/**
 * Whether an item is one we know: pure. Publishers change guids, titles and addresses, and give two items one
 * guid, so no single mark decides. Two of the three marks (guid, address, content) make certain; one alone
 * counts unless something speaks against it.
 */

/** The marks of an item. `urlKey` is absent when the address says nothing (shared by other items, or a home page). */
export type Marks = {
  guid: string | undefined;
  urlKey: string | undefined;
  /** Hash of title and text. */
  contentHash: string;
  /** Whether there is enough text for its hash to mean something alone. */
  substantial: boolean;
};

export type Known<T> = { marks: Marks; value: T };

/** What one document says about its items: which marks can tell them apart at all. */
export type Telling = { guids: ReadonlySet<string>; urlKeys: ReadonlySet<string> };

/** Guids and addresses that belong to exactly one item of the document. */
export function findTelling(items: readonly Marks[]): Telling {
  return {
    guids: onlyOnce(items.map((item) => item.guid)),
    urlKeys: onlyOnce(items.map((item) => item.urlKey)),
  };
}

function onlyOnce(values: readonly (string | undefined)[]): ReadonlySet<string> {
  const count = new Map<string, number>();
  for (const value of values) if (value !== undefined) count.set(value, (count.get(value) ?? 0) + 1);
  return new Set([...count].filter(([, n]) => n === 1).map(([value]) => value));
}

/**
 * The known item that this one is, if any. In order:
 * 1. guid and address agree and one of them is this item's own, or content agrees with either: the same, whatever
 *    else changed;
 * 2. the address alone, when it is this item's own: the same article, edited, with a new guid;
 * 3. the guid alone, when it is this item's own and no other known item has it: the same, moved to a new address;
 * 4. content alone, when it is substantial or the only mark there is: the same, republished.
 */
export function findSame<T>(item: Marks, known: readonly Known<T>[], telling: Telling): Known<T> | undefined {
  const sameGuid = (one: Known<T>) => item.guid !== undefined && one.marks.guid === item.guid;
  const sameUrl = (one: Known<T>) => item.urlKey !== undefined && one.marks.urlKey === item.urlKey;
  const sameContent = (one: Known<T>) => one.marks.contentHash === item.contentHash;
  const ownGuid = item.guid !== undefined && telling.guids.has(item.guid);
  const ownUrl = item.urlKey !== undefined && telling.urlKeys.has(item.urlKey);
  return (
    (ownGuid || ownUrl ? known.find((one) => sameGuid(one) && sameUrl(one)) : undefined) ??
    known.find((one) => sameContent(one) && (sameGuid(one) || sameUrl(one))) ??
    (ownUrl ? known.find(sameUrl) : undefined) ??
    (ownGuid ? onlyOne(known.filter(sameGuid)) : undefined) ??
    (item.substantial || (item.guid === undefined && item.urlKey === undefined)
      ? known.find(sameContent)
      : undefined)
  );
}

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);
