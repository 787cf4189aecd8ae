/**
 * A text as the hashes of its words, read in one pass without making a string per word. Case, accents, kinds of
 * quotes, punctuation and white space make no difference; numbers count as words. Where a script writes no spaces
 * (Chinese, Japanese, Thai …) each character is a word, since nothing shorter tells where words end.
 */

// What a UTF-16 unit is, found out when first met: nearly every text uses a hundred of the 65,536.
const UNKNOWN = 0;
const BREAK = 1;
const LETTER = 2;
const ALONE = 3;
const MARK = 4;
const kinds = new Uint8Array(65_536);
const folded = new Uint16Array(65_536);

const LETTERS = /^[\p{L}\p{N}]$/u;
const MARKS = /^\p{M}$/u;
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

function learn(unit: number): number {
  const char = String.fromCharCode(unit);
  // "é" is read as "e", "ﬁ" as "f": one unit stands for one unit, which is enough for sameness.
  const plain = char.normalize("NFKD").toLowerCase();
  folded[unit] = plain.charCodeAt(0);
  const kind = MARKS.test(char) ? MARK : UNSPACED.test(char) ? ALONE : LETTERS.test(char) ? LETTER : BREAK;
  kinds[unit] = kind;
  return kind;
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3): near numbers get unrelated hashes. */
export function spread(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The 32-bit hashes of the words of `text`, in order. Linear in its length; never more than one per two units but where units are words. */
export function hashWords(text: string): Uint32Array {
  let words = new Uint32Array((text.length >> 2) + 16);
  let count = 0;
  let hash = 0;
  let open = false;
  const push = (word: number) => {
    if (count === words.length) {
      const more = new Uint32Array(count * 2);
      more.set(words);
      words = more;
    }
    words[count++] = spread(word);
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    let kind = kinds[unit] ?? UNKNOWN;
    if (kind === UNKNOWN) kind = learn(unit);
    if (kind === LETTER) {
      // FNV-1a, one unit at a time.
      hash = Math.imul((open ? hash : 0x811c9dc5) ^ (folded[unit] ?? 0), 0x01000193);
      open = true;
    } else if (kind !== MARK) {
      if (open) push(hash);
      open = false;
      if (kind === ALONE) push(Math.imul(0x811c9dc5 ^ (folded[unit] ?? 0), 0x01000193));
    }
  }
  if (open) push(hash);
  return words.subarray(0, count);
}
