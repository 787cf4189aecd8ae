/**
 * Listings as feeds. They carry what the listing's cards carry, within the same rights: an item of a source that
 * grants the headline alone has no description. Formats: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1.
 */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import type { ShownArticle } from "#articles/rights.ts";
import { findSection } from "#config/sections.ts";
import { articlePath, type FeedFormat, feedPath, jpegPath, webAddress } from "./addresses.ts";
import type { View } from "./view.ts";

export type FeedListing = {
  title: string;
  description: string;
  path: string;
  /** Behind the feed's own address, with its question mark: a reader's choices, or nothing. */
  query?: string;
};

/** Articles in a feed. */
export const PER_FEED = 40;

/** Makes the feed of a listing; `articles` newest first. */
export function makeFeed(
  format: FeedFormat,
  view: View,
  listing: FeedListing,
  articles: readonly ShownArticle[],
): { type: string; body: string } {
  switch (format) {
    case "rss":
      return { type: "application/rss+xml; charset=utf-8", body: makeRss(view, listing, articles) };
    case "atom":
      return { type: "application/atom+xml; charset=utf-8", body: makeAtom(view, listing, articles) };
    case "json":
      return { type: "application/feed+json; charset=utf-8", body: makeJson(view, listing, articles) };
    default:
      return format satisfies never;
  }
}

// An address without the words of the title, which may change: readers' programs must not see a new item then.
const idOf = (view: View, article: ShownArticle): string => `${view.publicUrl}/article/${article.id}`;
const selfOf = (view: View, listing: FeedListing, format: FeedFormat): string =>
  view.publicUrl + feedPath(listing.path, format) + (listing.query ?? "");
const linkOf = (view: View, article: ShownArticle): string => view.publicUrl + articlePath(article);
const updatedOf = (article: ShownArticle): Date => article.edited ?? article.published;
const newestOf = (view: View, articles: readonly ShownArticle[]): Date =>
  articles.reduce<Date | undefined>((newest, article) => {
    const updated = updatedOf(article);
    return newest === undefined || updated > newest ? updated : newest;
  }, undefined) ?? view.now;

/** "Publisher, Author": feeds have one field where pages have a line. */
const creditOf = (article: ShownArticle): string[] => [
  article.publisher.name,
  ...article.authors.map((author) => author.name),
];

const originalOf = (article: ShownArticle): string[] => {
  const url = webAddress(article.url);
  return url === undefined ? [] : [url];
};

const namesOf = (article: ShownArticle): string[] =>
  article.sections.flatMap((slug) => findSection(slug)?.name ?? []);

function imageOf(view: View, article: ShownArticle) {
  const { picture } = article;
  if (!picture) return undefined;
  const { width, height } = picture;
  return { width, height, url: view.publicUrl + jpegPath(picture.key, width) };
}

function makeRss(view: View, listing: FeedListing, articles: readonly ShownArticle[]): string {
  return generateRssFeed({
    title: listing.title,
    link: view.publicUrl + listing.path,
    description: listing.description,
    language: "en",
    lastBuildDate: newestOf(view, articles),
    ttl: 15,
    atom: {
      links: [{ rel: "self", type: "application/rss+xml", href: selfOf(view, listing, "rss") }],
    },
    items: articles.map((article) => {
      const image = imageOf(view, article);
      return {
        title: article.title,
        link: linkOf(view, article),
        guid: { value: idOf(view, article), isPermaLink: true },
        pubDate: article.published,
        ...(article.excerpt ? { description: article.excerpt } : {}),
        dc: { creators: creditOf(article) },
        categories: namesOf(article).map((name) => ({ name })),
        ...(image
          ? {
              media: {
                contents: [
                  {
                    url: image.url,
                    type: "image/jpeg",
                    medium: "image",
                    width: image.width,
                    height: image.height,
                  },
                ],
              },
            }
          : {}),
      };
    }),
  });
}

function makeAtom(view: View, listing: FeedListing, articles: readonly ShownArticle[]): string {
  return generateAtomFeed({
    id: view.publicUrl + listing.path,
    title: { value: listing.title },
    subtitle: { value: listing.description },
    updated: newestOf(view, articles),
    links: [
      { rel: "alternate", type: "text/html", href: view.publicUrl + listing.path },
      { rel: "self", type: "application/atom+xml", href: selfOf(view, listing, "atom") },
    ],
    entries: articles.map((article) => ({
      id: idOf(view, article),
      title: { value: article.title },
      published: article.published,
      updated: updatedOf(article),
      authors: creditOf(article).map((name) => ({ name })),
      categories: namesOf(article).map((term) => ({ term })),
      links: [
        { rel: "alternate", type: "text/html", href: linkOf(view, article) },
        ...originalOf(article).map((href) => ({ rel: "via", type: "text/html", href })),
      ],
      ...(article.excerpt ? { summary: { value: article.excerpt } } : {}),
    })),
  });
}

function makeJson(view: View, listing: FeedListing, articles: readonly ShownArticle[]): string {
  const feed = generateJsonFeed({
    title: listing.title,
    description: listing.description,
    home_page_url: view.publicUrl + listing.path,
    feed_url: selfOf(view, listing, "json"),
    language: "en",
    items: articles.map((article) => {
      const image = imageOf(view, article);
      return {
        id: idOf(view, article),
        url: linkOf(view, article),
        ...originalOf(article).reduce((_, url) => ({ external_url: url }), {}),
        title: article.title,
        // The standard asks for one of the two contents; the headline is what every grant allows.
        content_text: article.excerpt || article.title,
        date_published: article.published,
        date_modified: updatedOf(article),
        authors: creditOf(article).map((name) => ({ name })),
        tags: namesOf(article),
        ...(image ? { image: image.url } : {}),
        ...(article.language ? { language: article.language } : {}),
      };
    }),
  });
  return JSON.stringify(feed);
}
