/**
 * One item's element → `WireItem`. Where a format or a publisher says a thing twice, the more exact element wins;
 * a field that makes no sense is dropped and the rest of the item stays.
 */
import { readDate } from "../dates.ts";
import type { WireItem, WirePerson, WireTag } from "../shapes.ts";
import { attribute, type Element, textOf } from "../xml/element.ts";
import { htmlOf, plainOf } from "../xml/texts.ts";
import { addressOf, languageTag } from "./addresses.ts";
import { type Links, makeLinks, noteEnclosure, noteLink, offerLink } from "./links.ts";
import { chooseAuthors, personOf } from "./people.ts";
import { firstPictureIn, Pictures } from "./pictures.ts";
import { noteKeywords, noteTag } from "./tags.ts";

/** What is gathered of an item until all its elements have been seen. */
interface Draft {
  item: WireItem;
  links: Links;
  pictures: Pictures;
  tags: WireTag[];
  keywords: WireTag[];
  authors: WirePerson[];
  creators: WirePerson[];
  others: WirePerson[];
  title: Choice;
  summary: Choice;
  content: Choice;
  published: DateChoice;
  updated: DateChoice;
}

interface Choice {
  element?: Element;
  rank: number;
}

interface DateChoice {
  date?: Date;
  rank: number;
}

const choose = (choice: Choice, element: Element, rank: number): void => {
  if (rank <= choice.rank || element.text.trim() === "") return;
  choice.element = element;
  choice.rank = rank;
};

const chooseDate = (choice: DateChoice, written: string | undefined, rank: number): void => {
  if (rank <= choice.rank || written === undefined) return;
  const date = readDate(written);
  if (date) Object.assign(choice, { date, rank });
};

const addPerson = (people: WirePerson[], element: Element): void => {
  const person = people.length < 100 ? personOf(element) : undefined;
  if (person) people.push(person);
};

const ITUNES = "http://www.itunes.com/";

/** Maps an item of any XML format. */
export function mapItem(element: Element): WireItem {
  const draft: Draft = {
    item: {},
    links: makeLinks(),
    pictures: new Pictures(),
    tags: [],
    keywords: [],
    authors: [],
    creators: [],
    others: [],
    title: { rank: 0 },
    summary: { rank: 0 },
    content: { rank: 0 },
    published: { rank: 0 },
    updated: { rank: 0 },
  };
  for (const inner of element.children)
    noteText(draft, inner) || noteAbout(draft, inner) || noteMedia(draft, inner);
  return finish(draft, element);
}

/** Title, summary, content. Returns whether the element was one of them. */
function noteText(draft: Draft, element: Element): boolean {
  switch (element.name) {
    case "title":
      choose(draft.title, element, 9);
      return true;
    case "dc:title":
    case "atom:title":
      choose(draft.title, element, 7);
      return true;
    case "media:title":
      choose(draft.title, element, 5);
      return true;
    case "itunes:title":
      choose(draft.title, element, 4);
      return true;
    case "description":
    case "atom:summary":
    case "abstract":
      choose(draft.summary, element, 9);
      return true;
    case "summary":
      // Beside RSS's own description a "summary" is the second text, not another first.
      if (draft.summary.rank === 9) choose(draft.content, element, 2);
      else choose(draft.summary, element, 8);
      return true;
    case "dc:description":
    case "dcterms:abstract":
      choose(draft.summary, element, 7);
      return true;
    case "itunes:summary":
    case "googleplay:description":
      choose(draft.summary, element, 5);
      return true;
    case "media:description":
      choose(draft.summary, element, 4);
      return true;
    case "itunes:subtitle":
      choose(draft.summary, element, 3);
      return true;
    case "content:encoded":
    case "encoded":
      choose(draft.content, element, 9);
      return true;
    case "content":
    case "atom:content":
      noteContent(draft, element);
      return true;
    case "xhtml:body":
    case "body":
    case "xhtml:div":
      choose(draft.content, element, 6);
      return true;
    case "fullitem":
      choose(draft.content, element, 5);
      return true;
    default:
      return false;
  }
}

function noteContent(draft: Draft, element: Element): void {
  const source = attribute(element, "src");
  if (source !== undefined) return offerLink(draft.links, addressOf(source, element.base), 2);
  choose(draft.content, element, 8);
}

