/**
 * Placing in stories as the window fills: articles a second on one core, memory, and filling it again from packed
 * signs. Articles come from a corpus, each time with other names in them, as if the same kinds of things happened to others.
 * Run: node --expose-gc --import tsx bench/stories-growth.ts [articles] [FILE.jsonl.gz]
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { makeStoryArticle, openWindow, packSigns, type StoryArticle, unpackSigns } from "#stories/window.ts";

const articles = Number(process.argv[2] ?? 200_000);
const file =
  process.argv[3] ?? fileURLToPath(new URL("../../shared/data/corpus/abp-2019.jsonl.gz", import.meta.url));
const MARKS = new Set([10_000, 50_000, 100_000, 200_000, articles]);
const MEASURED = 2_000;
const BATCH = 50;
const DAYS = 60;

const corpus = gunzipSync(readFileSync(file))
  .toString("utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { title: string; content_original: string; source: string })
  .map(({ title, content_original, source }) => ({
    title,
    text: (content_original ?? "").slice(0, 5_000),
    source,
  }));

/** The corpus again and again; every name gets a syllable that tells the round and, three to one event, the event. */
function makeArticle(index: number): StoryArticle {
  const round = Math.floor(index / corpus.length);
  const { title, text, source } = corpus[(index * 7_919) % corpus.length] ?? {
    title: "",
    text: "",
    source: "",
  };
  const rename = (words: string): string =>
    round === 0 ? words : words.replace(/\b[A-Z][a-z]{3,}/g, (name) => `${name}${(round % 26) + 10}x`);
  const published = new Date(Date.UTC(2026, 0, 1) + (index / 200_000) * DAYS * 86_400_000);
  return makeStoryArticle({
    id: `article-${String(index).padStart(12, "0")}`,
    title: rename(title ?? ""),
    text: rename(text),
    published,
    publisher: `${source}${round % 7}`,
  });
}

const collect = (globalThis as { gc?: () => void }).gc;
function memory(): number {
  collect?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const before = memory();
const window = openWindow();
const empty = memory() - before;
const packed: { id: string; bytes: Buffer; story: string }[] = [];
const rows: Record<string, string | number>[] = [];
let packedBytes = 0;
let [placing, making, counted] = [0, 0, 0];
for (let at = 0; at < articles; at += BATCH) {
  const measured = [...MARKS].some((mark) => at >= mark - MEASURED && at < mark);
  const started = cpuMs();
  const batch = Array.from({ length: Math.min(BATCH, articles - at) }, (_, n) => makeArticle(at + n));
  const made = cpuMs();
  const { placed } = window.placeAll(batch);
  if (measured) {
    making += made - started;
    placing += cpuMs() - made;
    counted += batch.length;
  }
  for (const article of batch) {
    const bytes = packSigns(article);
    packedBytes += bytes.length;
    packed.push({ id: article.id, bytes, story: "" });
  }
  if (placed.length === 0) break;
  const size = at + batch.length;
  if (!MARKS.has(size)) continue;
  rows.push({
    articles: size,
    stories: window.stories,
    "placed/s": Math.round((1_000 * counted) / placing),
    "signs/s": Math.round((1_000 * counted) / making),
    "bytes/article": Math.round((memory() - before - empty - packedBytes - packed.length * 200) / size),
  });
  [placing, making, counted] = [0, 0, 0];
}
console.table(rows);
console.log(
  `An empty window takes ${(empty / 2 ** 20).toFixed(1)} MB; packed signs ${Math.round(packedBytes / packed.length)} bytes.`,
);

for (const entry of packed) entry.story = window.storyOf(entry.id) ?? entry.id;
const again = openWindow();
const start = cpuMs();
again.load(
  packed.flatMap(({ id, bytes, story }) => {
    const article = unpackSigns(id, bytes);
    return article ? [{ article, story }] : [];
  }),
);
console.log(
  `Loading ${again.articles} took ${((cpuMs() - start) / 1_000).toFixed(1)} s of processor; ${again.stories} stories.`,
);
