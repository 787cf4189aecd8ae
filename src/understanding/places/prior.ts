/** What a name says by itself: how large its places are, whether it is a person's, an ordinary word or an acronym as well. */
import type { Place } from "../gazetteer.ts";
import type { Scene } from "./context.ts";
import { isNamed, isOwn } from "./keys.ts";
import { FIRST_NAMES, ORDINARY_WORDS, SURNAMES } from "./name-words.ts";
import type { Span } from "./spans.ts";
import type { Token } from "./tokens.ts";
import { BODIES, CALENDAR, FAMOUS_THINGS, QUALIFIERS, STREETS, TITLES } from "./words.ts";

/** Nobody declares a place that the news does not name. */
const OWN = 1;

/** What the name alone says. */
export function prior(span: Span, scene: Scene): number {
  const first = scene.tokens[span.first];
  if (span.form === "short") return 3;
  if (span.form === "people") return scene.persons.has(first?.lower ?? "") ? -1 : 3;
  if (span.form === "row") return 4;
  const words = span.last - span.first + 1;
  // An operator may have a place named "Town Hall".
  if (FAMOUS_THINGS.has(span.key)) return 3 - 9 * (1 - scene.nearness(span));
  let odds = 3 * scene.nearness(span) + sizeOf(span, scene.foreign) + (span.candidates.some(isOwn) ? OWN : 0);
  if (isGeneric(span)) return odds - (words > 1 ? 8 * (1 - scene.nearness(span)) : 8);
  if (words > 1) return odds + (/ (?:county|township|city|parish|borough)$/.test(span.key) ? 3 : 1.5);
  const word = span.key;
  if (ORDINARY_WORDS.has(word)) odds -= first?.opens || scene.titleCase ? 4 : 1.5;
  if (first?.shout && word.length < 5 && !shoutsOn(scene.tokens, span)) odds -= 4;
  if (FIRST_NAMES.has(word)) odds -= sizeOf(span) >= 2 ? 0.5 : 1.5;
  if (SURNAMES.has(word)) odds -= 1;
  if (scene.persons.has(word)) odds -= sizeOf(span) >= 2 ? 1.5 : 3;
  return odds;
}

/** Countries and states are named far more often than towns, large towns more often than small. */
export function sizeOf(span: Span, foreign = false): number {
  const kinds = new Set(span.candidates.map(({ kind }) => kind));
  if (kinds.has("country")) return 2.5;
  if (kinds.has("state") || kinds.has("region")) return 2;
  // In English, a name that places bear only as another name is a stranger's more often.
  if (!foreign && span.first === span.last && !span.candidates.some((place) => isNamed(place, span.key)))
    return -1;
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
export const isPersonal = (span: Span): boolean =>
  FIRST_NAMES.has(span.key) ||
  SURNAMES.has(span.key) ||
  (span.last === span.first && biggest(span.candidates) < 50_000);

const biggest = (places: readonly Place[]): number =>
  places.reduce((most, { population }) => Math.max(most, population), 0);
