/** How feed and page together make an article: pure. The publisher's own words win; nothing is rewritten. */
import type { Draft } from "#articles/drafts.ts";
import { EXCERPT_CHARS } from "#articles/rights.ts";
import type { Waiting } from "#articles/waiting.ts";
import { oneLine, shorten } from "#base/text.ts";
import { cleanUrl, parseHttpUrl } from "#base/url.ts";
import type { Author } from "#database/tables.ts";
import type { Article } from "#extraction/page.ts";
import { sanitiseBody, textOf } from "#extraction/sanitise.ts";

/** What the item's page came to: read, not to be had now (`again`: worth another try, when), or not asked for. */
export type PageResult =
  | { kind: "read"; page: Article; url: string }
  | { kind: "none"; why: string; again: { afterSeconds: number | undefined } | undefined };

/** From so many characters on, what a feed carries is taken for the whole article. */
const WHOLE_CHARS = 1500;
/** Words with which feeds end when they carry only the beginning. */
const CUT_SHORT =
  /(?:…|\.{3}|\[…\]|\[\.{3}\]|read more|continue reading|read the (?:full|rest)[^.]{0,40}|the post [^.]{0,200} appeared first on [^.]{0,100})\W*$/i;

/** Whether the article's page is worth asking for: never beyond the rights, and not when the feed carries all of it. */
export function wantsPage(item: Waiting): boolean {
  if (item.source.rights === "headline" || item.payload.link === undefined) return false;
  const text = textOf(item.payload.content ?? "");
  return text.length < WHOLE_CHARS || CUT_SHORT.test(text.slice(-300));
}

/** Makes the draft of an item; `now` stands in where nothing says when it was published. */
export function makeDraft(item: Waiting, result: PageResult, now: Date): Omit<Draft, "completes" | "final"> {
  const { payload } = item;
  const page = result.kind === "read" ? result.page : undefined;
  const base = (result.kind === "read" ? result.url : payload.link) ?? "";
  const body = chooseBody(payload.content ?? payload.summary ?? "", page, base);
  const summary = oneLine(textOf(payload.summary ?? ""));
  const excerpt = summary || page?.excerpt || oneLine(body.text);
  const title = oneLine(payload.title ?? "") || page?.title || shorten(excerpt, 90) || "Untitled";
  const picture = page?.image ?? payload.image;
  const url = addressOf(payload.link, result);
  return {
    item,
    publisherId: item.publisher.id,
    publisherName: item.publisher.name,
    url,
    title: shorten(title, 300),
    authors: authorsOf(item, page, url),
    excerpt: shorten(excerpt, EXCERPT_CHARS),
    bodyHtml: body.html,
    bodyText: body.text,
    bodyFrom: body.from,
    language: payload.language ?? page?.language,
    published: dateOf(item, page, now),
    picture: picture === undefined ? undefined : { url: picture, ...wordsOf(page) },
    categories: categoriesOf(item),
    section: item.source.section,
  };
}

/** The page's body, unless the feed carries clearly more of it. */
function chooseBody(content: string, page: Article | undefined, base: string) {
  const html = content === "" ? "" : sanitiseBody(content, base);
  const text = textOf(html);
  if (page && page.text.length >= 0.8 * text.length)
    return { html: page.html, text: page.text, from: "page" as const };
  return { html, text, from: page ? ("page" as const) : ("feed" as const) };
}

/** The page's canonical address when it is on the page's own host; a canonical elsewhere is often a mistake or a syndication. */
function addressOf(link: string | undefined, result: PageResult): string | undefined {
  const final = result.kind === "read" ? parseHttpUrl(result.url) : undefined;
  const canonical =
    result.kind === "read" && result.page.canonical ? parseHttpUrl(result.page.canonical) : undefined;
  const own =
    canonical && final && canonical.host === final.host && canonical.pathname !== "/" ? canonical : undefined;
  const url = own ?? final ?? (link === undefined ? undefined : parseHttpUrl(link));
  return url && cleanUrl(url);
}

/** A link of an author that leads back to the article (`address`) is none. */
function authorsOf(item: Waiting, page: Article | undefined, address: string | undefined): Author[] {
  const fromFeed = (item.payload.authors ?? []).flatMap((person) => {
    const name = oneLine(person.name ?? "");
    return name ? [{ name, url: person.url }] : [];
  });
  const given = page && page.authors.length > 0 ? page.authors : fromFeed;
  // A byline that only names the publisher says nothing beside the publisher's name.
  const isPublisher = (author: Author) => author.name.toLowerCase() === item.publisher.name.toLowerCase();
  return given
    .filter((author) => !isPublisher(author))
    .slice(0, 20)
    .map(({ name, url }) => ({
      name: shorten(name, 120),
      ...(url === undefined || url === address ? {} : { url }),
    }));
}

/** What the page says about its lead picture. */
const wordsOf = (page: Article | undefined) => ({
  alt: page?.imageAlt === undefined ? undefined : shorten(oneLine(page.imageAlt), 300),
  credit: page?.imageCredit === undefined ? undefined : shorten(oneLine(page.imageCredit), 200),
});

/** Publishers' categories in the words of our sections: for each a term and, where it has one, its label. */
function categoriesOf(item: Waiting): string[] {
  const named = (item.payload.tags ?? []).flatMap(({ term, scheme = "", label }) => [
    // IPTC Media Topics: qcode "medtop:04000000", or the bare code under a scheme that names the vocabulary.
    /^\d{8}$/.test(term) && /medtop|mediatopic/i.test(scheme) ? `medtop:${term}` : oneLine(term),
    oneLine(label ?? ""),
  ]);
  return [...new Set(named)].filter((name) => name !== "" && name.length <= 100).slice(0, 40);
}

/** When it was published. A date in the future is a wrong clock or an embargo; neither may hold the top of a page. */
function dateOf(item: Waiting, page: Article | undefined, now: Date): Date {
  const given = [item.payload.published, page?.published, item.payload.updated, page?.updated]
    .map((text) => new Date(text ?? ""))
    .find((date) => !Number.isNaN(date.getTime()));
  return given && given < now && given.getTime() > 0 ? given : now;
}
