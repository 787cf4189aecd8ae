/** What the search form holds, as typed, and its address. Pure: whatever is in an address is read as something. */

import type { SearchOrder } from "#articles/search.ts";
import { oneLine } from "#base/text.ts";

export type SearchForm = {
  words: string;
  /** A name, a ZIP code or a slug. */
  place: string;
  /** A slug. */
  section: string;
  /** A name or a slug. */
  publisher: string;
  /** Days as in 2026-03-10; both are searched, too. */
  from: string;
  to: string;
  order: SearchOrder;
};

export const FILTERS = ["place", "section", "publisher", "from", "to"] as const;
export type Filter = (typeof FILTERS)[number];

const MAX_WORDS = 200;
export const MAX_FILTER = 100;

export function readForm(query: (name: string) => string | undefined): SearchForm {
  const field = (name: string, most: number) =>
    oneLine((query(name) ?? "").slice(0, 10 * most)).slice(0, most);
  return {
    words: field("q", MAX_WORDS).toWellFormed(),
    place: field("place", MAX_FILTER),
    section: field("section", MAX_FILTER),
    publisher: field("publisher", MAX_FILTER),
    from: field("from", MAX_FILTER),
    to: field("to", MAX_FILTER),
    order: query("order") === "newest" ? "newest" : "best",
  };
}

/** The address of a search, without what says nothing. */
export function formPath(form: SearchForm, change: Partial<SearchForm> = {}): string {
  const { words, order, ...filters } = { ...form, ...change };
  const given = [
    ["q", words],
    ...FILTERS.map((name) => [name, filters[name]] as const),
    ["order", order === "best" ? "" : order],
  ] as const;
  const query = given.flatMap(([name, value]) =>
    value === "" ? [] : [`${name}=${encodeURIComponent(value.toWellFormed())}`],
  );
  return query.length > 0 ? `/search?${query.join("&")}` : "/search";
}

export const hasFilter = (form: SearchForm): boolean => FILTERS.some((name) => form[name] !== "");
