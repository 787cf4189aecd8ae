// Names written almost like a given one: "sprngfield", "brindel falls". One slip is tried everywhere in the name,
// by looking up each name it can come from; two slips only behind the first letters, among the names that begin so.
// A few milliseconds at most, whatever is typed.

import { editDistance, slipsIn } from "../spelling.ts";
import type { NameIndex } from "./name-index.ts";

const MAX_CHARS = 40;
/** Letters that a slip may have left out or taken for another. */
const LETTERS = "abcdefghijklmnopqrstuvwxyz ";
/** Names compared letter by letter; more begin with common letters, and then one letter more must be right. */
const MAX_COMPARED = 1_000;

export type Alike = { key: number; slips: number };

/** Keys of names at most two slips from a folded name, the nearest first; never the name itself. */
export function findAlike(names: NameIndex, folded: string): Alike[] {
  const most = slipsIn(folded);
  if (most === 0 || folded.length > MAX_CHARS) return [];
  const found = new Map<number, number>();
  for (const one of oneSlipFrom(folded)) {
    const key = names.find(one);
    if (key >= 0) found.set(key, 1);
  }
  if (most > 1)
    for (let start = 2; start < folded.length; start++) {
      const [from, to] = names.keysFrom(folded.slice(0, start));
      if (to - from > MAX_COMPARED) continue;
      for (let key = from; key < to; key++) {
        if (Math.abs(names.lengthOf(key) - folded.length) > most || found.has(key)) continue;
        const slips = editDistance(folded, names.keyAt(key), most);
        if (slips <= most) found.set(key, slips);
      }
      break;
    }
  found.delete(names.find(folded));
  return [...found]
    .map(([key, slips]) => ({ key, slips }))
    .sort((a, b) => a.slips - b.slips || a.key - b.key);
}

/** Every text from which the given one comes by one slip: about 55 for each of its letters. */
function* oneSlipFrom(text: string): Generator<string> {
  for (let at = 0; at <= text.length; at++) {
    const [head, tail] = [text.slice(0, at), text.slice(at)];
    if (tail !== "") yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    for (const letter of LETTERS) {
      yield head + letter + tail;
      if (tail !== "" && letter !== tail.charAt(0)) yield head + letter + tail.slice(1);
    }
  }
}
