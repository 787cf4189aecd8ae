/**
 * Copies: what is found and what is wrongly found, by arithmetic, on real articles; then adds and finds per second
 * on one core, and memory, with 10,000, 50,000 and 200,000 articles in the window. Prints tables.
 * Run: node --expose-gc --import tsx bench/copies.ts [found|speed]
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { openCopies } from "#stories/copies.ts";
import type { CopyArticle } from "#stories/copy-relations.ts";
import { fingerprint, packFingerprint } from "#understanding/fingerprint.ts";

const shared = (path: string) => fileURLToPath(new URL(`../../shared/data/${path}`, import.meta.url));
type Read = { id: string; title: string; text: string; published?: string; publisher?: string };

function readLines(path: string): Record<string, string>[] {
  if (!existsSync(shared(path))) return [];
  const bytes = readFileSync(shared(path));
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  return text.split("\n").flatMap((line) => (line ? [JSON.parse(line) as Record<string, string>] : []));
}
const readSet = (path: string): Read[] =>
  readLines(path).map((one) => ({
    id: one.id ?? one.ID ?? "",
    title: one.title ?? "",
    text: one.text ?? one.content_original ?? "",
    published: one.published ?? one.date ?? "",
    publisher: one.publisher ?? one.source ?? "",
  }));

// The arithmetic that the pairs file was made with: lower-case ASCII words of the text, five in a row.
function shingle(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(" ")));
}
function measure(a: Set<string>, b: Set<string>): { jaccard: number; within: number } {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const one of small) if (large.has(one)) common++;
  return {
    jaccard: common / Math.max(a.size + b.size - common, 1),
    within: common / Math.max(small.size, 1),
  };
}

const toArticle = (one: Read): CopyArticle => {
  const ms = Date.parse(one.published ?? "");
  return {
    id: one.id,
    published: Number.isNaN(ms) ? undefined : ms,
    publisher: one.publisher,
    fingerprint: fingerprint(one),
    text: one.text,
  };
};

function benchFound(
  name: string,
  articles: readonly Read[],
  pairs: readonly [string, string, number][],
  texts: boolean,
) {
  const byId = new Map(articles.map((one) => [one.id, one]));
  let asked = 0;
  const copies = openCopies(
    texts
      ? {
          readText: (id) => {
            asked++;
            return byId.get(id)?.text;
          },
        }
      : {},
  );
  const found = new Map<string, { relation: string; a: Read; b: Read }>();
  for (const one of articles) {
    const article = toArticle(one);
    for (const { id, relation } of copies.find(article)) {
      const other = byId.get(id);
      if (relation !== "none" && other)
        found.set([one.id, id].sort().join(" "), { relation, a: one, b: other });
    }
    copies.add(article);
  }
  let right = 0;
  const kinds = { copy: 0, edit: 0, contains: 0 } as Record<string, number>;
  for (const { relation, a, b } of found.values()) {
    const { jaccard, within } = measure(shingle(a.text), shingle(b.text));
    kinds[relation] = (kinds[relation] ?? 0) + 1;
    if (jaccard >= 0.5 || within >= 0.8) right++;
    else if (process.env.SHOW)
      console.log(relation, jaccard.toFixed(3), within.toFixed(3), a.title, "|", b.title);
  }
  const due = pairs.filter(([, , jaccard]) => jaccard >= 0.5);
  const root = (id: string) => copies.copyOf(id) ?? id;
  const folded = articles.filter((one) => copies.copyOf(one.id) !== undefined);
  const foldedTruly = folded.filter((one) => {
    const { jaccard, within } = measure(shingle(one.text), shingle(byId.get(root(one.id))?.text ?? ""));
    return jaccard >= 0.5 || within >= 0.8;
  });
  return {
    set: name,
    articles: articles.length,
    ...kinds,
    precision: found.size ? Number((right / found.size).toFixed(4)) : 1,
    "recall J≥.5": due.length
      ? Number((due.filter(([a, b]) => found.has([a, b].sort().join(" "))).length / due.length).toFixed(4))
      : "-",
    "together J≥.5": due.length
      ? Number((due.filter(([a, b]) => root(a) === root(b)).length / due.length).toFixed(4))
      : "-",
    folded: folded.length,
    "like original": foldedTruly.length,
    "texts read": asked,
  };
}

/** Numbers from a seed, so that every run sees the same texts (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * As many articles as asked from the corpus: each a real one with half of its words exchanged, so that texts keep
 * their lengths and a little in common; one in twenty ends with a paragraph that thousands have, and one in thirty is a
 * print of an earlier one with some words changed.
 */
