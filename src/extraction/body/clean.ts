/**
 * Cuts out of the chosen container what an editor would not call the article: boxes by their names, lists of links,
 * sentences that speak to the reader instead of telling the story, and the scraps above and below the prose.
 */
import { oneLine } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import { isBlock, plainText } from "../reading/plain-text.ts";
import {
  attribute,
  type ChildNode,
  type Element,
  findElements,
  isTag,
  isText,
  removeWhere,
  setChildren,
} from "../reading/tree.ts";
import { FORMULAS, LEAD_INS, LIST_HEADING, MENTIONS } from "./phrases.ts";
import { isBeside, isComments, isInline, type Measure, type Measures } from "./score.ts";

/** A box that holds more than this share of the article is the article, whatever it is called. */
const TOO_MUCH = 0.35;
/** Longer paragraphs tell something, whatever they begin with. */
const LEAD_IN_CHARS = 220;

/** `url` is the page's address: it tells the publisher's own links from others. */
export function cleanBody(body: Element, measures: Measures, url: string): void {
  const whole = measures.get(body);
  const prose = Math.max(1, whole?.prose ?? 1) * TOO_MUCH;
  const chars = Math.max(1, whole?.chars ?? 1) * TOO_MUCH;
  let afterLeadIn: Element | undefined;
  removeWhere(body, (element) => {
    const measured = measures.get(element);
    if (!measured) return false;
    if (
      afterLeadIn &&
      follows(element, afterLeadIn) &&
      measured.chars > 0 &&
      measured.linkChars > measured.chars * 0.45 &&
      measured.chars < 800
    ) {
      afterLeadIn = element;
      return true;
    }
    if (isListHeading(element, measured)) {
      afterLeadIn = element;
      return true;
    }
    if (measured.hasTitle && element.name === "h1") return true;
    if (isComments(element, measured)) return true;
    if (isBeside(element, measured, prose) && measured.chars < chars) return true;
    return (isLinkBox(element, measured) && !leadsAway(element, url)) || isLeadIn(element, measured);
  });
  dropAboveTitle(body, measures);
  trimEnds(body, measures);
}

const MEDIA = new Set("img picture figure iframe video audio embed object hr br td th".split(" "));

/** Removes what holds neither text nor anything to look at. */
export function dropEmpty(body: Element): void {
  const isEmpty = (element: Element): boolean =>
    !MEDIA.has(element.name) &&
    element.children.every((child) =>
      isText(child) ? child.data.trim() === "" : !isTag(child) || isEmpty(child),
    );
  removeWhere(body, (element) => !isInline(element) && isEmpty(element));
}

/** A list or box of links to elsewhere. */
function isLinkBox(element: Element, measured: Measure): boolean {
  if (!/^(?:ul|ol|div|section|table|p|dl|h[2-6])$/.test(element.name) || measured.chars === 0) return false;
  const density = measured.linkChars / measured.chars;
  if (element.name !== "p" && !/^h\d/.test(element.name)) return density > 0.6;
  return density > 0.9 && measured.chars > 25 && measured.chars < 200 && !/[.!?”"]$/.test(plainText(element));
}

/**
 * Whether most links of a list or heading lead to other sites. A publisher's own lists lead to its own pages; what a
 * text lists of others (shops, sources, programmes) is what it is about. Buttons to share and follow are not.
 */
function leadsAway(element: Element, url: string): boolean {
  if (!/^(?:ul|ol|h[2-6])$/.test(element.name)) return false;
  const home = siteOf(url);
  const sites = findElements(element, (inner) => inner.name === "a").map((link) =>
    siteOf(attribute(link, "href")),
  );
  return sites.filter((site) => site && site !== home && !SOCIAL.test(site)).length > sites.length / 2;
}

/** The last two labels of the host: near enough to tell a publisher from others. */
const siteOf = (address: string): string =>
  parseHttpUrl(address)?.hostname.split(".").slice(-2).join(".") ?? "";

const SOCIAL =
  /^(?:facebook|twitter|x|linkedin|pinterest|reddit|whatsapp|instagram|youtube|tiktok|telegram|threads|flipboard|t|google)\./;

const isListHeading = (element: Element, measured: Measure): boolean =>
  measured.chars > 3 &&
  measured.chars < 70 &&
  isBlock(element.name) &&
  LIST_HEADING.test(oneLine(plainText(element)));

/** Whether nothing but white space stands between two siblings; asked only for neighbours, so it is short. */
function follows(element: Element, before: Element): boolean {
  let node = element.prev;
  while (node && isText(node) && node.data.trim() === "") node = node.prev;
  return node === before;
}

/** What stands above the headline is not the article. Only when enough stands below it. */
function dropAboveTitle(body: Element, measures: Measures): void {
  let above = 0;
  for (const child of body.children) {
    const measured = isTag(child) ? measures.get(child) : undefined;
    if (measured?.hasTitle) {
      if ((measures.get(body)?.prose ?? 0) - above < ENOUGH_PROSE) return;
      body.children.splice(0, body.children.indexOf(child));
      if (isTag(child)) dropAboveTitle(child, measures);
      return;
    }
    above += measured?.prose ?? 0;
  }
}

const ENOUGH_PROSE = 400;

function isLeadIn(element: Element, measured: Measure): boolean {
  if (
    measured.chars > LEAD_IN_CHARS * 3 ||
    measured.chars === 0 ||
    (!isBlock(element.name) && element.name !== "center")
  )
    return false;
  const text = oneLine(plainText(element));
  if (measured.chars > LEAD_IN_CHARS) return FORMULAS.test(text);
  return LEAD_INS.test(text) || MENTIONS.test(text);
}

/** Above the first and below the last prose stand scraps: dates, credits, counters, labels. They go. */
function trimEnds(body: Element, measures: Measures): void {
  trim(body, measures, false);
  trim(body, measures, true);
}

/** Removes scraps from one end, and goes into the box that holds the first real text. */
function trim(parent: Element, measures: Measures, fromEnd: boolean): void {
  const children = fromEnd ? parent.children.toReversed() : parent.children;
  // Text directly in a box of prose, with its inline neighbours, is that prose.
  const isProse = (measures.get(parent)?.own ?? 0) > 0;
  const at = children.findIndex(
    (child) =>
      isReal(child, measures, fromEnd) ||
      (isProse && (isText(child) ? child.data.trim().length > 3 : isTag(child) && isInline(child))),
  );
  const first = children[at];
  const scraps = at < 0 ? children.length : at;
  if (scraps > 0) setChildren(parent, fromEnd ? children.slice(scraps).reverse() : children.slice(scraps));
  if (first && isTag(first) && !isInline(first) && !KEPT_WHOLE.has(first.name))
    trim(first, measures, fromEnd);
}

const KEPT_WHOLE = new Set("p ul ol dl table blockquote pre h1 h2 h3 h4 h5 h6 figure".split(" "));

/** Prose, a list, a quote, a picture; a heading only where text follows it. */
function isReal(child: ChildNode, measures: Measures, fromEnd: boolean): boolean {
  if (isText(child)) return child.data.trim().length > 60;
  if (!isTag(child)) return false;
  if (/^(?:ul|ol|dl|table|blockquote|pre|figure|img|picture|iframe|video)$/.test(child.name)) return true;
  const measured = measures.get(child);
  if (!measured) return plainText(child).length > 60;
  if (/^h[1-6]$/.test(child.name)) return !fromEnd;
  if (measured.prose > 0) return true;
  return child.name === "p"
    ? measured.chars > 25
    : child.children.some((inner) => isReal(inner, measures, fromEnd));
}
