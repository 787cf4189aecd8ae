/** The folded form in which words of a text are looked up in the gazetteer. */
import { foldName, type Place } from "../gazetteer.ts";
import type { Token } from "./tokens.ts";

const PLAIN = /^[a-z0-9]+$/;
const SHORTENED = new Set("st ste ft mt mtn co twp hts".split(" "));

/** One word folded; plain words, nearly all, are so already. */
export function foldWord(token: Token): string {
  return PLAIN.test(token.lower) && !SHORTENED.has(token.lower) ? token.lower : foldName(token.text);
}

/** The words `first` to `last`, folded, with one space between. */
export function keyOf(tokens: readonly Token[], first: number, last: number): string {
  let key = "";
  for (let i = first; i <= last; i++) {
    const token = tokens[i];
    if (token) key += (key && " ") + foldWord(token);
  }
  return key;
}

/** The folded name is the place's own, not an alternate one. */
export const isNamed = (place: Place, key: string): boolean =>
  place.name.toLowerCase() === key || foldName(place.name) === key;

/** Declared by the operator, not from the gazetteer. */
export const isOwn = ({ id }: Place): boolean => id.startsWith("own-");

/** `place` lies in `holder`, by country, state or directly. */
export function holds(holder: Place, place: Place): boolean {
  if (holder.id === place.id) return false;
  if (holder.kind === "country") return holder.country === place.country;
  if (holder.kind !== "state") return place.within === holder.id;
  return holder.country === place.country && holder.admin1 === place.admin1 && place.kind !== "state";
}
