/**
 * A printed paper as its publisher's feed, in the publisher's own format. Every format is well-formed and plain; odd
 * and broken feeds are the business of the wire room's tests.
 */
import { blocksToHtml, cdata, escapeMarkup } from "./markup.ts";
import type { PrintedArticle, PrintedPaper } from "./newsroom.ts";
import { PICTURE_HEIGHT, PICTURE_WIDTH } from "./pictures.ts";
import { type FeedFormat, SECTION_NAMES } from "./town/publisher.ts";

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  "rss-full": "application/rss+xml",
  "rss-summary": "application/rss+xml",
  "rss-media": "application/rss+xml",
  atom: "application/atom+xml",
  "atom-xhtml": "application/atom+xml",
  "json-feed": "application/feed+json",
  rdf: "application/rdf+xml",
};

export function makeFeed(paper: PrintedPaper): string {
  switch (paper.publisher.format) {
    case "rss-full":
    case "rss-summary":
    case "rss-media":
      return makeRss(paper);
    case "atom":
    case "atom-xhtml":
      return makeAtom(paper);
    case "json-feed":
      return makeJsonFeed(paper);
    case "rdf":
      return makeRdf(paper);
  }
}

/** RFC 822 with the four-digit year that RSS 2.0 asks for. */
const rssDate = (date: Date): string => date.toUTCString().replace("GMT", "+0000");
const isoDate = (date: Date): string => date.toISOString().replace(".000Z", "Z");
const guidOf = (article: PrintedArticle): string => `tag:${new URL(article.url).hostname},2020:${article.id}`;
const element = (name: string, text: string | undefined): string =>
  text === undefined ? "" : `<${name}>${escapeMarkup(text)}</${name}>`;
const feedUrl = (paper: PrintedPaper): string => paper.origin + paper.publisher.feedPath;
const pictureType = (article: PrintedArticle): string => `image/${article.picture?.format ?? "jpeg"}`;

/** Drops the lines that a missing field left empty. */
const lines = (...parts: string[]): string => parts.filter((part) => part !== "").join("\n");

function makeRss(paper: PrintedPaper): string {
  const { publisher, articles, updated } = paper;
  return lines(
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">`,
    "<channel>",
    element("title", publisher.name),
    element("link", `${paper.origin}/`),
    element("description", publisher.description),
    element("language", "en-us"),
    element("copyright", `Copyright ${publisher.name}`),
    element("lastBuildDate", rssDate(updated)),
    element("ttl", "30"),
    `<atom:link rel="self" type="application/rss+xml" href="${escapeMarkup(feedUrl(paper))}"/>`,
    ...articles.map((article) => rssItem(article, publisher.format)),
    "</channel>",
    "</rss>\n",
  );
}

function rssItem(article: PrintedArticle, format: FeedFormat): string {
  return lines(
    "<item>",
    element("title", article.title),
    element("link", article.url),
    `<guid isPermaLink="false">${guidOf(article)}</guid>`,
    element("pubDate", rssDate(article.published)),
    element("dc:creator", article.author),
    element("category", SECTION_NAMES[article.section]),
    `<description>${format === "rss-full" ? cdata(`<p>${escapeMarkup(article.summary)}</p>`) : escapeMarkup(article.summary)}</description>`,
    format === "rss-full"
      ? `<content:encoded>${cdata(pictureHtml(article) + blocksToHtml(article.blocks))}</content:encoded>`
      : "",
    format === "rss-media" ? mediaContent(article) : "",
    "</item>",
  );
}

function mediaContent(article: PrintedArticle): string {
  const { picture } = article;
  if (!picture) return "";
  const size = `width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}"`;
  return lines(
    `<media:content url="${escapeMarkup(picture.url)}" type="${pictureType(article)}" medium="image" ${size}>`,
    `<media:description type="plain">${escapeMarkup(picture.caption)}</media:description>`,
    element("media:credit", picture.credit),
    "</media:content>",
    `<media:thumbnail url="${escapeMarkup(picture.url)}" ${size}/>`,
  );
}

