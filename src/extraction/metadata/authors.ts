/**
 * Who wrote it. Structured data first, then metas, then what the page marks as a credit, then "By …" lines. A name is
 * kept only when it looks like one: publishers put addresses, handles and job titles into these fields.
 */
import { oneLine } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import type { Author } from "../page.ts";
import { attribute, type Element, findElements, namesOf, type ParentNode } from "../reading/tree.ts";
import { type Facts, metaOf, shortText } from "./facts.ts";
import { asText, isObject, type LinkedObject } from "./json-ld.ts";

const METAS = [
  "author",
  "byl",
  "article:author",
  "article:author_name",
  "parsely-author",
  "sailthru.author",
  "dc.creator",
  "dcterms.creator",
  "dc.creator.name",
  "cxenseparse:author",
  "twitter:data1",
];
const MAX_AUTHORS = 12;

export type CreditHints = { url: string; publisher: string | undefined; lines: string[] };

export type Credit = { authors: Author[]; byline?: string };

/** The authors in printed order, without doubles; `byline` is how the page credits them. */
export function decideAuthors(facts: Facts, about: CreditHints): Credit {
  const { url: baseUrl, publisher } = about;
  const seen = creditInLines(about.lines) ?? creditsOnPage(facts, baseUrl);
  const linked = fromLinkedData(facts, baseUrl);
  const metas = METAS.flatMap((name) =>
    name === "twitter:data1" ? twitterLabel(facts) : (facts.metas.get(name) ?? []),
  )
    .filter((text) => !/^https?:|^www\./i.test(text))
    .flatMap((text) => namesIn(text).map((name) => ({ name })));
  const isPublisher = (author: Author): boolean =>
    publisher !== undefined && letters(author.name) === letters(publisher);
  const ranked = [linked, metas, seen.authors].map((authors) => unique(authors));
  const people = ranked.map((authors) => authors.filter((author) => !isPublisher(author)));
  const [inData = [], , onPage = []] = people;
  // "By Ann Lee and Bo Ek" above the text, but only Ann Lee in the data: the page knows more.
  const isOnPage = (author: Author): boolean =>
    onPage.some((other) => letters(other.name) === letters(author.name));
  const knowsMore = inData.length > 0 && onPage.length > inData.length && inData.every(isOnPage);
  const chosen = knowsMore
    ? merge(onPage, inData)
    : (people.find((authors) => authors.length > 0) ?? ranked.find((authors) => authors.length > 0) ?? []);
  const credit: Credit = { authors: chosen.slice(0, MAX_AUTHORS) };
  if (seen.byline) credit.byline = seen.byline;
  else if (chosen.length > 0) credit.byline = `By ${credit.authors.map((author) => author.name).join(", ")}`;
  return credit;
}

/** The printed names, with the addresses that the data has for them. */
const merge = (printed: Author[], data: Author[]): Author[] =>
  printed.map((author) => data.find((other) => letters(other.name) === letters(author.name)) ?? author);

/** A line near the headline that says "By …". */
function creditInLines(lines: string[]): Credit | undefined {
  for (const [i, line] of lines.entries()) {
    const found =
      /^(?:(?:written|posted|story|words|reported|review|analysis|opinion) )?by\b[:\s]*(.*)$/i.exec(line);
    if (!found) continue;
    const names = namesIn((found[1] ?? "").trim() || (lines[i + 1] ?? ""));
    const real = names.filter((name) => /^\p{Lu}/u.test(name));
    if (real.length > 0)
      return {
        authors: real.map((name) => ({ name })),
        byline: line.length > 4 ? line : `By ${real.join(", ")}`,
      };
  }
  return undefined;
}

function twitterLabel(facts: Facts): string[] {
  return /written by|author|^by$/i.test(metaOf(facts, "twitter:label1") ?? "")
    ? (facts.metas.get("twitter:data1") ?? [])
    : [];
}

function fromLinkedData(facts: Facts, baseUrl: string): Author[] {
  for (const object of [...facts.linked.articles, ...facts.linked.weak]) {
    for (const key of ["author", "creator"]) {
      const authors = [object[key]].flat().flatMap((value) => readAuthor(value, facts, baseUrl));
      if (authors.length > 0) return authors;
    }
  }
  return [];
}

function readAuthor(value: unknown, facts: Facts, baseUrl: string): Author[] {
  if (typeof value === "string")
    return /^https?:/.test(value) ? [] : namesIn(value).map((name) => ({ name }));
  if (!isObject(value)) return [];
  const object: LinkedObject =
    value.name === undefined ? (facts.linked.byId.get(String(value["@id"])) ?? value) : value;
  const listed = [object.name].flat().flatMap((name) => namesIn(asText(name) ?? ""));
  return listed.length === 1
    ? listed.map((name) => withAddress(name, asText(object.url) ?? "", baseUrl))
    : listed.map((name) => ({ name }));
}

