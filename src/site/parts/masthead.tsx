/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The site's name and day, as on a paper's front, and the search. */
import type { View } from "../view.ts";
import { showDay } from "../when.ts";

export type MastheadProps = { view: View; isHome: boolean; query?: string | undefined };

export function Masthead({ view, isHome, query }: MastheadProps) {
  const day = showDay(view.now, view.timeZone);
  const Name = isHome ? "h1" : "p";
  return (
    <header class="masthead">
      <p class="day">
        <span class="weekday">{day.weekday}</span>
        {day.date}
      </p>
      <Name class="name">
        <a href="/">{view.town}</a>
      </Name>
      <search>
        <form class="search" action="/search" method="get">
          <label class="unseen" for="q">
            Search the news
          </label>
          <input
            id="q"
            name="q"
            type="search"
            value={query}
            placeholder="Search"
            maxlength={200}
            autocomplete="off"
          />
          <button type="submit">
            <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
              <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
              <path d="M12.8 12.8 18 18" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
            </svg>
            <span class="unseen">Search</span>
          </button>
        </form>
      </search>
    </header>
  );
}
