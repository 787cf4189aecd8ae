/**
 * The hot set: what an order is made of, of the newest articles, in memory. It follows the database by notices; a
 * reader's request brings it up to date first, so a new article ranks on the very next request. A connection may die
 * without a word, so silence is believed for some seconds only. It holds nothing that another process cannot read again.
 */
import type { Database, Db } from "#database/connect.ts";
import type { Atlas } from "#places/atlas.ts";
import { type HotNews, openNews } from "./hot/news.ts";
import { listChanged, listNewestRows, listRows } from "./hot/rows.ts";

export type { HotNews } from "./hot/news.ts";

/** Tags of what changed (`article:…`, `story:…`, `publisher:…`, `section:…`, `place:…`), or everything. */
export type Changed = ReadonlySet<string> | "everything";

export type HotSet = {
  /** Whether nothing has changed since the last refresh, as far as anybody has told. */
  isFresh(): boolean;
  /**
   * Brings it up to date with all that was told before the call, and with all that was committed `TRUSTED_MS` before:
   * no query when nothing changed, else two.
   */
  refresh(): Promise<HotNews>;
  /** Calls the listener with what each refresh found changed; returns what ends that. */
  onChange(listener: (changed: Changed) => void): () => void;
  close(): Promise<void>;
};

export type HotNeeds = { db: Db; listen: Database["listen"]; atlas: Atlas };

export type HotOptions = {
  maxArticles?: number;
  /** With 0 the database is asked on every refresh. */
  trustedMs?: number;
  /** On any clock that only goes forward. */
  nowMs?: () => number;
};

/** As many as are to be ranked exactly. */
const MAX_ARTICLES = 200_000;
/** More changes at once (a restore, a new model) and everything is read anew. */
const MANY_CHANGES = 5000;
/** So long it is believed without asking that nothing changed: what a publisher takes back is gone within a minute. */
export const TRUSTED_MS = 20_000;
/** The channel that the triggers of migration 0004 notify. */
const CHANNEL = "townwire";

/** Opens a hot set that reads on its first refresh. `db` and `listen` belong to one database. */
export async function openHotSet(
  { db, listen, atlas }: HotNeeds,
  { maxArticles = MAX_ARTICLES, trustedMs = TRUSTED_MS, nowMs = () => performance.now() }: HotOptions = {},
): Promise<HotSet> {
  const listeners = new Set<(changed: Changed) => void>();
  let known: ReturnType<typeof openNews> | undefined;
  let since = "0";
  let isStale = true;
  let isEverything = true;
  let askedAt = -Infinity;
  let refreshing: Promise<HotNews> | undefined;

  const end = await listen(CHANNEL, (payload) => {
    isStale = true;
    if (payload !== "articles") isEverything = true;
  });

  async function fill(): Promise<ReturnType<typeof openNews>> {
    // Asked before the rows are read: whatever changes meanwhile is read again.
    since = (await listChanged(db, undefined, 0)).since;
    const made = openNews(await atlas.read());
    for await (const rows of listNewestRows(db, maxArticles)) for (const row of rows) made.put(row);
    made.settle();
    return made;
  }

  /** Tags of what changed since the last time; undefined when it is too much to tell. */
  async function follow(current: ReturnType<typeof openNews>): Promise<Set<string> | undefined> {
    const changed = await listChanged(db, since, MANY_CHANGES);
    if (!changed.isAll) return undefined;
    const rows = new Map((await listRows(db, changed.ids)).map((row) => [row.id, row]));
    const tags = new Set<string>();
    const note = (id: string) => {
      for (const tag of current.tagsOf(id)) tags.add(tag);
    };
    for (const id of changed.ids) {
      note(id);
      const row = rows.get(id);
      if (row) current.put(row);
      else current.remove(id);
      note(id);
      tags.add(`article:${id}`);
    }
    for (const id of current.settle()) tags.add(`article:${id}`);
    current.trim(maxArticles);
    since = changed.since;
    return tags;
  }

  async function update(): Promise<HotNews> {
    const wasEverything = isEverything;
    isStale = false;
    isEverything = false;
    askedAt = nowMs();
    try {
      const tags = known && (await follow(known));
      if (!known || !tags) known = await fill();
      known.setGazetteer(await atlas.read());
      const changed = tags && !wasEverything ? tags : "everything";
      if (changed === "everything" || changed.size > 0) for (const listener of listeners) listener(changed);
      return known.news;
    } catch (error) {
      isStale = true;
      isEverything = true;
      throw error;
    }
  }

  const begin = () => {
    refreshing ??= update().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  };

  const isTrusted = () => !isStale && nowMs() - askedAt < trustedMs;

  return {
    isFresh: () => isTrusted() && known !== undefined,
    async refresh() {
      // One that is under way may have begun before the last change; if so, one more is needed.
      const underWay = refreshing && (await refreshing);
      if (!known || isStale) return begin();
      return underWay ?? (isTrusted() ? known.news : begin());
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: end,
  };
}
