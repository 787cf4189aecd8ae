/** Names of the persons an article speaks of, by first names and titles before them: no places where they stand alone. */
import { FIRST_NAMES } from "./name-words.ts";
import type { Token } from "./tokens.ts";
import { BODIES, TITLES } from "./words.ts";

/** First names and surnames, small: words after first names and titles, and those first names. */
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
