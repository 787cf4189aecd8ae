/**
 * The one place where rights are enforced. Whatever leaves Townwire (page, feed, mail, API, search) is made from
 * a `ShownArticle`, and only `showArticle` makes one: what a source does not grant is not in it.
 *
 * - full: the publisher's whole text and picture;
 * - excerpt: headline, credit, link, at most 300 characters of text, and the picture offered for sharing;
 * - headline: headline, credit and link.
 */
import { spaceWords } from "#base/text.ts";
import type { Author, KeptEntity, KeptLocal, Rights } from "#database/tables.ts";

declare const shown: unique symbol;

/** An article as far as its source lets us show it. */
export type ShownArticle = {
  readonly [shown]: true;
  id: string;
  title: string;
  publisher: { slug: string; name: string };
  authors: readonly Author[];
  /** Where the publisher has it. */
  url: string | undefined;
  published: Date;
  edited: Date | undefined;
  version: number;
  language: string | undefined;
  sections: readonly string[];
  /** Whose wire it is, when it is an agency's. */
  agency: string | undefined;
  /** Where it is local news, and the evidence; its words only where they stand in what may be shown. */
  local: KeptLocal | undefined;
  /** People and bodies that it names in what may be shown of it. */
  entities: readonly KeptEntity[];
  /** The story it tells, with the number of its articles. */
  story: { id: string; articles: number } | undefined;
  /** The article whose text this one repeats. */
  copyOf: string | undefined;
  /** Comments on it that everybody sees, and why an editor closed them; undefined while none did. */
  comments: { shown: number; closedWhy: string | undefined };
  rights: Rights;
  /** Plain text; empty unless the rights are full or excerpt. */
  excerpt: string;
  /** Sanitised HTML; empty unless the rights are full. */
  bodyHtml: string;
  bodyText: string;
  /** Its lead picture, when we have it to serve. */
  picture: ShownPicture | undefined;
};

export type ShownPicture = {
  key: string;
  alt: string;
  credit: string | undefined;
  /** Of the widest that there is. */
  width: number;
  height: number;
  /** The widths of the whole picture, and of its crop for cards when it has one, smallest first. */
  whole: readonly number[];
  card: readonly number[];
  /** Its mean colour, "#rrggbb". */
  tint: string | undefined;
};

/** An article as it is kept, before anybody asked what may be shown. Never leaves this room. */
export type KeptArticle = Omit<ShownArticle, typeof shown>;

export const EXCERPT_CHARS = 300;

/** So much of an excerpt as may be shown; counted in whole signs, as the database counts what its search may find. */
export const cutExcerpt = (excerpt: string): string =>
  excerpt.length <= EXCERPT_CHARS
    ? excerpt
    : [...excerpt.slice(0, 2 * EXCERPT_CHARS)].slice(0, EXCERPT_CHARS).join("");

/** Leaves out what the rights do not grant. */
export function showArticle(kept: KeptArticle): ShownArticle {
  const may = grants(kept.rights);
  const excerpt = may.excerpt ? cutExcerpt(kept.excerpt) : "";
  const mayShow = (words: string) => mayShowWords({ ...kept, excerpt }, words);
  const article = {
    ...kept,
    excerpt,
    // A name that stands only in a hidden text is part of that text; that there was evidence is not.
    entities: may.body
      ? kept.entities
      : kept.entities.flatMap((entity) => {
          const count = countWords(`${kept.title}\n${excerpt}`, entity.name);
          return count > 0 ? [{ ...entity, count }] : [];
        }),
    local: kept.local && {
      ...kept.local,
      evidence: kept.local.evidence.map((one) =>
        OUTSIDE_TEXT.has(one.kind) || mayShow(one.text) ? one : { ...one, text: "" },
      ),
    },
    bodyHtml: may.body ? kept.bodyHtml : "",
    bodyText: may.body ? kept.bodyText : "",
    picture: may.picture ? kept.picture : undefined,
  };
  return article as unknown as ShownArticle;
}

/** Evidence that comes from what we know of the publisher, and not from the article's words. */
const OUTSIDE_TEXT: ReadonlySet<string> = new Set(["coverage", "editor"]);

/** Whether words taken from an article's text stand, as whole words, in the part of it that its rights let us show. */
export const mayShowWords = (
  shown: Pick<ShownArticle, "rights" | "title" | "excerpt">,
  words: string,
): boolean => grants(shown.rights).body || countWords(`${shown.title}\n${shown.excerpt}`, words) > 0;

/** How often the words stand in the text one after the other, whatever is between them. */
function countWords(text: string, words: string): number {
  const wanted = spaceWords(words);
  if (wanted.trim() === "") return 0;
  return spaceWords(text)
    .split(wanted.trimEnd())
    .slice(1)
    .filter((rest) => rest.startsWith(" ")).length;
}

/** What each grant allows. */
export function grants(rights: Rights): { excerpt: boolean; picture: boolean; body: boolean } {
  switch (rights) {
    case "full":
      return { excerpt: true, picture: true, body: true };
    case "excerpt":
      return { excerpt: true, picture: true, body: false };
    case "headline":
      return { excerpt: false, picture: false, body: false };
    default:
      return rights satisfies never;
  }
}
