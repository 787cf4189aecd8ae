/**
 * What pages tell search engines, in the words of schema.org: made from `ShownArticle`s alone, and nothing that the
 * page itself does not show.
 */
import type { ShownArticle } from "#articles/rights.ts";
import { shorten } from "#base/text.ts";
import { findSection } from "#config/sections.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { articlePath, placePath, publisherPath, searchTemplate, webAddress } from "./addresses.ts";
import type { View } from "./view.ts";
import { containersOf, fullNameOf } from "./where.ts";

const CONTEXT = "https://schema.org";
/** Longer headlines are not taken. */
const MAX_HEADLINE_CHARS = 110;
/** Articles of a listing that are named. */
const MAX_LISTED = 40;

type FactsView = Pick<View, "town" | "publicUrl" | "places">;
export type FactsImage = { path: string; width: number; height: number };

/**
 * A `NewsArticle` by its publisher, which we carry: `url` and `isBasedOn` are the publisher's address, the page it stands
 * on here is `mainEntityOfPage`. That it costs nothing to read is said only where all of it stands here.
 */
export function factsOf(view: FactsView, article: ShownArticle, image: FactsImage | undefined): object {
  const original = webAddress(article.url);
  const page = view.publicUrl + articlePath(article);
  const publisher = {
    "@type": "NewsMediaOrganization",
    name: article.publisher.name,
    url: view.publicUrl + publisherPath(article.publisher),
  };
  const authors = article.authors.filter(({ name }) => name !== "");
  const place = article.local && view.places.find(article.local.place);
  return {
    "@context": CONTEXT,
    "@type": "NewsArticle",
    headline: shorten(article.title, MAX_HEADLINE_CHARS),
    url: original ?? page,
    isBasedOn: original,
    mainEntityOfPage: { "@type": "WebPage", "@id": page },
    datePublished: article.published.toISOString(),
    dateModified: (article.edited ?? article.published).toISOString(),
    description: article.excerpt || undefined,
    inLanguage: article.language,
    isAccessibleForFree: article.bodyText ? true : undefined,
    articleSection: article.sections.flatMap((slug) => findSection(slug)?.name ?? []),
    contentLocation: place && factsOfPlace(view, place),
    image: article.picture && image && factsOfImage(view, article.picture, image),
    author:
      authors.length > 0
        ? authors.map(({ name, url }) => ({ "@type": "Person", name, url: webAddress(url) }))
        : publisher,
    publisher,
    // An agency's wire is the agency's work, whoever prints it.
    creditText: article.agency,
  };
}

const factsOfImage = (
  view: FactsView,
  picture: { alt: string; credit: string | undefined },
  { path, width, height }: FactsImage,
): object => ({
  "@type": "ImageObject",
  url: view.publicUrl + path,
  width,
  height,
  caption: picture.alt || undefined,
  creditText: picture.credit,
});

const factsOfPlace = (view: FactsView, place: Place): object => ({
  "@type": "Place",
  name: fullNameOf(view.places, place),
  url: view.publicUrl + placePath(place),
  geo: { "@type": "GeoCoordinates", latitude: place.lat, longitude: place.lon },
});

/** The site and its search, for the front page. */
export const factsOfSite = (view: FactsView): object => ({
  "@context": CONTEXT,
  "@type": "WebSite",
  name: view.town,
  url: `${view.publicUrl}/`,
  potentialAction: {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: view.publicUrl + searchTemplate("{search_term_string}") },
    "query-input": "required name=search_term_string",
  },
});

export type FactsListing = { path: string; name: string; description: string };

/** A listing and what stands on it, in its order. */
export const factsOfListing = (
  view: FactsView,
  listing: FactsListing,
  articles: readonly ShownArticle[],
): object => ({
  "@context": CONTEXT,
  "@type": "CollectionPage",
  name: listing.name,
  description: listing.description,
  url: view.publicUrl + listing.path,
  isPartOf: { "@type": "WebSite", name: view.town, url: `${view.publicUrl}/` },
  mainEntity: {
    "@type": "ItemList",
    itemListElement: articles.slice(0, MAX_LISTED).map((article, n) => ({
      "@type": "ListItem",
      position: n + 1,
      url: view.publicUrl + articlePath(article),
      name: article.title,
    })),
  },
});

/** "Local › Ohio › Osmer County › Brindle Falls", as the page of a place has it above its name. */
export const factsOfTrail = (view: FactsView, place: Place): object => ({
  "@context": CONTEXT,
  "@type": "BreadcrumbList",
  itemListElement: [
    { name: "Local", path: "/local" },
    ...[place, ...containersOf(view.places, place)]
      .reverse()
      .map((one) => ({ name: one.name, path: placePath(one) })),
  ].map(({ name, path }, n) => ({
    "@type": "ListItem",
    position: n + 1,
    name,
    item: view.publicUrl + path,
  })),
});
