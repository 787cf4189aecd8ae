/** What an item or a feed is filed under. */

import { plainTextOfEither } from "../markup/plain.ts";
import type { WireTag } from "../shapes.ts";
import { attribute, type Element } from "../xml/element.ts";

/** The scheme of Apple's podcast categories. */
export const ITUNES = "http://www.itunes.com/";
/** The scheme of media:category when none is given (Media RSS 1.5.1). */
export const MEDIA = "http://search.yahoo.com/mrss/category_schema";
const MAX_TAGS = 200;

/** category in all its forms: RSS text, Atom's term, iTunes' nested text attributes, Dublin Core subjects. */
export function noteTag(tags: WireTag[], element: Element, defaultScheme?: string): void {
  const term = attribute(element, "term") ?? attribute(element, "text") ?? plainTextOfEither(element.text);
  const scheme = attribute(element, "scheme") ?? attribute(element, "domain") ?? defaultScheme;
  const label = attribute(element, "label");
  addTag(tags, { term: term.trim() || (label ?? ""), scheme, label });
  for (const inner of element.children) if (inner.name === element.name) noteTag(tags, inner, defaultScheme);
}

/** Words in a row, divided by commas: media:keywords, itunes:keywords, and the "tags" of some content systems. */
export function noteKeywords(tags: WireTag[], text: string, scheme?: string): void {
  for (const term of plainTextOfEither(text).split(",")) addTag(tags, { term: term.trim(), scheme });
}

export function addTag(tags: WireTag[], tag: WireTag): void {
  if (tag.term === "" || tags.length >= MAX_TAGS) return;
  if (tags.some((other) => other.term === tag.term && other.scheme === tag.scheme)) return;
  tags.push(tag);
}
