/**
 * Why an article stands in a story, as data that a page can put into words: "joined because both name Osmer County,
 * bridge, Tuesday". Pure.
 */

export type Reason = {
  kind: "words" | "names" | "place" | "time" | "copy" | "same-publisher-update" | "editor";
  /** What both share, as the later article spells it; strongest first. Empty for time, copies and editors. */
  shared: readonly string[];
  /** Share of the likeness (words, names, place) from 0 to 1; days apart for time; 1 for the others. */
  weight: number;
};

/** A term that two articles share: how it reads, what it adds to their cosine. */
export type SharedTerm = { text: string; weight: number; name: boolean; place: boolean };

/** At most so many of each kind: a reader wants the strongest. */
const MOST_SHARED = 6;

export function explainJoin(pair: {
  shared: readonly SharedTerm[];
  days: number;
  samePublisher: boolean;
  copy: boolean;
  /** An editor said that they belong together. */
  ruled?: boolean;
}): Reason[] {
  const reasons: Reason[] = [];
  if (pair.ruled) reasons.push({ kind: "editor", shared: [], weight: 1 });
  if (pair.copy) reasons.push({ kind: "copy", shared: [], weight: 1 });
  const total = pair.shared.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const add = (kind: Reason["kind"], terms: readonly SharedTerm[]): void => {
    if (terms.length === 0) return;
    const sorted = terms.toSorted((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
    const weight = terms.reduce((sum, term) => sum + term.weight, 0) / total;
    reasons.push({ kind, shared: sorted.slice(0, MOST_SHARED).map(({ text }) => text), weight });
  };
  add(
    "place",
    pair.shared.filter(({ place }) => place),
  );
  add(
    "names",
    pair.shared.filter(({ name, place }) => name && !place),
  );
  add(
    "words",
    pair.shared.filter(({ name, place }) => !name && !place),
  );
  if (pair.samePublisher) reasons.push({ kind: "same-publisher-update", shared: [], weight: 1 });
  reasons.push({ kind: "time", shared: [], weight: pair.days });
  return reasons;
}
