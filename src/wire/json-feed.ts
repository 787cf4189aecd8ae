/** JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1) → `Wire`. Every value is checked; a wrong one is left out. */
import { withoutControls } from "#base/text.ts";
import { readDate } from "./dates.ts";
import { salvageItems } from "./json-salvage.ts";
import { addressOf, languageTag } from "./map/addresses.ts";
import { chooseAuthors } from "./map/people.ts";
import { firstPictureIn } from "./map/pictures.ts";
import { addTag } from "./map/tags.ts";
import { plainTextOfEither, tidy } from "./markup/plain.ts";
import { sanitizeFeedHtml } from "./markup/sanitize.ts";
import type { WireEnclosure, WireFeed, WireItem, WireLimits, WirePerson, WireTag } from "./shapes.ts";
import { escapeHtml } from "./xml/entities.ts";

type Values = Readonly<Record<string, unknown>>;

const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const own = (values: Values, name: string): unknown =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** Text, or a number written as one; without controls; undefined when empty. */
function textIn(values: Values, name: string, maxChars: number): string | undefined {
  const value = own(values, name);
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string"
    ? withoutControls(value.slice(0, maxChars)).trim() || undefined
    : undefined;
}

export interface JsonFeed {
  format: "json-feed-1.0" | "json-feed-1.1";
  feed: WireFeed;
  entries: WireItem[];
  passedOver: number;
}

/** Undefined when the text is no JSON Feed. */
export function parseJsonFeed(text: string, base: string, limits: WireLimits): JsonFeed | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    root = salvageItems(text);
  }
  if (!isValues(root)) return undefined;
  const version = textIn(root, "version", 200) ?? "";
  if (!version.includes("jsonfeed.org") && !Array.isArray(own(root, "items"))) return undefined;
  const items = listOf(own(root, "items")).filter(isValues);
  return {
    format: version.includes("1.1") ? "json-feed-1.1" : "json-feed-1.0",
    feed: mapFeed(root, base, limits),
    entries: items.slice(0, limits.items).map((item) => mapItem(item, base, limits)),
    passedOver: Math.max(0, items.length - limits.items),
  };
}

function mapFeed(root: Values, base: string, limits: WireLimits): WireFeed {
  const text = (name: string) => textIn(root, name, limits.text);
  const title = text("title");
  const description = text("description");
  const hub = listOf(own(root, "hubs")).find(isValues);
  return {
    title: title && plainTextOfEither(title),
    link: addressOf(text("home_page_url"), base),
    description: description && escapeHtml(description),
    language: languageTag(text("language")),
    id: text("feed_url"),
    authors: authorsIn(root, base),
    image: addressOf(text("icon"), base) ?? addressOf(text("favicon"), base),
    self: addressOf(text("feed_url"), base),
    hub: hub && addressOf(textIn(hub, "url", 4096), base),
  };
}

function mapItem(values: Values, base: string, limits: WireLimits): WireItem {
  const text = (name: string) => textIn(values, name, limits.text);
  const title = text("title");
  const html = text("content_html");
  const plain = text("content_text");
  const summary = text("summary");
  const id = text("id");
  const content = html === undefined ? plain && paragraphs(plain) : sanitizeFeedHtml(html, base);
  const tags: WireTag[] = [];
  for (const tag of listOf(own(values, "tags")))
    if (typeof tag === "string") addTag(tags, { term: tidy(tag) });
  const enclosures = listOf(own(values, "attachments"))
    .filter(isValues)
    .flatMap((one) => enclosureOf(one, base));
  const picture = enclosures.find(({ type }) => type?.startsWith("image/"))?.url;
  return {
    id,
    link:
      addressOf(text("url"), base) ??
      addressOf(text("external_url"), base) ??
      (id && /^https?:/i.test(id) ? addressOf(id, base) : undefined),
    title: title && plainTextOfEither(title),
    authors: authorsIn(values, base),
    published: readDate(text("date_published") ?? ""),
    updated: readDate(text("date_modified") ?? ""),
    summary: summary && escapeHtml(summary),
    content,
    image:
      addressOf(text("image"), base) ??
      addressOf(text("banner_image"), base) ??
      picture ??
      firstPictureIn(content),
    language: languageTag(text("language")),
    tags: tags.length > 0 ? tags : undefined,
    enclosures: enclosures.length > 0 ? enclosures : undefined,
  };
}

/** Plain text with blank lines → paragraphs. */
const paragraphs = (text: string): string => {
  const parts = escapeHtml(text).split(/\n\s*\n/);
  return parts.length === 1 ? (parts[0] ?? "") : parts.map((part) => `<p>${part.trim()}</p>`).join("\n");
};

/** 1.1 has `authors`, 1.0 had `author`. */
function authorsIn(values: Values, base: string): WirePerson[] | undefined {
  const people = [...listOf(own(values, "authors")), own(values, "author")].filter(isValues).slice(0, 100);
  const list = people.flatMap((one): WirePerson[] => {
    const person = { name: textIn(one, "name", 500), url: addressOf(textIn(one, "url", 4096), base) };
    return (person.name ?? person.url) ? [person] : [];
  });
  const seen = new Set<string>();
  return chooseAuthors([
    list.filter(({ name, url }) => !seen.has(`${name} ${url}`) && seen.add(`${name} ${url}`)),
  ]);
}

function enclosureOf(values: Values, base: string): WireEnclosure[] {
  const url = addressOf(textIn(values, "url", 4096), base);
  if (url === undefined) return [];
  const size = own(values, "size_in_bytes");
  const length =
    typeof size === "number" && size >= 0 && Number.isFinite(size) ? Math.round(size) : undefined;
  return [{ url, type: textIn(values, "mime_type", 200), length }];
}
