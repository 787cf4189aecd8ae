/** What the small words beside a name say, as learned by training/places/learn-context.ts. */
import { besides } from "./beside.ts";
import { CONTEXT_WORDS } from "./context-words.ts";
import type { Token } from "./tokens.ts";

const LEARNED: ReadonlyMap<string, number> = new Map(
  CONTEXT_WORDS.split("|").map((row): [string, number] => {
    const at = row.lastIndexOf(" ");
    return [row.slice(0, at), Number(row.slice(at + 1)) / 10];
  }),
);
/** The learned weights come from national news of a few years: they advise, the rules decide. */
const TRUST = 0.5;
const MOST_ADVICE = 2;

/** Log-odds from -2 to 2 for a place at words `first` to `last`. */
export function advice(tokens: readonly Token[], first: number, last: number): number {
  let sum = 0;
  for (const word of besides(tokens, first, last)) sum += LEARNED.get(word) ?? 0;
  return Math.max(-MOST_ADVICE, Math.min(MOST_ADVICE, TRUST * sum));
}
