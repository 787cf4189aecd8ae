/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** Articles by their words, as far as those may be shown. The form is in the masthead. */
import type { Page } from "#articles/read.ts";
import { searchPath } from "../addresses.ts";
import { Layout } from "../parts/layout.tsx";
import { Listing } from "../parts/listing.tsx";
import type { View } from "../view.ts";

export type SearchProps = {
  view: View;
  words: string;
  page: Page;
  older: boolean;
};

export function SearchPage({ view, words, page, older }: SearchProps) {
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
        <p class="standfirst">{sentence(words, page, older)}</p>
      </header>
      {page.articles.length > 0 && (
        <Listing view={view} page={page} path={searchPath(words)} older={older} section />
      )}
    </Layout>
  );
}

function sentence(words: string, page: Page, older: boolean): string {
  if (!words) return "Write a word or two in the field above.";
  if (page.articles.length > 0) return older ? "Older articles with these words." : "Newest first.";
  return older
    ? "There are no older articles with these words."
    : "No article has these words. Try fewer, or others.";
}
