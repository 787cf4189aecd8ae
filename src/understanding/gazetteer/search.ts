// Finds places for what somebody types: whole names, beginnings, ZIPs, "Springfield, IL". Whole names come
// before beginnings; within each, larger and nearer home first. A few milliseconds at most, whatever is typed.

import { foldName } from "./fold.ts";
import type { Rows } from "./rows.ts";
import { STATE_CODES } from "./states.ts";
import type { Table } from "./table.ts";

export type SearchOptions = {
  /** ISO code of the country that readers mean when they do not say (its places count as if 30 times larger). */
  home?: string;
};

const MAX_QUERY_CHARS = 120;
const MAX_QUALIFIER_WORDS = 3;
const HOME_BONUS = 1.5; // in tenfolds of population
const ALTERNATE_MALUS = 1;
// An area is larger than its chief town, which is what most people look for; states at home are meant.
const COUNTY_MALUS = 0.7;
const STATE_ABROAD_MALUS = 0.5;

const COUNTRY_SHORT = new Map([
  ["us", "us"],
  ["usa", "us"],
  ["uk", "gb"],
  ["uae", "ae"],
]);
const STATE_SHORT = new Map<string, string>();
for (const [postal, { printed }] of Object.entries(STATE_CODES)) {
  for (const written of [postal, ...printed]) {
    STATE_SHORT.set(foldName(written), `us-${postal.toLowerCase()}`);
    STATE_SHORT.set(written.toLowerCase().replaceAll(/[^a-z]/g, ""), `us-${postal.toLowerCase()}`);
  }
}

export type Search = (query: string, limit: number, options?: SearchOptions) => number[];

/** Rows in order of likeness. `limit` is held between 1 and 100. */
export function makeSearch(table: Table, rows: Rows): Search {
  let countries: Int32Array | undefined;

  // The country of each row, or its region; -1 for none.
  function rootsOf(): Int32Array {
    if (countries !== undefined) return countries;
    countries = new Int32Array(table.size).fill(-1);
    for (let row = 0; row < table.size; row++) {
      const parent = table.parent[row] ?? -1;
      countries[row] = parent < 0 || parent > row ? row : (countries[parent] ?? -1);
    }
    return countries;
  }

  const stateMalus = (row: number): number => (row >= table.first.state ? STATE_ABROAD_MALUS : 0);

  function lies(row: number, within: ReadonlySet<number>): boolean {
    for (let area = table.parent[row] ?? -1; area >= 0; area = table.parent[area] ?? -1)
      if (within.has(area)) return true;
    return false;
  }

  const short = (folded: string, raw: string): number => {
    const code = COUNTRY_SHORT.get(folded) ?? STATE_SHORT.get(folded) ?? STATE_SHORT.get(raw);
    return code === undefined ? -1 : rows.rowOfId(code);
  };

  /** Areas that a qualifier may mean: "IL", "Ill.", "Illinois", "illi", "France", "Franklin County". */
  function areasOf(qualifier: string): Set<number> {
    const folded = foldName(qualifier);
    const areas = new Set<number>();
    if (folded === "") return areas;
    const abbreviated = short(folded, qualifier.trim().toLowerCase());
    if (abbreviated >= 0) areas.add(abbreviated);
    const add = ([from, to]: [number, number], upTo: number): void => {
      for (let i = from; i < to; i++) {
        const row = (table.names.postings[i] ?? 0) >>> 1;
        if (row < upTo) areas.add(row);
      }
    };
    const key = table.names.find(folded);
    if (key >= 0) add(table.names.span(key), table.first.zip);
    // While it is being typed, only states and countries are guessed.
    if (areas.size === 0 && folded.length >= 2) add(table.names.prefixSpan(folded), table.first.county);
    return areas;
  }

  return (query, limit, options = {}) => {
    const most = Math.max(1, Math.min(100, Math.floor(limit) || 1));
    const text = query.slice(0, MAX_QUERY_CHARS).trim();
    const digits = /^(\d{1,5})(?:-\d{0,4})?$/.exec(text)?.[1];
    if (digits !== undefined) return zipsFrom(table, digits, most);
    const home = options.home === undefined ? -1 : rows.rowOfId(options.home.toLowerCase());
    const roots = rootsOf();
    const best = new Best(most);
    const scoreOf = (posting: number): number => {
      const row = posting >>> 1;
      const people = Math.log10((table.population[row] ?? 0) + 10);
      const bonus = roots[row] === home ? HOME_BONUS : 0;
      const malus =
        row < table.first.county
          ? bonus > 0
            ? 0
            : stateMalus(row)
          : row < table.first.zip
            ? COUNTY_MALUS
            : 0;
      return people + bonus - malus - (posting & 1) * ALTERNATE_MALUS;
    };
    const take = ([from, to]: [number, number], tier: number, within?: ReadonlySet<number>): void => {
      for (let i = from; i < to; i++) {
        const posting = table.names.postings[i] ?? 0;
        const score = tier + scoreOf(posting);
        if (score <= best.least) continue;
        if (within === undefined || lies(posting >>> 1, within)) best.add(posting >>> 1, score);
      }
    };
    const lookUp = (name: string, tier: number, within?: ReadonlySet<number>): void => {
      const folded = foldName(name);
      const key = table.names.find(folded);
      if (key >= 0) take(table.names.span(key), tier + 40, within);
      for (const start of beginnings(name, folded)) take(table.names.prefixSpan(start), tier, within);
    };

    const parts = text.split(",").map((part) => part.trim());
    const head = parts[0] ?? "";
    const abbreviated = parts.length === 1 ? short(foldName(text), text.toLowerCase()) : -1;
    if (abbreviated >= 0) best.add(abbreviated, 200);
    if (parts.length > 1) {
      let within: Set<number> | undefined;
      for (const part of parts.slice(1, 4)) {
        if (part === "") continue;
        const areas = areasOf(part);
        const outer = within;
        within =
          outer === undefined
            ? areas
            : new Set([...outer].filter((row) => areas.has(row) || lies(row, areas)));
      }
      lookUp(head, 0, within);
    } else {
      lookUp(text, 0);
      const words = text.split(/\s+/);
      for (let taken = 1; taken <= Math.min(MAX_QUALIFIER_WORDS, words.length - 1); taken++) {
        const areas = areasOf(words.slice(-taken).join(" "));
        const name = words.slice(0, -taken).join(" ");
        const key = areas.size === 0 ? -1 : table.names.find(foldName(name));
        if (key >= 0) take(table.names.span(key), 20, areas);
      }
    }
    return best.rows();
  };
}

