/** What a feed says of itself → `WireFeed`, and which format and version it is. */
import { readDate } from "../dates.ts";
import type { WireFeed, WireFormat, WirePerson, WireTag } from "../shapes.ts";
import { attribute, type Element, textOf } from "../xml/element.ts";
import { htmlOf, plainOf } from "../xml/texts.ts";
import { addressOf, countOf, languageTag } from "./addresses.ts";
import { makeLinks, noteLink } from "./links.ts";
import { chooseAuthors, personOf } from "./people.ts";
import { firstPictureIn, Pictures } from "./pictures.ts";
import { noteTag } from "./tags.ts";

interface Outside {
  containers: readonly Element[];
  fields: readonly Element[];
  /** Content-Language, when the server sent it. */
  language: string | undefined;
}

const ITUNES = "http://www.itunes.com/";

/** Maps the fields outside of items. */
export function mapFeed({ containers, fields, language }: Outside): WireFeed {
  const feed: WireFeed = {};
  const links = makeLinks();
  const pictures = new Pictures();
  const tags: WireTag[] = [];
  const people: Record<"editor" | "creator" | "other" | "webMaster", WirePerson[]> = {
    editor: [],
    creator: [],
    other: [],
    webMaster: [],
  };
  const texts: Record<string, Element> = {};
  const addPerson = (list: WirePerson[], element: Element) => {
    const person = list.length < 100 ? personOf(element) : undefined;
    if (person) list.push(person);
  };
  for (const field of fields) {
    switch (field.name) {
      case "title":
      case "dc:title":
      case "media:title":
      case "itunes:title":
      case "description":
      case "subtitle":
      case "tagline":
      case "dc:description":
      case "itunes:summary":
      case "itunes:subtitle":
      case "media:description":
      case "abstract":
      case "googleplay:description":
      case "rights":
      case "copyright":
      case "dc:rights":
      case "media:copyright":
        if (field.text.trim() !== "") texts[field.name] ??= field;
        break;
      case "link":
      case "atom:link":
      case "itunes:link":
        noteLink(links, field);
        break;
      case "id":
      case "atom:id":
        feed.id ??= addressedId(field);
        break;
      case "guid":
      case "dc:identifier":
        feed.id ??= textOf(field);
        break;
      case "language":
      case "dc:language":
        feed.language ??= languageTag(field.text);
        break;
      case "pubdate":
      case "published":
      case "issued":
      case "dcterms:issued":
      case "dcterms:created":
      case "created":
        feed.published ??= readDate(field.text);
        break;
      case "lastbuilddate":
      case "updated":
      case "modified":
      case "dcterms:modified":
      case "dc:date":
      case "atom:updated":
        feed.updated ??= readDate(field.text);
        break;
      case "managingeditor":
      case "author":
      case "atom:author":
        addPerson(people.editor, field);
        break;
      case "dc:creator":
      case "dc:author":
        addPerson(people.creator, field);
        break;
      case "itunes:author":
      case "itunes:owner":
      case "googleplay:author":
      case "googleplay:owner":
      case "dc:publisher":
        addPerson(people.other, field);
        break;
      case "webmaster":
        addPerson(people.webMaster, field);
        break;
      case "category":
      case "atom:category":
      case "dc:subject":
        noteTag(tags, field);
        break;
      case "itunes:category":
        noteTag(tags, field, ITUNES);
        break;
      case "generator":
      case "atom:generator":
      case "admin:generatoragent":
        feed.generator ??= plainOf(field) || attribute(field, "rdf:resource");
        break;
      case "ttl":
        feed.ttl ??= countOf(field.text);
        break;
      case "image":
      case "itunes:image":
      case "googleplay:image":
      case "media:thumbnail":
      case "media:content":
        pictures.offerElement(field);
        break;
      case "logo":
      case "atom:logo":
      case "icon":
      case "atom:icon":
        pictures.offer(addressOf(field.text, field.base), field.name.endsWith("logo") ? 450 : 100);
        break;
      case "license":
      case "cc:license":
      case "creativecommons:license":
        links.license ??= addressOf(
          attribute(field, "rdf:resource") ?? attribute(field, "href") ?? field.text,
          field.base,
        );
        break;
      default:
        break;
    }
  }

  const first = (...names: string[]) =>
    names.map((name) => texts[name]).find((element) => element !== undefined);
  const title = first("title", "dc:title", "media:title", "itunes:title");
  const description = first(
    "description",
    "subtitle",
    "tagline",
    "dc:description",
    "itunes:summary",
    "googleplay:description",
    "itunes:subtitle",
    "media:description",
    "abstract",
  );
  const rights = first("rights", "copyright", "dc:rights", "media:copyright");
  feed.title = title && plainOf(title);
  feed.description = description && htmlOf(description);
  const rightsText = rights && plainOf(rights);
  feed.rights = rightsText || links.license || rightsText;
  feed.authors = chooseAuthors([people.editor, people.creator, people.other, people.webMaster]);
  if (tags.length > 0) feed.tags = tags;
  const channel = containers.at(-1);
  feed.link = links.link ?? (channel && addressOf(attribute(channel, "href"), channel.base));
  feed.updated ??= readDate((channel && attribute(channel, "lastmod")) ?? "");
  feed.language ??= languageTag(channel?.language) ?? languageTag(language?.split(",")[0]);
  feed.self = links.self;
  feed.hub = links.hub;
  pictures.offer(links.image, 400);
  feed.image = pictures.url ?? firstPictureIn(feed.description);
  return feed;
}

/** Atom ids are addresses: a relative one is made absolute, any other stays as written, letter for letter. */
function addressedId(element: Element): string | undefined {
  const written = textOf(element);
  if (written === undefined || /^[a-z][a-z\d+.-]*:/i.test(written) || /\s/.test(written)) return written;
  return URL.parse(written, element.base)?.href ?? written;
}

/** Told from the root elements; a namespace tells the versions of RDF and Atom apart. */
export function formatOf(containers: readonly Element[]): WireFormat {
  const [root] = containers;
  const spaces = (root?.attributes ?? []).join(" ").toLowerCase();
  switch (root?.name) {
    case "feed":
    case "entry":
      return spaces.includes("purl.org/atom/ns#") || spaces.includes("version 0.") ? "atom-0.3" : "atom-1.0";
    case "rdf:rdf":
    case "rdf":
      return spaces.includes("netscape.com/rdf/simple/0.9") ? "rss-0.90" : "rss-1.0";
    case "rss": {
      const version = attribute(root, "version")?.trim() ?? "";
      if (version.startsWith("0.90")) return "rss-0.90";
      return version.startsWith("0.") ? "rss-0.9x" : "rss-2.0";
    }
    case "channel":
      return attribute(root, "href") !== undefined ||
        attribute(root, "base") !== undefined ||
        attribute(root, "lastmod") !== undefined
        ? "cdf"
        : "rss-2.0";
    default:
      return "rss-2.0";
  }
}
