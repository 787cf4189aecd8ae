/** Reads and writes the header fields a polite client needs; whatever makes no sense in them is as if not sent. */
import type { Wanted } from "../fetched.ts";

export type Headers = Record<string, string>;

const ACCEPT: Record<Wanted, string> = {
  feed: "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1",
  page: "text/html, application/xhtml+xml, application/xml;q=0.8, */*;q=0.1",
  picture: "image/avif, image/webp, image/jpeg, image/png, image/gif, image/*;q=0.8",
};

/** `Product/version (+contact)`, in the printable ASCII that a header may hold. */
export function userAgentOf(agent: { product: string; version: string; contact: string }): string {
  const contact = agent.contact.replace(/[^\x21-\x7e]|[()\\]/g, "");
  return `${agent.product}/${agent.version} (+${contact})`;
}

/** The headers of a request. No cookies, no Referer: a publisher learns who we are and what we have, nothing else. */
export function requestHeaders(request: {
  userAgent: string;
  accept: Wanted | "robots";
  etag?: string | null | undefined;
  lastModified?: string | null | undefined;
}): Headers {
  const headers: Headers = {
    "user-agent": request.userAgent,
    accept: request.accept === "robots" ? "text/plain, */*;q=0.1" : ACCEPT[request.accept],
    "accept-encoding": "gzip, deflate, br, zstd",
  };
  if (isHeaderValue(request.etag)) headers["if-none-match"] = request.etag;
  if (isHeaderValue(request.lastModified)) headers["if-modified-since"] = request.lastModified;
  return headers;
}

// What a server once sent may hold bytes that a request must not.
const isHeaderValue = (value: string | null | undefined): value is string =>
  !!value && value.length <= 1024 && /^[\x20-\x7e]+$/.test(value);

/** Folds undici's header record: lower-case names, repeated fields joined, cookies left out. */
export function foldHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const headers: Headers = Object.create(null);
  for (const [name, value] of Object.entries(raw))
    if (value !== undefined && !/^set-cookie2?$/i.test(name))
      headers[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  return headers;
}

/** Seconds to wait by Retry-After (RFC 9110, 10.2.3: seconds or a date), at most a day; undefined when not sent. */
export function retryAfterSeconds(headers: Headers, now: Date): number | undefined {
  const value = headers["retry-after"]?.trim();
  if (!value) return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(0, Math.ceil(seconds)), 86_400);
}

/** How long the answer stays fresh, by Cache-Control or Expires (RFC 9111, 4.2.1); undefined when not said. */
export function maxAgeSeconds(headers: Headers, now: Date): number | undefined {
  const cacheControl = headers["cache-control"] ?? "";
  if (/(^|[\s,])no-(cache|store)/i.test(cacheControl)) return 0;
  const given = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(cacheControl)?.[1];
  if (given) return Math.max(0, Math.min(Number(given), 31_536_000) - ageOf(headers));
  const expires = Date.parse(headers.expires ?? "");
  if (Number.isNaN(expires)) return undefined;
  const sent = Date.parse(headers.date ?? "");
  const seconds = Math.round((expires - (Number.isNaN(sent) ? now.getTime() : sent)) / 1000);
  return Math.min(Math.max(0, seconds), 31_536_000);
}

const ageOf = (headers: Headers): number => (/^\d+$/.test(headers.age ?? "") ? Number(headers.age) : 0);

/** The Location of a redirect. Servers send raw UTF-8 in it; undici hands bytes over as Latin-1. */
export function locationOf(headers: Headers, base: URL): URL | undefined {
  const location = headers.location?.trim();
  if (!location) return undefined;
  const bytes = Buffer.from(location, "latin1");
  const utf8 = bytes.toString("utf8");
  return URL.parse(utf8.includes("\ufffd") ? location : utf8, base) ?? undefined;
}
