/**
 * What an article speaks of, as a short list of weighed terms: enough to say how alike two articles are, small enough
 * to keep two hundred thousand in memory. Pure; linear in the text, of which only the opening is read.
 */
import { backgroundDocuments, rarityOf } from "./terms/background.ts";
import { isStopWord, stem } from "./terms/stems.ts";
import { eachWord } from "./terms/words.ts";

export { backgroundDocuments, rarityOf };

/** How many terms an article keeps at most: its headline's, then the weightiest. */
export const MAX_TERMS = 64;

// News tells what happened first; what follows is background, which is alike in articles about different events.
const MAX_TITLE_CHARS = 500;
const MAX_TEXT_CHARS = 5_000;
const LEAD_WORDS = 80;

/** Parts of a sign's byte: two flags over the strength. */
export const IN_TITLE = 64;
export const IS_NAME = 128;
export const STRENGTH = 63;
const STEPS = 12;

export type Terms = {
  /** Hashes of stems, ascending, none twice. */
  readonly hashes: Uint32Array;
  /** For each hash: IN_TITLE and IS_NAME, and how strongly it is used as 12 × (1 + ln count), capped at 63. */
  readonly signs: Uint8Array;
  /** Words of the part that was read, stop words left out. */
  readonly words: number;
  /** How each hash reads in the article; for telling readers why two articles were put together. Not kept. */
  readonly spelling: ReadonlyMap<number, string>;
};

/** Every term of the part of the article that we read, each once; for counting how many articles use it. */
export function listHashes(article: { title: string; text: string }): Set<number> {
  const hashes = new Set<number>();
  const note = (word: { folded: string }) => hashes.add(hashOf(word.folded));
  eachWord(article.title.slice(0, MAX_TITLE_CHARS), note);
  eachWord(article.text.slice(0, MAX_TEXT_CHARS), note);
  hashes.delete(0);
  return hashes;
}

type Entry = { count: number; title: boolean; name: boolean; at: number; end: number; where: string };

/** The terms of an article. Headline words count three times more, words of the lead once more (tried: README of training/stories). */
export function findTerms(article: { title: string; text: string }): Terms {
  const title = article.title.slice(0, MAX_TITLE_CHARS);
  const text = article.text.slice(0, MAX_TEXT_CHARS);
  const entries = new Map<number, Entry>();
  let words = 0;
  const note = (hash: number, more: number, where: string, at: number, end: number): Entry => {
    const known = entries.get(hash);
    if (known) {
      known.count += more;
      return known;
    }
    const entry = { count: more, title: false, name: false, at, end, where };
    entries.set(hash, entry);
    return entry;
  };
  eachWord(title, (word) => {
    const hash = hashOf(word.folded);
    if (hash !== 0) note(hash, 0, title, word.start, word.end).title = true;
  });
  for (const entry of entries.values()) entry.count = 3;
  eachWord(text, (word) => {
    const hash = hashOf(word.folded);
    if (hash === 0) return;
    const entry = note(hash, ++words <= LEAD_WORDS ? 2 : 1, text, word.start, word.end);
    if (word.capital && !word.opening) entry.name = true;
  });
  return { words, ...keepStrongest(entries) };
}

const strengthOf = (count: number): number => Math.min(STRENGTH, Math.round(STEPS * (1 + Math.log(count))));

function keepStrongest(entries: ReadonlyMap<number, Entry>): Omit<Terms, "words"> {
  const ranked = [...entries].map(([hash, entry]) => ({
    hash,
    entry,
    weight: strengthOf(entry.count) * rarityOf(hash) * (entry.title ? 2 : 1),
  }));
  ranked.sort((a, b) => b.weight - a.weight || a.hash - b.hash);
  const kept = ranked.slice(0, MAX_TERMS).sort((a, b) => a.hash - b.hash);
  const hashes = new Uint32Array(kept.length);
  const signs = new Uint8Array(kept.length);
  const spelling = new Map<number, string>();
  kept.forEach(({ hash, entry }, index) => {
    hashes[index] = hash;
    signs[index] = strengthOf(entry.count) | (entry.title ? IN_TITLE : 0) | (entry.name ? IS_NAME : 0);
    spelling.set(hash, entry.where.slice(entry.at, entry.end));
  });
  return { hashes, signs, spelling };
}

// The same words come again and again, so their hashes are remembered; a flood of words nobody uses forgets them.
const KNOWN = new Map<string, number>();
const MAX_KNOWN = 100_000;

/** 0 for what is no term: stop words and single characters. */
function hashOf(folded: string): number {
  const known = KNOWN.get(folded);
  if (known !== undefined) return known;
  const hash = folded.length < 2 || isStopWord(folded) ? 0 : hashText(stem(folded));
  if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
  KNOWN.set(folded, hash);
  return hash;
}

/** FNV-1a with 32 bits over UTF-16 units; never 0. (Fowler, Noll, Vo; draft-eastlake-fnv) */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0 || 1;
}
