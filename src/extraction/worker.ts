/** What runs in an extraction worker: one page in, one answer out. Started by `pool.ts` only. */
import { parentPort } from "node:worker_threads";
import { extractArticle } from "./extract-article.ts";
import { type ExtractionJob, READY } from "./pool.ts";

parentPort?.on("message", ({ bytes, about }: ExtractionJob) => {
  parentPort?.postMessage(extractArticle(bytes, about));
});
parentPort?.postMessage(READY);
