/**
 * How every answer of the site leaves: with the security headers, a validator, and an age that keeps the promise
 * to publishers that a correction is everywhere within a minute.
 */
import { createHash } from "node:crypto";
import type { Context } from "hono";

/**
 * Pages load from us or not at all, run no script but the file we serve, and stand in nobody's frame. `form-action`
 * stays on the site. Sanitising and escaping come first; this stands behind them.
 */
const CONTENT_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const SECURITY = {
  "content-security-policy": CONTENT_POLICY,
  "x-content-type-options": "nosniff",
  // Publishers see that a reader came from here, not from which page.
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  // Asked for only when the reader presses the button; the answer stays on the device (`client/nearest-place.ts`).
  "permissions-policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
};

/** Seconds a copy may be shown: 20 fresh and 40 while a new one is fetched, together the promised minute. */
export const PAGE_AGE = "public, max-age=20, stale-while-revalidate=40";
/**
 * A picture's address names its content, so a browser that has it need not ask again. A shared cache asks after 40
 * seconds: with the 20 for which a process trusts its memory, the promised minute
 * (docs/decisions/0009-pictures-in-caches.md). RFC 9213 for those that heed it before `s-maxage`.
 */
const PICTURE_AGE = "public, max-age=31536000, immutable, s-maxage=40";
const PICTURE_AGE_SHARED = "max-age=40";
/** Made here and of no publisher. */
const DAY_AGE = "public, max-age=86400";
const FOREVER = "public, max-age=31536000, immutable";
const AGES = {
  page: PAGE_AGE,
  day: DAY_AGE,
  forever: FOREVER,
  none: "no-store",
} as const;

export type Answer = {
  body: string | Uint8Array;
  type: string;
  status?: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 429 | 500 | 503;
  /** page: a minute at most; day: nothing that can be withdrawn; forever: the address names this very content; none: never kept. */
  age?: "page" | "day" | "forever" | "none";
  headers?: Record<string, string>;
};

const DEPENDS = "depends";

/** Says what a page shows, in the tags by which the hot set tells changes; a page that names none is drawn for each request. */
export const setDepends = (c: Context, tags: readonly string[]): void => c.set(DEPENDS, tags);

export const dependsOf = (c: Context): readonly string[] | undefined =>
  c.get(DEPENDS) as readonly string[] | undefined;

/** Sends an answer, or 304 when the reader has it already. */
export function answer(c: Context, given: Answer): Response {
  const { status = 200, age = "page" } = given;
  const headers = new Headers({
    ...SECURITY,
    "content-type": given.type,
    "cache-control": AGES[age],
    // What a page shows depends on what its reader chose; a cache must not give one reader's page to another.
    vary: age === "page" ? "cookie, accept-encoding" : "accept-encoding",
    ...given.headers,
  });
  if (status !== 200) return new Response(body(given), { status, headers });
  // Weak, because a proxy may compress what we hashed.
  const etag = `W/"${createHash("sha256").update(given.body).digest("base64url").slice(0, 22)}"`;
  headers.set("etag", etag);
  if (!matches(c.req.header("if-none-match"), etag)) return new Response(body(given), { status, headers });
  headers.delete("content-type");
  return new Response(null, { status: 304, headers });
}

/** Sends a picture in the format that the request takes, with the validator it came with. */
export function answerVariant(
  c: Context,
  picture: { bytes: Uint8Array; type: string; etag: string },
): Response {
  const headers = {
    ...SECURITY,
    "content-type": picture.type,
    "cache-control": PICTURE_AGE,
    "cdn-cache-control": PICTURE_AGE_SHARED,
    vary: "accept",
    etag: picture.etag,
  };
  if (matches(c.req.header("if-none-match"), picture.etag))
    return new Response(null, { status: 304, headers });
  // Handed on as it is: a copy of every picture for every reader would cost more than sending it.
  return new Response(picture.bytes as Uint8Array<ArrayBuffer>, { headers });
}

export const answerText = (c: Context, text: string, status: 200 | 404 | 410 = 200): Response =>
  answer(c, { body: text, type: "text/plain; charset=utf-8", status });

/** Moved for good, yet remembered a minute only: a headline that is changed back must not lead in a circle. */
export const answerMoved = (path: string): Response =>
  new Response(null, { status: 301, headers: { ...SECURITY, "cache-control": PAGE_AGE, location: path } });

/** Moved this once: where a word leads may change with the next place that bears it. */
export const answerElsewhere = (path: string): Response =>
  new Response(null, { status: 302, headers: { ...SECURITY, "cache-control": PAGE_AGE, location: path } });

/**
 * What a form gets that did something: on to the page that shows it. Pages that the browser fetched ahead were made for
 * what was so before.
 */
export const answerDone = (path: string, more: { cookie?: string; clear?: string } = {}): Response =>
  new Response(null, {
    status: 303,
    headers: {
      ...SECURITY,
      "cache-control": "no-store",
      location: path,
      "clear-site-data": more.clear ?? '"prefetchCache", "prerenderCache"',
      ...(more.cookie === undefined ? {} : { "set-cookie": more.cookie }),
    },
  });

/** Where a browser finds which links may be fetched ahead; a list of one, as a header has it (RFC 8941). */
const SPECULATION = '"/speculation-rules.json"';

/** A page drawn with Hono's JSX; whatever is not markup of ours was escaped by it. */
export async function answerPage(
  c: Context,
  page: { toString(): string | Promise<string> },
  extra: Pick<Answer, "status" | "age" | "headers"> & { depends?: readonly string[] } = {},
): Promise<Response> {
  const { depends, ...how } = extra;
  if (depends) setDepends(c, depends);
  const html = `<!DOCTYPE html>\n${await page.toString()}`;
  const headers = { "speculation-rules": SPECULATION, ...how.headers };
  return answer(c, { body: html, type: "text/html; charset=utf-8", ...how, headers });
}

/** RFC 9110, 13.1.2: weak comparison with any of a list, or "*". */
function matches(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return asked.trim() === "*" || asked.split(",").some((tag) => opaque(tag) === opaque(etag));
}

const body = (given: Answer): string | Uint8Array<ArrayBuffer> =>
  typeof given.body === "string" ? given.body : new Uint8Array(given.body);
