/**
 * When it was published and last updated: structured data, then metas, then what the page prints at its headline.
 * Where the two disagree on the day, the printed one counts: it is what the publisher tells readers.
 */
import { attribute, type Element } from "../reading/tree.ts";
import { dayOf, parseDate } from "./dates.ts";
import { type Facts, metaOf, shortText } from "./facts.ts";
import { textIn } from "./json-ld.ts";

const PUBLISHED = (
  "article:published_time og:published_time article:published datepublished date dc.date.issued dcterms.created dcterms.date dc.date dcterms.issued " +
  "parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date published ptime article.published cxenseparse:recs:publishtime " +
  "og:article:published_time originalpublicationdate displaydate rnews:datepublished dc.date.created article_date_original bt:pubdate created article:post_time timestamp"
).split(" ");
const UPDATED =
  "article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified lastmod last-modified article:updated utime revision_date article.updated".split(
    " ",
  );

export type Times = { published?: string; updated?: string };

/** `lines` are the printed lines around the headline. */
export function decideTimes(facts: Facts, address: string, lines: string[]): Times {
  const linked = (key: string): string | undefined =>
    first([...facts.linked.articles, ...facts.linked.weak].map((object) => textIn(object, key)));
  const printed = printedDates(facts, lines);
  const told =
    linked("datePublished") ??
    first(PUBLISHED.map((name) => metaOf(facts, name))) ??
    first((facts.props.get("datepublished") ?? []).map((prop) => prop.text)) ??
    linked("dateCreated") ??
    linked("uploadDate");
  const updated =
    linked("dateModified") ??
    first(UPDATED.map((name) => metaOf(facts, name))) ??
    first((facts.props.get("datemodified") ?? []).map((prop) => prop.text)) ??
    first(marked(facts, /(?:^|\s)(?:dt-)?updated(?:\s|$)/i));
  const published = told
    ? asPrinted(told, updated, printed, fromAddress(address))
    : (withTime(nearAddress(printed, fromAddress(address)), facts) ??
      shown(facts) ??
      first(facts.metas.get("last-modified") ?? []) ??
      updated);
  const times: Times = {};
  if (published) times.published = published;
  if (updated && updated !== published) times.updated = updated;
  return times;
}

/** The structured date on the day of the address, which is the publisher's own; unless the page prints only the day of the update, or the same moment's day in another zone. */
function asPrinted(
  told: string,
  updated: string | undefined,
  printed: string[],
  address: string | undefined,
): string {
  const local = address && dayOf(told) !== address && inZoneOf(told, address);
  if (local) return local;
  const days = new Set(printed.map(dayOf));
  if (days.size === 0 || days.has(dayOf(told))) return told;
  const rezoned = [...days].map((day) => inZoneOf(told, day)).find(Boolean);
  if (rezoned) return rezoned;
  if (updated && days.has(dayOf(updated))) return updated;
  return (updated && [...days].map((day) => inZoneOf(updated, day)).find(Boolean)) || told;
}

/** The printed date on the day in the address, or a day beside it (zones); else the address's; else the first printed. */
function nearAddress(printed: string[], address: string | undefined): string | undefined {
  if (!address) return printed[0];
  const within =
    (days: number) =>
    (date: string): boolean =>
      Math.abs(Date.parse(dayOf(date)) - Date.parse(address)) <= days * 86_400_000;
  return printed.find(within(0)) ?? printed.find(within(1)) ?? address;
}

/** The same day with the time of day that a `<time>` element has for it, when the text shows only the day. */
function withTime(day: string | undefined, facts: Facts): string | undefined {
  if (day === undefined || day.length > 10) return day;
  const timed = [...facts.times, ...facts.dated].flatMap((element) => dateIn(element) ?? []);
  return timed.find((date) => date.length > 10 && dayOf(date) === day) ?? day;
}

/** A UTC moment told with the offset, whole hours, nearest to UTC, that puts it on the printed day; else undefined. */
function inZoneOf(iso: string, day: string): string | undefined {
  if (!/(?:Z|\+00:00)$/.test(iso)) return undefined;
  const moment = Date.parse(iso);
  for (let hours = 1; hours <= 12; hours++) {
    for (const offset of [-hours, hours]) {
      const local = new Date(moment + offset * 3_600_000).toISOString();
      if (dayOf(local) === day)
        return `${local.slice(0, 19)}${offset < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:00`;
    }
  }
  return undefined;
}

/** Dates in the lines around the headline, and in marked elements that hold little else. Today's day of the week is no date. */
function printedDates(facts: Facts, lines: string[]): string[] {
  const near = lines
    .slice(0, 30)
    .filter((line) => line.length <= MAX_LINE && /\d{4}|\d{1,2}[./]\d{1,2}/.test(line));
  const dates = near.flatMap((line) => parseDate(line) ?? []);
  return dates.length > 0
    ? dates
    : facts.times.slice(0, 2).flatMap((element) => parseDate(shortText(element)) ?? []);
}

/** A line with a date and a label; a longer one tells about another date. */
const MAX_LINE = 120;

const first = (texts: (string | undefined)[]): string | undefined => {
  for (const text of texts) {
    const date = text && parseDate(text);
    if (date) return date;
  }
  return undefined;
};

/** `<time>` elements and elements whose class speaks of dates, in page order; those marked as the day of publication first. */
const shown = (facts: Facts): string | undefined =>
  first(marked(facts, PUBLISHED_NAMES)) ?? first(facts.times.map(dateIn)) ?? first(facts.dated.map(dateIn));

const PUBLISHED_NAMES = /publish|pubdate|entry-date|dtstart/i;

/** hNews, hCalendar and their kin: what elements with such a class say, without those for the day of the update. */
const marked = (facts: Facts, names: RegExp): (string | undefined)[] =>
  [...facts.times, ...facts.dated]
    .filter(
      (element) =>
        names.test(`${attribute(element, "class")} ${attribute(element, "itemprop")}`) ||
        (names === PUBLISHED_NAMES && "pubdate" in element.attribs),
    )
    .map(dateIn);

/** The date for machines (in `title` on an `<abbr>`), or the one that is printed. */
function dateIn(element: Element): string | undefined {
  const { datetime = "", content = "", title = "" } = element.attribs;
  return [datetime, content, title, shortText(element)].map(parseDate).find(Boolean);
}

/** /2026/11/23/ in the address. */
function fromAddress(address: string): string | undefined {
  const found = /\/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=\/|-|$)/i.exec(address);
  if (!found) return undefined;
  const date =
    parseDate(`${found[3]} ${found[2]} ${found[1]}`) ?? parseDate(`${found[1]}-${found[2]}-${found[3]}`);
  return date && dayOf(date);
}
