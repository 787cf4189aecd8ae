/**
 * Runs of words written as names: where capitals mean something they are gathered, with the small words that
 * stand inside names; a sentence's first word and headlines in capitals prove nothing and are left to the rest.
 */
import type { Token } from "../places/tokens.ts";
import {
  BODY_HEADS,
  BODY_WORDS,
  CORPORATE,
  DAYS,
  GIVEN,
  JOINED_TAILS,
  NAMED_MONTHS,
  NOBODY,
  OWNERS,
  PARTICLES,
  SUFFIXES,
  TITLES,
} from "./kinds.ts";
import { ORDINARY } from "./learned.ts";

/** Tokens `from` to `to` (not included) that stand together as a name. */
export type Run = { from: number; to: number };

/** Longest run taken for one name; beyond, a list or a headline was misread. */
const MOST_WORDS = 12;
const MOST_SMALL = 3;

/**
 * The lines of a text in which nearly every word has a capital, as a flag per token: Title Case headlines, ALL CAPS.
 */
export function findLoud(tokens: readonly Token[], text: string): Uint8Array {
  const loud = new Uint8Array(tokens.length);
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && tokens[to]?.gap !== "break") to++;
    let long = 0;
    let capital = 0;
    for (let i = from + 1; i < to; i++) {
      const token = tokens[i];
      if (!token || token.text.length < 4) continue;
      if (token.capital) capital++;
      else if (isDigit(token.text.charCodeAt(0))) continue;
      long++;
    }
    const last = tokens[to - 1];
    const sentence = last !== undefined && text.charAt(last.end) === "." && to - from > 12;
    if (long >= 2 && capital / long >= 0.8 && !sentence) loud.fill(1, from, to);
    from = to;
  }
  return loud;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Words of the text that were written small, and with a capital where no sentence begins. */
export type Seen = { small: ReadonlySet<string>; large: ReadonlySet<string> };

export function findSeen(tokens: readonly Token[], text: string, loud: Uint8Array): Seen {
  const small = new Set<string>();
  const large = new Set<string>();
  tokens.forEach((token, i) => {
    if (loud[i]) return;
    if (!token.capital) small.add(token.lower);
    else if (!isOpening(token, text)) large.add(token.lower);
  });
  return { small, large };
}

// A quotation begins a sentence too: “Nobody knew,” she said.
function isOpening(token: Token, text: string): boolean {
  if (token.opens || token.gap === "quote" || token.gap === "open") return true;
  // … the agency (FEMA). Later …
  if (
    token.gap === "stop" &&
    text.charCodeAt(token.start - 2) === 0x2e &&
    text.charCodeAt(token.start - 3) === 0x29
  )
    return true;
  const before = text.charCodeAt(token.start - 1);
  return before === 0x22 || before === 0x201c || before === 0x2018 || before === 0x27;
}

/** Whether a token's capital shows a name. In a loud line only words that are not ordinary count. */
function showsName(tokens: readonly Token[], at: number, text: string, loud: boolean, seen: Seen): boolean {
  const token = tokens[at];
  if (!token?.capital || DAYS.has(token.lower)) return false;
  const { lower } = token;
  const next = tokens[at + 1];
  if (NAMED_MONTHS.has(lower)) {
    const before = tokens[at - 1];
    const beside = (one: Token | undefined) =>
      one?.capital === true && !NOBODY.has(one.lower) && !DAYS.has(one.lower);
    return (
      (beside(before) && token.gap === "space" && !before?.opens) || (beside(next) && next?.gap === "space")
    );
  }
  if (lower === "i" || lower === "a" || lower === "the") return false;
  if (loud) return token.shout && seen.large.size > 0 ? seen.large.has(lower) : !ORDINARY.has(lower);
  if (!isOpening(token, text)) return true;
  if (token.shout && token.text.length > 1) return true;
  if (seen.large.has(lower)) return true;
  if (GIVEN.has(lower) || TITLES.has(lower)) return true;
  if (ORDINARY.has(lower) || seen.small.has(lower))
    return BODY_WORDS.has(lower) && next?.capital === true && next.gap === "space";
  return true;
}

