/**
 * The queue: what is to be done, kept in the database until it is done. The only room that sees pg-boss. A job is
 * enqueued and finished in the transaction of the work it belongs to, so a process may die anywhere: what was not
 * committed is done again, what was committed is not.
 */
import { PgBoss } from "pg-boss";
import { messageOf } from "#base/errors.ts";
import type { Log } from "#base/log.ts";
import { type Database, type Db, doorOf, inTransaction } from "#database/connect.ts";
import { allowNoMoreTries, countJobs, type JobCounts, reclaimJobs } from "./stranded.ts";
import { readTrouble, type Trouble } from "./trouble.ts";

/** Every queue with the data its jobs carry. */
export type JobData = {
  /** Visit one source. */
  visit: { sourceId: string };
  /** Make an article of one item as it was when its content had this hash; `attempt` counts tries at its page. */
  article: { itemId: string; contentHash: string; attempt: number };
  /** Fetch an article's picture. */
  picture: { articleId: string; url: string };
  /** Note for whom an article is news. */
  push: { articleId: string };
  /** Note for the readers who chose this hour which issue they get today. */
  run: { timeZone: string; hour: number; day: string };
  /** Send issues of newsletters that are due; as many such jobs at once as there are lanes. */
  issues: { lane: number };
  /** Send the notices that are due. */
  notice: Record<never, never>;
  /** Tell of the answers that are due. */
  reply: Record<never, never>;
};
export type QueueName = keyof JobData;

export type Job<Q extends QueueName = QueueName> = {
  id: string;
  /** Which attempt this is; a worker that was taken for dead can no longer finish a later attempt. */
  retryCount: number;
  data: JobData[Q] & { failures?: number };
};

/** A job that failed for good. */
export type DeadJob = { id: string; queue: string; data: unknown; why: string; at: Date };

export type SendOptions = {
  /** Not before so many seconds. */
  afterSeconds?: number | undefined;
  /** Enqueue in this transaction. */
  db?: Db;
};

export type Jobs = {
  /** Enqueues jobs; one that is already waiting or running (by its queue's key) is left out. */
  send<Q extends QueueName>(queue: Q, data: readonly JobData[Q][], options?: SendOptions): Promise<void>;
  /** Takes up to `count` jobs that are due; they are this process's until finished, failed or abandoned by its death. */
  take<Q extends QueueName>(queue: Q, count: number): Promise<Job<Q>[]>;
  /** Marks jobs done, in the transaction of their work when `db` is one. */
  finish<Q extends QueueName>(queue: Q, jobs: readonly Job<Q>[], db?: Db): Promise<void>;
  /** Puts a job back to be tried later, or on the list of the dead after its last try. */
  fail<Q extends QueueName>(queue: Q, job: Job<Q>, why: string): Promise<void>;
  /** Puts a job back for later without counting it as failed: it was not its turn. */
  postpone<Q extends QueueName>(queue: Q, job: Job<Q>, seconds: number): Promise<void>;
  /** Says that these jobs are still being worked on. */
  keepAlive(queue: QueueName, ids: readonly string[]): Promise<void>;
  /** Gives jobs of dead workers back; returns how many. `all` when no other process can be alive. */
  reclaim(all: boolean): Promise<number>;
  count(): Promise<JobCounts>;
  listDead(limit?: number): Promise<DeadJob[]>;
  /** The counts, how long the oldest has waited, and what was given up since then. */
  readTrouble(since: Date): Promise<Trouble>;
  /** Calls `listener` when this process enqueues a job; returns what stops that. */
  onSend(listener: () => void): () => void;
  close(): Promise<void>;
};

const DEAD = "dead";
/** A worker that has not said a word for so long is taken for dead. */
export const HEARTBEAT_SECONDS = 10;

type Queue<Q extends QueueName> = {
  /** How often a job may fail before it is given up. */
  tries: number;
  /** Seconds before the second try, then doubling. */
  retryDelay: number;
  /** At most one waiting or running job of each key. */
  keyOf(data: JobData[Q]): string;
};

const QUEUES: { [Q in QueueName]: Queue<Q> } = {
  visit: { tries: 3, retryDelay: 30, keyOf: (data) => data.sourceId },
  article: { tries: 6, retryDelay: 20, keyOf: (data) => `${data.itemId} ${data.contentHash}` },
  picture: { tries: 4, retryDelay: 120, keyOf: (data) => `${data.articleId} ${data.url}` },
  push: { tries: 4, retryDelay: 30, keyOf: (data) => data.articleId },
  run: { tries: 8, retryDelay: 60, keyOf: (data) => `${data.timeZone} ${data.hour} ${data.day}` },
  issues: { tries: 4, retryDelay: 30, keyOf: (data) => String(data.lane) },
  notice: { tries: 4, retryDelay: 30, keyOf: () => "due" },
  reply: { tries: 4, retryDelay: 30, keyOf: () => "due" },
};
/** A job whose worker dies is not to blame, until it has happened so often that it must be. */
const MOST_CLAIMS = 50;
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

