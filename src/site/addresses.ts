/** The addresses that pages link to, each made in one place. Paths begin with a slash; `publicUrl` has none at its end. */
import { parseHttpUrl } from "#base/url.ts";

export { articlePath, slugOf } from "#articles/address.ts";
export { cardPath, imagePath, jpegPath } from "#images/address.ts";
export { placePath } from "#places/address.ts";

export const publisherPath = (publisher: { slug: string }): string => `/publisher/${publisher.slug}`;

/** The search for a place, with what was asked for. */
export const placeSearchPath = (words: string): string =>
  `/local?q=${encodeURIComponent(words.toWellFormed())}`;

/** Where notices of a place are turned on. */
export const noticesPath = (place: { slug: string }): string => `/notices?place=${place.slug}`;

/** The newsletter's form, with a place ticked. */
export const newsletterPath = (place: { slug: string }): string => `/newsletter?place=${place.slug}`;

/** The issues of a place's newsletter. */
export const issuesPath = (place: { slug: string }): string => `/newsletter/places/${place.slug}`;

export const storyPath = (story: { id: string }): string => `/story/${story.id}`;

export const searchPath = (words: string): string => `/search?q=${encodeURIComponent(words.toWellFormed())}`;

/** The search's address with a blank for its words, as those who fill it in want it. */
export const searchTemplate = (blank: string): string => `/search?q=${blank}`;

/** Whether a part of an address can be a slug at all; what is not must not reach the database, which refuses some text. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,200}$/.test(text);

export const FEED_FORMATS = ["rss", "atom", "json"] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** The feed of a listing; that of the home page, whose path is "/", is "/home.rss". */
export const feedPath = (listing: string, format: FeedFormat): string =>
  `${listing === "/" ? "/home" : listing}.${format}`;

/** A listing's page after the cursor. */
export const olderPath = (path: string, cursor: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;

export type EditionPart = {
  /** Where it is not the reader's own order. */
  order?: "ranked" | "latest" | undefined;
  /** Stories to leave out at the beginning. */
  from?: number | undefined;
  /** Every article by time, also those that are too old to be ranked. */
  all?: boolean;
};

/** A part of a ranked list. */
export function editionPath(path: string, { order, from, all }: EditionPart): string {
  const query = new URLSearchParams();
  if (order) query.set("order", order);
  if (from) query.set("from", String(from));
  if (all) query.set("cursor", "newest");
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The page to sign in at, which leads back to this path of ours. */
export const signInPath = (back: string): string =>
  back === "/" || /^\/(sign-in|account)(?=[/?#]|$)/.test(back)
    ? "/sign-in"
    : `/sign-in?back=${encodeURIComponent(back)}`;

/** The same for whoever is signed in and has to show once more who it is. */
export const signInAgainPath = (back: string): string => `/sign-in?again=1&back=${encodeURIComponent(back)}`;

/** A stranger's address when it is a web address, else undefined: nothing else may become a link. */
export const webAddress = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : parseHttpUrl(text)?.href;
