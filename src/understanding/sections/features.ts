/**
 * Turns a headline or a lead into numbers that a linear model can weigh: hashed words, word pairs, pieces of words,
 * and the shape of the whole. The model's weights mean nothing without exactly these features: change one, train anew.
 */
import { type Features, type Group, gather, hashInto } from "../hashed-features.ts";
import { LEXICON } from "./lexicon.ts";

export type { Features } from "../hashed-features.ts";

export const BUCKETS = 2 ** 18;
const hashed = hashInto(BUCKETS);
/** Headlines have 8 words; a lead of 600 characters about 100. What comes after tells little more. */
const MAX_WORDS = 120;
const MAX_WORD_CHARS = 30;

// Each kind of feature is normalised by itself, so that 100 pieces of words do not drown 8 words.
const WEIGHT_OF_WORDS = 1;
const WEIGHT_OF_PIECES = 0.8;
const WEIGHT_OF_SHAPE = 0.6;

/** The features of a headline: its words, their pieces and its shape. At most its first 400 characters count. */
export function featuresOfTitle(title: string): Features {
  const text = title.slice(0, 400).toWellFormed();
  const words = wordsOf(text);
  const shape: Group = new Map();
  addShape(text, words, shape);
  addLexicon(words, shape);
  return gather([
    [groupOfWords(words), WEIGHT_OF_WORDS],
    [groupOfPieces(words), WEIGHT_OF_PIECES],
    [shape, WEIGHT_OF_SHAPE],
  ]);
}

/** The features of running text: as of a headline, without its shape. */
export function featuresOfLead(lead: string): Features {
  const words = wordsOf(lead.slice(0, 1_000).toWellFormed());
  const shape: Group = new Map();
  addLexicon(words, shape);
  return gather([
    [groupOfWords(words), WEIGHT_OF_WORDS],
    [groupOfPieces(words), WEIGHT_OF_PIECES],
    [shape, WEIGHT_OF_SHAPE],
  ]);
}

/** Lower-case words, numbers by their shape ("21-14" → "#00-00"), and the signs that headlines live on. */
function wordsOf(text: string): string[] {
  const found = text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .match(/\p{L}+(?:'\p{L}+)*|\d+(?:[.,:/-]\d+)*|[$%&?!…"“”|:#@]/gu);
  return (found ?? [])
    .slice(0, MAX_WORDS)
    .map((word) => word.slice(0, MAX_WORD_CHARS))
    .map((word) => (/^\d/.test(word) ? `#${word.replace(/\d/g, "0").replace(/0{5,}/, "00000")}` : word));
}

function groupOfWords(words: readonly string[]): Group {
  const group: Group = new Map();
  hashed.addWords(group, words);
  return group;
}

/** Of words, their borders among them: they know "Wildcats" from "wildcat" and "school" in "preschoolers". */
function groupOfPieces(words: readonly string[]): Group {
  const group: Group = new Map();
  for (const word of words) {
    const first = word.charCodeAt(0);
    if (first < 65 || (first > 90 && first < 97)) continue;
    hashed.addPieces(group, `<${word}>`);
  }
  return group;
}

/** What a headline looks like: obituaries are a name and an age, results hold two numbers, columns open with a label. */
function addShape(text: string, words: readonly string[], group: Group): void {
  const shapes = (text.match(/\S+/g) ?? []).slice(0, 40).map(shapeOfWord);
  const note = (feature: string) => hashed.addNote(group, feature);
  const count = (shape: string) => shapes.filter((one) => one === shape).length;
  const [capital, small] = [count("Xx"), count("x")];
  note(`words${Math.min(shapes.length, 16)}`);
  note(`chars${Math.min(12, text.length >> 3)}`);
  note(`capital${Math.round((4 * capital) / (shapes.length || 1))}`);
  note(`small${Math.round((4 * small) / (shapes.length || 1))}`);
  note(`shouted${Math.min(count("XX"), 3)}`);
  note(small >= capital ? "sentence" : "titled");
  note(`opens ${shapes.slice(0, 3).join(" ")}`);
  note(`ends ${shapes.slice(-3).join(" ")}`);
  note(`all ${shapes.slice(0, 8).join(" ")}`);
  for (const [name, sign] of SIGNS) if (sign.test(text)) note(name);
  const tail = afterBar(text);
  if (tail !== undefined) for (const feature of ["tail", `tail ${plain(tail)}`]) note(feature);
  const head = /^([^:|]{2,30})[:|]/.exec(text)?.[1];
  if (head !== undefined) for (const feature of ["head", `head ${plain(head)}`]) note(feature);
  note(`first ${words[0] ?? ""}`);
  note(`last ${words.at(-1) ?? ""}`);
}

const SIGNS: readonly (readonly [string, RegExp])[] = [
  ["score", /\d[-–]\d/],
  ["dollars", /\$\d/],
  ["question", /\?/],
  ["call", /!/],
  ["quote", /[“"‘]/],
  ["opening quote", /^['‘“"]/],
  ["cut off", /(?:…|\.\.\.)$/],
  ["age", /, \d\d\b/],
  ["year", /\b(?:19|20)\d\d\b/],
  ["years", /\b\d{4} ?[-–] ?\d{4}/],
];

function shapeOfWord(written: string): string {
  const word = written.slice(0, 40).replace(/[.,:;!?'"“”‘’…()]{1,9}$/, "");
  if (/^\p{Lu}+$/u.test(word)) return word.length === 1 ? "X" : "XX";
  if (/^\p{Lu}/u.test(word)) return "Xx";
  if (/^\p{Ll}/u.test(word)) return "x";
  if (/^\d+$/.test(word)) return "0".repeat(Math.min(word.length, 4));
  if (/^\d+[-–]\d+$/.test(word)) return "0-0";
  return word.startsWith("$") ? "$0" : ".";
}

/** What follows the last "|", "–" or " - ": often the section's or the town's name. */
function afterBar(text: string): string | undefined {
  const at = Math.max(
    text.lastIndexOf("|"),
    text.lastIndexOf("–"),
    text.lastIndexOf("—"),
    text.lastIndexOf(" - ") + 1,
  );
  const tail = at > 0 ? text.slice(at + 1).trim() : "";
  return tail.length >= 2 && tail.length <= 40 ? tail : undefined;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** How many words of each of our own lists occur: one strong feature where the single words were too rare to learn. */
function addLexicon(words: readonly string[], group: Group): void {
  const counts = new Map<string, number>();
  for (const word of words)
    for (const list of LEXICON.get(word) ?? []) counts.set(list, (counts.get(list) ?? 0) + 1);
  for (const [list, count] of counts)
    for (let n = 1; n <= Math.min(count, 3); n++) hashed.addNote(group, `list ${list} ${n}`);
}
