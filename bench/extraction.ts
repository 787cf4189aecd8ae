/**
 * Pages per second of extraction on one core, beside Readability alone on the same pages. Prints a table.
 * Run: node --import tsx bench/extraction.ts [FOLDER OF .html]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { extractArticle } from "#extraction/extract-article.ts";

const folder =
  process.argv[2] ?? fileURLToPath(new URL("../../shared/data/extraction/aed/html", import.meta.url));
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => readFileSync(join(folder, name)));

/** Time on the processor for all pages, in milliseconds: what other programs do meanwhile does not count. */
function cpuTime(work: (page: Buffer) => void): number {
  for (const page of pages.slice(0, 20)) work(page);
  const before = process.cpuUsage();
  for (const page of pages) work(page);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const bytes = pages.reduce((sum, page) => sum + page.length, 0);
const row = (what: string, ms: number): Record<string, string | number> => ({
  what,
  "pages/s": Number(((1_000 * pages.length) / ms).toFixed(1)),
  "MB/s": Number((bytes / 1_000 / ms).toFixed(1)),
  "ms/page": Number((ms / pages.length).toFixed(1)),
});

console.table([
  row(
    "extractArticle (all, sanitised)",
    cpuTime((page) => extractArticle(page, { url: "https://paper.example/a" })),
  ),
  row(
    "Readability on linkedom (body only)",
    cpuTime((page) => new Readability(parseHTML(page.toString()).document).parse()),
  ),
]);
