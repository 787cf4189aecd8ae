/** What the write line hands over to be saved: an article as understood from one waiting item. */
import { createHash } from "node:crypto";
import type { Author } from "#database/tables.ts";
import type { WaitingItem } from "./items.ts";

export type Draft = {
  item: WaitingItem;
  publisherId: string;
  publisherName: string;
  url: string | undefined;
  title: string;
  authors: Author[];
  /** Plain text of at most 300 characters. */
  excerpt: string;
  /** Sanitised. */
  bodyHtml: string;
  bodyText: string;
  bodyFrom: "page" | "feed";
  /** What the wire or the page says of the language. */
  language: string | undefined;
  /** The publisher's own, as the wire gives them; IPTC Media Topics as "medtop:04000000". */
  categories: readonly string[];
  published: Date;
  picture: { url: string; alt?: string | undefined; credit?: string | undefined } | undefined;
  /** Slug of the section that the operator gave the source. */
  section: string | undefined;
  /** A second look at the page of an item that has not changed: it completes a version and never makes one. */
  completes: boolean;
  /** Whether the item's payload is no longer needed: false while its page is to be tried again. */
  final: boolean;
};

/** What makes two versions of an article different: title, authors and text, not markup or pictures. */
export const draftHash = (draft: Pick<Draft, "title" | "authors" | "bodyText" | "excerpt">): string => {
  const authors = draft.authors.map((author) => author.name).join("|");
  const text = (draft.bodyText || draft.excerpt).replace(/\s+/g, " ");
  return createHash("sha256").update(`${draft.title}\n${authors}\n${text}`).digest("base64url");
};
