/**
 * Turns a comment into numbers that a linear model can weigh: hashed words, word pairs and pieces of the text, and what it
 * looks like. Weights mean nothing without exactly these features: change one, train anew.
 */
import { withoutAccents } from "#base/text.ts";
import { type Features, type Group, gather, hashInto } from "#understanding/hashed-features.ts";

export type { Features } from "#understanding/hashed-features.ts";

export const BUCKETS = 2 ** 16;
const hashed = hashInto(BUCKETS);
/** A comment says what it is in its first lines; the rest would only cost time. */
const MAX_CHARS = 1200;
const MAX_WORDS = 200;

/** At most the first 1,200 characters count. */
export function featuresOf(comment: string): Features {
  const written = comment.slice(0, MAX_CHARS).toWellFormed();
  const text = plainOf(written);
  const words = text.match(/[\p{L}\p{N}'#]+|[^\s\p{L}\p{N}]/gu)?.slice(0, MAX_WORDS) ?? [];
  const ofWords: Group = new Map();
  hashed.addWords(ofWords, words);
  // Across words too: they know what was spelled with signs in between.
  const ofPieces: Group = new Map();
  hashed.addPieces(ofPieces, ` ${text.replace(/\s+/g, " ").trim()} `);
  return gather([
    [ofWords, 1],
    [ofPieces, 1],
    [groupOfLook(written, words), 0.7],
  ]);
}

/** Lower case without accents; addresses by their kind, numbers by their length. */
const plainOf = (text: string): string =>
  withoutAccents(text)
    .replace(/<[^>]{1,200}>/g, " ")
    .replace(/&[a-z#0-9]{2,8};/g, " ")
    .replace(/(?:https?:\/\/|www\.)[^\s<>"]*/g, " hyperlink ")
    .replace(/\d+/g, (digits) => "#".repeat(Math.min(digits.length, 6)))
    .replace(/[’‘`]/g, "'");

/** What it looks like: addresses, shouting, length. */
function groupOfLook(written: string, words: readonly string[]): Group {
  const group: Group = new Map();
  const note = (feature: string) => hashed.addNote(group, feature);
  note(`chars${Math.min(9, Math.floor(Math.log2(written.length + 1)))}`);
  const links = written.match(/https?:\/\/|www\./gi)?.length ?? 0;
  note(`links${Math.min(links, 3)}`);
  const letters = written.match(/\p{L}/gu)?.length ?? 0;
  const capitals = written.match(/\p{Lu}/gu)?.length ?? 0;
  note(`shouted${Math.round((5 * capitals) / (letters || 1))}`);
  note(`calls${Math.min(3, written.match(/!/g)?.length ?? 0)}`);
  note(`lines${Math.min(4, written.match(/\n/g)?.length ?? 0)}`);
  note(`varied${Math.round((5 * new Set(words).size) / (words.length || 1))}`);
  if (/\$\s?\d|€|£/.test(written)) note("money");
  if (/\d{5,}/.test(written)) note("long number");
  return group;
}
