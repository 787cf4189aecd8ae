/**
 * One item's element → `WireItem`. A field that makes no sense is dropped and the rest of the item stays; texts are
 * made plain or safe here, as the last thing that happens to them.
 */
import type { WireItem } from "../shapes.ts";
import { attribute, type Element } from "../xml/element.ts";
import { htmlOf, plainOf } from "../xml/texts.ts";
import { addressOf, languageTag } from "./addresses.ts";
import { chooseDate, type Draft, makeDraft } from "./draft.ts";
import { ITEM_RULES } from "./item-rules.ts";
import { offerLink } from "./links.ts";
import { chooseAuthors } from "./people.ts";
import { firstPictureIn } from "./pictures.ts";

/** Maps an item of any XML format. */
export function mapItem(element: Element): WireItem {
  const draft = makeDraft();
  for (const inner of element.children) ITEM_RULES.get(inner.name)?.(draft, inner);
  chooseDate(draft.updated, attribute(element, "lastmod"), 5);
  return finish(draft, element);
}

function finish(draft: Draft, element: Element): WireItem {
  const { item, links } = draft;
  item.id ??= attribute(element, "rdf:about")?.trim() || undefined;
  if (links.rank < 3 && item.isPermaLink) offerLink(links, addressOf(permaLink(item.id), element.base), 3);
  item.link = links.link ?? addressOf(attribute(element, "href"), element.base);
  item.title = draft.title.element && plainOf(draft.title.element);
  item.summary = draft.summary.element && htmlOf(draft.summary.element);
  item.content = draft.content.element && htmlOf(draft.content.element);
  item.authors = chooseAuthors([draft.authors, draft.creators, draft.others]);
  item.published = draft.published.date;
  item.updated = draft.updated.date;
  item.comments = links.comments;
  if (draft.tags.length + draft.keywords.length > 0) item.tags = [...draft.keywords, ...draft.tags];
  if (links.enclosures.length > 0) item.enclosures = links.enclosures;
  item.rights ||= links.license;
  item.language ??= languageTag(element.language);
  item.image = chooseImage(draft);
  return item;
}

/** The widest picture named; without one the first in the text. */
function chooseImage({ item, links, pictures }: Draft): string | undefined {
  for (const { url, type } of links.enclosures) if (type && /^image\//i.test(type)) pictures.offer(url, 550);
  pictures.offer(links.image, 400);
  return pictures.url ?? firstPictureIn(item.content) ?? firstPictureIn(item.summary);
}

/** A guid is a permanent link only if it is an address: many feeds leave isPermaLink out and put a number there. */
const permaLink = (guid = ""): string | undefined => (/^https?:\/\//i.test(guid) ? guid : undefined);
