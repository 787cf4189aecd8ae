/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** The Local section: its stories in the reader's order, and the ways to the news of one place. */
import type { Place } from "#understanding/gazetteer.ts";
import { placePath, placeSearchPath } from "../addresses.ts";
import { factsOfListing } from "../facts.ts";
import type { PlaceInNews } from "../find-place.ts";
import { Layout } from "../parts/layout.tsx";
import { Listed } from "../parts/listed.tsx";
import { NoList } from "../parts/no-list.tsx";
import { PlaceChooser } from "../parts/place-chooser.tsx";
import { PlaceForm } from "../parts/place-form.tsx";
import { PlaceList } from "../parts/place-list.tsx";
import { Time } from "../parts/time.tsx";
import { articlesOf, hasAny, isBeginning, type Listed as ListedPage } from "../read-listed.ts";
import type { View } from "../view.ts";
import { containersNamed, fullNameOf, kindOf, showPeople } from "../where.ts";

export type LocalProps = {
  view: View;
  listed: ListedPage;
  /** Those with the newest news. */
  inNews: readonly PlaceInNews[];
};

export function LocalPage({ view, listed, inNews }: LocalProps) {
  const head = {
    title: "Local",
    description: `Local news in ${view.town}, from the publishers that reported it, and of every other place.`,
    path: "/local",
    listing: { path: "/local", name: "Local" },
    hidden: !isBeginning(listed),
  };
  const facts = factsOfListing(view, { ...head, name: "Local" }, articlesOf(listed));
  return (
    <Layout view={view} head={{ ...head, facts }} current="local">
      <header class="page-head with-form">
        <h1>Local</h1>
        <PlaceForm label="News of one place" />
        <YourPlace view={view} />
      </header>
      {inNews.length > 0 && (
        <section class="in-news" aria-labelledby="in-news">
          <h2 class="label" id="in-news">
            Places in the news
          </h2>
          <PlaceList view={view} places={inNews} inline />
        </section>
      )}
      {hasAny(listed) ? <Listed view={view} listed={listed} path="/local" /> : <NoList listed={listed} />}
    </Layout>
  );
}

/** The reader's place, or the way to choose one, folded: beside the field above a second one would be taken for it. */
function YourPlace({ view }: { view: View }) {
  const { place: id } = view.reader.choices;
  const place = id === undefined ? undefined : view.places.find(id);
  if (!place)
    return (
      <details class="your-place">
        <summary>Choose your place</summary>
        <PlaceChooser back="/local" />
      </details>
    );
  return (
    <p class="your-place note">
      Your place: <a href={placePath(place)}>{fullNameOf(view.places, place)}</a>.{" "}
      <a href="/choices#place">Change it</a>
    </p>
  );
}

export type FoundPlacesProps = {
  view: View;
  words: string;
  found: readonly Place[];
  /** Of those found, the ones with local news. */
  news: ReadonlyMap<string, Date>;
};

export function FoundPlacesPage({ view, words, found, news }: FoundPlacesProps) {
  const head = {
    title: words ? `Places: ${words}` : "Places",
    description: `Find the news of a place on ${view.town}.`,
    path: placeSearchPath(words),
    hidden: true,
  };
  return (
    <Layout view={view} head={head} current="local">
      <header class="page-head with-form">
        <h1 dir="auto">{words ? `“${words}”` : "Find a place"}</h1>
        <PlaceForm value={words} />
      </header>
      {found.length > 0 ? (
        <ol class="found">
          {found.map((place) => (
            <FoundPlace view={view} place={place} newest={news.get(place.id)} />
          ))}
        </ol>
      ) : (
        <p class="prose">
          {words
            ? "We know no place of that name. Try its ZIP code, or the name of a larger place near it."
            : "Write the name of a town, a county or a state, or a ZIP code."}
        </p>
      )}
    </Layout>
  );
}

function FoundPlace({ view, place, newest }: { view: View; place: Place; newest: Date | undefined }) {
  const where = containersNamed(view.places, place);
  return (
    <li>
      <p class="found-name">
        <a href={placePath(place)} dir="auto">
          {place.name}
        </a>
        {where && <span class="note">, {where}</span>}
      </p>
      <p class="meta">
        <span>
          {kindOf(place)}
          {showPeople(place)}
        </span>{" "}
        {newest ? (
          <span>
            News <Time view={view} date={newest} />
          </span>
        ) : (
          <span>No news yet</span>
        )}
      </p>
    </li>
  );
}
