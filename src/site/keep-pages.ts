/**
 * Keeps drawn pages for readers who chose nothing, and answers with them. The door of the server asks
 * `findKept` before anything else; what it cannot answer goes through the site, which keeps what it draws.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context, MiddlewareHandler } from "hono";
import type { ShownArticle } from "#articles/rights.ts";
import type { HotSet } from "#editions/hot-set.ts";
import { dependsOf } from "./answers.ts";
import type { PageCache } from "./page-cache.ts";

/** What a page that shows these articles depends on: each of them, and its story. */
export const tagsOf = (articles: readonly ShownArticle[]): string[] =>
  articles.flatMap(({ id, story }) => [`article:${id}`, `story:${story?.id ?? id}`]);

/** Longer addresses are nobody's bookmark. */
const MAX_ADDRESS = 300;

/** A reader's cookie has a name that begins so; other cookies are not ours and change nothing. */
const isAnybody = (cookie: string | undefined): boolean => !cookie?.includes("tw_");

/** Brings the hot set up to date before a page is drawn, and keeps what is drawn for anybody. */
export function keepPages(needs: { hot: HotSet; pages: PageCache }): MiddlewareHandler {
  /** Pages that are being drawn: a crowd that comes at once waits for one drawing. */
  const drawing = new Map<string, Promise<void>>();
  return async (c, next) => {
    const address = c.req.url.slice(c.req.url.indexOf("/", 8));
    const isKeepable =
      c.req.method === "GET" && address.length <= MAX_ADDRESS && isAnybody(c.req.header("cookie"));
    if (!isKeepable || c.req.header("if-none-match")) return next();
    await needs.hot.refresh();
    await drawing.get(address);
    // Drawn by another request; or the door passed this one on because something had changed, and that was elsewhere.
    const kept = needs.pages.find(address);
    if (kept) return new Response(new Uint8Array(kept.body), { headers: kept.headers });
    const begun = needs.pages.generation();
    const drawn = Promise.withResolvers<void>();
    drawing.set(address, drawn.promise);
    try {
      await next();
      await keep(c, address, begun);
    } finally {
      drawing.delete(address);
      drawn.resolve();
    }
  };

  async function keep(c: Context, address: string, begun: number): Promise<void> {
    const depends = dependsOf(c);
    if (!depends || c.res.status !== 200 || c.res.headers.has("set-cookie")) return;
    if (!c.res.headers.get("cache-control")?.startsWith("public")) return;
    const body = new Uint8Array(await c.res.clone().arrayBuffer());
    needs.pages.keep(address, { headers: Object.fromEntries(c.res.headers), body, depends }, begun);
  }
}

/**
 * Answers a request with a kept page, as a plain server would; false when it must go through the site. Nothing is kept
 * for a reader with choices, and nothing is answered while a change waits to be followed.
 */
export function answerKept(
  needs: { hot: HotSet; pages: PageCache },
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (request.method !== "GET" || !isAnybody(request.headers.cookie) || !needs.hot.isFresh()) return false;
  const page = needs.pages.find(request.url ?? "");
  if (!page) return false;
  if (request.headers["if-none-match"]?.includes(page.etag.replace(/^W\//, ""))) {
    const { "content-type": _, ...headers } = page.headers;
    response.writeHead(304, headers).end();
    return true;
  }
  const accepted = request.headers["accept-encoding"];
  const { encoding, bytes } = page.encoded(typeof accepted === "string" ? accepted : "");
  response.writeHead(200, {
    ...page.headers,
    ...(encoding ? { "content-encoding": encoding } : {}),
    "content-length": bytes.length,
  });
  response.end(bytes);
  return true;
}
