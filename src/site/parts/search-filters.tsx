/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The filters of a search, folded away until one is wanted. A plain form: what it asks stands in the address. */
import type { Search } from "../find-search.ts";
import { hasFilter, MAX_FILTER } from "../search-form.ts";
import { SectionOptions } from "./section-options.tsx";

export function SearchFilters({ search: { form, problems, sections } }: { search: Search }) {
  const wrong = (name: string) => (problems.some((one) => one.filter === name) ? "true" : undefined);
  const isSet = hasFilter(form);
  return (
    <details class="filters" open={isSet}>
      <summary>Filter</summary>
      <form action="/search" method="get">
        <input type="hidden" name="q" value={form.words} />
        {form.order === "newest" && <input type="hidden" name="order" value="newest" />}
        <p class="wide">
          <label for="f-place">Place or ZIP code</label>
          <input
            id="f-place"
            name="place"
            value={form.place}
            maxlength={MAX_FILTER}
            aria-invalid={wrong("place")}
            autocomplete="off"
          />
        </p>
        <p class="wide">
          <label for="f-publisher">Publisher</label>
          <input
            id="f-publisher"
            name="publisher"
            value={form.publisher}
            maxlength={MAX_FILTER}
            aria-invalid={wrong("publisher")}
            autocomplete="off"
          />
        </p>
        <p class="wide">
          <label for="f-section">Section</label>
          <select id="f-section" name="section">
            <option value="">All sections</option>
            <SectionOptions chosen={form.section} sections={sections} />
          </select>
        </p>
        <p>
          <label for="f-from">From</label>
          <input id="f-from" name="from" type="date" value={form.from} aria-invalid={wrong("from")} />
        </p>
        <p>
          <label for="f-to">To</label>
          <input id="f-to" name="to" type="date" value={form.to} aria-invalid={wrong("to")} />
        </p>
        <p class="wide">
          <button type="submit">Search</button>
        </p>
      </form>
    </details>
  );
}
