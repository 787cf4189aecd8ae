/**
 * Extraction beside the main thread: a stranger's page can neither block the program nor bring it down. A worker
 * that takes too long or dies is replaced, and its page is given up with a reason.
 */
import { Worker } from "node:worker_threads";
import type { AboutPage, ExtractedPage } from "./page.ts";

export type Extractor = {
  extract(bytes: Uint8Array, about: AboutPage): Promise<ExtractedPage>;
  close(): Promise<void>;
};

type Task = { bytes: Uint8Array; about: AboutPage; resolve: (page: ExtractedPage) => void };
type Slot = { worker: Worker | undefined; task: Task | undefined; timer: NodeJS.Timeout | undefined };

/** Workers start with the first page and do not keep the process alive while idle. */
export function openExtractor(options: { workers: number; timeoutMs?: number }): Extractor {
  const timeoutMs = options.timeoutMs ?? 2000;
  const waiting: Task[] = [];
  const slots: Slot[] = Array.from({ length: options.workers }, () => ({ worker: undefined, task: undefined, timer: undefined }));
  let isClosed = false;

  const finish = (slot: Slot, page: ExtractedPage) => {
    const task = slot.task;
    clearTimeout(slot.timer);
    slot.task = undefined;
    slot.worker?.unref();
    task?.resolve(page);
    dispatch();
  };
  const replace = (slot: Slot, kind: "too-slow" | "too-large", why: string) => {
    const worker = slot.worker;
    slot.worker = undefined;
    worker?.removeAllListeners();
    // A terminated worker may still report its end; nobody listens any more.
    worker?.on("error", () => {});
    void worker?.terminate();
    finish(slot, { ok: false, kind, why });
  };
  const startWorker = (slot: Slot): Worker => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.on("message", ({ page }: { page: ExtractedPage }) => finish(slot, page));
    worker.on("error", () => replace(slot, "too-large", "The page used up the memory that one page may use."));
    return worker;
  };
  const dispatch = () => {
    for (const slot of slots) {
      if (slot.task) continue;
      const task = waiting.shift();
      if (!task) return;
      slot.task = task;
      slot.worker ??= startWorker(slot);
      slot.worker.ref();
      slot.timer = setTimeout(() => replace(slot, "too-slow", `The page took longer than ${timeoutMs} ms.`), timeoutMs + 500);
      slot.worker.postMessage({ bytes: task.bytes, about: task.about });
    }
  };

  return {
    extract(bytes, about) {
      if (isClosed) return Promise.resolve({ ok: false, kind: "too-slow", why: "The program is ending." });
      return new Promise((resolve) => {
        waiting.push({ bytes, about, resolve });
        dispatch();
      });
    },
    async close() {
      isClosed = true;
      for (const task of waiting.splice(0)) task.resolve({ ok: false, kind: "too-slow", why: "The program is ending." });
      await Promise.all(slots.map((slot) => slot.worker?.terminate()));
    },
  };
}