/** Finds the runs. `text` is what the tokens were cut from. */
export function findRuns(tokens: readonly Token[], text: string, loud: Uint8Array, seen: Seen): Run[] {
  const runs: Run[] = [];
  const line: Line = { tokens, text, loud, seen };
  for (let at = 0; at < tokens.length; ) {
    // The second half of "anti-Roe" and "mid-March" is no name that began here, nor is "D-Ohio" or "X-ray".
    const half = tokens[at]?.gap === "hyphen";
    const party = tokens[at]?.text.length === 1 && tokens[at + 1]?.gap === "hyphen";
    if (half || party) {
      at += party ? 2 : 1;
      continue;
    }
    if (!showsName(tokens, at, text, loud[at] === 1, seen)) {
      at++;
      continue;
    }
    const from = at;
    let to = at + 1;
    while (to - from < MOST_WORDS) {
      const end = nextPart(line, to);
      if (end === undefined) break;
      to = end;
    }
    runs.push({ from, to });
    at = to;
  }
  return runs;
}

type Line = { tokens: readonly Token[]; text: string; loud: Uint8Array; seen: Seen };

/** Where the name goes on to, from the token at `to`; undefined when it ends before. */
function nextPart(line: Line, to: number): number | undefined {
  const { tokens } = line;
  const before = tokens[to - 1];
  const token = tokens[to];
  if (!before || !token) return undefined;
  if (
    before.possessive &&
    !(OWNERS.has(before.lower) && isTouching(token, before) && BODY_WORDS.has(token.lower))
  )
    return undefined;
  if (token.capital) {
    const suffix = token.gap === "comma" && (SUFFIXES.has(token.lower) || CORPORATE.has(token.lower));
    if (!suffix && !isTouching(token, before))
      return isAmpersand(line.text, before, token) ? goOn(line, to) : undefined;
    return suffix || goOn(line, to) ? to + 1 : undefined;
  }
  if (token.gap !== "space") return undefined;
  // "Department of Health", "Ursula von der Leyen", "Food and Drug Administration"
  let next = to + 1;
  if (BODY_HEADS.has(before.lower) && /^(?:of|for|on)$/.test(token.lower)) {
    while (next - to < MOST_SMALL && tokens[next]?.lower === "the" && tokens[next]?.gap === "space") next++;
    return tokens[next]?.gap === "space" ? goOn(line, next) : undefined;
  }
  if (PARTICLES.has(token.lower)) {
    while (
      next - to < MOST_SMALL &&
      PARTICLES.has(tokens[next]?.lower ?? "") &&
      tokens[next]?.capital === false
    )
      next++;
    const gap = tokens[next]?.gap;
    return gap === "space" || gap === "hyphen" ? goOn(line, next) : undefined;
  }
  if (token.lower === "and") {
    let end = next;
    while (end - next < 4 && tokens[end]?.capital && tokens[end]?.gap === "space") end++;
    const tail = tokens[end - 1];
    return end > next && tail && JOINED_TAILS.has(tail.lower) ? end : undefined;
  }
  return undefined;
}

function goOn({ tokens, text, loud, seen }: Line, at: number): number | undefined {
  const token = tokens[at];
  if (!token?.capital || token.opens) return undefined;
  return showsName(tokens, at, text, loud[at] === 1, seen) ? at + 1 : undefined;
}

function isAmpersand(text: string, before: Token, token: Token): boolean {
  return token.start - before.end <= 3 && text.slice(before.end, token.start).trim() === "&";
}

// Beside it, or after the full stop of an initial or a title: "J. Poe", "Gov. Roe", "Doe-Poe".
const isTouching = (token: Token, before: Token): boolean =>
  token.gap === "space" ||
  token.gap === "hyphen" ||
  (token.gap === "stop" && before.dot && !token.opens && token.start - before.end <= 2);
