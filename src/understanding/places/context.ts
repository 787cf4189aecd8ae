/**
 * Judges in context whether a span names a place: the words around it, people of the same name in the article, the
 * kind and size of the places that bear the name. Promises log-odds; the weights are set by hand, a sign that settles
 * the matter alone at 3 and more.
 */
import { advice } from "./advice.ts";
import { holds } from "./keys.ts";
import { FIRST_NAMES, SURNAMES } from "./name-words.ts";
import { isPersonal, prior, sizeOf } from "./prior.ts";
import type { Span } from "./spans.ts";
import { isAbbreviation, type Token } from "./tokens.ts";
import {
  BODIES,
  CALENDAR,
  KINDS_OF,
  LOCAL_NOUNS,
  LOCATIVES,
  LOCATIVES_ELSEWHERE,
  PERSON_VERBS,
  PERSONS_BODIES,
  QUALIFIERS,
  STREETS,
  THINGS,
  TITLES,
  WATERS,
} from "./words.ts";

type Hint = "country" | "state" | "town";

export type Judged = Span & {
  /** Log-odds that a place is named. */
  evidence: number;
  /** The span that says where this one is: the state in "Paris, Texas". */
  holder: Judged | undefined;
  /** Opens the report: "TORRINGTON — ". */
  dateline: boolean;
  /** What the words beside it say that it is: "the state of Washington", "Armenia, Georgia and Iraq". */
  hint: Hint | undefined;
};

export type Scene = {
  readonly tokens: readonly Token[];
  readonly spans: readonly Span[];
  /** Words used as names of persons in this article. */
  readonly persons: ReadonlySet<string>;
  /** In another language than English. */
  readonly foreign: boolean;
  /** Capitals say nothing here: a headline set in capitals throughout. */
  readonly titleCase: boolean;
  /** How much the publisher's coverage speaks for a place of this name: 0 none to 1 its own town. */
  readonly nearness: (span: Span) => number;
};

/** The log-odds of each span of one stretch of text. */
export function judge(scene: Scene): Judged[] {
  const judged = scene.spans.map(
    (span): Judged => ({ ...span, evidence: 0, holder: undefined, dateline: false, hint: undefined }),
  );
  for (const [i, span] of judged.entries()) {
    const previous = judged[i - 1];
    const next = judged[i + 1];
    const row = next && rowOf(span, next, scene.tokens);
    span.hint = hintOf(scene.tokens, span) ?? row ?? (previous && rowOf(previous, span, scene.tokens));
    span.dateline = isDateline(span, scene.tokens, next);
    if (next && row === undefined && isBound(span, next, scene.tokens)) span.holder = next;
    span.evidence = prior(span, scene) + before(span, previous, scene) + after(span, next, scene);
    if (span.holder) span.evidence += 4;
    if (previous?.holder === span) span.evidence += 2;
    if (span.dateline) span.evidence += 4;
    if (span.form === "name" && !scene.foreign) span.evidence += advice(scene.tokens, span.first, span.last);
  }
  return judged;
}

/**
 * "Armenia, Georgia and Iraq", "Utah, Washington, West Virginia": what all of a row are, although there is a Washington
 * in West Virginia. Short forms bind: "Washington, Pa."
 */
function rowOf(one: Span, other: Span, tokens: readonly Token[]): Hint | undefined {
  if (one.form !== "name" || other.form !== "name") return undefined;
  const between = other.first - one.last - 1;
  const word = tokens[one.last + 1];
  if (between === 0 ? word?.gap !== "comma" : between > 1 || (word?.lower !== "and" && word?.lower !== "or"))
    return undefined;
  return (["country", "state"] as const).find((kind) => {
    const [first, second] = [one, other].map(({ candidates }) =>
      candidates.filter((place) => place.kind === kind),
    );
    // "Georgia, United States", "Guerrero, Mexico".
    const isIn = other.candidates.some((holder) => first?.some((place) => holds(holder, place)));
    const isStateIn = one.candidates.some(
      (place) => place.kind === "state" && second?.some((holder) => holds(holder, place)),
    );
    return first?.length && second?.length && !isIn && !isStateIn;
  });
}

/** "Paris, Texas": the town is bound to the state that follows, when it has such a town. */
function isBound(span: Span, next: Span, tokens: readonly Token[]): boolean {
  const gap = tokens[next.first]?.gap;
  if (next.first !== span.last + 1 || span.form !== "name" || next.form === "people") return false;
  if (gap !== "comma" && gap !== "open" && !(gap === "space" && next.form === "short")) return false;
  return span.candidates.some((place) => next.candidates.some((holder) => holds(holder, place)));
}

const CLOSE = new Set(["in", "near", "outside"]);

/** A capitalised word of which we know nothing: a name goes on, and is another's. */
const isUnknown = ({ capital, lower }: Token): boolean =>
  capital && !QUALIFIERS.has(lower) && !BODIES.has(lower) && !CALENDAR.has(lower);

