/**
 * The words of a text, for any script, in one pass over its characters. Promises linear time whatever the text is:
 * no regular expression runs over more than one word.
 */

export type Word = {
  /** Lower case, without diacritics. */
  folded: string;
  start: number;
  end: number;
  capital: boolean;
  /** First of its sentence or line: there a capital says nothing. */
  opening: boolean;
};

// Longer runs of letters are no words of a language; they are cut so that none is unbounded.
const LONGEST_WORD = 40;

const DIACRITICS = /\p{M}+/gu;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const UPPER = /\p{Lu}/u;
// Scripts written without spaces: a word is then each pair of neighbouring characters, the usual way to index them.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const OTHER = 0;
const LOWER = 1;
const CAPITAL = 2;
const PAIRED = 3;
const NUMBER = 4;

/** One class per UTF-16 unit; halves of surrogate pairs are looked at together and not here. */
const CLASS = new Uint8Array(0x10000).fill(255);

function classOf(code: number, character: string): number {
  const known = code < 0x10000 ? (CLASS[code] ?? 255) : 255;
  if (known !== 255) return known;
  const found = !WORD_CHARACTER.test(character)
    ? OTHER
    : UNSPACED.test(character)
      ? PAIRED
      : UPPER.test(character)
        ? CAPITAL
        : /\p{N}/u.test(character)
          ? NUMBER
          : LOWER;
  if (code < 0x10000) CLASS[code] = found;
  return found;
}

/** Lower case without diacritics, so that "Radosław" in two spellings of its accents is one word. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  for (let at = 0; at < lower.length; at++)
    if (lower.charCodeAt(at) > 127) return lower.normalize("NFKD").replace(DIACRITICS, "").replace(/ł/g, "l");
  return lower;
}

const endsSentence = (code: number): boolean =>
  code === 46 || code === 33 || code === 63 || code === 10 || code === 58 || code === 34 || code === 0x201c;

/** Calls `see` with each word in order. A possessive "'s" belongs to no word. */
export function eachWord(text: string, see: (word: Word) => void): void {
  let opening = true;
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const kind = classOf(code, code < 0x10000 ? (text[at] ?? "") : String.fromCodePoint(code));
    if (kind === OTHER) {
      if (endsSentence(code)) opening = true;
      at += width;
      continue;
    }
    const start = at;
    const unspaced = kind === PAIRED;
    at += width;
    let count = 1;
    while (at < text.length && count < (unspaced ? 2 : LONGEST_WORD)) {
      const next = text.codePointAt(at) ?? 0;
      const nextKind = classOf(next, next < 0x10000 ? (text[at] ?? "") : String.fromCodePoint(next));
      if (nextKind === OTHER || (nextKind === PAIRED) !== unspaced) break;
      at += next > 0xffff ? 2 : 1;
      count++;
    }
    see({ folded: foldWord(text.slice(start, at)), start, end: at, capital: kind === CAPITAL, opening });
    opening = false;
    if (unspaced) at = count === 2 ? start + width : at;
    else at = afterPossessive(text, at);
  }
}

/** Beyond "'s" or "’s" when it stands at `at`, else `at`. */
function afterPossessive(text: string, at: number): number {
  const mark = text.charCodeAt(at);
  if (mark !== 39 && mark !== 0x2019) return at;
  if ((text.charCodeAt(at + 1) | 32) !== 115) return at;
  const after = text.codePointAt(at + 2);
  return after !== undefined && classOf(after, String.fromCodePoint(after)) !== OTHER ? at : at + 2;
}