/** Credits as marked in the page: rel=author, itemprop=author, byline classes. The first that holds a name wins. */
function creditsOnPage(facts: Facts, baseUrl: string): Credit {
  const props = (facts.props.get("author") ?? [])
    .concat(facts.props.get("creator") ?? [])
    .map((prop) => prop.element);
  for (const element of [...props, ...facts.credits]) {
    if (insideList(element)) continue;
    const text = attribute(element, "content") || shortText(element);
    if (!text) continue;
    const links = findElements(
      element,
      (inner) =>
        inner.name === "a" &&
        /author|by|profile|staff|people|contributor|columnist|writer|journalist|reporter|auteur|autor/i.test(
          `${attribute(inner, "href")} ${attribute(inner, "rel")} ${namesOf(inner)}`,
        ),
    );
    const linked = links.flatMap((link) =>
      namesIn(shortText(link)).map((name) => withAddress(name, attribute(link, "href"), baseUrl)),
    );
    // hNews and hCard: the formatted name, without the job and the day that stand beside it.
    const formatted = findElements(element, (inner) => /(?:^|\s)fn(?:\s|$)/.test(attribute(inner, "class")))
      .flatMap((inner) => namesIn(shortText(inner)))
      .map((name) => ({ name }));
    const authors =
      linked.length > 0
        ? linked
        : formatted.length > 0
          ? formatted
          : namesIn(bylinePart(text)).map((name) => withAddress(name, attribute(element, "href"), baseUrl));
    if (authors.length > 0)
      return {
        authors,
        byline: shortByline(text) ?? `By ${authors.map((author) => author.name).join(", ")}`,
      };
  }
  return { authors: [] };
}

const shortByline = (text: string): string | undefined => {
  const line = oneLine(text.split("\n").find((part) => /^\s*by\b/i.test(part)) ?? "");
  return line.length > 4 && line.length < 160 ? line : undefined;
};

/** An address that leads back to the article (an empty or "#" link) is no author's page. */
function withAddress(name: string, href: string, baseUrl: string): Author {
  const url = /^(?:https?:|\/)/i.test(href) ? parseHttpUrl(href, baseUrl)?.href : undefined;
  return url && withoutHash(url) !== withoutHash(parseHttpUrl(baseUrl)?.href ?? "")
    ? { name, url }
    : { name };
}

const withoutHash = (address: string): string => address.replace(/#.*$/s, "");

function insideList(element: Element): boolean {
  for (let node: ParentNode | null = element; node; node = node.parent) {
    if ("name" in node && /^(?:nav|footer|aside|figure|figcaption)$/.test(node.name)) return true;
    if (
      "name" in node &&
      /comment|related|sidebar|recommend|footer|widget|trending|popular|caption|photo|image|(?:^|[\s_-])(?:nav|menu)/.test(
        namesOf(node as Element),
      )
    )
      return node.name !== "body";
  }
  return false;
}

/** The line that starts with "By", or the first line. */
function bylinePart(text: string): string {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const at = lines.findIndex((line) => /^(?:written |posted |story |words )?by\b/i.test(line));
  if (at >= 0)
    return /^(?:written |posted |story |words )?by:?$/i.test(lines[at] ?? "")
      ? (lines[at + 1] ?? "")
      : (lines[at] ?? "");
  return lines[0] ?? "";
}

const LEADING =
  /^(?:(?:by|from|von|par|por|di|de|author|authors|written by|posted by|story by|words by|reported by|reporter|text by|review by|analysis by|opinion by|published by|updated by|edited by)\b[\s:–-]*)+/i;
const NOT_A_NAME =
  /\b(?:admin(?:istrator)?|webmaster|read more|share|follow|comments?|newsletter|subscribe|updated|published|posted|minutes? read|min read|photo|click|sign up|view all|bio|full profile|email|contact|ago|https?|www|undefined|null|getty|via|images?|exclusive)\b|@|\d{2,}|[{}<>=_[\]]/i;
const JOB =
  /\b(?:reporter|editor|writer|correspondent|staff|columnist|contributor|journalist|producer|freelance\w*|special to|chief|bureau|senior|critic|director|manager|blogger|host|analyst|author|fellow|professor|intern)\b/i;

/** The names in a credit: "By Ann Lee and Bo Ek, staff writers" → ["Ann Lee", "Bo Ek"]. */
export function namesIn(credit: string): string[] {
  const line = oneLine(credit.replace(/<[^>]*>/g, " ").replace(/\([^)]*\)/g, " ")).replace(LEADING, "");
  if (!line || line.length > 300) return [];
  const parts = line.split(
    /\s*(?:[,;|•·/]|\s–\s|\s—\s|\s-\s|\band\b|\bwith\b|&(?!\w)|\bund\b|\s+et\s+|\s+y\s+)\s*/i,
  );
  const names: string[] = [];
  for (const part of parts) {
    const name = part
      .replace(LEADING, "")
      .replace(/\s+(?:for|at|on)(?:\s+.*)?$/i, "")
      .replace(/[’']s$/, "")
      .replace(/^[\s.,:–-]+|[\s,:–-]+$/g, "")
      .trim();
    if (looksLikeName(name, names.length === 0)) names.push(name);
  }
  return names;
}

function looksLikeName(name: string, first: boolean): boolean {
  const words = name.split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.length > 6 || name.length > 60 || name.length < 2) return false;
  if (NOT_A_NAME.test(name) || !/\p{L}/u.test(name)) return false;
  if (/^(?:jr|sr|ph\.?d|m\.?d|ii|iii|esq|mba|rn|inc|llc|am|pm|est|edt)\.?$/i.test(name)) return false;
  return first || !JOB.test(name);
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

function unique(authors: Author[]): Author[] {
  const byName = new Map<string, Author>();
  for (const author of authors) {
    const key = letters(author.name);
    if (!byName.has(key)) byName.set(key, author);
  }
  return [...byName.values()];
}
