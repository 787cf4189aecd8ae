/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Articles by words, as far as their words may be shown. The form is in the masthead. */
import type { Page } from "#articles/read.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { searchPath } from "../addresses.ts";
import { Card } from "../parts/card.tsx";
import { Layout } from "../parts/layout.tsx";
import { Listing } from "../parts/listing.tsx";
import type { View } from "../view.ts";

export type SearchProps = {
  view: View;
  words: string;
  page: Page;
  older: boolean;
  /** When a name was asked for, those that have it further down in their text. */
  others: readonly ShownArticle[];
};

export function SearchPage({ view, words, page, older, others }: SearchProps) {
  const head = {
    title: words ? `Search: ${words}` : "Search",
    description: `Search the news of ${view.town}.`,
    path: "/search",
    hidden: true,
  };
  return (
    <Layout view={view} head={head} query={words}>
      <header class="page-head">
        <h1 dir="auto">{words ? `“${words}”` : "Search"}</h1>
        <p class="standfirst">{sentence(words, page, older, others.length > 0)}</p>
      </header>
      {page.articles.length > 0 && (
        <Listing view={view} page={page} path={searchPath(words)} older={older} section />
      )}
      {others.length > 0 && (
        <section class={page.articles.length > 0 ? "around" : undefined} aria-labelledby="others">
          <h2 class="label" id="others">
            Named in the text
          </h2>
          <div class="listing">
            {others.map((article) => (
              <Card view={view} article={article} look="plain" excerpt section />
            ))}
          </div>
        </section>
      )}
    </Layout>
  );
}

function sentence(words: string, page: Page, older: boolean, isNamed: boolean): string {
  if (!words) return "Write a word or two in the field above.";
  if (page.articles.length > 0) return older ? "Older articles with these words." : "Newest first.";
  if (isNamed) return "No headline has this name; these articles have it in their text.";
  return older
    ? "There are no older articles with these words."
    : "No article has these words. Try fewer, or others.";
}
