/** The whole write line on a test database, against made-up publishers over real HTTP. */

import { openLessons } from "#articles/lessons.ts";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { openExtractor } from "#extraction/pool.ts";
import { openFetcher } from "#fetching/fetcher.ts";
import type { IngestNeeds, Progress } from "#ingest/needs.ts";
import { enqueueVisits } from "#ingest/visit-source.ts";
import { writeLine } from "#ingest/write-line.ts";
import { openJobs } from "#jobs/queue.ts";
import { startWorker } from "#jobs/work.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { openAtlas } from "#places/atlas.ts";
import { settlePublisher } from "#publishers/publishers.ts";
import { addSource } from "#publishers/sources.ts";
import { openPush } from "#push/push.ts";
import type { SampleSource } from "#sample/fake-publisher.ts";
import { openStories } from "#stories/place-in-stories.ts";

export type Line = {
  needs: IngestNeeds;
  events: Progress[];
  /** Visits every source and works until nothing is left. */
  refresh(): Promise<void>;
  close(): Promise<void>;
};

/** `clock.now` may be moved by the test. */
export async function openLine(
  database: Database,
  clock: { now: Date },
  allow: readonly string[],
): Promise<Line> {
  const now = () => clock.now;
  const jobs = await openJobs({ database, log: silentLog });
  const userAgent = { product: "Townwire", version: "0.0.0", contact: "desk@town.example" };
  const fetcher = openFetcher({ db: database.db, now, log: silentLog, userAgent, allow: () => allow });
  const extractor = openExtractor({ workers: 1 });
  const events: Progress[] = [];
  const needs: IngestNeeds = {
    db: database.db,
    jobs,
    fetcher,
    extractor,
    atlas: openAtlas({ db: database.db, now }),
    lessons: openLessons(database.db),
    stories: openStories(),
    push: openPush({
      db: database.db,
      fetcher,
      contact: "desk@town.example",
      publicUrl: "https://town.example",
    }),
    metrics: makeMetrics(),
    log: silentLog,
    now,
    secret: "a secret of more than thirty-two characters",
    onProgress: (event) => void events.push(event),
  };
  return {
    needs,
    events,
    async refresh() {
      await enqueueVisits(needs, true);
      const worker = await startWorker({ jobs, log: silentLog, exclusive: true }, writeLine(needs));
      await worker.drained();
      await worker.stop();
    },
    async close() {
      await fetcher.close();
      await extractor.close();
      await jobs.close();
    },
  };
}

/** Adds the sources of made-up publishers, as `source add` would. */
export async function addSources(
  needs: Pick<IngestNeeds, "db" | "now">,
  sources: readonly SampleSource[],
): Promise<void> {
  for (const source of sources) {
    const { name, description, url } = source.publisher;
    const publisher = await settlePublisher(needs, { name, description, homeUrl: url });
    await addSource(needs, { ...source, publisherId: publisher.id, title: name });
  }
}

export const hostsOf = (sources: readonly SampleSource[]): string[] => [
  ...new Set(sources.map((source) => new URL(source.url).host)),
];
