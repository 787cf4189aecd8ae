/** Finds the feeds a page names: first what its head declares, then links in the page that look like feeds. */
import { Parser } from "htmlparser2";
import { addressOf } from "./map/addresses.ts";
import { tidy } from "./markup/plain.ts";
import type { DiscoveredFeed } from "./shapes.ts";

const FEED_TYPE =
  /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|rss|x-rss\+xml)$|^text\/(?:rss|atom)(?:\+xml)?$/i;
const MAYBE_TYPE = /^(?:application|text)\/(?:xml|json)$/i;
const FEED_ADDRESS =
  /(?:[/.?&=_-](?:rss|atom|feeds?|rdf)(?:[/.?&=_-]|\d*$)|\.(?:rss|atom|rdf)(?:$|\?)|feed\.(?:xml|json)$|index\.xml$|feeds?\.feedburner\.com)/i;
const COMMENTS = /comments?|replies/i;
const MAX_FOUND = 50;

interface Found extends DiscoveredFeed {
  /** Lower is better. */
  order: number;
}

/** Feeds in order of promise: declared before linked, an article feed before one of comments. `url` is the page's. */
export function discoverFeeds(html: string, url: string): DiscoveredFeed[] {
  const found: Found[] = [];
  let base = url;
  let anchor: { url: string; title: string } | undefined;
  const note = (
    address: string | undefined,
    title: string | undefined,
    type: string | undefined,
    order: number,
  ) => {
    if (address === undefined || found.length >= MAX_FOUND) return;
    const isComments = COMMENTS.test(`${title ?? ""} ${address}`) ? 1 : 0;
    found.push({
      url: address,
      title: (title && tidy(title)) || undefined,
      type: type || undefined,
      order: order + isComments,
    });
  };
  const endAnchor = () => {
    if (anchor) note(anchor.url, anchor.title, undefined, 4);
    anchor = undefined;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "base") base = addressOf(attributes.href, url) ?? base;
      else if (name === "link") {
        const rel = ` ${attributes.rel?.toLowerCase() ?? ""} `;
        const type = attributes.type?.split(";")[0]?.trim() ?? "";
        const isFeed = FEED_TYPE.test(type) || rel.includes(" feed ");
        if (rel.includes(" alternate ") || rel.includes(" feed "))
          if (isFeed || (MAYBE_TYPE.test(type) && FEED_ADDRESS.test(attributes.href ?? "")))
            note(addressOf(attributes.href, base), attributes.title, type, isFeed ? 0 : 2);
      } else if (name === "a") {
        endAnchor();
        const address = addressOf(
          attributes.href?.replace(/^feed:(?:\/\/)?(?=https?:)/i, "").replace(/^feed:\/\//i, "http://"),
          base,
        );
        const isFeed =
          FEED_TYPE.test(attributes.type ?? "") ||
          /^feed:/i.test(attributes.href ?? "") ||
          FEED_ADDRESS.test(address ?? "");
        if (address && isFeed && !attributes.href?.startsWith("#"))
          anchor = { url: address, title: attributes.title ?? "" };
      }
    },
    ontext(text) {
      if (anchor && anchor.title.length < 200) anchor.title += text;
    },
    onclosetag(name) {
      if (name === "a") endAnchor();
    },
  });
  parser.write(html);
  parser.end();
  endAnchor();
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.order - b.order)
    .filter((one) => !seen.has(one.url) && seen.add(one.url))
    .map(({ url: address, title, type }) => ({ url: address, title, type }));
}
