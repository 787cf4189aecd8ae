/** Why a story stands where it stands, as pages show it: a sentence, its points, and where a reader weighs them. Pure. */
import { explainTerm, type Told } from "#editions/explain-term.ts";
import type { Control, Term } from "#ranking/taste.ts";

export type RankReason = {
  words: string;
  /** "+1.25": points as people read them; a thousand milli-points are one. */
  points: string;
  /** Where the reader changes how much it counts. */
  path: string;
};

/** One sentence for each term, in their order. */
export const explainRank = (told: Told, terms: readonly Term[]): RankReason[] =>
  terms.map((term) => ({
    words: explainTerm(told, term),
    points: showPoints(term.points),
    path: controlPath(term.name),
  }));

/** The place on the page of choices where a reader weighs this. */
export const controlPath = (control: Control): string => `/choices#${control}`;

/** "+1.25", "−0.3"; never rounded away: all digits of a milli-point are shown where there are any. */
export function showPoints(points: number): string {
  const digits = (Math.abs(points) / 1000).toFixed(3).replace(/\.?0+$/, "");
  return `${points < 0 ? "−" : "+"}${digits}`;
}
