// Folds names to the form in which they are compared, so that "St. Louis", "saint louis" and "SAINT-LOUIS"
// meet. The same tokens come out of running text, so a recogniser that joins the words of consecutive tokens
// with a space has a name to look up. Linear in the text; never throws.

import { plainLetters } from "../letters.ts";

/** One word of a text: its folded form and where it stands (UTF-16 offsets). */
export type NameToken = { word: string; start: number; end: number };

// Written short and long in the same papers: one form is kept, so neither spelling misses the other.
const EXPANDED = new Map([
  ["st", "saint"],
  ["ste", "sainte"],
  ["ft", "fort"],
  ["mt", "mount"],
  ["mtn", "mountain"],
  ["co", "county"],
  ["twp", "township"],
  ["hts", "heights"],
]);

const COMBINING = /[\u0300-\u036f]/g;
const WORD = /[\p{L}\p{N}\p{M}]/u;
// Scripts written without spaces: each letter is a token of its own, so names can be found inside a run.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]/u;

const isAsciiWord = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
// ' ’ ‘ ʼ ʻ ` ´ ′: written for one another in O'Fallon, Coeur d'Alene and Hawaiʻi.
const isApostrophe = (c: number): boolean =>
  c === 39 ||
  c === 0x2019 ||
  c === 0x2018 ||
  c === 0x02bc ||
  c === 0x02bb ||
  c === 96 ||
  c === 0xb4 ||
  c === 0x2032;
const isAsciiLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);

function foldWord(raw: string, ascii: boolean): string {
  let word = raw.toLowerCase();
  if (!ascii) {
    word = word.normalize("NFKD").replace(COMBINING, "").toLowerCase();
    word = plainLetters(word).normalize("NFC");
  }
  return EXPANDED.get(word) ?? word;
}

/**
 * The words of a text from `start` up to `end`. Apostrophes inside a word are dropped ("ofallon"), a closing
 * "'s" is cut, letters with full stops between are one word ("N.Y." is "ny" and ends after the last stop),
 * every other sign parts words.
 */
export function tokensOf(text: string, start = 0, end: number = text.length): NameToken[] {
  const tokens: NameToken[] = [];
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code < 128 ? !isAsciiWord(code) : isApostrophe(code) || !WORD.test(charAt(text, at))) {
      at += code >= 0xd800 && code < 0xdc00 ? 2 : 1;
      continue;
    }
    at = readToken(text, at, end, tokens);
  }
  return tokens;
}

const charAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 32);

function readToken(text: string, start: number, limit: number, tokens: NameToken[]): number {
  let at = start;
  let ascii = true;
  let raw = "";
  let segment = start;
  let apostropheAt = -1;
  let stops = 0;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code < 128 && isAsciiWord(code)) {
      at++;
    } else if (isApostrophe(code)) {
      if (at + 1 >= limit || !startsWord(text, at + 1)) break;
      raw += text.slice(segment, at);
      apostropheAt = raw.length;
      at++;
      segment = at;
    } else if (code === 46 && at - segment === 1 && isAsciiLetter(text.charCodeAt(segment))) {
      // A stop after a single letter: an abbreviation goes on, or ends here.
      if (at + 1 < limit && isAsciiLetter(text.charCodeAt(at + 1)) && !isAsciiWord(codeAt(text, at + 2))) {
        raw += text.slice(segment, at);
        at++;
        segment = at;
        stops++;
      } else {
        break;
      }
    } else if (code >= 128) {
      const letter = charAt(text, at);
      if (!WORD.test(letter)) break;
      if (UNSPACED.test(letter)) {
        if (at > start) break;
        at += letter.length;
        tokens.push({ word: foldWord(letter, false), start, end: at });
        return at;
      }
      ascii = false;
      at += letter.length;
    } else break;
  }
  raw += text.slice(segment, at);
  if (apostropheAt > 0 && raw.length === apostropheAt + 1 && /s/i.test(raw.charAt(apostropheAt))) {
    raw = raw.slice(0, apostropheAt);
  }
  if (stops > 0 && codeAt(text, at) === 46) at++;
  const word = foldWord(raw, ascii);
  if (word !== "") tokens.push({ word, start, end: at });
  return at;
}

const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 32);

function startsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? isAsciiWord(code) : WORD.test(charAt(text, at));
}

// Nobody's place has a longer name; a query of a million characters is cut here.
const MAX_NAME_CHARS = 200;

/** The form in which names are compared: folded words with one space between; "" when nothing is left. */
export function foldName(name: string): string {
  return foldText(name.length > MAX_NAME_CHARS ? name.slice(0, MAX_NAME_CHARS) : name);
}

/** The words of a text of any length, folded like a name's, so that names can be looked for in it. */
export function foldText(text: string): string {
  let folded = "";
  for (const { word } of tokensOf(text)) folded += folded === "" ? word : ` ${word}`;
  return folded;
}
