/**
 * What somebody asks a search for, read as search engines do: all words must be there, "two words" one after the
 * other, -without, and `or` between alternatives. Pure; whatever is typed is read as something.
 */

/** A word or a phrase that must be there, or must not. */
export type Wanted = {
  /** Each must be there; several only where together they are the name of a place. */
  phrases: readonly string[];
  /** Other names of what the phrases name: one of them is enough. */
  others: readonly string[];
  not: boolean;
  /** Written in quotes: meant to the letter. */
  exact: boolean;
};

/** Any of the alternatives; of each, everything. */
export type AskedWords = { alternatives: readonly (readonly Wanted[])[] };

/** Past these a question is no question, and costs as much as many. */
const MAX_WANTED = 16;
const MAX_CHARS = 200;
/** The most words that are looked up as one name. */
const MAX_NAME_WORDS = 4;

const TOKEN = /(-?)(?:"([^"]*)"?|(\S+))/g;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** Without a word that must be there nothing is asked for: an alternative that only excludes is left out. */
export function readWords(text: string): AskedWords {
  const alternatives: Wanted[][] = [[]];
  let left = MAX_WANTED;
  for (const [, minus, quoted, plain = ""] of text.slice(0, MAX_CHARS).matchAll(TOKEN)) {
    if (quoted === undefined && minus === "" && plain.toLowerCase() === "or") {
      alternatives.push([]);
      continue;
    }
    const phrase = quoted ?? plain;
    if (!HAS_WORD.test(phrase) || left === 0) continue;
    left -= 1;
    alternatives
      .at(-1)
      ?.push({ phrases: [phrase], others: [], not: minus !== "", exact: quoted !== undefined });
  }
  return { alternatives: alternatives.filter((one) => one.some((wanted) => !wanted.not)) };
}

export const isAsked = (asked: AskedWords): boolean => asked.alternatives.length > 0;

/** Adds the other names of what is named, also of names of several words; `"Kyiv"` in quotes finds Kyiv alone. */
export function withOtherNames(
  asked: AskedWords,
  otherNamesOf: (name: string) => readonly string[],
): AskedWords {
  return { alternatives: asked.alternatives.map((wanted) => nameAll(wanted, otherNamesOf)) };
}

function nameAll(
  wanted: readonly Wanted[],
  otherNamesOf: (name: string) => readonly string[],
): readonly Wanted[] {
  const named: Wanted[] = [];
  for (let at = 0; at < wanted.length; ) {
    const run = wanted.slice(at, at + MAX_NAME_WORDS);
    const end = run.findIndex((one) => one.not || one.exact);
    const most = end < 0 ? run.length : end;
    let taken = 0;
    for (let length = most; length > 0 && taken === 0; length--) {
      const phrases = run.slice(0, length).flatMap((one) => one.phrases);
      const others = otherNamesOf(phrases.join(" "));
      if (others.length === 0) continue;
      named.push({ phrases, others, not: false, exact: false });
      taken = length;
    }
    const [first] = run;
    if (taken === 0 && first) named.push(first);
    at += Math.max(1, taken);
  }
  return named;
}
