/**
 * How fast articles are understood, on one core, and what each part costs: `node --import tsx bench/understand.ts`.
 * Texts: ../shared/data/corpus (full articles of 2019). Prints articles per second, the median of `--rounds` rounds,
 * the time to open what understanding reads, and memory.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { findAgency } from "#understanding/agency.ts";
import { findEntities } from "#understanding/entities.ts";
import { fingerprint } from "#understanding/fingerprint.ts";
import { openGazetteer } from "#understanding/gazetteer.ts";
import { findLanguage } from "#understanding/language.ts";
import { decideLocal } from "#understanding/local.ts";
import { findPlaces } from "#understanding/places.ts";
import { findSections } from "#understanding/sections.ts";
import { findTerms } from "#understanding/terms.ts";
import { understand } from "#understanding/understand.ts";

const { values } = parseArgs({ options: { articles: { type: "string" }, rounds: { type: "string" } } });
const rounds = Number(values.rounds ?? 5);
const file = join(import.meta.dirname, "../../shared/data/corpus/abp-2019.jsonl.gz");
const articles = gunzipSync(readFileSync(file))
  .toString("utf8")
  .split("\n")
  .filter(Boolean)
  .slice(0, Number(values.articles ?? 600))
  .map((line) => JSON.parse(line) as { title: string; content_original: string; source: string; url: string })
  .map((row) => ({ title: row.title, text: row.content_original, publisher: row.source, url: row.url }));
const chars = articles.map((article) => article.text.length).sort((a, b) => a - b);

const before = process.memoryUsage().rss;
const opening = performance.now();
const gazetteer = openGazetteer();
const needs = { gazetteer, coverage: [] };
const [first] = articles;
if (first) understand(first, needs);
const openedMs = performance.now() - opening;
const openedMb = (process.memoryUsage().rss - before) / 1e6;

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
function measure(work: (article: (typeof articles)[number]) => unknown): number {
  return median(
    Array.from({ length: rounds }, () => {
      const began = performance.now();
      for (const article of articles) work(article);
      return (1000 * articles.length) / (performance.now() - began);
    }),
  );
}
const places = new Map(articles.map((article) => [article, findPlaces(article, needs)]));
const found = (article: (typeof articles)[number]) => places.get(article) ?? [];
const parts: Record<string, (article: (typeof articles)[number]) => unknown> = {
  language: (article) => findLanguage(undefined, article.text),
  agency: findAgency,
  places: (article) => findPlaces(article, needs),
  local: (article) => decideLocal(article, found(article), needs),
  sections: (article) => findSections({ ...article, language: "en", places: found(article) }),
  entities: (article) => findEntities(article, found(article)),
  "everything above": (article) => understand(article, needs),
  fingerprint,
  terms: findTerms,
};
console.log(
  `${articles.length} articles, median ${chars[chars.length >> 1]} characters; opened in ${openedMs.toFixed(0)} ms, ${openedMb.toFixed(0)} MB`,
);
for (const [name, work] of Object.entries(parts))
  console.log(`${name.padEnd(18)} ${measure(work).toFixed(0).padStart(7)} articles/s`);
console.log(`${(process.memoryUsage().rss / 1e6).toFixed(0)} MB at the end`);