function* makeArticles(count: number, corpus: readonly Read[]): Generator<Read> {
  const next = chance(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const words = corpus.map((one) => one.text.slice(0, 20_000).split(/\s+/));
  const vocabulary = words.flatMap((list) => list.slice(0, 200));
  const furniture = words.slice(0, 20).map((list) => list.slice(0, 60).join(" "));
  const recent: string[] = [];
  for (let i = 0; i < count; i++) {
    const rate = i % 30 === 29 ? 0.02 : 0.5;
    const base = rate < 0.5 && recent.length ? pick(recent).split(" ") : pick(words);
    const text = base.map((word) => (next() < rate ? pick(vocabulary) : word)).join(" ");
    if (i % 10 === 0) recent[Math.floor(i / 10) % 100] = text;
    yield {
      id: `a${i}`,
      title: `${pick(vocabulary)} ${pick(vocabulary)} ${pick(vocabulary)} ${pick(vocabulary)} ${pick(vocabulary)}`,
      text: i % 20 === 0 ? `${text}\n\n${pick(furniture)}` : text,
      published: new Date(1_560_000_000_000 + i * 10_000).toISOString(),
      publisher: `Paper ${i % 300}`,
    };
  }
}

const cpuMs = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};
const heldMb = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

function benchSpeed(sizes: readonly number[], corpus: readonly Read[]) {
  const copies = openCopies();
  const rows: Record<string, number>[] = [];
  const last = sizes.at(-1) ?? 0;
  const measured = 4_000;
  let bytes = 0;
  let batch: CopyArticle[] = [];
  let made = 0;
  let empty = 0;
  const started = heldMb();
  for (const one of makeArticles(last, corpus)) {
    if (made === 0) empty = heldMb();
    const { text: _, ...article } = toArticle(one);
    bytes += packFingerprint(article.fingerprint).length;
    made++;
    if (batch.length > 0 || sizes.includes(made + measured - 1)) batch.push(article);
    else copies.add(article);
    if (batch.length < measured) continue;
    const finding = process.cpuUsage();
    for (const each of batch) copies.find(each);
    const findMs = cpuMs(finding);
    const adding = process.cpuUsage();
    for (const each of batch) copies.add(each);
    const addMs = cpuMs(adding);
    const size = copies.size;
    const memory = heldMb() - Math.max(empty, started);
    // What is taken out is put back, so that the next size is full.
    const oldest = batch.map((each) => each.id);
    const removing = process.cpuUsage();
    for (const id of oldest) copies.remove(id);
    const removeMs = cpuMs(removing);
    for (const each of batch) copies.add(each);
    batch = [];
    rows.push({
      "in window": size,
      "finds/s": Math.round((1_000 * measured) / findMs),
      "adds/s": Math.round((1_000 * measured) / addMs),
      "removes/s": Math.round((1_000 * measured) / removeMs),
      "index MB": Math.round(copies.bytes / 2 ** 20),
      "memory MB": Math.round(memory),
      "bytes/article in memory": Math.round((memory * 2 ** 20) / size),
      "bytes/article kept": Math.round(bytes / made),
    });
  }
  console.table(rows);
}

const what = process.argv[2];
const corpus = readSet("corpus/abp-2019.jsonl.gz");
if (what !== "speed") {
  const pairs = readFileSync(shared("stories/neardup-pairs.tsv"), "utf8")
    .split("\n")
    .slice(1)
    .flatMap((line): [string, string, number][] => {
      const [jaccard, , a, b] = line.split("\t");
      return a && b ? [[a, b, Number(jaccard)]] : [];
    });
  const sets: [string, Read[], [string, string, number][]][] = [
    ["near duplicates", readSet("stories/neardup-articles.jsonl"), pairs],
    ["allsides-dev", readSet("stories/allsides-dev.jsonl"), []],
    ["giveme5w1h", readSet("stories/giveme5w1h.jsonl"), []],
    ["abp-2019", corpus, []],
  ];
  for (const texts of [true, false])
    console.table(
      sets.map(([name, articles, due]) =>
        benchFound(`${name}, ${texts ? "texts at hand" : "samples only"}`, articles, due, texts),
      ),
    );
}
if (what !== "found") benchSpeed([10_000, 50_000, 200_000], corpus);
