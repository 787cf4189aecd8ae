/**
 * The text version of every page: "/text" before its address. The page is asked for as the same reader would ask, and
 * what it answers (moved, missing, taken down) holds for both.
 */
import type { Context, Hono } from "hono";
import { SECTIONS } from "#config/sections.ts";
import { answer, answerElsewhere, setDepends } from "./answers.ts";
import { TEXT_STYLES, TEXT_STYLES_PATH } from "./styles.ts";
import { type FrameProps, TextFrame } from "./text/frame.tsx";
import { hasTwin, makeTwin, twinPath } from "./text/twin.ts";
import { type SiteNeeds, townOf } from "./view.ts";
import { whoOf } from "./who.ts";

/** Kept of a page's answer; the rest is about its bytes. */
const KEPT = ["cache-control", "vary", "retry-after"];

/** Adds the addresses of text versions; call before the routes of the pages. `missing` answers for what has none. */
export function addTextRoutes(
  site: Hono,
  needs: Pick<SiteNeeds, "townName">,
  missing: (c: Context) => Promise<Response>,
): void {
  site.get(TEXT_STYLES_PATH, (c) =>
    answer(c, { body: TEXT_STYLES, type: "text/css; charset=utf-8", age: "forever" }),
  );
  for (const path of ["/text", "/text/*"])
    site.get(path, async (c) => {
      const url = new URL(c.req.url);
      const part = Number(url.searchParams.get("part") ?? "1");
      url.searchParams.delete("part");
      url.pathname = url.pathname.slice("/text".length) || "/";
      // One version of a version is enough, and what has no twin is itself.
      if (/^\/text(\/|$)/.test(url.pathname)) return missing(c);
      const page = await site.request(new Request(url, { headers: readerHeaders(c) }));
      const sections = SECTIONS.filter(({ slug }) => !whoOf(c).mutes.hidesSection(slug));
      const path = url.pathname + url.search;
      return answerTwin(c, page, { town: townOf(needs), path, sections, part });
    });
}

/** Who asks, and nothing by which the page would be answered otherwise. */
function readerHeaders(c: Context): Record<string, string> {
  const cookie = c.req.header("cookie");
  return cookie === undefined ? {} : { cookie };
}

async function answerTwin(c: Context, page: Response, given: Omit<FrameProps, "twin">): Promise<Response> {
  const { path } = given;
  const location = page.headers.get("location");
  if (location !== null) {
    const headers = new Headers(page.headers);
    if (hasTwin(location)) headers.set("location", twinPath(location));
    return new Response(null, { status: page.status, headers });
  }
  const isPage = page.headers.get("content-type")?.startsWith("text/html") === true;
  if (!isPage && !page.ok) return page;
  if (!isPage || (page.ok && !hasTwin(path))) return answerElsewhere(path);
  const twin = makeTwin(await page.text());
  // What the page depends on is not known here: its version is kept until anything changes.
  if (page.ok && twin.canonical !== undefined) setDepends(c, ["news"]);
  const html = `<!DOCTYPE html>\n${String(TextFrame({ ...given, twin }))}`;
  const kept = KEPT.flatMap((name) => {
    const value = page.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const answered = answer(c, {
    body: html,
    type: "text/html; charset=utf-8",
    status: page.status as 200,
    headers: Object.fromEntries(kept),
  });
  for (const cookie of page.headers.getSetCookie()) answered.headers.append("set-cookie", cookie);
  return answered;
}