/** Who, when, where it stands, what it is filed under. */
function noteAbout(draft: Draft, element: Element): boolean {
  const { item, links } = draft;
  switch (element.name) {
    case "link":
    case "atom:link":
    case "itunes:link":
      noteLink(links, element);
      return true;
    case "feedburner:origlink":
      // The publisher's own address behind a redirector's.
      offerLink(links, addressOf(element.text, element.base), 10);
      return true;
    case "guid":
      item.id ??= textOf(element);
      item.isPermaLink = attribute(element, "ispermalink")?.trim().toLowerCase() !== "false";
      if (item.isPermaLink) offerLink(links, addressOf(permaLink(element.text), element.base), 3);
      return true;
    case "id":
    case "atom:id":
      item.id ??= textOf(element);
      return true;
    case "dc:identifier":
      item.id ??= textOf(element);
      return true;
    case "pubdate":
    case "published":
    case "issued":
    case "atom:published":
      chooseDate(draft.published, element.text, 9);
      return true;
    case "dcterms:issued":
    case "dcterms:created":
    case "created":
    case "prism:publicationdate":
      chooseDate(draft.published, element.text, 7);
      return true;
    case "dc:date":
      chooseDate(draft.published, element.text, 6);
      chooseDate(draft.updated, element.text, 2);
      return true;
    case "updated":
    case "modified":
    case "atom:updated":
      chooseDate(draft.updated, element.text, 9);
      return true;
    case "dcterms:modified":
    case "prism:modificationdate":
      chooseDate(draft.updated, element.text, 7);
      return true;
    case "author":
    case "atom:author":
      addPerson(draft.authors, element);
      return true;
    case "dc:creator":
    case "dc:author":
      addPerson(draft.creators, element);
      return true;
    case "itunes:author":
    case "googleplay:author":
      addPerson(draft.others, element);
      return true;
    case "category":
    case "atom:category":
    case "dc:subject":
      noteTag(draft.tags, element);
      return true;
    case "itunes:category":
      noteTag(draft.tags, element, ITUNES);
      return true;
    case "tags":
      noteKeywords(draft.tags, element.text);
      return true;
    case "itunes:keywords":
    case "media:keywords":
      noteKeywords(draft.keywords, element.text);
      return true;
    case "comments":
      links.comments = addressOf(element.text, element.base) ?? links.comments;
      return true;
    case "rights":
    case "copyright":
    case "dc:rights":
    case "atom:rights":
    case "media:copyright":
      item.rights ||= plainOf(element);
      return true;
    case "license":
    case "cc:license":
    case "creativecommons:license":
    case "media:license":
      links.license ??= addressOf(
        attribute(element, "rdf:resource") ?? attribute(element, "href") ?? element.text,
        element.base,
      );
      return true;
    case "dc:language":
    case "language":
      item.language ??= languageTag(element.text);
      return true;
    default:
      return false;
  }
}

/** Pictures, sound and film, also inside media:group. */
function noteMedia(draft: Draft, element: Element): void {
  const { links, pictures } = draft;
  switch (element.name) {
    case "media:group":
      for (const inner of element.children)
        noteText(draft, inner) || noteAbout(draft, inner) || noteMedia(draft, inner);
      return;
    case "media:content":
      pictures.offerElement(element);
      if (/^(?:audio|video)/i.test(attribute(element, "medium") ?? attribute(element, "type") ?? ""))
        noteEnclosure(links, element);
      for (const inner of element.children)
        if (inner.name !== "media:thumbnail") noteText(draft, inner) || noteAbout(draft, inner);
      return;
    case "media:thumbnail":
    case "itunes:image":
    case "image":
    case "googleplay:image":
      pictures.offerElement(element);
      return;
    case "media:category":
      noteTag(draft.tags, element);
      return;
    case "enclosure":
      noteEnclosure(links, element);
      return;
    default:
      return;
  }
}

/** A guid is a permanent link only if it is an address: many feeds leave isPermaLink out and put a number there. */
const permaLink = (guid: string): string | undefined => (/^\s*https?:\/\//i.test(guid) ? guid : undefined);

function finish(draft: Draft, element: Element): WireItem {
  const { item, links, pictures } = draft;
  item.link = links.link ?? addressOf(attribute(element, "href"), element.base);
  item.id ??= attribute(element, "rdf:about")?.trim() || undefined;
  item.title = draft.title.element && plainOf(draft.title.element);
  item.summary = draft.summary.element && htmlOf(draft.summary.element);
  item.content = draft.content.element && htmlOf(draft.content.element);
  item.authors = chooseAuthors([draft.authors, draft.creators, draft.others]);
  item.published = draft.published.date;
  chooseDate(draft.updated, attribute(element, "lastmod"), 5);
  item.updated = draft.updated.date;
  item.comments = links.comments;
  if (draft.tags.length + draft.keywords.length > 0) item.tags = [...draft.keywords, ...draft.tags];
  if (links.enclosures.length > 0) item.enclosures = links.enclosures;
  item.rights = item.rights || links.license;
  item.language ??= languageTag(element.language);
  for (const { url, type } of links.enclosures) if (type && /^image\//i.test(type)) pictures.offer(url, 550);
  pictures.offer(links.image, 400);
  item.image = pictures.url ?? firstPictureIn(item.content) ?? firstPictureIn(item.summary);
  return item;
}
