// Measures the gazetteer: how long it takes to open, what it keeps in memory, and how many questions of each
// kind it answers in a second on one core. Run: node --expose-gc --import tsx bench/gazetteer.ts

import { openGazetteer } from "#understanding/gazetteer.ts";

const collect = (): NodeJS.MemoryUsage => {
  globalThis.gc?.();
  return process.memoryUsage();
};
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const before = collect();
const from = performance.now();
const gazetteer = openGazetteer();
const openedMs = performance.now() - from;
const after = collect();
console.log(`open                 ${openedMs.toFixed(0)} ms`);
console.log(
  `kept, heap + buffers ${megabytes(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers)}`,
);
console.log(`resident             + ${megabytes(after.rss - before.rss)}\n`);

const names = [
  "springfield",
  "saint louis",
  "franklin county",
  "qzxville",
  "ohio",
  "columbus",
  "winston salem",
  "paris",
];
const queries = [
  "s",
  "spring",
  "St. Lou",
  "Springfield, IL",
  "springfield il",
  "43210",
  "432",
  "co",
  "são paulo",
  "x".repeat(10_000),
];
const points = [40, 35, 48, 61, -33].flatMap((lat) => [-120, -100, -83, -74, 2].map((lon) => ({ lat, lon })));
const slugs = ["springfield-il", "franklin-county-oh", "43210", "paris-france", "nowhere-at-all-zz"];
const columbus = gazetteer.findSlug("columbus-oh");

const questions: [what: string, each: readonly unknown[], ask: (i: number) => unknown][] = [
  ["longestFrom", names, (i) => gazetteer.longestFrom(names[i]?.split(" ")[0] ?? "")],
  ["named", names, (i) => gazetteer.named(names[i] ?? "")],
  ["find", names, () => gazetteer.find("g4509177")],
  ["findSlug", slugs, (i) => gazetteer.findSlug(slugs[i] ?? "")],
  ["chain", names, () => columbus && gazetteer.chain(columbus)],
  [
    "near, 5 towns",
    points,
    (i) => gazetteer.near(points[i] ?? { lat: 0, lon: 0 }, { limit: 5, kinds: ["town"] }),
  ],
  ["search, 10", queries, (i) => gazetteer.search(queries[i] ?? "", 10, { home: "US" })],
];

console.log("question             per second   slowest of its kind");
for (const [what, each, ask] of questions) {
  const slowest = Math.max(...each.map((_, i) => timeOf(() => ask(i), 20)));
  let asked = 0;
  const start = performance.now();
  while (performance.now() - start < 500) for (let i = 0; i < each.length; i++, asked++) ask(i);
  const perSecond = Math.round((asked * 1000) / (performance.now() - start));
  console.log(`${what.padEnd(20)} ${perSecond.toLocaleString("en").padStart(10)}   ${slowest.toFixed(3)} ms`);
}

/** Median of some runs, in ms, so that a pause for something else does not count. */
function timeOf(run: () => unknown, times: number): number {
  const each = Array.from({ length: times }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return each.sort((a, b) => a - b)[times >> 1] ?? 0;
}
