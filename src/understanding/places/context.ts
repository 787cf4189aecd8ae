/**
 * Judges in context whether a span names a place: the words around it, people of the same name in the article, the
 * kind and size of the places that bear the name. Promises log-odds: above zero the span is read as a place.
 */
import type { Place } from "../gazetteer.ts";
import { besides } from "./beside.ts";
import { CONTEXT_WORDS } from "./context-words.ts";
import { FIRST_NAMES, ORDINARY_WORDS, SURNAMES } from "./name-words.ts";
import { isNamed, type Span } from "./spans.ts";
import type { Token } from "./tokens.ts";
import {
  BODIES,
  CALENDAR,
  FAMOUS_THINGS,
  KINDS_OF,
  LOCAL_NOUNS,
  LOCATIVES,
  PERSON_VERBS,
  PERSONS_BODIES,
  QUALIFIERS,
  STREETS,
  THINGS,
  TITLES,
} from "./words.ts";

export type Judged = Span & {
  /** Log-odds that a place is named. */
  evidence: number;
  /** The span that says where this one is: the state in "Paris, Texas". */
  holder: Judged | undefined;
  /** Opens the report: "TORRINGTON — ". */
  dateline: boolean;
  /** What the words beside it say that it is: "the state of Washington", "the town of Mexico". */
  hint: "state" | "town" | undefined;
};

export type Scene = {
  readonly tokens: readonly Token[];
  readonly spans: readonly Span[];
  /** Words used as names of persons in this article. */
  readonly persons: ReadonlySet<string>;
  /** Capitals say nothing here: a headline set in capitals throughout. */
  readonly titleCase: boolean;
  /** How much the publisher's coverage speaks for a place of this name: 0 none to 1 its own town. */
  readonly nearness: (span: Span) => number;
};

/** First names and persons of those who are spoken of: words after first names and titles, and those first names. */
export function personsIn(tokens: readonly Token[]): Set<string> {
  const persons = new Set<string>();
  for (let i = 0; i + 1 < tokens.length; i++) {
    const token = tokens[i];
    if (!token?.capital) continue;
    const isTitle = TITLES.has(token.lower) && !token.opens;
    if (!isTitle && !FIRST_NAMES.has(token.lower)) continue;
    let next = tokens[i + 1];
    let at = i + 1;
    // A middle initial, or a title before the first name.
    if (next?.capital && next.text.length === 1 && next.dot) next = tokens[++at];
    if (
      isTitle &&
      next &&
      FIRST_NAMES.has(next.lower) &&
      tokens[at + 1]?.capital &&
      tokens[at + 1]?.gap === "space"
    )
      continue;
    if (
      !next?.capital ||
      next.shout ||
      (next.gap !== "space" && !(next.gap === "stop" && tokens[at - 1]?.dot))
    )
      continue;
    const after = tokens[at + 1];
    if (after?.capital && after.gap === "space" && !next.possessive && !/^(?:jr|sr)$/.test(after.lower)) {
      if (FIRST_NAMES.has(token.lower) && !BODIES.has(after.lower)) persons.add(after.lower).add(token.lower);
      continue;
    }
    persons.add(next.lower);
    if (!isTitle) persons.add(token.lower);
  }
  return persons;
}

const CLOSE = new Set(["in", "near", "outside"]);

const isUnknownCapital = (token: Token | undefined): boolean =>
  token?.capital === true &&
  !QUALIFIERS.has(token.lower) &&
  !BODIES.has(token.lower) &&
  !CALENDAR.has(token.lower);

/** The log-odds of each span of one stretch of text. */
export function judge(scene: Scene): Judged[] {
  const judged: Judged[] = scene.spans.map((span) => ({
    ...span,
    evidence: 0,
    holder: undefined,
    dateline: false,
    hint: undefined,
  }));
  judged.forEach((span, i) => {
    span.evidence =
      prior(span, scene) + around(span, i, judged, scene) + (span.form === "name" ? advice(span, scene) : 0);
  });
  return judged;
}

const biggest = (places: readonly Place[]): number =>
  places.reduce((most, { population }) => Math.max(most, population), 0);

const LEARNED: ReadonlyMap<string, number> = new Map(
  CONTEXT_WORDS.split("|").map((row): [string, number] => {
    const at = row.lastIndexOf(" ");
    return [row.slice(0, at), Number(row.slice(at + 1)) / 10];
  }),
);
/** The learned weights come from national news of a few years: they advise, the rules decide. */
const TRUST = 0.5;
const MOST_ADVICE = 2;

/** What the small words beside it say, as learned. */
function advice(span: Span, { tokens }: Scene): number {
  let sum = 0;
  for (const word of besides(tokens, span.first, span.last)) sum += LEARNED.get(word) ?? 0;
  return Math.max(-MOST_ADVICE, Math.min(MOST_ADVICE, TRUST * sum));
}

