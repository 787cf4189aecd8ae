/**
 * Turns a comment into numbers that a linear model can weigh: hashed words, word pairs and pieces of the text, and what it
 * looks like. Weights mean nothing without exactly these features: change one, train anew.
 */
import { withoutAccents } from "#base/text.ts";

/** Buckets of the hash; two features may share one (Weinberger et al., "Feature Hashing", 2009). */
export const BUCKETS = 2 ** 16;
/** A comment says what it is in its first lines; the rest would only cost time. */
const MAX_CHARS = 1200;
const MAX_WORDS = 200;
const SHORTEST = 3;
const LONGEST = 5;

export type Features = { readonly buckets: Int32Array; readonly values: Float32Array };
type Group = Map<number, number>;

/** At most the first 1,200 characters count. */
export function featuresOf(comment: string): Features {
  const written = comment.slice(0, MAX_CHARS).toWellFormed();
  const text = plainOf(written);
  const words = text.match(/[\p{L}\p{N}'#]+|[^\s\p{L}\p{N}]/gu)?.slice(0, MAX_WORDS) ?? [];
  return gather([
    [groupOfWords(words), 1],
    [groupOfPieces(text), 1],
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

function groupOfWords(words: readonly string[]): Group {
  const group: Group = new Map();
  let before = "^";
  for (const word of words) {
    add(group, hash(word, SEED_WORD));
    add(group, hash(word, hash(before, SEED_PAIR)));
    before = word;
  }
  add(group, hash("$", hash(before, SEED_PAIR)));
  return group;
}

/** Pieces of 3 to 5 characters, across words too: they know what was spelled with signs in between. */
function groupOfPieces(text: string): Group {
  const group: Group = new Map();
  const spaced = ` ${text.replace(/\s+/g, " ").trim()} `;
  for (let start = 0; start + SHORTEST <= spaced.length; start++) {
    let piece = SEED_PIECE;
    const end = Math.min(start + LONGEST, spaced.length);
    for (let at = start; at < end; at++) {
      piece = mix(piece, spaced.charCodeAt(at));
      if (at - start + 1 >= SHORTEST) add(group, spread(piece));
    }
  }
  return group;
}

/** What it looks like: addresses, shouting, length. */
function groupOfLook(written: string, words: readonly string[]): Group {
  const group: Group = new Map();
  const note = (feature: string) => add(group, hash(feature, SEED_LOOK));
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

const add = (group: Group, bucket: number): void => {
  group.set(bucket, (group.get(bucket) ?? 0) + 1);
};

/** Each group is normalised by itself, so that many pieces do not drown few words. */
function gather(groups: readonly (readonly [Group, number])[]): Features {
  const size = groups.reduce((sum, [group]) => sum + group.size, 0);
  const buckets = new Int32Array(size);
  const values = new Float32Array(size);
  let at = 0;
  for (const [group, weight] of groups) {
    let squares = 0;
    for (const count of group.values()) squares += (1 + Math.log(count)) ** 2;
    const scale = weight / Math.sqrt(squares || 1);
    for (const [bucket, count] of group) {
      buckets[at] = bucket;
      values[at++] = (1 + Math.log(count)) * scale;
    }
  }
  return { buckets, values };
}

// FNV-1a over UTF-16 units, then spread so that the low bits depend on all of them (Murmur3's finaliser).
const SEED_WORD = 0x811c9dc5;
const SEED_PAIR = 0x1b873593;
const SEED_PIECE = 0x2545f491;
const SEED_LOOK = 0x7feb352d;

const mix = (state: number, unit: number): number => Math.imul(state ^ unit, 0x01000193);

function spread(state: number): number {
  let bits = state ^ (state >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) % BUCKETS;
}

function hash(text: string, seed: number): number {
  let state = seed;
  for (let at = 0; at < text.length; at++) state = mix(state, text.charCodeAt(at));
  return spread(state);
}
