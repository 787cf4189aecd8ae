/**
 * Stories on the shared sets, with the arithmetic of the shared scorer (B-cubed: Bagga & Baldwin 1998; pairs).
 * Run: node --import tsx bench/stories.ts [batch size]
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { makeStoryArticle, openWindow } from "#stories/window.ts";

type Row = { id: string; title: string; text: string; published: string; publisher?: string; story: string };

const folder = fileURLToPath(new URL("../../shared/data/stories/", import.meta.url));
const batchSize = Number(process.argv[2] ?? 1_000);

const readRows = (set: string): Row[] =>
  readFileSync(`${folder}${set}.jsonl`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
    .sort((a, b) => (a.published < b.published ? -1 : a.published > b.published ? 1 : a.id < b.id ? -1 : 1));

function groupSizes(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + 1);
  return sizes;
}

const countPairs = (sizes: Map<string, number>): number =>
  [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);

function score(rows: readonly Row[], storyOf: (id: string) => string) {
  const gold = groupSizes(rows, ({ story }) => story);
  const found = groupSizes(rows, ({ id }) => storyOf(id));
  const both = groupSizes(rows, ({ id, story }) => `${story}\u0000${storyOf(id)}`);
  let [precision, recall] = [0, 0];
  for (const { id, story } of rows) {
    const shared = both.get(`${story}\u0000${storyOf(id)}`) ?? 0;
    precision += shared / (found.get(storyOf(id)) ?? 1) / rows.length;
    recall += shared / (gold.get(story) ?? 1) / rows.length;
  }
  const [pairPrecision, pairRecall] = [
    countPairs(both) / (countPairs(found) || 1),
    countPairs(both) / (countPairs(gold) || 1),
  ];
  const f1 = (p: number, r: number) => (p + r ? (2 * p * r) / (p + r) : 0);
  const show = (value: number) => value.toFixed(3);
  return {
    "B³ F1": show(f1(precision, recall)),
    "B³ P": show(precision),
    "B³ R": show(recall),
    "pairs F1": show(f1(pairPrecision, pairRecall)),
    "pairs P": show(pairPrecision),
    "pairs R": show(pairRecall),
  };
}

/**
 * A set as a town would have it: every article of the sets has another about its event, most reports of a town have
 * none. Of six stories in ten the first report alone stays.
 */
function thin(rows: readonly Row[]): Row[] {
  const numbers = new Map([...new Set(rows.map(({ story }) => story))].sort().map((story, n) => [story, n]));
  const seen = new Set<string>();
  return rows.filter(({ story }) => {
    const stays = (numbers.get(story) ?? 0) % 10 >= 6 || !seen.has(story);
    seen.add(story);
    return stays;
  });
}

const table: Record<string, object> = {};
const SETS = ["allsides-dev", "giveme5w1h", "basil"];
for (const set of [...SETS, ...SETS.map((name) => `${name}, thinned`)]) {
  const [name = "", isThin] = set.split(", ");
  const rows = isThin ? thin(readRows(name)) : readRows(name);
  const before = performance.now();
  const window = openWindow();
  const articles = rows.map((row) => makeStoryArticle({ ...row, published: new Date(row.published) }));
  const made = performance.now();
  for (let at = 0; at < articles.length; at += batchSize) window.placeAll(articles.slice(at, at + batchSize));
  const placed = performance.now();
  table[set] = {
    ...score(rows, (id) => window.storyOf(id) ?? id),
    "signs/s": Math.round((1_000 * rows.length) / (made - before)),
    "placed/s": Math.round((1_000 * rows.length) / (placed - made)),
  };
}
console.table(table);
