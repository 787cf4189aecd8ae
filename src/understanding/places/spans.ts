/**
 * Finds in the words of a text everything that may name a place: gazetteer names (the longest that fit), short forms
 * of states and countries, peoples, and counties named in a row. Promises spans in order that do not overlap; whether
 * a span does name a place is decided in context.ts.
 */
import type { Gazetteer, Place } from "../gazetteer.ts";
import {
  COUNTRY_ABBREVIATIONS,
  PEOPLES_OF_COUNTRIES,
  PEOPLES_OF_STATES,
  POSTAL_CODES,
  STATE_ABBREVIATIONS,
} from "./abbreviations.ts";
import { readAliases, readRow } from "./counties.ts";
import { foldWord, isNamed, isOwn, keyOf } from "./keys.ts";
import { isAbbreviation, type Token } from "./tokens.ts";
import { BODIES } from "./words.ts";

/** name: as the gazetteer has it; short: "Ill.", "U.S."; people: "Kenyan"; row: one of several before "counties". */
export type Form = "name" | "short" | "people" | "row";

export type Span = {
  /** First and last word, as indices into the tokens. */
  readonly first: number;
  readonly last: number;
  /** UTF-16 offsets into the whole text. */
  readonly start: number;
  readonly end: number;
  /** What all mentions of one name in an article share: the folded name. */
  readonly key: string;
  readonly form: Form;
  readonly candidates: readonly Place[];
};

type Read = Omit<Span, "start" | "end">;

/** What reading needs of the gazetteer. */
export type Names = Pick<Gazetteer, "named" | "longestFrom" | "find">;

const MAX_WORDS = 6;
const JOINS = new Set(["space", "hyphen"]);

