/**
 * Learns from running text which words are ordinary although they begin sentences with a capital, and which are
 * given names, and writes them to src/understanding/entities/learned.ts. No list is taken from anywhere: an ordinary
 * word is one that is mostly written small inside sentences; a given name is what stands before a word that the same
 * article later uses alone ("Mr. Poe", "Poe said"), with at least three such words in different articles.
 * Run: node --import tsx training/entities/learn-words.ts FOLDER_OF_SHARED_DATA
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { type Token, tokenise } from "../../src/understanding/places/tokens.ts";

const folder = process.argv[2] ?? "../shared/data";
const MAX_CHARS = 20_000;
const MIN_SMALL = 6;
const MIN_SMALL_SHARE = 0.8;
const MIN_OPENINGS = 2;
const MIN_SURNAMES = 3;
const SAID = new Set(
  "said says told added wrote asked argued explained replied noted testified recalled".split(" "),
);
const HONORIFIC = new Set(["mr", "mrs", "ms", "dr", "sen", "rep", "gov"]);

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
const surnamesOf = new Map<string, Set<string>>();
const bump = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
const isNameLike = (token: Token | undefined): token is Token =>
  token?.capital && !token.shout && /^\p{L}[\p{L}'’]+$/u.test(token.text);

for (const text of texts) {
  const tokens = tokenise(text);
  const alone = new Set<string>();
  tokens.forEach((token, i) => {
    if (token.opens) {
      if (token.capital) bump(openings, token.lower);
    } else bump(token.capital ? large : small, token.lower);
    const before = tokens[i - 1];
    const inRun = before?.capital === true && (token.gap === "space" || token.gap === "stop");
    if (!isNameLike(token)) return;
    if (before && inRun && HONORIFIC.has(before.lower)) alone.add(token.lower);
    else if (!inRun && SAID.has(tokens[i + 1]?.lower ?? "")) alone.add(token.lower);
  });
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (!isNameLike(token) || !isNameLike(next) || next.gap !== "space" || HONORIFIC.has(token.lower)) return;
    const before = tokens[i - 1];
    if (before?.capital && token.gap === "space") return;
    if (!alone.has(next.lower) || alone.has(token.lower)) return;
    const surnames = surnamesOf.get(token.lower) ?? new Set();
    surnamesOf.set(token.lower, surnames.add(next.lower));
  });
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
// A title ("President", "Senator") also stands before many surnames, and is mostly written small elsewhere.
const given = [...surnamesOf]
  .filter(
    ([word, surnames]) =>
      surnames.size >= MIN_SURNAMES && (small.get(word) ?? 0) <= 0.2 * (large.get(word) ?? 0),
  )
  .map(([word]) => word);

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
 * sentences and headlines with a capital without being names; GIVEN are given names.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\\s/));

export const ORDINARY = set(\`${list(ordinary)}\`);

export const GIVEN = set(\`${list(given)}\`);
`,
);
console.log(`${texts.length} texts: ${new Set(ordinary).size} ordinary words, ${given.length} given names`);
