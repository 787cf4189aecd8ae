/**
 * When it was published and last updated: structured data, then metas, then what the page shows. Dates from
 * the lists of other articles beside it are not looked at.
 */
import { attribute } from "../reading/tree.ts";
import { dayOf, parseDate } from "./dates.ts";
import { type Facts, metaOf, shortText } from "./facts.ts";
import { textIn } from "./json-ld.ts";

const PUBLISHED = [
  "article:published_time",
  "og:published_time",
  "article:published",
  "datepublished",
  "date",
  "dc.date.issued",
  "dcterms.created",
  "dcterms.date",
  "dc.date",
  "dcterms.issued",
  "parsely-pub-date",
  "sailthru.date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "published",
  "ptime",
  "article.published",
  "cxenseparse:recs:publishtime",
  "og:article:published_time",
  "originalpublicationdate",
  "displaydate",
  "rnews:datepublished",
  "dc.date.created",
  "article_date_original",
  "bt:pubdate",
  "created",
  "article:post_time",
  "timestamp",
];
const UPDATED = [
  "article:modified_time",
  "og:updated_time",
  "datemodified",
  "dcterms.modified",
  "dc.date.modified",
  "lastmod",
  "last-modified",
  "article:updated",
  "utime",
  "revision_date",
  "article.updated",
];

export type Times = { published?: string; updated?: string };

export function decideTimes(facts: Facts, address: string): Times {
  const linked = (key: string): string | undefined =>
    first([...facts.linked.articles, ...facts.linked.weak].map((object) => textIn(object, key)));
  const published =
    linked("datePublished") ??
    first(PUBLISHED.map((name) => metaOf(facts, name))) ??
    first((facts.props.get("datepublished") ?? []).map((prop) => prop.text)) ??
    linked("dateCreated") ??
    linked("uploadDate") ??
    shown(facts) ??
    fromAddress(address) ??
    first(facts.metas.get("last-modified") ?? []);
  const updated =
    linked("dateModified") ??
    first(UPDATED.map((name) => metaOf(facts, name))) ??
    first((facts.props.get("datemodified") ?? []).map((prop) => prop.text));
  const times: Times = {};
  if (published ?? updated) times.published = (published ?? updated) as string;
  if (updated && updated !== times.published) times.updated = updated;
  return times;
}

const first = (texts: (string | undefined)[]): string | undefined => {
  for (const text of texts) {
    const date = text && parseDate(text);
    if (date) return date;
  }
  return undefined;
};

/** `<time>` elements and elements whose class speaks of dates, in page order. */
function shown(facts: Facts): string | undefined {
  const times = facts.times.map(
    (element) => attribute(element, "datetime") || attribute(element, "content") || shortText(element),
  );
  const marked = facts.times.filter(
    (element) =>
      /publish|pubdate|entry-date/i.test(
        `${attribute(element, "class")} ${attribute(element, "itemprop")}`,
      ) || "pubdate" in element.attribs,
  );
  return (
    first(marked.map((element) => attribute(element, "datetime") || shortText(element))) ??
    first(times) ??
    first(
      facts.dated.map(
        (element) => attribute(element, "content") || attribute(element, "datetime") || shortText(element),
      ),
    )
  );
}

/** /2026/11/23/ in the address. */
function fromAddress(address: string): string | undefined {
  const found = /\/((?:19|20)\d{2})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=\/|-|$)/i.exec(address);
  if (!found) return undefined;
  const date =
    parseDate(`${found[3]} ${found[2]} ${found[1]}`) ?? parseDate(`${found[1]}-${found[2]}-${found[3]}`);
  return date && dayOf(date);
}