/** Reads the names of one text; keeps folded words and candidates, so that each is looked up once. */
export function makeReader(names: Names): (tokens: readonly Token[]) => Span[] {
  const byKey = new Map<string, readonly Place[]>();
  const named = (key: string): readonly Place[] => {
    const known = byKey.get(key);
    if (known) return known;
    const places = names.named(key);
    byKey.set(key, places);
    return places;
  };
  /** The place of an ISO or postal code: "ke", "us-oh". */
  const ofCode = (code: string): readonly Place[] => {
    const key = `=${code}`;
    const known = byKey.get(key);
    if (known) return known;
    const place = names.find(code);
    const places = place ? [place] : [];
    byKey.set(key, places);
    return places;
  };

  /** Name beginning at word `i`: the longest that the gazetteer has. */
  function readName(tokens: readonly Token[], i: number): Read | undefined {
    const token = tokens[i];
    if (!token || (token.text.length < 3 && !token.dot)) return undefined;
    const most = Math.min(MAX_WORDS, names.longestFrom(foldWord(token)));
    if (most === 0) return undefined;
    let words = 1;
    while (words < most && joins(tokens, i + words)) words++;
    for (; words > 0; words--) {
      const last = tokens[i + words - 1];
      if (!last) continue;
      if (words === 1 && (token.text.length < 3 || token.text.length > 40)) continue;
      const key = words === 1 ? foldWord(token) : keyOf(tokens, i, i + words - 1);
      const candidates = named(key);
      // "Toledo City Council" is Toledo's, though some Toledo is also called Toledo City.
      if (
        words > 1 &&
        BODIES.has(last.lower) &&
        tokens[i + words]?.capital &&
        tokens[i + words]?.gap === "space"
      ) {
        if (!candidates.some((place) => isNamed(place, key))) continue;
      }
      // Only operators' names end in small words: "Hartwell mill".
      if (!last.capital && !/^\d/.test(last.text) && !candidates.some(isOwn)) continue;
      if (candidates.length > 0) return { first: i, last: i + words - 1, key, form: "name", candidates };
    }
    return undefined;
  }

  function readShort(tokens: readonly Token[], i: number, before: Span | undefined): Read | undefined {
    const token = tokens[i];
    if (!token || token.text.length > 6) return undefined;
    const country = COUNTRY_ABBREVIATIONS.get(token.text);
    if (country && !(token.text === "US" && (isShouted(tokens, i) || isMoney(tokens, i)))) {
      const candidates = ofCode(country.toLowerCase());
      if (candidates.length > 0) return { first: i, last: i, key: `=${country}`, form: "short", candidates };
    }
    const binds =
      before?.last === i - 1 && (token.gap === "comma" || token.gap === "space" || token.gap === "open");
    const postal =
      token.text.length === 2 &&
      token.shout &&
      (token.gap === "comma" || token.gap === "open" || token.gap === "hyphen") &&
      POSTAL_CODES.has(token.text)
        ? token.text
        : undefined;
    const long = token.dot || token.text.includes(".") || (binds && token.gap === "comma");
    const clear =
      token.text.includes(".") ||
      !ALSO_WORDS.has(token.lower) ||
      (binds && token.gap === "comma") ||
      token.gap === "hyphen";
    const code =
      (postal && (binds || token.gap === "hyphen") ? postal : undefined) ??
      (long && clear ? STATE_ABBREVIATIONS.get(token.lower) : undefined);
    if (!code) return undefined;
    const candidates = ofCode(`us-${code.toLowerCase()}`);
    return candidates.length > 0
      ? { first: i, last: i, key: `=us-${code}`, form: "short", candidates }
      : undefined;
  }

  function readPeople(tokens: readonly Token[], i: number): Read | undefined {
    const token = tokens[i];
    if (!token) return undefined;
    const country = PEOPLES_OF_COUNTRIES.get(token.lower);
    const state = country === undefined ? PEOPLES_OF_STATES.get(token.lower) : undefined;
    if (country === undefined && state === undefined) return undefined;
    const candidates = ofCode((country ?? `us-${state}`).toLowerCase());
    if (candidates.length === 0) return undefined;
    return { first: i, last: i, key: `~${country ?? `us-${state}`}`, form: "people", candidates };
  }

  /** Counties of a name without the word: "Otter Tail". */
  const countiesOf = (key: string): readonly Place[] =>
    named(`${key} county`).filter(({ kind }) => kind === "county");

  return (tokens) => {
    const spans: Span[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (!token) break;
      if (token.lower === "counties") {
        readRow(tokens, i, spans, countiesOf);
        continue;
      }
      if (!token.capital) continue;
      const name = readName(tokens, i);
      // Canadian, Texas, is a town; "Canadian" alone is a people.
      const people = name === undefined || name.last === i ? readPeople(tokens, i) : undefined;
      const span = readShort(tokens, i, spans.at(-1)) ?? people ?? name;
      if (!span) continue;
      spans.push({ ...span, start: token.start, end: tokens[span.last]?.end ?? token.end });
      i = span.last;
    }
    return readAliases(tokens, spans);
  };
}

/** Abbreviations that are words too, read as states only after a town and a comma. */
const ALSO_WORDS = new Set("miss mass wash ind ill pa la ore del md mo ga".split(" "));

/** The token may continue a name begun before it. */
function joins(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (!token) return false;
  if (JOINS.has(token.gap)) return true;
  const before = tokens[i - 1];
  return token.gap === "stop" && before?.dot === true && isAbbreviation(before.lower);
}

/** "US$10". */
const isMoney = (tokens: readonly Token[], i: number): boolean => {
  const after = tokens[i + 1];
  return after?.gap === "stop" && tokens[i]?.dot === false && /^\d/.test(after.text);
};

/** Neighbours are in capitals too, so that capitals do not tell "US" from "us". */
const isShouted = (tokens: readonly Token[], i: number): boolean => {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  return (
    (before === undefined || before.shout) &&
    (after === undefined || after.shout) &&
    (before ?? after) !== undefined
  );
};
