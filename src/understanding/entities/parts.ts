/**
 * Divides a run of capitalised words into names: places, titles, trades and small words are taken off.
 */
import type { Token } from "../places/tokens.ts";
import { BODY_HEADS, BODY_WORDS, GIVEN, isBody, isTitle, NOBODY, SMALL, THINGS } from "./kinds.ts";
import { ORDINARY } from "./learned.ts";
import type { Run } from "./runs.ts";

/** Part of a run: one name. `titled`: a title or trade stood before it. */
export type Part = Run & { titled: boolean };

export type IsPlace = (start: number, end: number) => boolean;

/** Takes places and titles off a run: "Ohio Gov. Jane Roe" is a place, a title and a person. */
export function divideRun(run: Run, tokens: readonly Token[], isPlace: IsPlace): Part[] {
  let { from, to } = trimSmall(run, tokens);
  const words = listWords(tokens, from, to);
  let title = -1;
  for (let i = 0; i < words.length; i++) if (isTitle(words, i)) title = i;
  const parts: Part[] = [];
  let titled = false;
  if (title >= 0 && !isLongBody(words, title)) {
    let head = title;
    while (head > 0 && isTitle(words, head - 1)) head--;
    if (head > 0) parts.push(...divideRun({ from, to: from + head }, tokens, isPlace));
    from += title + 1;
    titled = true;
  } else if (isOffice(tokens, from)) {
    from++;
    titled = true;
  }
  const rest = titled ? listWords(tokens, from, to) : words;
  if (isBody(rest)) {
    // "Ohio State University" keeps its place; what is a place altogether is none of ours.
    let free = from;
    while (free < to && isPlaced(tokens[free], isPlace)) free++;
    if (free === to) from = to;
  } else {
    while (from < to && isPlaced(tokens[from], isPlace)) from++;
    while (from < to && isPlaced(tokens[to - 1], isPlace)) to--;
    // "American Jane Roe"
    const next = tokens[from + 1];
    if (to - from > 2 && NOBODY.has(tokens[from]?.lower ?? "") && next && GIVEN.has(next.lower)) from++;
  }
  const person = findGiven(tokens, from, to);
  titled ||= person > from;
  const left = trimSmall({ from: person, to }, tokens);
  if (left.from < left.to) parts.push({ ...left, titled });
  return parts;
}

/** "Kicker Joe Roe" at the start of a sentence, "School Planner Jane Roe": the name begins at a given name behind other words. */
function findGiven(tokens: readonly Token[], from: number, to: number): number {
  const first = tokens[from];
  if (BODY_WORDS.has(tokens[to - 1]?.lower ?? "")) return from;
  if (!first || to - from < 3 || to - from > 5 || GIVEN.has(first.lower) || first.text.length === 1)
    return from;
  let described = first.opens;
  for (let at = from + 1; at < to - 1; at++) {
    const before = tokens[at - 1]?.lower ?? "";
    if (tokens[at]?.capital !== true) return from;
    described ||= ORDINARY.has(before) || BODY_WORDS.has(before) || THINGS.has(before);
    if (GIVEN.has(tokens[at]?.lower ?? "")) return described ? at : from;
  }
  return from;
}

function listWords(tokens: readonly Token[], from: number, to: number): string[] {
  const words: string[] = [];
  for (let at = from; at < to; at++) words.push(tokens[at]?.lower ?? "");
  return words;
}

const isPlaced = (token: Token | undefined, isPlace: IsPlace): boolean =>
  token !== undefined && isPlace(token.start, token.end);

/** Small words off both ends. */
function trimSmall({ from, to }: Run, tokens: readonly Token[]): Run {
  while (from < to && SMALL.has(plain(tokens[from]?.lower))) from++;
  while (to > from && SMALL.has(plain(tokens[to - 1]?.lower))) to--;
  return { from, to };
}
const plain = (word = ""): string => (word.includes("’") ? word.replace("’", "'") : word);

/** "Department of Justice": a title word behind "of" belongs to the name. */
const isLongBody = (words: readonly string[], title: number): boolean => {
  const of = words.lastIndexOf("of", title);
  return of > 0 && BODY_HEADS.has(words[of - 1] ?? "");
};

/** "Secretary of State Jane Roe": the run begins at "State". */
const isOffice = (tokens: readonly Token[], from: number): boolean =>
  tokens[from - 1]?.lower === "of" &&
  /^(?:secretary|secretaries|minister)$/.test(tokens[from - 2]?.lower ?? "");
