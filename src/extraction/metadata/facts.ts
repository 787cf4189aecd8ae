/**
 * One walk over the page that collects everything that may tell something about the article: metas, JSON-LD,
 * microdata, headings, times and credits. Nothing is decided here.
 */
import { oneLine } from "#base/text.ts";
import { plainText } from "../reading/plain-text.ts";
import {
  type AnyNode,
  attribute,
  type Document,
  type Element,
  eachElement,
  isTag,
  isText,
  namesOf,
} from "../reading/tree.ts";
import { type LinkedData, readLinkedData } from "./json-ld.ts";

/** A piece of the page with a role, and how the page marks it. */
export type Marked = { text: string; element: Element };

export type Facts = {
  /** Lower-case meta name or property → contents in page order. */
  metas: Map<string, string[]>;
  linked: LinkedData;
  titleElement: string | undefined;
  headings: Marked[];
  /** `itemprop` → value (content, datetime, href or text). */
  props: Map<string, Marked[]>;
  times: Element[];
  /** Elements whose class, rel or itemprop says that they credit someone. */
  credits: Element[];
  /** Elements whose class says that they hold a date. */
  dated: Element[];
  /** Elements that microdata calls the picture. */
  pictures: Element[];
  figures: Element[];
  canonical: string | undefined;
  language: string | undefined;
};

const CREDIT =
  /(?:^|[\s_-])(?:by-?lines?|authors?|writers?|reporters?|credits?|contributors?|posted-?by|post-?author|dc-?creator)(?:$|[\s_-])|author|byline/;
const PICTURE = /(?:^|\s)(?:image|thumbnailUrl)(?:\s|$)/i;
const DATED = /date|dtstart|time|publish|posted|byline|dateline|meta|stamp|created|updated/;
/** Containers named so hold whole lists; a credit or a date line is short. */
const MAX_CHARS = 300;

export function gatherFacts(page: Document): Facts {
  const facts: Facts = {
    metas: new Map(),
    linked: { articles: [], weak: [], byId: new Map() },
    titleElement: undefined,
    headings: [],
    props: new Map(),
    times: [],
    credits: [],
    dated: [],
    pictures: [],
    figures: [],
    canonical: undefined,
    language: undefined,
  };
  const scripts: Element[] = [];
  eachElement(page, (element) => {
    note(element, facts);
    if (element.name === "script" && /ld\+json/i.test(attribute(element, "type"))) scripts.push(element);
    return element.name !== "script" && element.name !== "style" && element.name !== "svg";
  });
  facts.linked = readLinkedData(scripts);
  return facts;
}

function note(element: Element, facts: Facts): void {
  const { name } = element;
  if (PICTURE.test(attribute(element, "itemprop")) || /ImageObject$/.test(attribute(element, "itemtype")))
    facts.pictures.push(element);
  if (name === "meta") {
    noteMeta(element, facts);
    return;
  }
  if (name === "html")
    facts.language ??= attribute(element, "lang") || attribute(element, "xml:lang") || undefined;
  else if (name === "title") facts.titleElement ??= oneLine(textInside(element)) || undefined;
  else if (name === "link" && /\bcanonical\b/i.test(attribute(element, "rel")))
    facts.canonical ??= attribute(element, "href") || undefined;
  else if (name === "h1" || name === "h2")
    facts.headings.push({ text: oneLine(plainText(element)), element });
  else if (name === "time") facts.times.push(element);
  else if (name === "figure") facts.figures.push(element);
  noteProp(element, facts);
  if (name === "body" || name === "html" || name === "link" || name === "script") return;
  const names = namesOf(element);
  const rel = attribute(element, "rel");
  if (/\bauthor\b/i.test(rel) || (names && CREDIT.test(names))) facts.credits.push(element);
  if (names && name !== "time" && DATED.test(names)) facts.dated.push(element);
}

function noteMeta(element: Element, facts: Facts): void {
  const content = oneLine(attribute(element, "content") || attribute(element, "value"));
  if (!content) return;
  const keys = `${attribute(element, "property")} ${attribute(element, "name")} ${attribute(element, "itemprop")} ${attribute(element, "http-equiv")}`;
  for (const key of new Set(keys.toLowerCase().split(/\s+/))) {
    if (!key) continue;
    const known = facts.metas.get(key);
    if (known) known.push(content);
    else facts.metas.set(key, [content]);
  }
}

function noteProp(element: Element, facts: Facts): void {
  const props = attribute(element, "itemprop");
  if (!props) return;
  const given = attribute(element, "content") || attribute(element, "datetime");
  const text = given || (/body|text/i.test(props) ? "" : shortText(element));
  for (const prop of props.toLowerCase().split(/\s+/)) {
    const known = facts.props.get(prop);
    if (known) known.push({ text, element });
    else facts.props.set(prop, [{ text, element }]);
  }
}

const textInside = (element: Element): string =>
  element.children.map((child) => ("data" in child ? child.data : "")).join("");

/** Text of an element when it is short enough to be a label; "" otherwise. Stops reading as soon as it is too long. */
export function shortText(element: Element): string {
  return rawLength(element, MAX_CHARS * 3) > MAX_CHARS * 3 ? "" : label(plainText(element));
}

const label = (text: string): string => (text.length <= MAX_CHARS ? text : "");

function rawLength(node: AnyNode, stopAt: number): number {
  if (isText(node)) return node.data.trim().length;
  if (!("children" in node) || (isTag(node) && (node.name === "script" || node.name === "style"))) return 0;
  let length = 0;
  for (const child of node.children) {
    length += rawLength(child, stopAt - length);
    if (length > stopAt) break;
  }
  return length;
}

/** First non-empty content of the first of these metas. */
export function metaOf(facts: Facts, ...names: string[]): string | undefined {
  for (const name of names) {
    const found = facts.metas.get(name)?.[0];
    if (found) return found;
  }
  return undefined;
}
