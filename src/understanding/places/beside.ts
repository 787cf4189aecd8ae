/** The words beside a name, each marked with where it stands: what learned weights are looked up by. */
import type { Token } from "./tokens.ts";

const NEXT_TO = new Set(["space", "start", "quote"]);

/** At most two small words or signs on each side: "-1in", "+1residents"; a capitalised neighbour is only that. */
export function besides(tokens: readonly Token[], first: number, last: number): string[] {
  const words: string[] = [];
  const start = tokens[first];
  const end = tokens[last];
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  if (start && before) {
    const near = NEXT_TO.has(start.gap);
    words.push(near ? (before.capital && !before.opens ? "-1^" : `-1${before.lower}`) : `-1<${start.gap}`);
    const further = tokens[first - 2];
    if (near && !before.capital && further && NEXT_TO.has(before.gap) && !further.capital)
      words.push(`-2${further.lower}`);
  }
  if (end && after) {
    const near = NEXT_TO.has(after.gap);
    if (end.possessive) words.push("+0s");
    words.push(near ? (after.capital ? "+1^" : `+1${after.lower}`) : `+1<${after.gap}`);
    const further = tokens[last + 2];
    if (near && !after.capital && further && NEXT_TO.has(further.gap) && !further.capital)
      words.push(`+2${further.lower}`);
  }
  return words.filter((word) => word.length < 24);
}
