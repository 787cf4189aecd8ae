/**
 * Sitemaps (sitemaps.org, and Google's news extension): an index, the pages that stay, and the news of two days. Only
 * pages that search engines may index; an article's page names the publisher's as the one to be found, here as anywhere.
 */

import { languageOf } from "#articles/language.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { withoutControls } from "#base/text.ts";
import { articlePath } from "./addresses.ts";

/** What Google reads of a news sitemap: articles so young, and so many of them. */
export const NEWS_HOURS = 48;
export const MAX_NEWS = 1000;
/** The standard's limit of addresses in one file is 50,000. */
export const MAX_PAGES = 50_000;

export const SITEMAP_PATH = "/sitemap.xml";
export const PAGES_PATH = "/sitemaps/pages.xml";
export const NEWS_PATH = "/sitemaps/news.xml";

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** The index of the others. */
export const makeSitemapIndex = (publicUrl: string): string =>
  [
    HEAD,
    `<sitemapindex ${SITEMAP}>`,
    ...[PAGES_PATH, NEWS_PATH].map((path) => `<sitemap><loc>${escapeXml(publicUrl + path)}</loc></sitemap>`),
    "</sitemapindex>\n",
  ].join("\n");

export type SitemapPage = { path: string; changed?: Date | undefined };

/** Pages that stay, with when something on them was new. */
export const makePagesSitemap = (publicUrl: string, pages: readonly SitemapPage[]): string =>
  [
    HEAD,
    `<urlset ${SITEMAP}>`,
    ...pages
      .slice(0, MAX_PAGES)
      .map(
        ({ path, changed }) =>
          `<url><loc>${escapeXml(publicUrl + path)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ""}</url>`,
      ),
    "</urlset>\n",
  ].join("\n");

/** Articles, newest first. The publication is the publisher, whose name the article's page bears. */
export const makeNewsSitemap = (publicUrl: string, articles: readonly ShownArticle[]): string =>
  [
    HEAD,
    `<urlset ${SITEMAP} ${NEWS}>`,
    ...articles
      .slice(0, MAX_NEWS)
      .map((article) =>
        [
          "<url>",
          `<loc>${escapeXml(publicUrl + articlePath(article))}</loc>`,
          "<news:news><news:publication>",
          `<news:name>${escapeXml(article.publisher.name)}</news:name>`,
          `<news:language>${newsLanguage(article)}</news:language>`,
          "</news:publication>",
          `<news:publication_date>${article.published.toISOString()}</news:publication_date>`,
          `<news:title>${escapeXml(article.title)}</news:title>`,
          "</news:news></url>",
        ].join(""),
      ),
    "</urlset>\n",
  ].join("\n");

/** ISO 639 alone, but for the two forms of Chinese that the extension tells apart. */
function newsLanguage(article: ShownArticle): string {
  const language = (languageOf(article) ?? "en").toLowerCase();
  if (/^zh-(cn|hans)/.test(language)) return "zh-cn";
  if (/^zh-(tw|hk|hant)/.test(language)) return "zh-tw";
  return /^[a-z]{2,3}/.exec(language)?.[0] ?? "en";
}

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as XML 1.0 can hold it: its five signs named, and what it cannot hold at all left out. */
export const escapeXml = (text: string): string =>
  withoutControls(text)
    .replace(/[\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