/** What the name alone says. */
function prior(span: Span, scene: Scene): number {
  const first = scene.tokens[span.first];
  if (span.form === "short") return 3;
  if (span.form === "people") return scene.persons.has(first?.lower ?? "") ? -1 : 3;
  if (span.form === "row") return 4;
  const words = span.last - span.first + 1;
  if (FAMOUS_THINGS.has(span.key)) return -6;
  let odds = 3 * scene.nearness(span) + sizeOf(span);
  if (isGeneric(span)) return odds - 8;
  if (words > 1) return odds + (/ (?:county|township|city|parish|borough)$/.test(span.key) ? 3 : 1.5);
  const word = span.key;
  if (ORDINARY_WORDS.has(word)) odds -= first?.opens || scene.titleCase ? 4 : 1.5;
  if (first?.shout && word.length < 5 && !shoutsOn(scene.tokens, span)) odds -= 4;
  if (FIRST_NAMES.has(word)) odds -= 1.5;
  if (SURNAMES.has(word)) odds -= 1;
  if (scene.persons.has(word)) odds -= sizeOf(span) >= 2 ? 1.5 : 3;
  return odds;
}

/** Countries and states are named far more often than towns, large towns more often than small. */
function sizeOf(span: Span): number {
  const kinds = new Set(span.candidates.map(({ kind }) => kind));
  if (kinds.has("country")) return 2.5;
  if (kinds.has("state") || kinds.has("region")) return 2;
  // A name that places bear only as another name is a stranger's more often.
  if (span.first === span.last && !span.candidates.some((place) => isNamed(place, span.key))) return -1;
  return Math.min(1.5, Math.log10(biggest(span.candidates) + 10) / 3 - 1);
}

/** A name that only such a word as "North", "University", "March" makes up. */
const isGeneric = (span: Span): boolean =>
  span.key
    .split(" ")
    .every(
      (word) =>
        QUALIFIERS.has(word) ||
        BODIES.has(word) ||
        STREETS.has(word) ||
        CALENDAR.has(word) ||
        TITLES.has(word),
    );

/** Capitals go on beside it, as in a dateline or a headline of capitals; alone they are an acronym's. */
function shoutsOn(tokens: readonly Token[], span: Span): boolean {
  const after = tokens[span.last + 1];
  const before = tokens[span.first - 1];
  return (
    after?.gap === "dash" ||
    after?.gap === "comma" ||
    (after?.shout === true && after.gap === "space") ||
    before?.shout === true
  );
}

/** The name is a person's as often, or too little known to be told from a stranger's. */
const isPersonal = (span: Span): boolean =>
  FIRST_NAMES.has(span.key) ||
  SURNAMES.has(span.key) ||
  (span.last === span.first && biggest(span.candidates) < 50_000);

