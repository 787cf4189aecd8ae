/**
 * The composition root: makes every tool from the settings, in order, and closes them in the reverse. Nothing
 * else in the program makes a database, a queue or a client.
 */
import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import { type Lessons, openLessons } from "#articles/lessons.ts";
import { type Clock, systemClock } from "#base/clock.ts";
import { type Log, makeLog } from "#base/log.ts";
import { VERSION } from "#base/version.ts";
import type { Config } from "#config/config.ts";
import { type Database, openDatabase } from "#database/connect.ts";
import { settleFact } from "#database/facts.ts";
import { migrate } from "#database/migrate.ts";
import { type Editions, openEditions } from "#editions/open-editions.ts";
import { type Extractor, openExtractor } from "#extraction/pool.ts";
import { type Fetcher, openFetcher } from "#fetching/fetcher.ts";
import { type Jobs, openJobs } from "#jobs/queue.ts";
import { type Mail, openMail } from "#mail/mail.ts";
import { type Metrics, makeMetrics } from "#metrics/metrics.ts";
import type { Mailing } from "#newsletters/mailing.ts";
import { type Atlas, openAtlas } from "#places/atlas.ts";
import { openPush, type Push } from "#push/push.ts";
import { openStories, type Stories } from "#stories/place-in-stories.ts";
import { openMailing } from "./newsletters.ts";

export type Tools = {
  config: Config;
  database: Database;
  jobs: Jobs;
  fetcher: Fetcher;
  push: Push;
  mail: Mail;
  extractor: Extractor;
  atlas: Atlas;
  lessons: Lessons;
  stories: Stories;
  metrics: Metrics;
  log: Log;
  now: Clock;
  secret: string;
  /** What pages and newsletters are made from: opened with the first of them, once. */
  editions(): Promise<Editions>;
  /** What newsletters are sent with, opened with the first; undefined when no mail server is set. */
  mailing(): Promise<Mailing | undefined>;
  /** Ends the sending: what is under way ends, the rest waits for the next start. */
  endMailing(): Promise<void>;
  /** Lets these `host:port` pairs through the address guard from now on. */
  allow(hosts: readonly string[]): void;
  close(): Promise<void>;
};

/**
 * Opens everything. `supervise`: this process also maintains the queue (workers do).
 * @throws TownwireError when the settings, the data directory or the database do not let it.
 */
export async function openTools(config: Config, options: { supervise?: boolean } = {}): Promise<Tools> {
  const log = makeLog(config.logLevel);
  const now = systemClock;
  const database = await openDatabase(config);
  try {
    await migrate({ db: database.db, now });
    const secret =
      config.secret ?? (await settleFact(database.db, "secret", randomBytes(32).toString("base64url")));
    const jobs = await openJobs({ database, log, supervise: options.supervise ?? false });
    const allowed = [...config.fetchAllow];
    const fetcher = openFetcher({
      db: database.db,
      now,
      log,
      userAgent: { product: "Townwire", version: VERSION, contact: config.contact },
      allow: () => allowed,
    });
    const extractor = openExtractor({ workers: Math.max(1, availableParallelism() - 1) });
    const atlas = openAtlas({ db: database.db, now });
    let editions: Promise<Editions> | undefined;
    let mailing: Promise<Mailing | undefined> | undefined;
    // One that could not be opened has said so already to whoever asked for it.
    const endMailing = async () => mailing?.then((one) => one?.bulk.close()).catch(() => {});
    return {
      config,
      database,
      jobs,
      fetcher,
      push: openPush({ ...config, db: database.db, fetcher }),
      mail: openMail({ ...config, log }),
      extractor,
      atlas,
      lessons: openLessons(database.db),
      stories: openStories(),
      metrics: makeMetrics(),
      log,
      now,
      secret,
      editions() {
        editions ??= openEditions({ db: database.db, listen: database.listen, atlas });
        return editions;
      },
      mailing() {
        mailing ??= Promise.resolve().then(() => openMailing(config, secret));
        return mailing;
      },
      endMailing,
      allow: (hosts) => void allowed.push(...hosts),
      async close() {
        await fetcher.close();
        await endMailing();
        await editions?.then((one) => one.close());
        await extractor.close();
        await jobs.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
