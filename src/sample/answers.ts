/**
 * What the fake publishers answer to a request: pages, feeds with validators (304 when nothing changed), robots.txt,
 * pictures, 404 and 410. No socket here; `fake-publisher.ts` has that.
 */
import { createHash } from "node:crypto";
import { FEED_TYPES, makeFeed } from "./feeds.ts";
import type { PrintedPaper } from "./newsroom.ts";
import { makeArticlePage, makeGonePage, makeHomePage } from "./pages.ts";
import { findPicture, renderPicture } from "./pictures.ts";

export type Ask = { path: string; ifNoneMatch: string | undefined; ifModifiedSince: string | undefined };
export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer };

const html = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body,
});

const plain = (status: number, body: string): Answer => ({
  status,
  headers: { "content-type": "text/plain; charset=utf-8" },
  body,
});

export const noSuchHost = (host: string): Answer =>
  plain(404, `No publisher has the host name "${host}" here.\n`);

export async function answerFor(paper: PrintedPaper, ask: Ask): Promise<Answer> {
  if (ask.path === "/") return html(200, makeHomePage(paper));
  if (ask.path === "/robots.txt") return plain(200, makeRobots(paper));
  if (ask.path === paper.publisher.feedPath) return answerFeed(paper, ask);
  const picture = /^\/pictures\/([a-z0-9-]+)\.(?:jpg|png)$/.exec(ask.path)?.[1];
  if (picture !== undefined) return answerPicture(picture);
  const article = paper.articles.find(({ path }) => path === ask.path);
  if (article) return html(200, makeArticlePage(paper, article));
  if (paper.withdrawn.some(({ path }) => path === ask.path)) return html(410, makeGonePage(paper));
  return plain(404, "There is no such page.\n");
}

function makeRobots(paper: PrintedPaper): string {
  const closed = (paper.publisher.disallow ?? []).map((path) => `Disallow: ${path}`);
  return ["User-agent: *", ...(closed.length > 0 ? closed : ["Disallow:"]), ""].join("\n");
}

// A paper is printed anew after an edit, so its feed can be kept for as long as the paper itself lives.
const feeds = new WeakMap<PrintedPaper, { body: string; etag: string }>();

function feedOf(paper: PrintedPaper): { body: string; etag: string } {
  const known = feeds.get(paper);
  if (known) return known;
  const body = makeFeed(paper);
  const made = { body, etag: `"${createHash("sha256").update(body).digest("hex").slice(0, 20)}"` };
  feeds.set(paper, made);
  return made;
}

function answerFeed(paper: PrintedPaper, ask: Ask): Answer {
  const { body, etag } = feedOf(paper);
  const headers = {
    etag,
    "last-modified": paper.updated.toUTCString(),
    "cache-control": "max-age=60",
    "content-type": `${FEED_TYPES[paper.publisher.format]}; charset=utf-8`,
  };
  return isUnchanged(ask, etag, paper.updated)
    ? { status: 304, headers, body: "" }
    : { status: 200, headers, body };
}

/** RFC 9110 section 13.2.2: where there is an If-None-Match, If-Modified-Since is not looked at. */
function isUnchanged(ask: Ask, etag: string, updated: Date): boolean {
  if (ask.ifNoneMatch !== undefined) {
    const tags = ask.ifNoneMatch.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    return tags.includes("*") || tags.includes(etag);
  }
  const since = Date.parse(ask.ifModifiedSince ?? "");
  return !Number.isNaN(since) && updated.getTime() <= since;
}

async function answerPicture(name: string): Promise<Answer> {
  const picture = findPicture(name);
  if (!picture) return plain(404, "There is no such picture.\n");
  const headers = { "content-type": `image/${picture.format}`, "cache-control": "max-age=86400" };
  return { status: 200, headers, body: await renderPicture(picture) };
}
