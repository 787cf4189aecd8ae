/** The inside of an extraction worker: a page comes in, an article goes out. */
import { parentPort } from "node:worker_threads";
import { extractArticle } from "./extract-article.ts";
import type { AboutPage } from "./page.ts";

parentPort?.on("message", ({ id, bytes, about }: { id: number; bytes: Uint8Array; about: AboutPage }) => {
  parentPort?.postMessage({ id, page: extractArticle(bytes, about) });
});
