/** Which element of an item says what: one row per name, with how exactly it means the field (9 is the format's own). */
import { attribute, type Element, textOf } from "../xml/element.ts";
import { plainOf } from "../xml/texts.ts";
import { addressOf, languageTag, resourceOf } from "./addresses.ts";
import { addPerson, chooseDate, chooseText, type Draft } from "./draft.ts";
import { noteEnclosure, noteLink, offerLink } from "./links.ts";
import { ITUNES, MEDIA, noteKeywords, noteTag } from "./tags.ts";

export type ItemRule = (draft: Draft, element: Element) => void;

const text =
  (field: "title" | "summary" | "content", rank: number): ItemRule =>
  (draft, element) =>
    chooseText(draft[field], element, rank);

const date =
  (field: "published" | "updated", rank: number): ItemRule =>
  (draft, element) =>
    chooseDate(draft[field], element.text, rank);

const person =
  (list: "authors" | "creators" | "others"): ItemRule =>
  (draft, element) =>
    addPerson(draft[list], element);

const link: ItemRule = (draft, element) => noteLink(draft.links, element);
const tag: ItemRule = (draft, element) => noteTag(draft.tags, element);
const picture: ItemRule = (draft, element) => draft.pictures.offerElement(element);

const id: ItemRule = ({ item }, element) => {
  item.id ??= textOf(element);
};

const guid: ItemRule = (draft, element) => {
  id(draft, element);
  draft.item.isPermaLink = attribute(element, "ispermalink")?.trim().toLowerCase() !== "false";
};

const rights: ItemRule = ({ item }, element) => {
  item.rights ||= plainOf(element);
};

const license: ItemRule = ({ links }, element) => {
  links.license ??= resourceOf(element);
};

const language: ItemRule = ({ item }, element) => {
  item.language ??= languageTag(element.text);
};

const comments: ItemRule = ({ links }, element) => {
  links.comments = addressOf(element.text, element.base) ?? links.comments;
};

/** Beside RSS's own description a "summary" is the second text, not another first, whichever comes first. */
const summary: ItemRule = (draft, element) =>
  draft.summary.rank === 9 ? chooseText(draft.content, element, 2) : chooseText(draft.summary, element, 8);

const description: ItemRule = (draft, element) => {
  const second = draft.summary.rank === 8 ? draft.summary.element : undefined;
  chooseText(draft.summary, element, 9);
  if (second && draft.summary.rank === 9) chooseText(draft.content, second, 2);
};

/** Atom's content may only point elsewhere (RFC 4287 section 4.1.3.2). */
const content: ItemRule = (draft, element) => {
  const source = attribute(element, "src");
  if (source === undefined) chooseText(draft.content, element, 8);
  else offerLink(draft.links, addressOf(source, element.base), 2);
};

/** dc:date does not say which date it is; it stands in for either. */
const anyDate: ItemRule = (draft, element) => {
  chooseDate(draft.published, element.text, 6);
  chooseDate(draft.updated, element.text, 2);
};

const group: ItemRule = (draft, element) => {
  for (const inner of element.children) ITEM_RULES.get(inner.name)?.(draft, inner);
};

/** Media RSS: pictures are candidates for the item's, sound and film are enclosures. */
const media: ItemRule = (draft, element) => {
  draft.pictures.offerElement(element);
  const kind = attribute(element, "medium") ?? attribute(element, "type") ?? "";
  if (/^(?:audio|video)/i.test(kind)) noteEnclosure(draft.links, element);
  for (const inner of element.children)
    if (inner.name !== "media:content") ITEM_RULES.get(inner.name)?.(draft, inner);
};

export const ITEM_RULES: ReadonlyMap<string, ItemRule> = new Map<string, ItemRule>([
  ["title", text("title", 9)],
  ["dc:title", text("title", 7)],
  ["atom:title", text("title", 7)],
  ["media:title", text("title", 5)],
  ["itunes:title", text("title", 4)],
  ["description", description],
  ["atom:summary", text("summary", 9)],
  ["abstract", text("summary", 9)],
  ["summary", summary],
  ["dc:description", text("summary", 7)],
  ["dcterms:abstract", text("summary", 7)],
  ["itunes:summary", text("summary", 5)],
  ["googleplay:description", text("summary", 5)],
  ["media:description", text("summary", 4)],
  ["itunes:subtitle", text("summary", 3)],
  ["content:encoded", text("content", 9)],
  ["encoded", text("content", 9)],
  ["content", content],
  ["atom:content", content],
  ["xhtml:body", text("content", 6)],
  ["xhtml:div", text("content", 6)],
  ["body", text("content", 6)],
  ["fullitem", text("content", 5)],
  ["link", link],
  ["atom:link", link],
  ["itunes:link", link],
  // The publisher's own address behind a redirector's.
  [
    "feedburner:origlink",
    (draft, element) => offerLink(draft.links, addressOf(element.text, element.base), 10),
  ],
  ["guid", guid],
  ["id", id],
  ["atom:id", id],
  ["dc:identifier", id],
  ["pubdate", date("published", 9)],
  ["published", date("published", 9)],
  ["issued", date("published", 9)],
  ["atom:published", date("published", 9)],
  ["dcterms:issued", date("published", 7)],
  ["dcterms:created", date("published", 5)],
  ["created", date("published", 5)],
  ["prism:publicationdate", date("published", 7)],
  ["dc:date", anyDate],
  ["updated", date("updated", 9)],
  ["modified", date("updated", 9)],
  ["atom:updated", date("updated", 9)],
  ["dcterms:modified", date("updated", 7)],
  ["prism:modificationdate", date("updated", 7)],
  ["author", person("authors")],
  ["atom:author", person("authors")],
  ["dc:creator", person("creators")],
  ["dc:author", person("creators")],
  ["itunes:author", person("others")],
  ["googleplay:author", person("others")],
  ["category", tag],
  ["atom:category", tag],
  ["dc:subject", tag],
  ["media:category", (draft, element) => noteTag(draft.tags, element, MEDIA)],
  ["itunes:category", (draft, element) => noteTag(draft.tags, element, ITUNES)],
  ["tags", (draft, element) => noteKeywords(draft.tags, element.text)],
  ["itunes:keywords", (draft, element) => noteKeywords(draft.keywords, element.text, ITUNES)],
  ["media:keywords", (draft, element) => noteKeywords(draft.keywords, element.text)],
  ["comments", comments],
  ["rights", rights],
  ["copyright", rights],
  ["dc:rights", rights],
  ["atom:rights", rights],
  ["media:copyright", rights],
  ["license", license],
  ["cc:license", license],
  ["media:license", license],
  ["dc:language", language],
  ["language", language],
  ["media:group", group],
  ["media:content", media],
  ["media:thumbnail", picture],
  ["itunes:image", picture],
  ["googleplay:image", picture],
  ["image", picture],
  ["enclosure", (draft, element) => noteEnclosure(draft.links, element)],
]);
