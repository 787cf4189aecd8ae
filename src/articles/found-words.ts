/**
 * Marks in a text what was searched for, and cuts out a piece around it. Reads words as `search_fold` in the database
 * does, so that what was found by is what is marked. Pure, and only ever given what may be shown.
 */
import { plainLetters } from "#understanding/letters.ts";
import type { AskedWords } from "./asked-words.ts";

/** A piece of a text, found or beside what was found. */
export type Piece = { text: string; found: boolean };

export type Word = { word: string; start: number; end: number };

// Scripts written without spaces: each sign is a word.
const UNSPACED =
  "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー\\u0e01-\\u0e33\\u0e40-\\u0e46\\u0e81-\\u0eb0\\u0ec0-\\u0ec6\\u1000-\\u102a\\u1780-\\u17b3]\\p{M}*";
// Soft hyphens and what else has no width part no word.
const UNSEEN = "\\u00ad\\u061c\\u200b-\\u200f\\u2060-\\u2064\\ufeff";
const LETTER = `[\\p{L}\\p{N}\\p{M}${UNSEEN}]`;
// "U.S." is one word, and "us" another way to write it.
const SHORT = `(?<!${LETTER})[A-Za-z](?:\\.[A-Za-z](?!${LETTER}))+`;
const WORD = new RegExp(`${UNSPACED}|${SHORT}|(?:(?!${UNSPACED})${LETTER})+`, "gu");
const ASCII = /^[\u0000-\u007f]+$/;
const ACCENTS = new RegExp(
  `[${UNSEEN}\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u064b-\\u065f\\u0670]`,
  "g",
);

const BREAK = /[^\p{L}\p{N}\p{M}]+/u;

/** One word in the form in which it is compared. */
export function foldWord(word: string): string {
  const small = word.replaceAll(".", "").toLowerCase();
  if (ASCII.test(small)) return small;
  const bare = small.normalize("NFKD").replace(ACCENTS, "").toLowerCase().replaceAll("ς", "σ");
  return plainLetters(bare).normalize("NFC");
}

/** The words of a text, folded, with where each stands. */
export function* wordsOf(text: string): Generator<Word> {
  for (const match of text.matchAll(WORD)) {
    const [raw] = match;
    const place = { start: match.index, end: match.index + raw.length };
    // A sign may stand for several: "½" is "1⁄2".
    for (const word of foldWord(raw).split(BREAK)) if (word !== "") yield { word, ...place };
  }
}

/** What is looked for, as folded words. */
export type Sought = readonly (readonly string[])[];

export const soughtOf = (asked: AskedWords): Sought =>
  asked.alternatives
    .flat()
    .filter((wanted) => !wanted.not)
    .flatMap((wanted) => [...wanted.phrases, ...wanted.others])
    .map((phrase) => [...wordsOf(phrase)].map(({ word }) => word))
    .filter((phrase) => phrase.length > 0);

export type Span = { start: number; end: number; phrase: string };

/** Where the sought stands in a text, from its start, `most` times at most. */
export function findSpans(text: string, sought: Sought, most = 40): Span[] {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of sought) {
    const [first = ""] = phrase;
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  const longest = Math.max(0, ...sought.map((phrase) => phrase.length));
  const spans: Span[] = [];
  const ahead: Word[] = [];
  const words = wordsOf(text);
  const fill = () => {
    while (ahead.length < longest) {
      const next = words.next();
      if (next.done) break;
      ahead.push(next.value);
    }
  };
  for (fill(); ahead.length > 0 && spans.length < most; fill()) {
    const phrase = (byFirst.get(ahead[0]?.word ?? "") ?? [])
      .filter((one) => one.every((word, i) => ahead[i]?.word === word))
      .sort((a, b) => b.length - a.length)[0];
    const taken = phrase?.length ?? 1;
    const [from, to] = [ahead[0], ahead[taken - 1]];
    if (phrase && from && to) spans.push({ start: from.start, end: to.end, phrase: phrase.join(" ") });
    ahead.splice(0, taken);
  }
  return spans;
}

/** The whole text in pieces. */
export const markFound = (text: string, sought: Sought): Piece[] => piecesOf(text, findSpans(text, sought));

function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start > at) pieces.push({ text: text.slice(at, start), found: false });
    pieces.push({ text: text.slice(start, end), found: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false });
  return pieces;
}

/**
 * At most `maxChars` of the text in pieces, ellipses included: from its start when what is sought stands there, else
 * around the place where the most different things sought stand together. Nothing when it is not in the text.
 */
export function cutFound(text: string, sought: Sought, maxChars: number): Piece[] {
  const spans = findSpans(text, sought);
  const first = bestStart(spans, maxChars - LEAD - 2);
  if (!first) return [];
  let start = first.start <= LEAD ? 0 : wordStart(text, first.start - LEAD, first.start);
  const room = maxChars - (start > 0 ? 1 : 0);
  const end = text.length - start <= room ? text.length : wordEnd(text, start + room - 1, start);
  if (isLowSurrogate(text, start)) start += 1;
  const inside = spans.filter((span) => span.start >= start && span.end <= end);
  const shifted = inside.map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
  const pieces = piecesOf(text.slice(start, end), shifted);
  if (start > 0) pieces.unshift({ text: "…", found: false });
  if (end < text.length) pieces.push({ text: "…", found: false });
  return pieces;
}

/** So much stands before what was found. */
const LEAD = 60;

/** The span from which the most different things stand within reach; the earliest of equals. */
function bestStart(spans: readonly Span[], reach: number): Span | undefined {
  let best: { span: Span; score: number } | undefined;
  for (const [i, span] of spans.entries()) {
    const near = spans.slice(i).filter((one) => one.end - span.start <= reach);
    const score = new Set(near.map((one) => one.phrase)).size * 10 + Math.min(near.length, 9);
    if (!best || score > best.score) best = { span, score };
  }
  return best?.span;
}

const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** The next start of a word from `at` on, before `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  const space = text.slice(at, limit).search(/\s\S/u);
  return space < 0 ? at : at + space + 1;
}

/** The last end of a word up to `at`, as long as it keeps two thirds. */
function wordEnd(text: string, at: number, start: number): number {
  const space = text.slice(start, at + 1).search(/\s\S*$/u);
  const kept = space > (at - start) * 0.66 ? start + space : at;
  return isLowSurrogate(text, kept) ? kept - 1 : kept;
}
