/**
 * The language of an article, as a BCP 47 primary subtag ("en", "es"): what the wire says, unless the text plainly
 * shows another; else what the text shows, by its n-grams. What cannot be told stays undefined.
 */
// The small set: 0.3 s and about 50 MB once for the process. Medium costs 14 MB more and large 90 MB; on whole
// sentences they find nothing that small misses, and on headlines we ask for a margin that hides the difference.
import { eld } from "eld/small";

/** A language shows itself in the first sentences. The detector itself reads about 350 bytes a call. */
const MAX_CHARS = 1_500;
const WINDOW = 400;
const MAX_WINDOWS = 3;

/** Fewer letters than this say nothing certain; a name alone reads like any language. */
const MIN_LETTERS = 16;
/** Below this many letters the wire is believed, whatever the text looks like. */
const MIN_LETTERS_AGAINST_WIRE = 60;

type Seen = {
  readonly language: string;
  /** The detector's own score, 0 to 1. */
  readonly score: number;
  /** What it gave to every language, to compare. */
  readonly scores: Readonly<Record<string, number>>;
};

/** Scripts that decide by themselves which languages are possible; Latin is the rest. */
const SCRIPTS: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [/\p{Script=Cyrillic}/gu, new Set("ru uk be bg sr mk kk ky mn tg ba cv tt os ab ce".split(" "))],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, new Set(["zh", "ja", "yue", "cmn", "ko"])],
  [/\p{Script=Hangul}/gu, new Set(["ko"])],
  [/\p{Script=Arabic}/gu, new Set("ar fa ur ps ckb sd ug ku az pa dv".split(" "))],
  [/\p{Script=Hebrew}/gu, new Set(["he", "yi"])],
  [/\p{Script=Greek}/gu, new Set(["el", "grc"])],
  [/\p{Script=Devanagari}/gu, new Set(["hi", "ne", "mr", "sa", "mai", "bho"])],
  [/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu, new Set(["th", "lo", "km"])],
];

/** `given`: what the feed or page declares, in any form. `text`: headline and text together. Never throws. */
export function findLanguage(given: string | undefined, text: string): string | undefined {
  const declared = parseLanguage(given);
  const beginning = plainBeginning(text);
  const letters = beginning.match(/\p{L}/gu)?.length ?? 0;
  const script = mainScript(beginning, letters);

  if (declared !== undefined) {
    const seen = letters >= MIN_LETTERS_AGAINST_WIRE || script ? see(beginning, declared) : undefined;
    return seen && contradicts(seen, declared, script) ? seen.language : declared;
  }
  // A Chinese character is a word: half as many are as much evidence.
  if (letters < (script ? MIN_LETTERS / 2 : MIN_LETTERS)) return undefined;
  const seen = see(beginning);
  return seen && isCertain(seen, letters, script) ? seen.language : undefined;
}

const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const NO_LANGUAGE = new Set(["und", "mul", "zxx", "mis", "root"]);

/** "en-US", "EN_us", "eng" → "en"; what names no language → undefined (BCP 47; canonical forms by CLDR). */
function parseLanguage(given: string | undefined): string | undefined {
  const first = /^\s*([a-z]{2,3})(?:[-_][\w-]{1,30})?\s*(?:[,;].{0,100})?$/i.exec(
    given?.slice(0, 150) ?? "",
  )?.[1];
  if (first === undefined || NO_LANGUAGE.has(first.toLowerCase())) return undefined;
  const { language } = new Intl.Locale(first);
  return names.of(language) === undefined ? undefined : language;
}

/** The capped beginning without addresses, which look like English whatever surrounds them. */
const plainBeginning = (text: string): string =>
  text
    .slice(0, MAX_CHARS)
    .toWellFormed()
    .replace(/\b(?:https?:\/\/|www\.)\S+|\S{1,60}@\S{1,60}/g, " ");

/** The languages of the script that most letters belong to; undefined when most are Latin or of no script we know. */
function mainScript(text: string, letters: number): ReadonlySet<string> | undefined {
  for (const [script, languages] of SCRIPTS)
    if (2 * (text.match(script)?.length ?? 0) > letters) return languages;
  return undefined;
}

/**
 * What the beginning, and slices after it, agree on: a page often opens with a line in another language. Where the
 * beginning already reads as `expected`, it stays with that.
 */
function see(text: string, expected?: string): Seen | undefined {
  const seen: Seen[] = [];
  for (let start = 0; start < text.length && seen.length < MAX_WINDOWS; start += WINDOW) {
    const found = eld.detect(text.slice(start, start + WINDOW));
    if (found.language === "" || !found.isReliable()) continue;
    const scores = found.getScores();
    seen.push({ language: found.language, score: scores[found.language] ?? 0, scores });
    if (found.language === expected) break;
  }
  const first = seen[0];
  if (first === undefined || seen.every(({ language }) => language === first.language)) return first;
  const [, second, third] = seen;
  return second && third && second.language === third.language ? second : undefined;
}

/** The wire is overruled by another script, or by a text that reads clearly less like the declared language. */
function contradicts(seen: Seen, declared: string, script: ReadonlySet<string> | undefined): boolean {
  if (seen.language === declared) return false;
  if (script) return script.has(seen.language) && !script.has(declared);
  // A language the detector does not know (Hmong, Haitian Creole) has no score: nothing speaks against it.
  const declaredScore = seen.scores[declared] ?? 0;
  return KNOWN.has(declared) && seen.score >= 0.7 && declaredScore < 0.8 * seen.score;
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(eld.info().Languages));

/** Headlines are mostly names, which read as Tagalog or Danish: other languages than English must lead by more. */
function isCertain(seen: Seen, letters: number, script: ReadonlySet<string> | undefined): boolean {
  if (script) return script.has(seen.language);
  if (seen.language === "en") return true;
  const english = seen.scores.en ?? 0;
  return letters >= 100 ? english < 0.9 * seen.score : seen.score >= 0.75 && english < 0.8 * seen.score;
}
