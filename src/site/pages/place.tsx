/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * The page of a place: where it is, its local news in the reader's order, and what is in the news around it. A place that
 * nobody reports from says so and leads to the nearest that somebody does.
 */
import type { ShownArticle } from "#articles/rights.ts";
import { kmBetween, type Place } from "#understanding/gazetteer.ts";
import { noticesPath, placePath } from "../addresses.ts";
import { factsOfListing, factsOfTrail } from "../facts.ts";
import type { Around, PlaceInNews } from "../find-place.ts";
import { AllMuted } from "../parts/all-muted.tsx";
import { Card } from "../parts/card.tsx";
import { ChoiceForm } from "../parts/choice-form.tsx";
import { FollowButton } from "../parts/follow-button.tsx";
import { Layout } from "../parts/layout.tsx";
import { Listed } from "../parts/listed.tsx";
import { MuteMenu } from "../parts/mute-menu.tsx";
import { PlaceForm } from "../parts/place-form.tsx";
import { PlaceList } from "../parts/place-list.tsx";
import { articlesOf, hasAny, isAllMuted, isBeginning, type Listed as ListedPage } from "../read-listed.ts";
import type { View } from "../view.ts";
import { containersNamed, containersOf, fullNameOf, kindOf, showDistance, showPeople } from "../where.ts";

/** As far as people say "around here". */
const AROUND_KM = 80;

export type PlaceProps = {
  view: View;
  place: Place;
  /** The place whose news this is: another one when the page is that of a ZIP code. */
  newsOf: Place;
  listed: ListedPage;
  around: Around;
  /** Of the nearest place with news, when this one has none. */
  nearest: readonly ShownArticle[];
};

export function PlacePage(props: PlaceProps) {
  const { view, place, newsOf, listed, around, nearest } = props;
  const isEmpty = !hasAny(listed);
  const path = placePath(place);
  const name = fullNameOf(view.places, place);
  const head = {
    title: name,
    description: `Local news of ${name}, from the publishers that reported it.`,
    path,
    listing: { path, name: `Local news of ${place.name}` },
    hidden: !isBeginning(listed),
  };
  const facts = [
    factsOfTrail(view, place),
    factsOfListing(view, { ...head, name: `Local news of ${name}` }, articlesOf(listed)),
  ];
  return (
    <Layout view={view} head={{ ...head, facts }} current="local">
      <header class="page-head">
        <Containers view={view} place={place} />
        <h1 dir="auto">{place.kind === "zip" ? `ZIP code ${place.name}` : place.name}</h1>
        <p class="standfirst">
          <About view={view} place={place} newsOf={newsOf} />
        </p>
        <div class="actions">
          <FollowButton {...{ view, name: newsOf.name }} kind="place" value={newsOf.id} back={path} />
          {view.reader.choices.place !== place.id && (
            <ChoiceForm fields={{ do: "place", place: place.id }} back={path} label="Make it my place" />
          )}
          {newsOf.kind !== "country" && newsOf.kind !== "region" && (
            <a class="quiet" href={noticesPath(newsOf)}>
              Get notices
            </a>
          )}
          <MuteMenu mutable={[{ kind: "place", value: newsOf.id, name: newsOf.name }]} back={path} />
        </div>
      </header>
      {isEmpty ? (
        <NoNews {...props} />
      ) : (
        <Listed view={view} listed={listed} path={path} section place={newsOf.id} />
      )}
      <Neighbours view={view} place={place} around={around} isNextShown={nearest.length > 0} />
      <PlaceForm label="Another place" />
    </Layout>
  );
}

/** "Local › Ohio › Osmer County": each contains the next. */
const Containers = ({ view, place }: { view: View; place: Place }) => (
  <nav class="kicker trail" aria-label="What contains this place">
    <ol>
      <li>
        <a href="/local">Local</a>
      </li>
      {[...containersOf(view.places, place)].reverse().map((one) => (
        <li>
          <a href={placePath(one)} dir="auto">
            {one.name}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

function About({ view, place, newsOf }: { view: View; place: Place; newsOf: Place }) {
  if (place.kind === "zip")
    return newsOf.id === place.id ? (
      <>{kindOf(place)}.</>
    ) : (
      <>
        It belongs to <a href={placePath(newsOf)}>{fullNameOf(view.places, newsOf)}</a>
        {", "}whose local news stands here.
      </>
    );
  const where = containersNamed(view.places, place);
  return (
    <>
      {kindOf(place)}
      {where && ` in ${where}`}
      {showPeople(place)}.
    </>
  );
}

function NoNews({ view, place, newsOf, listed, around, nearest }: PlaceProps) {
  const name = newsOf.name;
  if (isAllMuted(listed)) return <AllMuted />;
  if (!isBeginning(listed))
    return (
      <p class="prose">
        Nobody has reported anything from {name} before that. <a href={placePath(place)}>The newest</a>
      </p>
    );
  const [next] = around.neighbours;
  const holders = around.containers;
  return (
    <div class="empty">
      <p class="prose">
        None of the publishers here has reported anything from {name} so far.
        {holders.length > 0 && (
          <>
            {" "}
            There is news of what contains it: <Links places={holders} />.
          </>
        )}
      </p>
      {next && nearest.length > 0 && (
        <section aria-labelledby="nearest">
          <h2 class="label" id="nearest">
            The nearest news: <a href={placePath(next.place)}>{next.place.name}</a>,{" "}
            {showDistance(newsOf, next.place)} away
          </h2>
          <div class="listing">
            {nearest.map((article) => (
              <Card view={view} article={article} look="row" excerpt section place={next.place.id} />
            ))}
          </div>
        </section>
      )}
      {!next && holders.length === 0 && (
        <p class="prose">
          Nor has anybody from anywhere near it. <a href="/local">All local news</a>
        </p>
      )}
    </div>
  );
}

const Links = ({ places }: { places: readonly PlaceInNews[] }) => (
  <>
    {places.map(({ place }, i) => (
      <>
        {i > 0 && ", "}
        <a href={placePath(place)}>{place.name}</a>
      </>
    ))}
  </>
);

function Neighbours(props: { view: View; place: Place; around: Around; isNextShown: boolean }) {
  const { view, place, around, isNextShown } = props;
  // What the page of an empty place has just shown need not be said again.
  const neighbours = isNextShown ? around.neighbours.slice(1) : around.neighbours;
  const [nearest] = neighbours;
  if (!nearest) return null;
  const isNear = kmBetween(place, nearest.place) < AROUND_KM;
  return (
    <section class="around" aria-labelledby="around">
      <h2 class="label" id="around">
        {isNear ? "Around here" : "Further away"}
      </h2>
      <PlaceList view={view} places={neighbours} from={place} />
    </section>
  );
}
