/**
 * Workers: loops that take jobs and hand them on. They promise that a failing job never stops the loop, that a
 * database that goes away is waited for, and that stopping lets running jobs end.
 */
import { messageOf } from "#base/errors.ts";
import type { Log } from "#base/log.ts";
import { explainAway, isDatabaseAway, isDiskFull } from "#database/away.ts";
import { HEARTBEAT_SECONDS, type Job, type Jobs, type QueueName } from "./queue.ts";

/** What one queue's jobs are handed to. `handle` finishes the jobs itself, in its transaction; it throws to fail them. */
export type Workshop<Q extends QueueName = QueueName> = {
  queue: Q;
  /** Jobs handed over at once. */
  batch: number;
  /** Batches at work at the same time. */
  lanes: number;
  handle(jobs: Job<Q>[]): Promise<void>;
};

/** A workshop whose queue name is no longer known to the types, so that several can stand in one list. */
export type AnyWorkshop = {
  queue: QueueName;
  batch: number;
  lanes: number;
  handle(jobs: Job[]): Promise<void>;
};
export const workshop = <Q extends QueueName>(shop: Workshop<Q>): AnyWorkshop =>
  shop as unknown as AnyWorkshop;

export type Worker = {
  /** Resolves when nothing is due, here or in another process. Rejects when the database stays away. */
  drained(): Promise<void>;
  stop(): Promise<void>;
};

type Needs = {
  jobs: Jobs;
  log: Log;
  /** No other process shares the database, so all running jobs are ours or orphans. */
  exclusive: boolean;
  /** Throws when there is no room to write any more; asked before each batch. */
  demandRoom?: (() => Promise<void>) | undefined;
  /** How long `drained` waits for a database that is away; a full disk is not waited for. */
  patienceMs?: number;
};

const POLL_MS = 1000;
const PATIENCE_MS = 60_000;
const STOP_MS = 30_000;

/** Starts the loops. */
export async function startWorker(needs: Needs, shops: readonly AnyWorkshop[]): Promise<Worker> {
  const { jobs, log } = needs;
  const bell = makeBell();
  const running = new Map<string, QueueName>();
  const away = makeAway(log);
  let stopping = false;

  if (needs.exclusive) await jobs.reclaim(true);
  const stopListening = jobs.onSend(bell.ring);

  const lane = async (shop: AnyWorkshop) => {
    while (!stopping) {
      try {
        await needs.demandRoom?.();
        const batch = await jobs.take(shop.queue, shop.batch);
        away.isBack();
        if (batch.length === 0) await bell.wait(POLL_MS);
        else await workOn(shop, batch);
      } catch (error) {
        await bell.wait(away.note(error));
      }
    }
  };

  const workOn = async (shop: AnyWorkshop, batch: Job[]) => {
    for (const job of batch) running.set(job.id, shop.queue);
    try {
      await shop.handle(batch);
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      await failEach(shop, batch, error);
    } finally {
      for (const job of batch) running.delete(job.id);
      bell.ring();
    }
  };

  /** One bad job must not take its batch down with it: each is tried alone before it counts as failed. */
  const failEach = async (shop: AnyWorkshop, batch: Job[], cause: unknown) => {
    for (const job of batch) {
      try {
        if (batch.length === 1) throw cause;
        await shop.handle([job]);
      } catch (error) {
        if (isDatabaseAway(error)) throw error;
        log.warn(
          { queue: shop.queue, job: job.data, why: messageOf(error) },
          "a job failed; it is tried again later",
        );
        await jobs.fail(shop.queue, job, messageOf(error));
      }
    }
  };

  const beat = setInterval(() => void keepAlive(), (HEARTBEAT_SECONDS * 1000) / 4);
  const keepAlive = async () => {
    try {
      for (const queue of new Set(running.values()))
        await jobs.keepAlive(
          queue,
          [...running].filter(([, name]) => name === queue).map(([id]) => id),
        );
      // Also our own: jobs that were in hand when the database went away are running for nobody.
      await jobs.reclaim(false);
    } catch (error) {
      log.debug({ why: messageOf(error) }, "heartbeat not written");
    }
  };

  const lanes = shops.flatMap((shop) => Array.from({ length: shop.lanes }, () => lane(shop)));
  return {
    async drained() {
      for (;;) {
        const lost = away.givenUp(needs.patienceMs ?? PATIENCE_MS);
        if (lost) throw lost;
        const count = await within(needs.patienceMs ?? PATIENCE_MS, jobs.count()).catch((error: unknown) => {
          away.note(error);
          return undefined;
        });
        if (count?.waiting === 0 && count.running === 0) return;
        await bell.wait(100);
      }
    },
    async stop() {
      stopping = true;
      bell.ring();
      // A database that never answers any more must not keep the program from ending.
      await within(STOP_MS, Promise.all(lanes)).catch((error: unknown) => {
        log.error({ why: messageOf(error) }, "running jobs are left to the next start");
      });
      clearInterval(beat);
      stopListening();
    },
  };
}

/** The promise's value, unless it takes longer. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(Object.assign(new Error(`no answer within ${ms / 1000} seconds`), { code: "ETIMEDOUT" }));
  }, ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps account of a database that does not answer: said once, waited for ever longer, up to half a minute. */
function makeAway(log: Log) {
  let since: { at: number; error: unknown; waitMs: number } | undefined;
  // Sticks: on a full disk a small write may still succeed now and then, which does not mean that it is well again.
  let diskFull: unknown;
  return {
    isBack() {
      if (since) log.info("the database answers again");
      since = undefined;
    },
    /** Returns how long to wait. */
    note(error: unknown): number {
      if (isDiskFull(error)) diskFull ??= error;
      const said = isDiskFull(error)
        ? "the disk is full; waiting for space"
        : "the database does not answer; waiting for it";
      if (!since) log.error({ why: messageOf(error) }, said);
      since = {
        at: since?.at ?? performance.now(),
        error,
        waitMs: Math.min(30_000, (since?.waitMs ?? 250) * 2),
      };
      return since.waitMs;
    },
    /** What to say when there is no use in waiting longer. */
    givenUp(patienceMs: number): unknown {
      if (diskFull !== undefined) return explainAway(diskFull);
      if (!since || performance.now() - since.at < patienceMs) return undefined;
      return explainAway(since.error) ?? since.error;
    },
  };
}

/** Wakes whoever waits, at once when rung, or after the given time. */
function makeBell(): { ring(): void; wait(ms: number): Promise<void> } {
  let waiting = new Set<() => void>();
  return {
    ring() {
      const all = waiting;
      waiting = new Set();
      for (const wake of all) wake();
    },
    wait(ms) {
      return new Promise((resolve) => {
        const timer = setTimeout(done, ms);
        function done() {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        }
        waiting.add(done);
      });
    },
  };
}
