/**
 * Headlines and articles per second through findSections and findLanguage on one core, and what loading costs.
 * Run: node --expose-gc --import tsx bench/sections.ts [HEADLINES.jsonl]
 */
import { readFileSync } from "node:fs";
import { findLanguage } from "#understanding/language.ts";
import { openModel } from "#understanding/sections/model.ts";
import { findSections } from "#understanding/sections.ts";

const file = process.argv[2] ?? "../shared/data/sections/silver-dev.jsonl";
const titles = readFileSync(file, "utf8")
  .split("\n")
  .filter(Boolean)
  .slice(0, 10_000)
  .map((line) => (JSON.parse(line) as { title: string }).title);
// Ten headlines in a row read like 600 characters of text, and cost the same.
const leads = titles.map((_, at) =>
  titles
    .slice(at, at + 12)
    .join(". ")
    .slice(0, 600),
);

/** Time on the processor, in milliseconds: what other programs do meanwhile does not count. */
function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

const before = memory();
const loadMs = cpuTime(() => openModel());
console.table([
  {
    what: "sections model",
    "load ms": Math.round(loadMs),
    "memory MB": Number((memory() - before).toFixed(1)),
  },
]);

const each = (work: (title: string, at: number) => void): number => {
  titles.slice(0, 1_000).forEach(work);
  return cpuTime(() => titles.forEach(work));
};
const row = (what: string, ms: number) => ({
  what,
  "per second": Math.round((1_000 * titles.length) / ms),
  "ms each": Number((ms / titles.length).toFixed(3)),
});
console.table([
  row(
    "sections, headline alone",
    each((title) => findSections({ title, text: "" })),
  ),
  row(
    "sections, headline and lead",
    each((title, at) => findSections({ title, text: leads[at] ?? "" })),
  ),
  row(
    "language, headline alone",
    each((title) => findLanguage(undefined, title)),
  ),
  row(
    "language, headline and lead",
    each((title, at) => findLanguage("en", `${title}\n${leads[at]}`)),
  ),
]);