/** The figure that full-text feeds and pages carry above the words. */
export function pictureHtml(article: PrintedArticle): string {
  const { picture } = article;
  if (!picture) return "";
  const size = `width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}"`;
  const caption = `${escapeMarkup(picture.caption)} <span class="credit">${escapeMarkup(picture.credit)}</span>`;
  return `<figure><img src="${escapeMarkup(picture.url)}" alt="${escapeMarkup(picture.alt)}" ${size}/><figcaption>${caption}</figcaption></figure>\n`;
}

function makeAtom(paper: PrintedPaper): string {
  const { publisher, articles, withdrawn, updated } = paper;
  return lines(
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en-US">`,
    element("id", `tag:${publisher.host}.localhost,2020:feed`),
    element("title", publisher.name),
    element("subtitle", publisher.description),
    element("updated", isoDate(updated)),
    element("rights", `Copyright ${publisher.name}`),
    `<link rel="alternate" type="text/html" href="${paper.origin}/"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeMarkup(feedUrl(paper))}"/>`,
    `<author><name>${escapeMarkup(publisher.name)}</name></author>`,
    // RFC 6721: the way an Atom feed says that an entry has been taken back.
    ...withdrawn.map((article) => `<at:deleted-entry ref="${guidOf(article)}" when="${isoDate(updated)}"/>`),
    ...articles.map((article) => atomEntry(article, publisher.format, publisher.rights === "full")),
    "</feed>\n",
  );
}

function atomEntry(article: PrintedArticle, format: FeedFormat, isFull: boolean): string {
  const html = pictureHtml(article) + blocksToHtml(article.blocks);
  const content =
    format === "atom-xhtml"
      ? `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">\n${html}\n</div></content>`
      : `<content type="html">${escapeMarkup(html)}</content>`;
  return lines(
    "<entry>",
    element("id", guidOf(article)),
    element("title", article.title),
    `<link rel="alternate" type="text/html" href="${escapeMarkup(article.url)}"/>`,
    element("published", isoDate(article.published)),
    element("updated", isoDate(article.updated)),
    article.author === undefined ? "" : `<author>${element("name", article.author)}</author>`,
    `<category term="${article.section}" label="${SECTION_NAMES[article.section]}"/>`,
    `<summary type="text">${escapeMarkup(article.summary)}</summary>`,
    isFull ? content : "",
    "</entry>",
  );
}

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/ */
function makeJsonFeed(paper: PrintedPaper): string {
  const { publisher, articles } = paper;
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: publisher.name,
    home_page_url: `${paper.origin}/`,
    feed_url: feedUrl(paper),
    description: publisher.description,
    language: "en-US",
    items: articles.map((article) => ({
      id: guidOf(article),
      url: article.url,
      title: article.title,
      summary: article.summary,
      content_html: blocksToHtml(article.blocks),
      image: article.picture?.url,
      date_published: isoDate(article.published),
      date_modified: isoDate(article.updated),
      authors: article.author === undefined ? undefined : [{ name: article.author }],
      tags: [SECTION_NAMES[article.section]],
      language: "en-US",
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

/** RSS 1.0, https://web.resource.org/rss/1.0/spec */
function makeRdf(paper: PrintedPaper): string {
  const { publisher, articles, updated } = paper;
  return lines(
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<channel rdf:about="${escapeMarkup(feedUrl(paper))}">`,
    element("title", publisher.name),
    element("link", `${paper.origin}/`),
    element("description", publisher.description),
    element("dc:language", "en-US"),
    element("dc:date", isoDate(updated)),
    "<items><rdf:Seq>",
    ...articles.map((article) => `<rdf:li rdf:resource="${escapeMarkup(article.url)}"/>`),
    "</rdf:Seq></items>",
    "</channel>",
    ...articles.map((article) =>
      lines(
        `<item rdf:about="${escapeMarkup(article.url)}">`,
        element("title", article.title),
        element("link", article.url),
        element("description", article.summary),
        element("dc:creator", article.author),
        element("dc:date", isoDate(article.published)),
        element("dc:subject", SECTION_NAMES[article.section]),
        "</item>",
      ),
    ),
    "</rdf:RDF>\n",
  );
}
