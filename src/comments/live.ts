/**
 * Threads as they are followed by readers of this process: one reading of the database for each change of a thread,
 * however many follow it. Whoever follows is told what came after the versions it knows: nothing is left out, nothing is
 * told twice, and in the order it happened. Processes tell each other by NOTIFY; the versions are compared now and then
 * all the same, since a notice can be lost.
 */
import { sql } from "kysely";
import { anyOf } from "#database/any-of.ts";
import type { Db } from "#database/connect.ts";
import { type Changed, listChanged } from "./changed.ts";
import type { Ear } from "./ear.ts";
import type { Viewer } from "./rows.ts";
import { type Subject, type ThreadState, threadOf } from "./threads.ts";
import { isUpTo, leastOf, type Versions, writeVersions } from "./versions.ts";

/** The same object for all who knew the same before. */
export type ThreadNews = {
  state: ThreadState;
  /** What is known with it. */
  versions: Versions;
  changed: readonly Changed[];
  /** More changed than is told: the thread is to be read anew. */
  isTooMuch: boolean;
};

export type Follower = {
  viewer: Viewer;
  tell(news: ThreadNews): void;
  /** Nothing more will be told. */
  end(): void;
};

export type Live = {
  /** Returns what ends it. */
  follow(subject: Subject, since: Versions, follower: Follower): () => void;
  /** How many follow. */
  count(): number;
  close(): Promise<void>;
};

export type LiveOptions = { pollMs?: number; pauseMs?: number; limit?: number };

/** So long a lost notice may go unnoticed. */
const POLL_MS = 20_000;
/** Between two readings of one thread: in a quick exchange several comments are told together. */
const PAUSE_MS = 250;
/** More changes than this are no conversation that somebody can follow. */
const LIMIT = 200;

type Known = { follower: Follower; since: Versions };
type Channel = {
  subject: Subject;
  known: Set<Known>;
  /** As of the last reading. */
  versions: Versions;
  isDirty: boolean;
  working: Promise<void> | undefined;
};

/** `onTrouble`: a reading that failed is tried again with the next poll. */
export function openLive(
  { db, ear, onTrouble }: { db: Db; ear: Ear; onTrouble: (error: unknown) => void },
  { pollMs = POLL_MS, pauseMs = PAUSE_MS, limit = LIMIT }: LiveOptions = {},
): Live {
  const channels = new Map<string, Channel>();
  let isClosed = false;

  ear.onThread((thread) => {
    if (thread === undefined) void poll();
    else
      for (const channel of channelsOf(thread)) {
        channel.isDirty = true;
        work(channel);
      }
  });
  const timer = setInterval(() => void poll(), pollMs);
  timer.unref();

  /** A story is also followed through threads that it took in. */
  function channelsOf(thread: string): Channel[] {
    const own = channels.get(thread);
    const others = thread.startsWith("story/")
      ? [...channels.values()].filter((one) => one !== own && one.versions.has(thread))
      : [];
    return own ? [own, ...others] : others;
  }

  function work(channel: Channel): void {
    channel.working ??= readWhileDirty(channel)
      .catch(onTrouble)
      .finally(() => {
        channel.working = undefined;
      });
  }

  async function readWhileDirty(channel: Channel): Promise<void> {
    while (channel.isDirty && channel.known.size > 0 && !isClosed) {
      channel.isDirty = false;
      try {
        await readOnce(channel);
      } catch (error) {
        channel.isDirty = true;
        throw error;
      }
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
    }
  }

  async function readOnce(channel: Channel): Promise<void> {
    const asking = [...channel.known];
    const viewers = [...new Set(asking.flatMap(({ follower }) => follower.viewer?.id ?? []))];
    const since = leastOf(asking.map((one) => one.since));
    const found = await listChanged(db, channel.subject, since, { viewers, limit });
    channel.versions = found.versions;
    const told = new Map<string, ThreadNews>();
    for (const one of asking) {
      // Whoever went meanwhile is told nothing; whoever came is asked for in the next reading.
      if (!channel.known.has(one) || isUpTo(one.since, found.versions)) continue;
      const key = writeVersions(one.since);
      const news = told.get(key) ?? newsSince(one.since);
      told.set(key, news);
      one.since = found.versions;
      one.follower.tell(news);
    }
    if ([...channel.known].some((one) => !isUpTo(one.since, found.versions))) channel.isDirty = true;

    function newsSince(from: Versions): ThreadNews {
      const changed = found.changed.filter((row) => row.version > (from.get(row.thread) ?? 0));
      const isTooMuch = !found.isAllSince(from);
      return { state: found.state, versions: found.versions, changed: isTooMuch ? [] : changed, isTooMuch };
    }
  }

  /** Compares what is known with what is there: one query for all threads that are followed. */
  async function poll(): Promise<void> {
    const followed = new Map<string, Channel[]>();
    for (const [own, channel] of channels)
      for (const thread of new Set([own, ...channel.versions.keys()]))
        followed.set(thread, [...(followed.get(thread) ?? []), channel]);
    if (followed.size === 0 || isClosed) return;
    try {
      const { rows } = await sql<{ thread: string; version: number }>`
        select thread, version from threads where thread = ${anyOf([...followed.keys()])}`.execute(db);
      for (const { thread, version } of rows)
        for (const channel of followed.get(thread) ?? [])
          if ((channel.versions.get(thread) ?? 0) < version) channel.isDirty = true;
    } catch (error) {
      onTrouble(error);
    }
    for (const channel of channels.values()) if (channel.isDirty) work(channel);
  }

  return {
    follow(subject, since, follower) {
      if (isClosed) {
        follower.end();
        return () => {};
      }
      const key = threadOf(subject);
      const isFirst = !channels.has(key);
      const channel = channels.get(key) ?? {
        subject,
        known: new Set<Known>(),
        versions: since,
        isDirty: true,
        working: undefined,
      };
      channels.set(key, channel);
      const one = { follower, since };
      channel.known.add(one);
      // What is known of the thread may be of a while ago, but then its change is being read, or was told.
      if (isFirst || !isUpTo(since, channel.versions)) channel.isDirty = true;
      if (channel.isDirty) work(channel);
      return () => {
        channel.known.delete(one);
        if (channel.known.size === 0 && channels.get(key) === channel) channels.delete(key);
      };
    },
    count: () => [...channels.values()].reduce((sum, { known }) => sum + known.size, 0),
    async close() {
      isClosed = true;
      clearInterval(timer);
      const all = [...channels.values()];
      for (const { known } of all) for (const { follower } of [...known]) follower.end();
      channels.clear();
      await Promise.all(all.map((one) => one.working));
    },
  };
}
