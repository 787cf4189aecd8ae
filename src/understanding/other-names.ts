/**
 * Under which other names a text may speak of a place: "Kiev" of Kyiv, "Bombay" of Mumbai. Only names that mean that
 * place and no other, and that are no ordinary words, so that looking for them as well finds little else. Pure.
 */
import { withoutAccents } from "#base/text.ts";
import { foldName, type Gazetteer, type Place } from "./gazetteer.ts";
import { plainLetters } from "./letters.ts";
import { listHashes, rarityOf } from "./terms.ts";

export type OtherNames = { place: Place; names: readonly string[] };

type Names = Pick<Gazetteer, "named" | "namesOf" | "chain">;

const MAX_NAMES = 60;
const MIN_ASKED = 3;
const MIN_CHARS = 4;
/** A place of so many people is meant by its own name, not as an old name of a larger one. */
const KNOWN_FROM = 10_000;
/** Beside the largest place of a name, one of a fourth its size may be meant as well: the city beside the state. */
const NEARLY_AS_LARGE = 0.25;
/** −ln of the share of news articles that use a word: above it stand names and rare words. */
const ORDINARY_BELOW = 4.6;

/** The places that somebody who writes this name may mean, each with its other names; none for most words. */
export function listOtherNames(gazetteer: Names, written: string): OtherNames[] {
  const asked = foldName(written);
  const [largest, second] = asked.length < MIN_ASKED ? [] : gazetteer.named(asked);
  if (!largest) return [];
  const isNear =
    second && largest.population > 0 && second.population >= NEARLY_AS_LARGE * largest.population;
  return (isNear ? [largest, second] : [largest]).flatMap((place) => {
    const all = new Set([place.name.toLowerCase(), ...gazetteer.namesOf(place)]);
    const names = [...all].filter((name) => isOther(gazetteer, place, written, name));
    return names.length > 0 ? [{ place, names: names.slice(0, MAX_NAMES) }] : [];
  });
}

function isOther(gazetteer: Names, place: Place, written: string, name: string): boolean {
  // What stands in the other name as a whole is found by it already.
  if (` ${bare(name)} `.includes(` ${bare(written)} `)) return false;
  const folded = foldName(name);
  // "St. Louis" and "Saint Louis" are two spellings of whatever is meant.
  if (folded === foldName(written)) return true;
  if (!isIn(LATIN, name) && !SCRIPTS.some((script) => isIn(script, name) && isIn(script, written)))
    return false;
  if (name.replace(/[^\p{L}]/gu, "").length < MIN_CHARS && !INITIALS.test(name)) return false;
  if (!name.includes(" ") && folded !== foldName(place.name) && isOrdinary(name)) return false;
  // The city and the province around it that is called like it.
  const isAround = (one: Place) =>
    gazetteer.chain(place).some(({ id }) => id === one.id) ||
    gazetteer.chain(one).some(({ id }) => id === place.id);
  const isMeant = (one: Place) => foldName(one.name) === folded && one.population >= KNOWN_FROM;
  return gazetteer.named(name).every((one) => isAround(one) || !isMeant(one));
}

/** As the search reads it: "St. Louis" is "st louis" and not, as in the gazetteer, "saint louis". */
const bare = (text: string): string =>
  plainLetters(withoutAccents(text))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** "NYC": three letters that are no word. */
const INITIALS = /^[bcdfghj-np-tv-z]{3}$/i;
const LATIN = /^[\p{sc=Latin}\p{M}\p{P}\p{Zs}]+$/u;
const SCRIPTS = ["Cyrillic", "Greek", "Arabic", "Hebrew", "Armenian", "Georgian", "Hangul"].map(
  (script) => new RegExp(`^[\\p{sc=${script}}\\p{M}\\p{P}\\p{Zs}]+$`, "u"),
);
const isIn = (script: RegExp, text: string): boolean => script.test(text);

const isOrdinary = (word: string): boolean => isInNews(word, ORDINARY_BELOW);

/** Whether news at large uses a word: in more articles the lower −ln of their share may be. Seven is one in a thousand. */
export const isInNews = (word: string, below = 7): boolean =>
  [...listHashes({ title: word, text: "" })].some((hash) => rarityOf(hash) < below);
