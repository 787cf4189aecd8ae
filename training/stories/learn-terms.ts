/**
 * Learns how rare words are in news: the table from which `src/understanding/terms/background.ts` weighs them.
 * Counts documents of a free corpus of full articles and of local headlines; keeps stems' hashes, never the words.
 * Run: node --import tsx training/stories/learn-terms.ts ../shared/data
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { packBackground } from "../../src/understanding/terms/background.ts";
import { listHashes } from "../../src/understanding/terms.ts";

const folder = process.argv[2] ?? "../shared/data";
const MIN_DOCUMENTS = 3;
// A body uses a word more often than its headline; without this factor the words of town halls would look rare.
const BODY_PER_HEADLINE = 4;

const lines = (file: string): string[] => {
  const bytes = readFileSync(join(folder, file));
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n").filter(Boolean);
};

function countDocuments(texts: Iterable<{ title: string; text: string }>) {
  const counts = new Map<number, number>();
  let total = 0;
  for (const text of texts) {
    total++;
    for (const hash of listHashes(text)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return { counts, total };
}

const articles = countDocuments(
  lines("corpus/abp-2019.jsonl.gz").map((line) => {
    const { title, content_original: text } = JSON.parse(line) as Record<string, string>;
    return { title: title ?? "", text: text ?? "" };
  }),
);
const headlines = countDocuments(
  lines("sections/silver-dev.jsonl").map((line) => ({
    title: (JSON.parse(line) as { title: string }).title,
    text: "",
  })),
);

const shares = new Map<number, number>();
for (const [hash, count] of articles.counts)
  if (count >= MIN_DOCUMENTS) shares.set(hash, count / articles.total);
for (const [hash, count] of headlines.counts) {
  const share = Math.min(1, (BODY_PER_HEADLINE * count) / headlines.total);
  if (count >= MIN_DOCUMENTS && share > Math.max(shares.get(hash) ?? 0, MIN_DOCUMENTS / articles.total))
    shares.set(hash, share);
}
const table = packBackground(shares, articles.total);
writeFileSync(new URL("../../src/understanding/terms/background.bin", import.meta.url), table);
console.log(
  `${articles.total} articles, ${headlines.total} headlines: ${shares.size} stems, ${table.length} bytes`,
);
