/**
 * Learns from running text which words are ordinary although they begin sentences and headlines with a capital, and
 * writes them to src/understanding/entities/learned.ts. No list is taken from anywhere: an ordinary word is one that
 * is mostly written small inside sentences.
 * Run: node --import tsx training/entities/learn-words.ts FOLDER_OF_SHARED_DATA
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { tokenise } from "../../src/understanding/places/tokens.ts";

const folder = process.argv[2] ?? "../shared/data";
const MAX_CHARS = 20_000;
const MIN_SMALL = 6;
const MIN_SMALL_SHARE = 0.8;
const MIN_OPENINGS = 2;

function readTexts(name: string, field: string): string[] {
  const bytes = readFileSync(join(folder, name));
  const lines = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString().trim().split("\n");
  return lines.map((line) =>
    String((JSON.parse(line) as Record<string, unknown>)[field] ?? "").slice(0, MAX_CHARS),
  );
}

const texts = [
  ...readTexts("corpus/abp-2019.jsonl.gz", "content_original"),
  ...readTexts("stories/allsides-dev.jsonl", "text"),
  ...readTexts("stories/giveme5w1h.jsonl", "text"),
];
const headlines = readTexts("corpus/abp-2019.jsonl.gz", "title").concat(
  readTexts("stories/allsides-dev.jsonl", "title"),
);

const small = new Map<string, number>();
const large = new Map<string, number>();
const openings = new Map<string, number>();
const bump = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
for (const text of texts) {
  for (const token of tokenise(text)) {
    if (!token.opens) bump(token.capital ? large : small, token.lower);
    else if (token.capital) bump(openings, token.lower);
  }
}
for (const title of headlines)
  for (const token of tokenise(title)) if (token.capital) bump(openings, token.lower);

const isOrdinary = (word: string): boolean => {
  const [few, many] = [large.get(word) ?? 0, small.get(word) ?? 0];
  return many >= MIN_SMALL && many / (few + many) >= MIN_SMALL_SHARE;
};
const ordinary = [...openings]
  .filter(([word, count]) => count >= MIN_OPENINGS && /^[\p{L}'’]+$/u.test(word) && isOrdinary(word))
  .map(([word]) => word.replaceAll("’", "'"));
const list = (words: readonly string[]): string => {
  const rows: string[] = [];
  let row = "";
  for (const word of [...new Set(words)].sort()) {
    if (row.length + word.length > 112) {
      rows.push(row);
      row = "";
    }
    row += row ? ` ${word}` : word;
  }
  return [...rows, row].join("\n");
};
const target = fileURLToPath(new URL("../../src/understanding/entities/learned.ts", import.meta.url));
writeFileSync(
  target,
  `/**
 * Words learned from running text by training/entities/learn-words.ts; do not edit. ORDINARY are words that begin
 * sentences and headlines with a capital without being names.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\\s/));

export const ORDINARY = set(\`${list(ordinary)}\`);
`,
);
console.log(`${texts.length} texts: ${new Set(ordinary).size} ordinary words`);
