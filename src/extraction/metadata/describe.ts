/** Everything about the article except its body, decided from the facts of the page. */
import { oneLine } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";
import type { Author } from "../page.ts";
import type { Document } from "../reading/tree.ts";
import { shownAddress } from "../sanitise.ts";
import { decideAuthors } from "./authors.ts";
import { type Facts, metaOf } from "./facts.ts";
import { headerLines } from "./header-lines.ts";
import { asText, isObject, textIn } from "./json-ld.ts";
import { decidePicture } from "./picture.ts";
import { decideTimes } from "./published.ts";
import { decideTitle, titleElement } from "./title.ts";

export type Description = {
  title?: string;
  byline?: string;
  authors: Author[];
  published?: string;
  updated?: string;
  publisher?: string;
  language?: string;
  image?: string;
  imageAlt?: string;
  imageCredit?: string;
  canonical?: string;
  /** The publisher's own summary. */
  summary?: string;
};

export function describe(page: Document, facts: Facts, url: string): Description {
  const publisher = decidePublisher(facts, url);
  const title = decideTitle(facts, publisher ?? siteName(url));
  const lines = headerLines(page, titleElement(facts, title));
  return withoutAbsent({
    title,
    ...decideAuthors(facts, { url, publisher, lines }),
    ...decideTimes(facts, url, lines),
    publisher,
    language: decideLanguage(facts),
    ...decidePicture(facts, url),
    canonical: decideCanonical(facts, url),
    summary: metaOf(facts, "og:description", "description", "twitter:description"),
  });
}

function decidePublisher(facts: Facts, url: string): string | undefined {
  for (const object of facts.linked.articles) {
    const value = [object.publisher].flat()[0];
    const named =
      isObject(value) && value.name === undefined ? facts.linked.byId.get(String(value["@id"])) : value;
    const name = isObject(named) ? asText(named.name) : asText(named);
    if (name && !/^https?:/.test(name)) return oneLine(name);
  }
  const told = metaOf(
    facts,
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "twitter:app:name:iphone",
  );
  return told && !/^https?:/.test(told) ? told : siteName(url);
}

/** "www.example-times.com" → "example-times.com": better than nothing, and true. */
const siteName = (url: string): string | undefined =>
  parseHttpUrl(url)?.hostname.replace(/^(?:www\d?|m|amp)\./, "");

function decideLanguage(facts: Facts): string | undefined {
  const linked = facts.linked.articles.map((article) => textIn(article, "inLanguage")).find(Boolean);
  const told =
    facts.language ?? linked ?? metaOf(facts, "og:locale", "content-language", "language", "dc.language");
  const tag =
    told
      ?.trim()
      .replace("_", "-")
      .split(/[\s,;]/)[0] ?? "";
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** The canonical address, unless it is a front page: some sites point every page there. */
function decideCanonical(facts: Facts, url: string): string | undefined {
  for (const told of [facts.canonical, metaOf(facts, "og:url")]) {
    const address = told && shownAddress(told, url);
    if (address && new URL(address).pathname !== "/") return address;
  }
  return undefined;
}

function withoutAbsent<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}
