/** What a feed says of itself → `WireFeed`: one row per element, as for items. */
import { readDate } from "../dates.ts";
import type { WireFeed, WirePerson, WireTag } from "../shapes.ts";
import { attribute, type Element, textOf } from "../xml/element.ts";
import { htmlOf, plainOf } from "../xml/texts.ts";
import { addressOf, countOf, languageTag, resourceOf } from "./addresses.ts";
import { addPerson, chooseText, type TextChoice } from "./draft.ts";
import { type Links, makeLinks, noteLink } from "./links.ts";
import { chooseAuthors } from "./people.ts";
import { firstPictureIn, Pictures } from "./pictures.ts";
import { ITUNES, noteKeywords, noteTag } from "./tags.ts";

interface Outside {
  /** The elements around the items, outermost first. */
  containers: readonly Element[];
  fields: readonly Element[];
  /** Content-Language, when the server sent it. */
  language: string | undefined;
}

interface Draft {
  feed: WireFeed;
  links: Links;
  pictures: Pictures;
  tags: WireTag[];
  editors: WirePerson[];
  creators: WirePerson[];
  others: WirePerson[];
  webMasters: WirePerson[];
  title: TextChoice;
  description: TextChoice;
  rights: TextChoice;
}

type FeedRule = (draft: Draft, element: Element) => void;

const text =
  (field: "title" | "description" | "rights", rank: number): FeedRule =>
  (draft, element) =>
    chooseText(draft[field], element, rank);

const person =
  (list: "editors" | "creators" | "others" | "webMasters"): FeedRule =>
  (draft, element) =>
    addPerson(draft[list], element);

const date =
  (field: "published" | "updated"): FeedRule =>
  ({ feed }, element) => {
    feed[field] ??= readDate(element.text);
  };

const link: FeedRule = ({ links }, element) => noteLink(links, element);
const tag: FeedRule = ({ tags }, element) => noteTag(tags, element);
const picture: FeedRule = ({ pictures }, element) => pictures.offerElement(element);

const icon =
  (width: number): FeedRule =>
  ({ pictures }, element) =>
    pictures.offer(addressOf(element.text, element.base), width);

const language: FeedRule = ({ feed }, element) => {
  feed.language ??= languageTag(element.text);
};

/** Atom ids are addresses: a relative one is made absolute, any other stays as written, letter for letter. */
const id: FeedRule = ({ feed }, element) => {
  const written = textOf(element);
  const isWhole = written === undefined || /^[a-z][a-z\d+.-]*:|\s/i.test(written);
  feed.id ??= isWhole ? written : (URL.parse(written, element.base)?.href ?? written);
};

const identifier: FeedRule = ({ feed }, element) => {
  feed.id ??= textOf(element);
};

const generator: FeedRule = ({ feed }, element) => {
  feed.generator ||= plainOf(element) || attribute(element, "rdf:resource");
};

const ttl: FeedRule = ({ feed }, element) => {
  feed.ttl ??= countOf(element.text);
};

const license: FeedRule = ({ links }, element) => {
  links.license ??= resourceOf(element);
};

const FEED_RULES: ReadonlyMap<string, FeedRule> = new Map<string, FeedRule>([
  ["title", text("title", 9)],
  ["dc:title", text("title", 7)],
  ["media:title", text("title", 5)],
  ["itunes:title", text("title", 4)],
  ["description", text("description", 9)],
  ["subtitle", text("description", 9)],
  ["tagline", text("description", 9)],
  ["abstract", text("description", 8)],
  ["dc:description", text("description", 7)],
  ["itunes:summary", text("description", 5)],
  ["googleplay:description", text("description", 5)],
  ["itunes:subtitle", text("description", 4)],
  ["media:description", text("description", 3)],
  ["rights", text("rights", 9)],
  ["copyright", text("rights", 9)],
  ["dc:rights", text("rights", 7)],
  ["media:copyright", text("rights", 5)],
  ["link", link],
  ["atom:link", link],
  ["itunes:link", link],
  ["id", id],
  ["atom:id", id],
  ["guid", identifier],
  ["dc:identifier", identifier],
  ["language", language],
  ["dc:language", language],
  ["pubdate", date("published")],
  ["published", date("published")],
  ["issued", date("published")],
  ["created", date("published")],
  ["dcterms:issued", date("published")],
  ["dcterms:created", date("published")],
  ["lastbuilddate", date("updated")],
  ["updated", date("updated")],
  ["atom:updated", date("updated")],
  ["modified", date("updated")],
  ["dcterms:modified", date("updated")],
  ["dc:date", date("updated")],
  ["managingeditor", person("editors")],
  ["author", person("editors")],
  ["atom:author", person("editors")],
  ["dc:creator", person("creators")],
  ["dc:author", person("creators")],
  ["itunes:author", person("others")],
  ["itunes:owner", person("others")],
  ["googleplay:author", person("others")],
  ["googleplay:owner", person("others")],
  ["dc:publisher", person("others")],
  ["webmaster", person("webMasters")],
  ["category", tag],
  ["atom:category", tag],
  ["dc:subject", tag],
  ["itunes:category", ({ tags }, element) => noteTag(tags, element, ITUNES)],
  ["itunes:keywords", ({ tags }, element) => noteKeywords(tags, element.text, ITUNES)],
  ["generator", generator],
  ["atom:generator", generator],
  ["admin:generatoragent", generator],
  ["ttl", ttl],
  ["image", picture],
  ["itunes:image", picture],
  ["googleplay:image", picture],
  ["media:thumbnail", picture],
  ["media:content", picture],
  ["logo", icon(450)],
  ["atom:logo", icon(450)],
  ["icon", icon(100)],
  ["atom:icon", icon(100)],
  ["license", license],
  ["cc:license", license],
]);

/** Maps the fields outside of items. */
export function mapFeed({ containers, fields, language: contentLanguage }: Outside): WireFeed {
  const draft: Draft = {
    feed: {},
    links: makeLinks(),
    pictures: new Pictures(),
    tags: [],
    editors: [],
    creators: [],
    others: [],
    webMasters: [],
    title: { element: undefined, rank: 0 },
    description: { element: undefined, rank: 0 },
    rights: { element: undefined, rank: 0 },
  };
  for (const field of fields) FEED_RULES.get(field.name)?.(draft, field);

  const { feed, links, pictures, title, description, rights } = draft;
  const channel = containers.at(-1);
  const rightsText = rights.element && plainOf(rights.element);
  feed.title = title.element && plainOf(title.element);
  feed.description = description.element && htmlOf(description.element);
  feed.rights = rightsText || links.license || rightsText;
  feed.authors = chooseAuthors([draft.editors, draft.creators, draft.others, draft.webMasters]);
  if (draft.tags.length > 0) feed.tags = draft.tags;
  feed.link = links.link ?? (channel && addressOf(attribute(channel, "href"), channel.base));
  feed.updated ??= readDate((channel && attribute(channel, "lastmod")) ?? "");
  feed.language ??= languageTag(channel?.language) ?? languageTag(contentLanguage?.split(",")[0]);
  feed.self = links.self;
  feed.hub = links.hub;
  pictures.offer(links.image, 400);
  feed.image = pictures.url ?? firstPictureIn(feed.description);
  return feed;
}
