/**
 * Learns which small words stand beside places and which beside persons and other names, from names that need no
 * context: countries, states and large towns that are no persons' names against names of persons and names that are no
 * places. Logistic regression over the two words before and after; writes src/understanding/places/context-words.ts.
 * Run: node --import tsx training/places/learn-context.ts FOLDER_OF_SHARED_DATA
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openGazetteer } from "../../src/understanding/gazetteer.ts";
import { besides } from "../../src/understanding/places/beside.ts";
import { FIRST_NAMES, ORDINARY_WORDS, SURNAMES } from "../../src/understanding/places/name-words.ts";
import { personsIn } from "../../src/understanding/places/persons.ts";
import { makeReader, type Span } from "../../src/understanding/places/spans.ts";
import { type Token, tokenise } from "../../src/understanding/places/tokens.ts";
import { readArticles } from "./texts.ts";

const folder = process.argv[2] ?? "../shared/data";
const LARGE = 150_000;
const LEAST_SIGHTS = 30;

const texts = readArticles(folder).map(({ text }) => text);
const gazetteer = openGazetteer();
const read = makeReader(gazetteer);

type Example = { words: string[]; place: boolean; held: boolean };
const examples: Example[] = [];
const sights = new Map<string, number>();

function isSure({ key, candidates, form }: Span): boolean {
  if (form !== "name" || FIRST_NAMES.has(key) || SURNAMES.has(key) || ORDINARY_WORDS.has(key)) return false;
  return candidates.some(
    ({ kind, population }) => kind === "country" || kind === "state" || population >= LARGE,
  );
}

texts.forEach((text, article) => {
  const tokens = tokenise(text);
  const spans = read(tokens);
  const persons = personsIn(tokens);
  const note = (first: number, last: number, place: boolean): void => {
    const words = besides(tokens, first, last);
    for (const word of words) sights.set(word, (sights.get(word) ?? 0) + 1);
    examples.push({ words, place, held: article % 5 === 0 });
  };
  const covered = new Uint8Array(tokens.length);
  for (const span of spans) {
    covered.fill(1, span.first, span.last + 1);
    if (persons.has(span.key)) note(span.first, span.last, false);
    else if (isSure(span)) note(span.first, span.last, true);
  }
  const isOpenName = (token: Token | undefined, i: number): boolean =>
    token?.capital === true && !token.opens && !token.shout && token.text.length > 3 && covered[i] === 0;
  tokens.forEach((token, i) => {
    if (!isOpenName(token, i) || (tokens[i - 1]?.capital && token.gap === "space")) return;
    const after = tokens[i + 1];
    if (after?.capital && after.gap === "space") return;
    if (persons.has(token.lower) || i % 3 === 0) note(i, i, false);
  });
});

const weights = new Map<string, number>();
let bias = 0;
const scoreOf = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + (weights.get(word) ?? 0), bias);
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const kept = (words: readonly string[]): string[] =>
  words.filter((word) => (sights.get(word) ?? 0) >= LEAST_SIGHTS);
const training = examples
  .filter(({ held }) => !held)
  .map(({ words, place }) => ({ words: kept(words), place }));
const L2 = 2e-4;
for (let round = 0; round < 6; round++) {
  const rate = 0.15 / (1 + round);
  // The same order on every run: a stride that is prime to the number of examples.
  const stride = 7_919;
  for (let k = 0, i = 0; k < training.length; k++, i = (i + stride) % training.length) {
    const example = training[i];
    if (!example) continue;
    const error = (example.place ? 1 : 0) - sigmoid(scoreOf(example.words));
    bias += rate * 0.1 * error;
    for (const word of example.words) {
      const weight = weights.get(word) ?? 0;
      weights.set(word, weight + rate * (error - L2 * weight));
    }
  }
}

const held = examples.filter((example) => example.held);
const right = held.filter(({ words, place }) => scoreOf(words) > 0 === place).length;
const places = held.filter(({ place }) => place).length;
const table = [...weights]
  .map(([word, weight]): [string, number] => [word, Math.round(weight * 10)])
  .filter(([, weight]) => Math.abs(weight) >= 4)
  .sort(([a], [b]) => (a < b ? -1 : 1));
const out = fileURLToPath(new URL("../../src/understanding/places/context-words.ts", import.meta.url));
writeFileSync(
  out,
  `/** Made by training/places/learn-context.ts; do not edit by hand. Tenths of log-odds for a place, by where the word stands. */\n\nexport const CONTEXT_WORDS =\n  ${JSON.stringify(
    table.map(([word, weight]) => `${word} ${weight}`).join("|"),
  )};\n`,
);
console.table({
  examples: examples.length,
  weights: table.length,
  "held accuracy": (right / held.length).toFixed(3),
  "held accuracy without words": (Math.max(places, held.length - places) / held.length).toFixed(3),
  bias: bias.toFixed(2),
});