/** What stands before: titles and first names, "in", half a compound. */
function before(span: Judged, previous: Judged | undefined, { tokens, titleCase, foreign }: Scene): number {
  const first = tokens[span.first];
  const word = tokens[span.first - 1];
  if (!first || !word || span.form === "row") return 0;
  const isName = span.form === "name";
  const joined = previous?.last === span.first - 1;
  if (first.gap === "hyphen") {
    if (!isName || joined) return 0;
    // A party and where its member comes from: "D-Toledo"; else half a word: "Wal-Mart".
    return word.capital && word.text.length < 4 && word.shout !== (word.text.length === 1) ? 1 : -4;
  }
  const abbreviated = first.gap === "stop" && word.dot && isAbbreviation(word.lower);
  if ((first.gap !== "space" && !abbreviated) || word.possessive) return 0;
  if (word.capital && word.text.length === 1 && word.dot) return -5;
  // "Lake Michigan", and the "Mount" of a mountain.
  if (word.capital && /^(?:lake|mount)$/.test(word.lower)) return -2.5;
  if (TITLES.has(word.lower)) return isName ? -4 : 0;
  if (FIRST_NAMES.has(word.lower) && word.capital && !joined) return isName ? -5 : 0;
  if (foreign && LOCATIVES_ELSEWHERE.has(word.lower)) return 1.5;
  if (LOCATIVES.has(word.lower)) return locative(word, tokens[span.first - 2]);
  if (joined) return first.gap === "space" ? -0.5 : 0;
  return isName && isUnknown(word) && !word.opens && !titleCase && !first.shout ? -2.5 : 0;
}

/** "in Tyler"; "City of Tyler"; "Jane Roe, 54, of Tyler". */
function locative(word: Token, earlier: Token | undefined): number {
  if (word.lower !== "of") return CLOSE.has(word.lower) ? 2 : 1;
  // "Gulf of Mexico", "Bay of Bengal".
  if (earlier?.capital && WATERS.has(earlier.lower)) return -3;
  const aged = word.gap === "comma" && /^[1-9]\d?$/.test(earlier?.text ?? "");
  return aged || KINDS_OF.has(earlier?.lower ?? "") ? 3 : 0.5;
}

const HYPHENED = /^(?:based|area|born|bound|style|wide)$/;

/** What stands behind: bodies and residents, verbs of persons, a surname, a street, an age. */
function after(span: Judged, next: Judged | undefined, scene: Scene): number {
  const last = scene.tokens[span.last];
  const word = scene.tokens[span.last + 1];
  if (!last || !word) return 0;
  const speaks = word.gap === "space" && !last.possessive && !word.capital && PERSON_VERBS.has(word.lower);
  // "Indian Ocean", "Russian said": a sea, a person.
  if (span.form === "people") return speaks ? -2 : word.capital && WATERS.has(word.lower) ? -5 : 0;
  if (span.form !== "name") return 0;
  let odds = 0;
  // "St. John's" is a church or a school.
  if (last.possessive && span.key.startsWith("saint ")) odds -= 2;
  const follows = next?.first === span.last + 1;
  // Half a word: "Frankenstein-esque"; "London-based" is not.
  if (word.gap === "hyphen" && !follows && !HYPHENED.test(word.lower)) odds -= 2;
  // "Hailey, 6, and Caleb, 4".
  if (word.gap === "comma" && /^[1-9]\d$/.test(word.text)) odds -= 2.5;
  if (word.gap !== "space" || last.possessive) return odds;
  if (!word.capital) {
    if (speaks) return odds - (sizeOf(span) >= 2 ? 0 : 1.5);
    return odds + (LOCAL_NOUNS.has(word.lower) ? 1.5 : 0);
  }
  return odds + nameGoesOn(span, word, follows ? next : undefined, scene);
}

/** A capitalised word follows directly: a body of the place, a person's surname, a street, somebody else's name. */
function nameGoesOn(span: Judged, word: Token, next: Judged | undefined, scene: Scene): number {
  const { lower } = word;
  const large = sizeOf(span) >= 2;
  const isBody = BODIES.has(lower);
  if (!scene.titleCase && !isBody) {
    if (SURNAMES.has(lower) && span.first === span.last && !large && next?.form !== "short") return -3.5;
    if (FIRST_NAMES.has(span.key) && !TITLES.has(lower) && !QUALIFIERS.has(lower))
      return large && !SURNAMES.has(lower) ? -2.5 : -5;
  }
  if (STREETS.has(lower) && !(lower === "st" && !word.dot)) return -3;
  if (THINGS.has(lower)) return -3;
  if (WATERS.has(lower)) return span.first === span.last ? -4 : -1;
  if (isBody) return PERSONS_BODIES.has(lower) && isPersonal(span) ? -0.5 : 1.5;
  if (TITLES.has(lower)) return 1;
  if (!isUnknown(word) || scene.titleCase || scene.tokens[span.last]?.shout) return 0;
  if (span.holder !== undefined || (next && next.form !== "name")) return 0;
  return isPersonal(span) && scene.nearness(span) <= 0.4 ? -3.5 : -1;
}

/** "state of X", "X state"; "city of X". */
function hintOf(tokens: readonly Token[], { first, last }: Span): Hint | undefined {
  const next = tokens[last + 1];
  if (next?.gap === "space" && (next.lower === "state" || next.lower === "province")) return "state";
  const of = tokens[first - 1]?.lower === "of";
  const kind = tokens[first - (of ? 2 : 1)]?.lower ?? "";
  if (/^(?:states?|provinces?)$/.test(kind)) return "state";
  return of && /^(?:city|town|village|suburb|port)$/.test(kind) ? "town" : undefined;
}

/** A dateline's words after the place: state, day, agency. */
const MAX_DATELINE_WORDS = 6;

/** Opens a sentence, in capitals, and is followed by a dash within a few words: "COLUMBUS, Ohio (AP) — ". */
function isDateline(span: Span, tokens: readonly Token[], next: Span | undefined): boolean {
  const first = tokens[span.first];
  if (!first?.opens || (!first.shout && first.text.length > 3)) return false;
  for (let i = span.last + 1; i <= span.last + MAX_DATELINE_WORDS; i++) {
    const token = tokens[i];
    if (!token) return false;
    if (token.gap === "dash") return true;
    const known = next && i >= next.first && i <= next.last;
    if (!known && token.gap !== "open" && token.gap !== "comma" && !token.shout) return false;
  }
  return false;
}
