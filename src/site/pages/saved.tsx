/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The articles a reader saved, the newest saved first, each with the button that takes it off the list. */
import type { ShownArticle } from "#articles/rights.ts";
import { AllMuted } from "../parts/all-muted.tsx";
import { Card } from "../parts/card.tsx";
import { Layout } from "../parts/layout.tsx";
import { SaveButton } from "../parts/save-button.tsx";
import type { View } from "../view.ts";

export type SavedProps = {
  view: View;
  articles: readonly ShownArticle[];
  /** Of those saved, the ones that are no longer here. */
  gone: number;
  /** Of those here, the ones that the reader muted. */
  muted: number;
};

export function SavedPage({ view, articles, gone, muted }: SavedProps) {
  const head = {
    title: "Saved",
    description: `The articles you saved on ${view.town}.`,
    path: "/saved",
    hidden: true,
  };
  return (
    <Layout view={view} head={head}>
      <header class="page-head">
        <h1>Saved</h1>
        <p class="standfirst">
          {articles.length + muted > 0
            ? "The newest saved first. The list is kept in your browser, and nowhere else."
            : "Nothing is saved yet. Every article has a button for it."}
        </p>
      </header>
      {articles.length === 0 && muted > 0 && <AllMuted />}
      {gone > 0 && (
        <p class="note">
          {gone === 1 ? "One article" : `${gone} articles`} that you saved can no longer be shown here.
        </p>
      )}
      <div class="listing">
        {articles.map((article) => (
          <div class="saved">
            <Card view={view} article={article} look="row" level={2} excerpt section />
            <SaveButton view={view} article={article} back="/saved" saved="Remove" />
          </div>
        ))}
      </div>
    </Layout>
  );
}
