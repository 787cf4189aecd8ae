/**
 * Cuts a text into words with what the recogniser asks of each: where it stands, how it is written, what stands
 * before it. Promises one pass over the text, whatever it holds, and offsets in UTF-16 units.
 */

/** What separates a word from the one before it. */
export type Gap =
  | "start"
  | "space"
  | "hyphen"
  | "comma"
  | "slash"
  | "quote"
  | "open"
  | "stop"
  | "dash"
  | "break";

export type Token = {
  /** The word as written, without a closing full stop or possessive: "St", "U.S", "Alene". */
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
  /** A full stop follows directly, so that the word may be an abbreviation: "Ala.", "St.", "J." */
  readonly dot: boolean;
  /** Possessive: "Ohio's". */
  readonly possessive: boolean;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** Two letters or more and all of them capitals. */
  readonly shout: boolean;
  /** The first word of a sentence, where capitals say nothing. */
  opens: boolean;
};

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const UPPER = /^\p{Lu}/u;

function isWordCode(code: number, text: string, at: number): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  if (code === 0x2019 || code === 0x2018 || (code >= 0x2010 && code <= 0x2015) || code === 0xa0) return false;
  // Letters outside the first plane (old scripts, mathematical letters) are in no place name of ours.
  return code < 0xd800 && LETTER.test(text.charAt(at));
}

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

/** Abbreviations whose full stop does not end a sentence. */
const ABBREVIATIONS = new Set(
  (
    "st ste ft mt pt mr mrs ms dr gov sen rep lt col gen sgt capt maj rev hon prof pres supt dist atty det cpl pfc cmdr adm no vs jr sr " +
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt " +
    "wash wis wyo jan feb mar apr aug sept oct nov dec co inc corp ave blvd rd hwy twp bros"
  ).split(" "),
);

export const isAbbreviation = (lower: string): boolean => lower.length === 1 || ABBREVIATIONS.has(lower);

/** Words of `text` between `from` and `to`; `from` counts as the start of a sentence. */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let gap: Gap = "start";
  let opens = true;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (!isWordCode(code, text, at)) {
      gap = widen(gap, code, text, at);
      if (gap === "break" || gap === "dash" || ((code === 33 || code === 63 || code === 58) && at + 1 < to))
        opens = true;
      at++;
      continue;
    }
    const start = at;
    let end = wordEnd(text, start, to);
    let dot = false;
    // Initials and joined abbreviations are one word: U.S., N.J., W.Va., U.K.
    while (
      end - start <= 12 &&
      text.charCodeAt(end) === 46 &&
      end + 1 < to &&
      isShortPart(text, start, end)
    ) {
      if (!isWordCode(text.charCodeAt(end + 1), text, end + 1)) break;
      const next = wordEnd(text, end + 1, to);
      if (next - end > 4) break;
      end = next;
    }
    let body = text.slice(start, end);
    let possessive = false;
    if (
      body.length > 2 &&
      isApostrophe(body.charCodeAt(body.length - 2)) &&
      /s/i.test(body.charAt(body.length - 1))
    ) {
      body = body.slice(0, -2);
      possessive = true;
    }
    if (end < to && text.charCodeAt(end) === 46) dot = true;
    const lower = body.toLowerCase();
    const capital = UPPER.test(body);
    const shout = capital && body.length > 1 && body === body.toUpperCase();
    tokens.push({
      text: body,
      lower,
      start,
      end: start + body.length,
      gap,
      dot,
      possessive,
      capital,
      shout,
      opens,
    });
    at = end;
    gap = "start";
    opens = false;
    if (dot) {
      at++;
      gap = "stop";
      const inside = body.includes(".");
      if (!inside && !(capital && isAbbreviation(lower))) opens = true;
    }
  }
  return tokens;
}

const isShortPart = (text: string, start: number, end: number): boolean => {
  const dot = text.lastIndexOf(".", end - 1);
  return end - Math.max(start, dot + 1) <= 2 && /[A-Z]/.test(text.charAt(Math.max(start, dot + 1)));
};

function wordEnd(text: string, start: number, to: number): number {
  let at = start + 1;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isWordCode(code, text, at)) continue;
    // O'Fallon, d'Alene, Ohio's: an apostrophe between letters belongs to the word.
    if (isApostrophe(code) && at + 1 < to && isWordCode(text.charCodeAt(at + 1), text, at + 1)) continue;
    break;
  }
  return at;
}

/** The strongest separator seen so far between two words. */
function widen(gap: Gap, code: number, text: string, at: number): Gap {
  if (gap === "break") return gap;
  if (code === 10 || code === 13)
    return /[\n\r]/.test(text.charAt(at + 1)) || gap === "stop" ? "break" : weaker(gap, "space");
  if (code === 32 || code === 9 || code === 0xa0) return gap === "start" ? "space" : gap;
  if (code === 45 || code === 0x2010 || code === 0x2011) return gap === "start" ? "hyphen" : "dash";
  if (code >= 0x2012 && code <= 0x2015) return "dash";
  if (gap === "dash") return gap;
  if (code === 44) return "comma";
  if (code === 47) return "slash";
  if (code === 46 || code === 59 || code === 58 || code === 33 || code === 63) return "stop";
  if (code === 40 || code === 91) return "open";
  if (code === 34 || code === 0x201c || code === 0x201d || isApostrophe(code))
    return gap === "start" || gap === "space" ? "quote" : gap;
  return gap === "start" || gap === "space" ? "stop" : gap;
}

const weaker = (gap: Gap, other: Gap): Gap => (gap === "start" ? other : gap);