/** What the words around it say. */
function around(span: Judged, index: number, spans: Judged[], scene: Scene): number {
  const { tokens } = scene;
  const first = tokens[span.first];
  const last = tokens[span.last];
  if (!first || !last) return 0;
  const before = tokens[span.first - 1];
  const after = tokens[span.last + 1];
  const previous = spans[index - 1];
  const next = spans[index + 1];
  let odds = 0;

  span.hint = hintOf(tokens, span);
  const touching =
    before && (first.gap === "space" || (first.gap === "stop" && before.dot)) && !before.possessive;
  const follows = after && after.gap === "space" && !last.possessive;

  // "Paris, Texas": the town is bound to the state that follows.
  if (
    next &&
    next.first === span.last + 1 &&
    after &&
    (after.gap === "comma" || after.gap === "open" || after.gap === "space") &&
    span.form === "name"
  ) {
    const inside = span.candidates.some((place) => next.candidates.some((holder) => holds(holder, place)));
    if (inside && next.form !== "people" && (after.gap !== "space" || next.form === "short")) {
      span.holder = next;
      odds += 4;
    }
  }
  if (previous?.holder === span) odds += 2;
  if (isDateline(span, tokens, next)) {
    span.dateline = true;
    odds += 4;
  }

  if (touching && before && span.form !== "row") {
    const bound = previous && previous.last === span.first - 1;
    if (before.capital && before.text.length === 1 && before.dot) odds -= 5;
    else if (TITLES.has(before.lower) && (before.capital || before.dot || !LOCATIVES.has(before.lower)))
      odds -= span.form === "name" ? 4 : 0;
    else if (FIRST_NAMES.has(before.lower) && before.capital && !bound) odds -= span.form === "name" ? 5 : 0;
    else if (LOCATIVES.has(before.lower)) {
      const earlier = tokens[span.first - 2];
      if (before.lower !== "of") odds += CLOSE.has(before.lower) ? 2 : 1;
      // "City of Tyler", "Jane Roe, 54, of Tyler".
      else
        odds +=
          KINDS_OF.has(earlier?.lower ?? "") ||
          (before.gap === "comma" && /^[1-9]\d?$/.test(earlier?.text ?? ""))
            ? 3
            : 0.5;
    } else if (bound && first.gap === "space") odds -= 0.5;
    else if (isUnknownCapital(before) && !before.opens && !scene.titleCase && !first.shout)
      odds -= span.form === "name" ? 2.5 : 0;
  } else if (before && first.gap === "hyphen" && span.form === "name") {
    // A party and where its member comes from: "D-Toledo".
    if (before.capital && before.text.length < 4 && before.shout !== (before.text.length === 1)) odds += 1;
    else if (previous?.last !== span.first - 1) odds -= 4;
  }
  // "Wal-Mart", "Frankenstein-esque": half of a word; "London-based" is not.
  if (
    after?.gap === "hyphen" &&
    span.form === "name" &&
    next?.first !== span.last + 1 &&
    !/^(?:based|area|born|bound|style|wide)$/.test(after.lower)
  )
    odds -= 2;

  if (follows && after && span.form === "name") {
    const word = after.lower;
    const isFirst = FIRST_NAMES.has(span.key) && after.capital && !scene.titleCase;
    const isLast =
      SURNAMES.has(word) && after.capital && !scene.titleCase && span.first === span.last && sizeOf(span) < 2;
    if (isLast && !BODIES.has(word) && next?.form !== "short") odds -= 3.5;
    else if (isFirst && !BODIES.has(word) && !TITLES.has(word) && !QUALIFIERS.has(word)) odds -= 5;
    else if (PERSON_VERBS.has(word) && !after.capital) odds -= sizeOf(span) >= 2 ? 0 : 1.5;
    else if (STREETS.has(word) && after.capital && !(word === "st" && !after.dot)) odds -= 3;
    else if (after.capital && THINGS.has(word)) odds -= 3;
    else if (after.capital && BODIES.has(word))
      odds += PERSONS_BODIES.has(word) && isPersonal(span) ? -0.5 : 1.5;
    else if (after.capital && TITLES.has(word)) odds += 1;
    else if (!after.capital && LOCAL_NOUNS.has(word)) odds += 1.5;
    else if (isUnknownCapital(after) && !scene.titleCase && !last.shout) {
      const known = !isPersonal(span) || scene.nearness(span) > 0.4;
      const bound = span.holder !== undefined || (next?.first === span.last + 1 && next.form !== "name");
      odds -= bound ? 0 : known ? 1 : 3.5;
    }
  }
  if (last.possessive && span.key.startsWith("saint ")) odds -= 2;
  if (span.form === "people" && follows && after && PERSON_VERBS.has(after.lower)) odds -= 2;
  if (span.form === "name" && after && after.gap === "comma" && /^[1-9]\d$/.test(after.text)) odds -= 2.5;
  return odds;
}

/** "state of X", "X state"; "city of X". */
function hintOf(tokens: readonly Token[], { first, last }: Span): "state" | "town" | undefined {
  const after = tokens[last + 1];
  if (after?.gap === "space" && (after.lower === "state" || after.lower === "province") && !after.capital)
    return "state";
  if (tokens[first - 1]?.lower !== "of" && tokens[first - 1]?.gap !== "space") return undefined;
  const of = tokens[first - 1]?.lower === "of";
  const kind = tokens[first - (of ? 2 : 1)]?.lower ?? "";
  if (/^(?:state|province|states|provinces)$/.test(kind)) return "state";
  return of && /^(?:city|town|village|suburb|port)$/.test(kind) ? "town" : undefined;
}

/** `place` lies in `holder`. */
export function holds(holder: Place, place: Place): boolean {
  if (holder.id === place.id) return false;
  if (holder.kind === "country") return holder.country === place.country;
  if (holder.kind === "state")
    return holder.country === place.country && holder.admin1 === place.admin1 && place.kind !== "state";
  return place.within === holder.id;
}

/** Opens a sentence, in capitals, and is followed by a dash within a few words: "COLUMBUS, Ohio (AP) — ". */
function isDateline(span: Span, tokens: readonly Token[], next: Span | undefined): boolean {
  const first = tokens[span.first];
  if (!first?.opens || (!first.shout && first.text.length > 3)) return false;
  for (let i = span.last + 1; i <= span.last + 6; i++) {
    const token = tokens[i];
    if (!token) return false;
    if (token.gap === "dash") return true;
    const known = next && i >= next.first && i <= next.last;
    if (!known && token.gap !== "open" && token.gap !== "comma" && !token.shout) return false;
  }
  return false;
}
