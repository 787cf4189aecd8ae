/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** What the site says when it cannot show a page, in plain words, and where to go on from there. */
import type { Withdrawn } from "#articles/withdraw.ts";
import { placePath, searchPath } from "../addresses.ts";
import type { Meant } from "../meant.ts";
import { Card } from "../parts/card.tsx";
import { Layout } from "../parts/layout.tsx";
import { PlaceForm } from "../parts/place-form.tsx";
import { Time } from "../parts/time.tsx";
import type { View } from "../view.ts";
import { fullNameOf } from "../where.ts";

export type Problem = "missing" | "away" | "broken";

const WORDS: Record<Problem, { title: string; text: string }> = {
  missing: {
    title: "There is no such page",
    text: "The address may be mistyped, or it is one that we have never had.",
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

export type ProblemProps = {
  view: View;
  problem: Problem;
  path: string;
  /** What may have been wanted; left out where nothing can be read to tell. */
  meant?: Meant | undefined;
};

export function ProblemPage({ view, problem, path, meant }: ProblemProps) {
  const { title, text } = WORDS[problem];
  return (
    <Layout view={view} head={{ title, description: text, path, hidden: true }}>
      <div class="prose">
        <h1>{title}</h1>
        <p class="standfirst">{text}</p>
        {meant && <Ways view={view} meant={meant} />}
        <p>
          <a class="button" href="/">
            The front page
          </a>
        </p>
      </div>
      {meant && <Newest view={view} meant={meant} />}
    </Layout>
  );
}

/** The search with the words of the address, and the section or place that they nearly are. */
function Ways({ view, meant }: { view: View; meant: Meant }) {
  const { words, section, place } = meant;
  if (!words && !section && !place) return null;
  return (
    <ul class="plain-list">
      {section && (
        <li>
          The section <a href={`/${section.slug}`}>{section.name}</a>
        </li>
      )}
      {place && (
        <li>
          News of{" "}
          <a href={placePath(place)} dir="auto">
            {fullNameOf(view.places, place)}
          </a>
        </li>
      )}
      {words && (
        <li>
          Search for{" "}
          <a href={searchPath(words)} dir="auto">
            {words}
          </a>
        </li>
      )}
    </ul>
  );
}

function Newest({ view, meant }: { view: View; meant: Meant }) {
  if (meant.newest.length === 0) return null;
  return (
    <section class="newest" aria-labelledby="newest">
      <h2 class="label" id="newest">
        Just in
      </h2>
      <div class="listing">
        {meant.newest.map((article) => (
          <Card view={view} article={article} look="plain" section />
        ))}
      </div>
    </section>
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
          It was taken down <Time view={view} date={withdrawn.at} />, and is no longer shown anywhere on this
          site.
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
