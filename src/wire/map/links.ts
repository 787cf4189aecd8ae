/** What the links of an item or a feed are for. Covers RSS's bare link and Atom's link with rel (RFC 4287 section 4.2.7). */

import type { WireEnclosure } from "../shapes.ts";
import { attribute, type Element, textOf } from "../xml/element.ts";
import { addressOf, countOf } from "./addresses.ts";

export interface Links {
  link?: string | undefined;
  /** How sure `link` is; a better one replaces it. */
  rank: number;
  self?: string | undefined;
  hub?: string | undefined;
  comments?: string | undefined;
  license?: string | undefined;
  image?: string | undefined;
  enclosures: WireEnclosure[];
}

export const makeLinks = (): Links => ({ rank: 0, enclosures: [] });

const MAX_ENCLOSURES = 100;

export function noteLink(links: Links, element: Element): void {
  const href = attribute(element, "href") ?? attribute(element, "rdf:resource");
  if (href === undefined) {
    offerLink(links, addressOf(textOf(element), element.base), 8);
    return;
  }
  const url = addressOf(href, element.base);
  const rel =
    attribute(element, "rel")
      ?.trim()
      .toLowerCase()
      .replace(/^.*\/relation\//, "") ?? "alternate";
  const type = attribute(element, "type")?.toLowerCase() ?? "";
  switch (rel) {
    case "alternate":
    case "":
      // In an RSS feed atom:link is second to RSS's own; among alternates the page is meant.
      offerLink(
        links,
        url,
        (element.name === "atom:link" ? 4 : 6) + (type === "" || type.includes("html") ? 1 : 0),
      );
      return;
    case "enclosure":
      noteEnclosure(links, element);
      return;
    case "self":
      links.self ??= url;
      return;
    case "hub":
      links.hub ??= url;
      return;
    case "replies":
      if (type === "" || type.includes("html")) links.comments ??= url;
      return;
    case "license":
      links.license ??= url;
      return;
    case "image":
    case "icon":
      links.image ??= url;
      return;
    case "via":
    case "related":
      offerLink(links, url, 1);
      return;
    default:
      return;
  }
}

/** Of equally sure links the first wins. */
export function offerLink(links: Links, url: string | undefined, rank: number): void {
  if (url === undefined || rank <= links.rank) return;
  links.link = url;
  links.rank = rank;
}

/** An RSS enclosure, a link with rel=enclosure, or media:content that is no picture. */
export function noteEnclosure(links: Links, element: Element): void {
  const url = addressOf(attribute(element, "url") ?? attribute(element, "href"), element.base);
  if (url === undefined || links.enclosures.length >= MAX_ENCLOSURES) return;
  if (links.enclosures.some((other) => other.url === url)) return;
  const length = countOf(attribute(element, "length") ?? attribute(element, "filesize"));
  links.enclosures.push({ url, type: attribute(element, "type")?.trim() || undefined, length });
}
