/** The issues of a place as a feed: each leads to its page, with the headlines that may be shown now. RSS 2.0, Atom, JSON Feed. */
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import type { FeedFormat } from "./addresses.ts";

export type IssueItem = { url: string; title: string; at: Date; headlines: readonly string[] };
export type IssueList = { title: string; description: string; url: string; self: string };

export function makeIssueFeed(
  format: FeedFormat,
  { title, description, url, self }: IssueList,
  items: readonly IssueItem[],
  now: Date,
): { type: string; body: string } {
  const updated = items[0]?.at ?? now;
  const textOf = ({ headlines }: IssueItem): string => headlines.join(" · ") || "Nothing new.";
  switch (format) {
    case "rss":
      return {
        type: "application/rss+xml; charset=utf-8",
        body: generateRssFeed({
          title,
          description,
          link: url,
          language: "en",
          lastBuildDate: updated,
          atom: { links: [{ href: self, rel: "self", type: "application/rss+xml" }] },
          items: items.map((item) => ({
            title: item.title,
            link: item.url,
            guid: { value: item.url, isPermaLink: true },
            pubDate: item.at,
            description: textOf(item),
          })),
        }),
      };
    case "atom":
      return {
        type: "application/atom+xml; charset=utf-8",
        body: generateAtomFeed({
          id: self,
          title: { value: title },
          updated,
          links: [
            { rel: "alternate", type: "text/html", href: url },
            { rel: "self", type: "application/atom+xml", href: self },
          ],
          entries: items.map((item) => ({
            id: item.url,
            title: { value: item.title },
            published: item.at,
            updated: item.at,
            authors: [{ name: title }],
            links: [{ rel: "alternate", type: "text/html", href: item.url }],
            summary: { value: textOf(item) },
          })),
        }),
      };
    case "json":
      return {
        type: "application/feed+json; charset=utf-8",
        body: JSON.stringify(
          generateJsonFeed({
            title,
            description,
            home_page_url: url,
            feed_url: self,
            language: "en",
            items: items.map((item) => ({
              id: item.url,
              url: item.url,
              title: item.title,
              content_text: textOf(item),
              date_published: item.at,
            })),
          }),
        ),
      };
    default:
      return format satisfies never;
  }
}
