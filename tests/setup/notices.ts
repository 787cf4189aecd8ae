/** A town whose followers' browsers are at a push service on loopback: for tests of notices. */
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { type Fetcher, openFetcher } from "#fetching/fetcher.ts";
import { type Jobs, openJobs } from "#jobs/queue.ts";
import { type Metrics, makeMetrics } from "#metrics/metrics.ts";
import { type DeliverNeeds, deliverDue } from "#notices/deliver.ts";
import { tellFollowers } from "#notices/news.ts";
import { subscribe, type Wishes } from "#notices/subscriptions.ts";
import { openAtlas } from "#places/atlas.ts";
import { openPush, type Push } from "#push/push.ts";
import type { Browser, PushService } from "./push-service.ts";
import { SECRET } from "./secret.ts";

export type NoticeTown = DeliverNeeds & {
  push: Push;
  jobs: Jobs;
  metrics: Metrics;
  secret: string;
  clock: { now: Date };
  service: PushService;
  fetcher: Fetcher;
  /** Subscribes a new browser; without wishes to nothing quiet. Returns its key too. */
  follow(places: readonly string[], wishes?: Partial<Wishes>): Promise<Browser & { token: string }>;
  /** Works the queues of notices until they are empty. */
  work(): Promise<void>;
  close(): Promise<void>;
};

export const NEVER_QUIET = { timeZone: "UTC", from: 0, to: 0 } as const;

export async function openNoticeTown(
  database: Database,
  now: Date,
  service: PushService,
): Promise<NoticeTown> {
  const clock = { now };
  const { db } = database;
  const jobs = await openJobs({ database, log: silentLog });
  const fetcher = openFetcher({
    db,
    now: () => clock.now,
    log: silentLog,
    userAgent: { product: "Townwire", version: "0.0.0", contact: "desk@town.example" },
    allow: () => [service.host],
  });
  const push = openPush({ db, fetcher, contact: "desk@town.example", publicUrl: "https://town.example" });
  const needs = {
    db,
    jobs,
    push,
    metrics: makeMetrics(),
    atlas: openAtlas({ db, now: () => clock.now }),
    log: silentLog,
    now: () => clock.now,
    secret: SECRET,
  };
  return {
    ...needs,
    clock,
    service,
    fetcher,
    async follow(places, wishes = {}) {
      const browser = service.subscribe();
      const all = { places, mutes: "", quiet: NEVER_QUIET, ...wishes };
      const subscribed = await subscribe(needs, browser, all);
      if (subscribed.kind !== "subscribed") throw new Error(subscribed.why);
      return { ...browser, token: subscribed.token };
    },
    async work() {
      for (;;) {
        const [told] = await jobs.take("push", 1);
        if (told) await tellFollowers(needs, told);
        const [due] = await jobs.take("notice", 1);
        if (due) await deliverDue(needs, due);
        if (!told && !due) return;
      }
    },
    async close() {
      await fetcher.close();
      await jobs.close();
    },
  };
}
