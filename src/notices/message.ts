/**
 * What a notice says, made of articles as far as they may be shown: headline, publisher, place. Pure. One article is
 * told by its headline; several together are one summary.
 */
import { articlePath } from "#articles/address.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { oneLine, shorten } from "#base/text.ts";
import { placePath } from "#places/address.ts";

/** What the service worker shows. */
export type Notice = {
  title: string;
  body: string;
  /** The path that opens when it is chosen. */
  url: string;
  /** A later one of the same tag takes its place. */
  tag: string;
};

export type Told = { article: ShownArticle; place: { name: string; slug: string } | undefined };

const MAX_TITLE_CHARS = 200;
const MAX_NAME_CHARS = 80;
const MAX_LINES = 5;
const MAX_LINE_CHARS = 100;

/** @param told at least one, the newest first */
export function makeNotice([first, ...others]: readonly [Told, ...Told[]]): Notice {
  const tag = first.article.story?.id ?? first.article.id;
  if (others.length > 0) return { ...makeSummary([first, ...others]), tag };
  return {
    title: cut(first.article.title, MAX_TITLE_CHARS),
    body: [first.article.publisher.name, first.place?.name].flatMap(named).join(" · "),
    url: articlePath(first.article),
    tag,
  };
}

function makeSummary(told: readonly [Told, ...Told[]]): Omit<Notice, "tag"> {
  const places = [...new Map(told.flatMap(({ place }) => (place ? [[place.slug, place]] : []))).values()];
  const [place, ...elsewhere] = places;
  const where =
    elsewhere.length > 0 ? "your places" : (place && cut(place.name, MAX_NAME_CHARS)) || "your places";
  const lines = told
    .slice(0, MAX_LINES)
    .map(({ article }) => `${cut(article.title, MAX_LINE_CHARS)} (${cut(article.publisher.name, 40)})`);
  const more = told.length - lines.length;
  return {
    title: `${told.length} stories from ${where}`,
    body: [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join("\n"),
    url: place && elsewhere.length === 0 ? placePath(place) : "/local",
  };
}

const cut = (text: string, maxChars: number): string => shorten(oneLine(text), maxChars);
const named = (name: string | undefined): string[] => (name ? [cut(name, MAX_NAME_CHARS)] : []);