/** Opens the queue and makes its tables when absent. `supervise` also runs its maintenance (workers do). */
export async function openJobs(needs: { database: Database; log: Log; supervise?: boolean }): Promise<Jobs> {
  const { database, log } = needs;
  const boss = new PgBoss({
    db: database.door as never,
    backend: database.kind,
    schedule: false,
    supervise: needs.supervise ?? false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    monitorIntervalSeconds: 60,
    maintenanceIntervalSeconds: 3600,
  });
  boss.on("error", (error) =>
    log.warn({ why: messageOf(error) }, "queue maintenance failed; it is tried again"),
  );
  await boss.start();
  await boss.createQueue(DEAD, { retentionSeconds: 365 * 86_400, deleteAfterSeconds: 0 });
  for (const name of QUEUE_NAMES) {
    await boss.createQueue(name, {
      policy: "exclusive",
      retryLimit: MOST_CLAIMS,
      expireInSeconds: 900,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      // A town may stand still for long; what waits then is not to be thrown away.
      retentionSeconds: 365 * 86_400,
      deleteAfterSeconds: 3600,
      deadLetter: DEAD,
    });
  }
  const listeners = new Set<() => void>();
  const inDb = (db: Db | undefined) => (db ? { db: doorOf(db) as never } : {});

  const insert = async <Q extends QueueName>(queue: Q, data: readonly JobData[Q][], options: SendOptions) => {
    const later = options.afterSeconds === undefined ? {} : { startAfter: options.afterSeconds };
    const jobs = data.map((one) => ({ ...later, singletonKey: QUEUES[queue].keyOf(one), data: one }));
    await boss.insert(queue, jobs, inDb(options.db));
  };
  /** Ends this attempt and enqueues the job anew, in one transaction. */
  const replace = <Q extends QueueName>(queue: Q, job: Job<Q>, data: JobData[Q], afterSeconds: number) =>
    inTransaction(database.db, async (db) => {
      await boss.complete(queue, { id: job.id, retryCount: job.retryCount }, null, inDb(db));
      await insert(queue, [data], { db, afterSeconds });
    });

  return {
    async send(queue, data, options = {}) {
      if (data.length === 0) return;
      await insert(queue, data, options);
      for (const listener of listeners) listener();
    },
    async take(queue, count) {
      return boss.fetch<JobData[typeof queue]>(queue, { batchSize: count });
    },
    async finish(queue, jobs, db) {
      if (jobs.length > 0)
        await boss.complete(
          queue,
          jobs.map(({ id, retryCount }) => ({ id, retryCount })),
          null,
          inDb(db),
        );
    },
    async fail(queue, job, why) {
      // Counted with the job: pg-boss counts claims, and those of killed workers are not failures.
      const failures = (job.data.failures ?? 0) + 1;
      const { tries, retryDelay } = QUEUES[queue];
      if (failures < tries)
        return replace(queue, job, { ...job.data, failures }, retryDelay * 2 ** (failures - 1));
      await allowNoMoreTries(database.door, job.id);
      await boss.fail(queue, { id: job.id, retryCount: job.retryCount }, { why });
    },
    postpone: (queue, job, seconds) => replace(queue, job, job.data, seconds),
    async keepAlive(queue, ids) {
      if (ids.length > 0) await boss.touch(queue, [...ids]);
    },
    async reclaim(all) {
      const stranded = await reclaimJobs(database.door, QUEUE_NAMES, all);
      for (const job of stranded.spent)
        await boss.fail(job.name, job.id, { why: "its worker died every time" });
      return stranded.reclaimed;
    },
    count: () => countJobs(database.door, QUEUE_NAMES),
    async listDead(limit = 50) {
      const jobs = await boss.findJobs<object>(DEAD, { queued: true, limit });
      return jobs.map((job) => deadJob(job));
    },
    readTrouble: (since) => readTrouble(database.door, { queues: QUEUE_NAMES, dead: DEAD }, since),
    onSend(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}

type BossJob = {
  id: string;
  data: object;
  createdOn: Date;
  sourceOutput?: object | null;
  sourceName?: string | null;
};

function deadJob(job: BossJob): DeadJob {
  const output: unknown = job.sourceOutput;
  const why =
    typeof output === "object" && output !== null && "why" in output
      ? String(output.why)
      : "no reason was noted";
  return { id: job.id, queue: job.sourceName ?? "", data: job.data, why, at: job.createdOn };
}
