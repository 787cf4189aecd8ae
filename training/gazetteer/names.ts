// Chooses the alternate names worth carrying: real names in Latin script, and other scripts for places that
// news abroad writes about. Airport codes, transliterations in small letters and repeats are left out.

import { foldName } from "../../src/understanding/gazetteer/fold.ts";
import type { TownRow } from "./sources.ts";
import { TOWN_NAMES } from "./tables.ts";

const LATIN = /^[\p{sc=Latin}\p{M}\p{P}\p{Zs}\d]+$/u;
const LATIN_FROM = 15_000;
const OTHER_SCRIPT_FROM = 30_000;
// American papers call American towns by their own names; former names of quarters would mislead.
const US_LATIN_FROM = 500_000;

const HAND: Record<number, string[]> = {
  5128581: ["New York City", "NYC"],
  5368361: ["L.A."],
  4140963: ["Washington, D.C."],
};

export function alternatesOf(row: TownRow): string[] {
  const seen = new Set([foldName(TOWN_NAMES[row.id] ?? row.name)]);
  const kept: string[] = [];
  const keep = (name: string): void => {
    const folded = foldName(name);
    if (folded.length < 2 || folded.split(" ").length > 8 || seen.has(folded)) return;
    seen.add(folded);
    kept.push(name);
  };
  if (row.ascii !== "") keep(row.ascii);
  for (const name of HAND[row.id] ?? []) keep(name);
  const latinFrom = row.country === "US" ? US_LATIN_FROM : LATIN_FROM;
  for (const name of row.alternates) {
    if (LATIN.test(name)) {
      if (row.population >= latinFrom && /^\p{Lu}.*\p{Ll}/u.test(name)) keep(name);
    } else if (row.population >= OTHER_SCRIPT_FROM) keep(name);
  }
  return kept;
}

/**
 * Whether another name of a state is worth listing: no code, no bracketed note, and not the state's name without its
 * last words, because "Portland, Maine" must not be read as a row of states for "Portland Parish".
 */
export const worthListing = (other: string, name: string): boolean =>
  other.length > 2 && !/[()[\]|/]/.test(other) && !foldName(name).startsWith(`${foldName(other)} `);
