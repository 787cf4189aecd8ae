/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What the site says when it cannot show a page, in plain words. */

import type { Withdrawn } from "#articles/withdraw.ts";
import { Layout } from "../parts/layout.tsx";
import { PlaceForm } from "../parts/place-form.tsx";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";

export type Problem = "missing" | "away" | "broken";

const WORDS: Record<Problem, { title: string; text: string }> = {
  missing: {
    title: "There is no such page",
    text: "The address may be mistyped, or the article was taken down by its publisher.",
  },
  away: {
    title: "Back in a moment",
    text: "The news cannot be read just now because our database is away. Nothing is lost; please try again in a minute.",
  },
  broken: {
    title: "Something went wrong here",
    text: "The mistake is ours and has been noted. Please try again, or begin at the front page.",
  },
};

export function ProblemPage({ view, problem, path }: { view: View; problem: Problem; path: string }) {
  const { title, text } = WORDS[problem];
  return (
    <Layout view={view} head={{ title, description: text, path, hidden: true }}>
      <div class="prose">
        <h1>{title}</h1>
        <p class="standfirst">{text}</p>
        <p>
          <a class="button" href="/">
            The front page
          </a>
        </p>
      </div>
    </Layout>
  );
}

/** For an article that was taken down: when, and why where that is told. Neither its headline nor its address stand here. */
export function GonePage({ view, withdrawn, path }: { view: View; withdrawn: Withdrawn; path: string }) {
  const title = "This article was taken down";
  return (
    <Layout view={view} head={{ title, description: `${title}.`, path, hidden: true }}>
      <div class="prose">
        <h1>{title}</h1>
        <p class="standfirst">
          It is no longer shown anywhere on this site, since <Time view={view} date={withdrawn.at} />.
        </p>
        {withdrawn.why === undefined ? (
          <p>No reason was given.</p>
        ) : (
          <>
            <p>The reason given:</p>
            <blockquote dir="auto">{withdrawn.why}</blockquote>
          </>
        )}
        <p>
          <a class="button" href="/">
            The front page
          </a>
        </p>
        <p>
          <a href="/about#corrections">How articles are corrected and taken down here</a>
        </p>
      </div>
    </Layout>
  );
}

/** Beside the page that is missing, the way to find the place that was meant. */
export function NoPlacePage({ view, words, path }: { view: View; words: string; path: string }) {
  const title = "We know no such place";
  const text = "The address may be mistyped. Look for the place by its name or its ZIP code.";
  return (
    <Layout view={view} head={{ title, description: text, path, hidden: true }} current="local">
      <div class="prose">
        <h1>{title}</h1>
        <p class="standfirst">{text}</p>
        <PlaceForm value={words} />
        <p>
          <a href="/local">All local news</a>
        </p>
      </div>
    </Layout>
  );
}
