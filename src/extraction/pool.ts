/**
 * Extraction off the main thread. A page can be made to take seconds or all memory; a worker that goes over its time
 * or dies is replaced, and the page is given up with a reason. Workers start when first needed and never keep a
 * command from ending.
 */
import { Worker } from "node:worker_threads";
import { messageOf } from "#base/errors.ts";
import { type AboutPage, defaultLimits, type ExtractedPage } from "./page.ts";

export type ExtractorOptions = {
  /** How many pages at once. */
  workers: number;
  /** Per page, from the moment a worker takes it. */
  timeoutMs?: number;
  /** What a worker may hold in memory before it is ended. */
  maxMemoryMb?: number;
};

export type Extractor = {
  /** Never rejects: a page that cannot be done is a value with the reason. Do not use `bytes` after the call. */
  extract(bytes: Uint8Array, about: AboutPage): Promise<ExtractedPage>;
  /** Ends the workers. Pages still waiting are given up. */
  close(): Promise<void>;
};

export type ExtractionJob = { bytes: Uint8Array; about: AboutPage };

type Waiting = ExtractionJob & { settle: (page: ExtractedPage) => void };

/** A worker and what it is doing. */
type Seat = { worker: Worker; ready: boolean; job?: Waiting; timer?: NodeJS.Timeout };

/** What a worker says when its modules are loaded. A page's time begins then: loading is not the page's doing. */
export const READY = "ready";

/** Enough for a page at every limit, and far from what would hurt the process. */
const MAX_MEMORY_MB = 384;

export function openExtractor(options: ExtractorOptions): Extractor {
  const timeoutMs = options.timeoutMs ?? defaultLimits.timeoutMs;
  const seats = new Set<Seat>();
  const queue: Waiting[] = [];
  let closed = false;

  const finish = (seat: Seat, page: ExtractedPage): void => {
    const { job } = seat;
    if (seat.timer) clearTimeout(seat.timer);
    delete seat.job;
    delete seat.timer;
    seat.worker.unref();
    job?.settle(page);
  };

  /** Takes a worker out of service for good, and the page it had with it. */
  const retire = async (seat: Seat, page: ExtractedPage): Promise<void> => {
    if (!seats.delete(seat)) return;
    finish(seat, page);
    await seat.worker.terminate();
    next();
  };

  /** Gives the worker so long for what it is doing. */
  const watch = (seat: Seat, allowedMs: number): void => {
    if (seat.timer) clearTimeout(seat.timer);
    seat.timer = setTimeout(() => void retire(seat, tooSlow(timeoutMs)), allowedMs);
  };

  const seatNew = (): Seat => {
    const resourceLimits = {
      maxOldGenerationSizeMb: options.maxMemoryMb ?? MAX_MEMORY_MB,
      maxYoungGenerationSizeMb: 48,
      stackSizeMb: 4,
    };
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { resourceLimits });
    const seat: Seat = { worker, ready: false };
    seats.add(seat);
    worker.on("message", (said: ExtractedPage | typeof READY) => {
      if (said === READY) {
        seat.ready = true;
        watch(seat, timeoutMs);
      } else {
        finish(seat, said);
        next();
      }
    });
    worker.on("error", (error) => void retire(seat, crashed(error)));
    worker.on("exit", () => void retire(seat, crashed(new Error("the worker ended"))));
    return seat;
  };

  const next = (): void => {
    if (closed || queue.length === 0) return;
    const idle = [...seats].find((seat) => !seat.job);
    if (!idle && seats.size >= options.workers) return;
    const job = queue.shift();
    if (!job) return;
    const seat = idle ?? seatNew();
    seat.job = job;
    seat.worker.ref();
    watch(seat, seat.ready ? timeoutMs : START_MS);
    seat.worker.postMessage({ bytes: job.bytes, about: job.about } satisfies ExtractionJob);
    next();
  };

  return {
    extract: (bytes, about) =>
      new Promise((settle) => {
        if (closed) return settle(shutDown);
        queue.push({ bytes, about, settle });
        next();
      }),
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.settle(shutDown);
      await Promise.all([...seats].map((seat) => retire(seat, shutDown)));
    },
  };
}

/** For loading the modules on a busy machine. */
const START_MS = 30_000;

const tooSlow = (timeoutMs: number): ExtractedPage => ({
  ok: false,
  kind: "too-slow",
  why: `The page took longer than ${timeoutMs} ms.`,
});

const crashed = (error: unknown): ExtractedPage => ({
  ok: false,
  kind: "too-large",
  why: `The page ended its worker: ${messageOf(error)}.`,
});

const shutDown: ExtractedPage = { ok: false, kind: "too-slow", why: "The program is shutting down." };
