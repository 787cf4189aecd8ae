/**
 * The headline: what stands above the article, not what the publisher tells search engines. The page's own heading
 * wins when structured data or the title element vouches for it.
 */
import { oneLine } from "#base/text.ts";
import type { Element } from "../reading/tree.ts";
import { type Facts, metaOf } from "./facts.ts";
import { textIn } from "./json-ld.ts";

const SEPARATOR = /\s+[|–—\-:•·»«~]{1,2}\s+|\s*[|»]\s*/;

/** The headline on one line, without the publication's name. */
export function decideTitle(facts: Facts, publisher: string | undefined): string | undefined {
  const linked = facts.linked.articles.map((article) => textIn(article, "headline", "name")).find(Boolean);
  const told = [
    linked,
    metaOf(facts, "og:title"),
    metaOf(facts, "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title"),
    facts.titleElement,
  ].flatMap((title) => (title ? [withoutPublisher(plainTitle(title), publisher)] : []));
  const heading = decideHeading(facts, told);
  return heading ?? told.find((title) => title.length > 0);
}

/** Shorter headings are names of sites and sections. */
const MIN_WORDS = 4;

/** The heading that the structured titles vouch for; the only first-level one when they say nothing. */
function decideHeading(facts: Facts, told: string[]): string | undefined {
  const marked = facts.props.get("headline")?.map((prop) => oneLine(prop.text)) ?? [];
  const ones = facts.headings
    .filter((heading) => heading.element.name === "h1")
    .map((heading) => heading.text);
  const all = [...marked, ...ones, ...facts.headings.map((heading) => heading.text)].filter(
    (text) => text.length > 3 && text.length < 300,
  );
  let best: string | undefined;
  let bestLikeness = 0.5;
  for (const text of all) {
    const likeness = Math.max(0, ...told.map((title) => alike(text, title)));
    if (likeness > bestLikeness) [best, bestLikeness] = [text, likeness];
  }
  if (best) return withoutLabel(best, told);
  // Search engines are often told another title than readers; the page's one long first-level heading is the headline.
  const long = [...new Set(ones)].filter(
    (text) => text.split(/\s+/).length >= MIN_WORDS && text.length < 300,
  );
  if (long.length === 1) return long[0];
  return told.length === 0 ? ones.find((text) => text.length > 3) : undefined;
}

/**
 * "Politics | Council votes" → "Council votes": templates put the section's label into the heading, and a told title is
 * without it. A label that ends with a colon ("Live:", "Opinion:") is the editor's.
 */
function withoutLabel(heading: string, told: string[]): string {
  const bare = told.find((title) => title.length > MIN_BARE && heading.endsWith(title));
  const label = bare ? heading.slice(0, -bare.length).trim() : "";
  return bare && !label.endsWith(":") && label.split(/\s+/).length <= MAX_LABEL_WORDS ? bare : heading;
}

/** Shorter ones are no whole titles. */
const MIN_BARE = 15;
/** "Arts & Books |". */
const MAX_LABEL_WORDS = 4;

/** The heading that shows this title: the likest, first-level ones first. */
export function titleElement(facts: Facts, title: string | undefined): Element | undefined {
  if (!title) return undefined;
  const like = facts.headings.filter((heading) => alike(heading.text, title) > 0.75);
  return (like.find((heading) => heading.element.name === "h1") ?? like[0])?.element;
}

/** Share of words in common, 0–1 (Dice). */
export function alike(a: string, b: string): number {
  const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [left, right] = [words(a), words(b)];
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

/** Some publishers put escaped HTML into their structured data. */
const plainTitle = (title: string): string =>
  oneLine(
    title
      .replace(/<\/?[a-z][^>]*>/gi, "")
      .replace(/&nbsp;/g, " ")
      .replace(/&amp;/g, "&")
      .replace(/&#0?39;|&rsquo;|&#8217;|&apos;/g, "’")
      .replace(/&quot;/g, '"'),
  );

/** "Headline | The Paper" → "Headline". Only a part that names the publisher, or the short end of a long title, is cut. */
function withoutPublisher(title: string, publisher: string | undefined): string {
  const parts = title.split(SEPARATOR);
  if (parts.length < 2) return title;
  const last = parts[parts.length - 1] ?? "";
  const first = parts[0] ?? "";
  if (publisher && alike(last, publisher) > 0.6)
    return title.slice(0, title.length - last.length).replace(/[\s|–—\-:•·»«~]+$/, "");
  if (publisher && alike(first, publisher) > 0.6)
    return title.slice(first.length).replace(/^[\s|–—\-:•·»«~]+/, "");
  return title;
}
