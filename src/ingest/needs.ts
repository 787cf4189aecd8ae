/** What the steps of the write line need. A test passes an object literal. */

import type { Lessons } from "#articles/lessons.ts";
import type { Saved } from "#articles/save.ts";
import type { Clock } from "#base/clock.ts";
import type { Log } from "#base/log.ts";
import type { Db } from "#database/connect.ts";
import type { Extractor } from "#extraction/pool.ts";
import type { Fetcher } from "#fetching/fetcher.ts";
import type { Jobs } from "#jobs/queue.ts";
import type { Metrics } from "#metrics/metrics.ts";
import type { Atlas } from "#places/atlas.ts";
import type { VisitOutcome } from "#publishers/visits.ts";
import type { Push } from "#push/push.ts";
import type { Stories } from "#stories/place-in-stories.ts";

export type IngestNeeds = {
  db: Db;
  jobs: Jobs;
  fetcher: Fetcher;
  extractor: Extractor;
  /** The gazetteer with the operator's own places. */
  atlas: Atlas;
  /** What editors taught of sections. */
  lessons: Lessons;
  /** The window of recent articles, in which new ones find their stories. */
  stories: Stories;
  /** Sends notices of local news. */
  push: Pick<Push, "send">;
  metrics: Metrics;
  log: Log;
  now: Clock;
  /** The site's secret, from which picture keys are minted. */
  secret: string;
  /** Told what happens, for whoever shows progress. */
  onProgress?: ((event: Progress) => void) | undefined;
};

/** What an article is changed with from outside the write line. */
export type LineNeeds = Pick<IngestNeeds, "db" | "now" | "log" | "atlas" | "lessons" | "jobs" | "stories">;

export type Progress =
  | { kind: "visited"; address: string; outcome: VisitOutcome; items: { added: number; changed: number } }
  | { kind: "saved"; saved: readonly Saved[] };
