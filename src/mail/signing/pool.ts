/**
 * Building and signing off the main thread. A worker that dies is replaced and what it had in hand is done again by
 * another; a letter that ends a second worker is given up with a reason. Workers start when first needed and never keep a
 * command from ending.
 */
import { Worker } from "node:worker_threads";
import { messageOf } from "#base/errors.ts";
import type { Letter } from "../letter.ts";

export type KeyText = { domain: string; selector: string; pem: string };

export type Signed =
  | { kind: "signed"; message: Uint8Array }
  /** It cannot be made into a message, whoever tries. */
  | { kind: "refused"; why: string }
  /** The pool was closed before it was its turn. */
  | { kind: "closed" };

export type Signer = {
  /** Never rejects. Letters that nobody waits for are not held: whoever calls bounds how many there are. */
  sign(letter: Letter): Promise<Signed>;
  close(): Promise<void>;
};

type Waiting = { letter: Letter; deaths: number; settle: (signed: Signed) => void };
type Seat = { worker: Worker; hands: Waiting[] };

/** Letters handed over at once: passing a message costs as much as a small signature. */
const BATCH = 8;
const MAX_DEATHS = 2;
const MAX_MEMORY_MB = 64;

export function openSigner(options: { workers: number; keys: readonly KeyText[]; script?: URL }): Signer {
  const script = options.script ?? new URL("./worker.ts", import.meta.url);
  const seats = new Set<Seat>();
  const queue: Waiting[] = [];
  let isClosed = false;

  const seatNew = (): Seat => {
    const worker = new Worker(script, {
      workerData: options.keys,
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB, maxYoungGenerationSizeMb: 4 },
    });
    const seat: Seat = { worker, hands: [] };
    seats.add(seat);
    worker.on("message", (all: Signed[]) => {
      const hands = seat.hands.splice(0);
      worker.unref();
      for (const [n, { settle }] of hands.entries()) settle(all[n] ?? { kind: "refused", why: "no answer" });
      next();
    });
    worker.on("error", (error) => replace(seat, messageOf(error)));
    worker.on("exit", () => replace(seat, "the worker ended"));
    return seat;
  };

  const replace = (seat: Seat, why: string): void => {
    if (!seats.delete(seat)) return;
    for (const waiting of seat.hands.splice(0).reverse()) {
      waiting.deaths += 1;
      if (isClosed) waiting.settle({ kind: "closed" });
      else if (waiting.deaths < MAX_DEATHS) queue.unshift(waiting);
      else waiting.settle({ kind: "refused", why: `it ends whoever builds it: ${why}` });
    }
    next();
  };

  const next = (): void => {
    while (!isClosed && queue.length > 0) {
      const idle = [...seats].find(({ hands }) => hands.length === 0);
      if (!idle && seats.size >= options.workers) return;
      const seat = idle ?? seatNew();
      // Alone, if one of them has ended a worker before: the others are not to go down with it again.
      const isSuspect = (queue[0]?.deaths ?? 0) > 0;
      const share = Math.ceil(queue.length / options.workers);
      seat.hands = queue.splice(0, isSuspect ? 1 : Math.min(BATCH, share));
      seat.worker.ref();
      seat.worker.postMessage(seat.hands.map(({ letter }) => letter));
    }
  };

  let isPlanned = false;
  const plan = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    // After what else comes in this turn, so that it goes over together.
    setImmediate(() => {
      isPlanned = false;
      next();
    });
  };

  return {
    sign: (letter) =>
      new Promise((settle) => {
        if (isClosed) return settle({ kind: "closed" });
        queue.push({ letter, deaths: 0, settle });
        plan();
      }),
    async close() {
      isClosed = true;
      for (const { settle } of queue.splice(0)) settle({ kind: "closed" });
      await Promise.all([...seats].map(({ worker }) => worker.terminate()));
    },
  };
}