// "st" may be the beginning of "Stockton" as well as "Saint": the last word is tried as typed, too.
function beginnings(name: string, folded: string): Set<string> {
  const typed = /[\p{L}\p{N}]+$/u.exec(name)?.[0].toLowerCase();
  const lead = folded.slice(0, folded.lastIndexOf(" ") + 1);
  return new Set(
    typed === undefined || folded === ""
      ? [folded]
      : [folded, foldName(typed) === typed ? folded : lead + typed],
  );
}

function zipsFrom(table: Table, digits: string, most: number): number[] {
  const low = Number(digits.padEnd(5, "0"));
  const high = Number(digits.padEnd(5, "9"));
  const found: number[] = [];
  let from = 0;
  let to = table.count.zip;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((table.zip[middle] ?? 0) < low) from = middle + 1;
    else to = middle;
  }
  for (let i = from; i < table.count.zip && found.length < most && (table.zip[i] ?? 0) <= high; i++) {
    found.push(table.first.zip + i);
  }
  return found;
}

// The best few rows by score, each once; ties go to the lower row so that answers stay the same.
class Best {
  least = Number.NEGATIVE_INFINITY;
  readonly #most: number;
  readonly #kept: { row: number; score: number }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(row: number, score: number): void {
    const kept = this.#kept;
    const known = kept.findIndex((one) => one.row === row);
    if (known >= 0) {
      if ((kept[known]?.score ?? 0) >= score) return;
      kept.splice(known, 1);
    }
    let at = kept.length;
    for (; at > 0; at--) {
      const before = kept[at - 1];
      if (before === undefined || before.score > score || (before.score === score && before.row < row)) break;
    }
    kept.splice(at, 0, { row, score });
    if (kept.length > this.#most) kept.pop();
    if (kept.length === this.#most) this.least = kept.at(-1)?.score ?? this.least;
  }

  rows(): number[] {
    return this.#kept.map(({ row }) => row);
  }
}
