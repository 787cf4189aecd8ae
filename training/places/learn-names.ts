/**
 * Learns from running text which capitalised words are first names, which are surnames, and which names of places
 * are ordinary words, and writes them to src/understanding/places/name-words.ts. No list of names is taken from
 * anywhere: a first name is what stands before a word that the same article later uses alone as a speaker ("John
 * Smith … Smith said"), before an age ("Mary Smith, 43,"), or what opens the headlines of obituaries.
 * Run: node --import tsx training/places/learn-names.ts FOLDER_OF_SHARED_DATA
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openGazetteer } from "../../src/understanding/gazetteer.ts";
import { type Token, tokenise } from "../../src/understanding/places/tokens.ts";
import { readArticles, readHeadlines } from "./texts.ts";

const folder = process.argv[2] ?? "../shared/data";
const SAID = new Set(
  "said says told added wrote asked argued explained replied noted testified recalled".split(" "),
);
const HONORIFIC = new Set(["mr", "mrs", "ms"]);

const texts = readArticles(folder).map(({ title, text }) => `${title}\n\n${text}`);
const headlines = readHeadlines(folder);

/** How often a word is written small, and with a capital inside a sentence. */
const small = new Map<string, number>();
const large = new Map<string, number>();
/** First name → surnames it was seen with. */
const firsts = new Map<string, Set<string>>();
const bump = (counts: Map<string, number>, word: string): void =>
  void counts.set(word, (counts.get(word) ?? 0) + 1);
const join2 = (sets: Map<string, Set<string>>, key: string, value: string): void => {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
};
const isName = (token: Token | undefined): token is Token =>
  token?.capital === true && !token.shout && token.lower.length > 1 && /^\p{L}[\p{L}'’]+$/u.test(token.text);

for (const text of texts) {
  const tokens = tokenise(text);
  const speakers = new Set<string>();
  const alone = new Set<string>();
  tokens.forEach((token, i) => {
    if (!token.capital) bump(small, token.lower);
    else if (!token.opens && !token.shout) bump(large, token.lower);
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (!isName(token)) return;
    const inRun = before?.capital === true && token.gap === "space";
    if (before && HONORIFIC.has(before.lower)) speakers.add(token.lower);
    else if (!inRun && after?.gap === "space" && SAID.has(after.lower)) speakers.add(token.lower);
    else if (!inRun && !token.opens && !(after?.capital && after.gap === "space")) alone.add(token.lower);
  });
  tokens.forEach((first, i) => {
    if (!isName(first) || first.possessive) return;
    const before = tokens[i - 1];
    if (before?.capital && first.gap === "space") return;
    const middle = tokens[i + 1];
    const initial = middle?.capital === true && middle.text.length === 1 && middle.dot;
    const last = tokens[i + (initial ? 2 : 1)];
    if (!isName(last) || (!initial && last.gap !== "space")) return;
    const after = tokens[i + (initial ? 3 : 2)];
    if (after?.capital && after.gap === "space") return;
    const aged = after?.gap === "comma" && /^[1-9]\d$/.test(after.text);
    const spokenOf = speakers.has(last.lower) || (initial && alone.has(last.lower));
    if (aged || (spokenOf && !speakers.has(first.lower) && !alone.has(first.lower))) {
      join2(firsts, first.lower, last.lower);
    }
  });
}
for (const { title = "", section } of headlines) {
  const tokens = tokenise(title);
  for (const token of tokens) if (!token.capital) bump(small, token.lower);
  if (section !== "obituaries") continue;
  const [first, second, third, fourth] = tokens;
  if (!isName(first)) continue;
  const last = [third, second].find((token) => isName(token));
  if (!last || fourth?.gap === "space") continue;
  join2(firsts, first.lower, last.lower);
}

const rate = (word: string): number =>
  (small.get(word) ?? 0) / ((small.get(word) ?? 0) + (large.get(word) ?? 0) || 1);
const gazetteer = openGazetteer();
const isPlace = (word: string): boolean => gazetteer.named(word).length > 0;
const ordinary = [...small.keys()]
  .filter((word) => (small.get(word) ?? 0) >= 3 && rate(word) >= 0.5 && word.length > 1 && isPlace(word))
  .sort();
// One sight makes a first name, two where a place has the name too.
const first = [...firsts]
  .filter(([word, with_]) => rate(word) < 0.3 && with_.size >= (isPlace(word) ? 2 : 1))
  .map(([word]) => word)
  .sort();
// A name is a surname when first names stand before a seventh of its mentions; it matters only where a place has it.
const known = new Set(first);
const after = new Map<string, number>();
for (const text of texts) {
  const tokens = tokenise(text);
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (token.capital && token.gap === "space" && before?.capital && known.has(before.lower))
      bump(after, token.lower);
  });
}
const last = [...after]
  .filter(
    ([word, times]) => times >= 2 && times >= (large.get(word) ?? 0) / 7 && rate(word) < 0.3 && isPlace(word),
  )
  .map(([word]) => word)
  .sort();

const block = (name: string, why: string, words: string[]): string =>
  `/** ${why} */\nexport const ${name}: ReadonlySet<string> = new Set(\n  ${JSON.stringify(words.join(" "))}.split(" "),\n);\n`;
const out = fileURLToPath(new URL("../../src/understanding/places/name-words.ts", import.meta.url));
writeFileSync(
  out,
  `/** Made by training/places/learn-names.ts from running text; do not edit by hand. */\n\n${[
    block("FIRST_NAMES", "Words that stand before surnames.", first),
    block("SURNAMES", "Names of places that are surnames as well.", last),
    block("ORDINARY_WORDS", "Names of places that are mostly written small: ordinary words.", ordinary),
  ].join("\n")}`,
);
console.table({ "first names": first.length, surnames: last.length, "ordinary words": ordinary.length });
