/**
 * People and organisations in an article, as names with counts: "Mark Rutte" and "Rutte" are one, "Federal Emergency
 * Management Agency (FEMA)" and "FEMA" too; two Clintons stay apart. By rules over capitals; other scripts and
 * languages without capitals give none. Linear in the text.
 */

import { foldMentions, type Mention } from "./entities/folding.ts";
import {
  BODY_HEADS,
  BODY_WORDS,
  CREDITS,
  GIVEN,
  isBody,
  isTitle,
  NOBODY,
  SMALL,
  SUFFIXES,
  THINGS,
  TITLES,
} from "./entities/kinds.ts";
import { ORDINARY } from "./entities/learned.ts";
import { findLoud, findRuns, findSeen, type Run, type Seen } from "./entities/runs.ts";
import { type Token, tokenise } from "./places/tokens.ts";

/** `key`: the folded full name, equal for one name in all articles. `name`: as most often written in this one. */
export type Entity = { key: string; name: string; kind: "person" | "organisation" | "other"; count: number };

/** Text read, in UTF-16 units: whom an article is about stands in its first pages. */
const MAX_CHARS = 20_000;
const MAX_TITLE_CHARS = 1_000;
/** Entities given per article. */
const MOST_ENTITIES = 60;
const LONGEST_NAME = 100;

/**
 * The entities of an article, most mentioned first. `places` are what `findPlaces` found, with offsets into
 * `title + "\n\n" + text`; their mentions are not given again, unless as part of a longer name.
 */
export function findEntities(
  article: { title: string; text: string },
  places: readonly { mentions: readonly { start: number; end: number }[] }[],
): Entity[] {
  const whole = `${article.title}\n\n${article.text}`;
  const titleEnd = Math.min(article.title.length, MAX_TITLE_CHARS);
  const bodyStart = article.title.length + 2;
  const title = tokenise(whole, 0, titleEnd);
  const body = tokenise(whole, bodyStart, Math.min(whole.length, bodyStart + MAX_CHARS));
  const placed = places.flatMap((place) => place.mentions).sort((a, b) => a.start - b.start);
  const isPlace = (start: number, end: number): boolean => overlaps(placed, start, end);

  const bodyLoud = findLoud(body, whole);
  const seen = findSeen(body, whole, bodyLoud);
  const inBody = read(body, bodyLoud, seen);
  const titleLoud = findLoud(title, whole);
  const titleSeen = body.length > 0 ? seen : findSeen(title, whole, titleLoud);
  const inTitle = read(title, titleLoud, titleSeen);
  return foldMentions([...inTitle, ...inBody]).slice(0, MOST_ENTITIES);

  function read(tokens: readonly Token[], loud: Uint8Array, known: Seen): Mention[] {
    const mentions: Mention[] = [];
    for (const run of findRuns(tokens, whole, loud, known))
      for (const part of divideRun(run, tokens, isPlace)) {
        const mention = makeMention(part, tokens, whole, loud[part.from] === 1, known);
        if (mention) mentions.push(mention);
      }
    return mentions;
  }
}

type Part = Run & { titled: boolean };

type IsPlace = (start: number, end: number) => boolean;

/** Takes places and titles off a run: "Ohio Gov. Jane Roe" is a place, a title and a person. */
function divideRun(run: Run, tokens: readonly Token[], isPlace: IsPlace): Part[] {
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

const SAID =
  /^(?:said|says|told|added|wrote|asked|argued|explained|replied|tweeted|testified|noted|announced)$/;

function makeMention(
  part: Part,
  tokens: readonly Token[],
  whole: string,
  loud: boolean,
  seen: Seen,
): Mention | undefined {
  const own = tokens.slice(part.from, part.to);
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return undefined;
  const words = own.map((token) => token.lower);
  const written = whole.slice(first.start, last.end);
  const text = written.includes("\n") || written.includes("  ") ? written.replace(/\s+/g, " ") : written;
  if (text.length > LONGEST_NAME || CREDITS.has(words.join("_"))) return undefined;
  if (own.length === 1 && (NOBODY.has(first.lower) || TITLES.has(first.lower) || first.text.length < 2))
    return undefined;
  const next = tokens[part.to];
  // "LOWER FOBBING, Ohio (OW) — ": where and by whose wire, not who.
  if (next?.gap === "dash" && first.gap === "open") return undefined;
  if (first.gap === "start" && own.every((one) => one.shout) && isDateline(tokens, part.to)) return undefined;
  const shout = own.length === 1 && first.shout && first.text.length >= 2 && first.text.length <= 6;
  const said = next !== undefined && next.gap !== "stop" && SAID.test(next.lower);
  const aged =
    own.length > 1 &&
    next?.gap === "comma" &&
    /^\d{1,2}$/.test(next.text) &&
    tokens[part.to + 1]?.gap === "comma";
  const before = tokens[part.from - 1];
  const withThe = before?.lower === "the" && first.gap === "space";
  const initial = own.length > 2 && own.slice(1, -1).some((token) => token.text.length === 1);
  const suffix = SUFFIXES.has(last.lower);
  const body = isBody(words) || own.some((token) => /^(?:of|for)$/.test(token.lower));
  const named = own.length <= 4 && !withThe && (GIVEN.has(first.lower) || initial || suffix);
  let kind: Mention["kind"] = "unknown";
  const bodyLast = own.length > 1 && BODY_WORDS.has(last.lower) && !GIVEN.has(first.lower);
  if (!shout && (part.titled || aged) && !bodyLast && !(body && own.length > 2)) kind = "person";
  else if (body || (own.length > 1 && own.some((token) => token.lower === "and")))
    kind = named && own.length === 2 && !BODY_WORDS.has(last.lower) ? "person" : "organisation";
  else if (shout) kind = "organisation";
  else if (own.length > 1 && named) kind = "person";
  // A word that opens a sentence, alone and nowhere else, is more often an unusual word than a name.
  const alone =
    own.length === 1 && first.opens && !shout && !said && !part.titled && !seen.large.has(first.lower);
  const common =
    own.length === 1 &&
    (BODY_WORDS.has(first.lower) || THINGS.has(first.lower) || (shout && ORDINARY.has(first.lower)));
  const weak = common || (loud ? kind === "unknown" : alone && !GIVEN.has(first.lower));
  const acronym =
    next?.gap === "open" && next.shout && whole.charAt(next.end) === ")" ? next.text : undefined;
  return {
    words: own
      .filter((token) => token.lower !== "the")
      .map((token) => (token.dot && token.text.length === 1 ? `${token.lower}` : token.lower)),
    text,
    kind,
    proof: weak
      ? 0
      : own.length === 1 && ORDINARY.has(first.lower)
        ? loud || seen.small.has(first.lower)
          ? 0
          : 0.5
        : 1,
    said,
    withThe,
    acronym,
    hyphen: own.map((token) => token.gap === "hyphen"),
  };
}

/** Whether a dash follows within a few words. */
function isDateline(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 5; at++) {
    const token = tokens[at];
    if (token?.gap === "dash") return true;
    if (!token?.capital || token.opens) return false;
  }
  return false;
}

/** Whether any of sorted intervals overlaps [start, end). */
function overlaps(sorted: readonly { start: number; end: number }[], start: number, end: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (sorted[low]?.start ?? Number.POSITIVE_INFINITY) < end;
}
