/** What an item can be known by again, and told to have changed by: pure. */
import { createHash } from "node:crypto";
import { oneLine } from "#base/text.ts";
import { parseHttpUrl, urlKey } from "#base/url.ts";
import type { WireItem } from "#wire/shapes.ts";
import type { Marks, Telling } from "./sameness.ts";

/** A text of so many characters is not repeated by chance; "Traffic update" is. */
const SUBSTANTIAL_CHARS = 200;

export function marksOf(item: WireItem): Marks {
  const url = item.link === undefined ? undefined : parseHttpUrl(item.link);
  const text = textOfItem(item);
  return {
    guid: item.id === undefined ? undefined : compact(oneLine(item.id)) || undefined,
    urlKey: url && addressMark(url),
    substantial: text.length >= SUBSTANTIAL_CHARS,
    // Without a word of its own, an item is told apart by whatever else it has.
    contentHash: hashOf(text || JSON.stringify(item)),
  };
}

/** The mark of an address; a home page tells no item from another. */
export const addressMark = (url: URL): string | undefined =>
  url.pathname === "/" && url.search === "" ? undefined : compact(urlKey(url));

/**
 * Changes when the publisher changes what we show: title, text, authors, address. Not the picture: its address often
 * carries a number that is new at every visit, and each change costs the publisher a request.
 */
export function changeHashOf(item: WireItem, marks: Marks): string {
  const authors = (item.authors ?? []).map((person) => oneLine(person.name ?? "")).join("|");
  return hashOf(`${marks.contentHash}\n${authors}\n${marks.urlKey ?? ""}`);
}

/**
 * What its article is told apart by within its publisher: the address, which other feeds of the publisher carry too;
 * else its guid; else, where items share even that, its text.
 */
export function identityOf(sourceId: string, marks: Marks, telling: Telling): string {
  if (marks.urlKey !== undefined && telling.urlKeys.has(marks.urlKey)) return marks.urlKey;
  const ownGuid = marks.guid !== undefined && telling.guids.has(marks.guid);
  return `${sourceId} ${ownGuid ? marks.guid : marks.contentHash}`;
}

const textOfItem = (item: WireItem): string =>
  oneLine(`${item.title ?? ""}\n${(item.content ?? item.summary ?? "").replace(/<[^>]*>/g, " ")}`);

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** Marks are indexed; a long one is as good by its hash. */
const compact = (text: string): string => (text.length <= 250 ? text : `sha256:${hashOf(text)}`);
