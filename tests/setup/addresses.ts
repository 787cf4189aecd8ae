/**
 * Addresses of everything that a stranger can ask for, by the patterns under which site and API answer. A pattern that
 * is not told here is an address that no test has looked at: then this throws.
 */
import type { Hono } from "hono";
import { SECTIONS } from "#config/sections.ts";
import { FEED_FORMATS } from "#site/addresses.ts";
import { hasTwin, twinPath } from "#site/text/twin.ts";

/** What there is to ask for. */
export type Known = {
  articles: readonly { id: string; path: string; url: string }[];
  /** Keys of pictures. */
  pictures: readonly string[];
  /** Slugs. */
  publishers: readonly string[];
  /** Slugs. */
  places: readonly string[];
  /** Ids. */
  stories: readonly string[];
  /** Keys of issues of the newsletter. */
  issues?: readonly string[];
  /** To search for. */
  words: readonly string[];
};

const feedsOf = (path: string): string[] => FEED_FORMATS.map((format) => `${path}.${format}`);
const asked = (words: string): string => encodeURIComponent(words);

type Addresses = (known: Known) => readonly string[];
/** The same for everybody, whatever the news. */
const FIXED: Addresses = () => [];
/** The pattern is the address. */
const ITSELF = "itself";

const PATTERNS: Readonly<Record<string, Addresses | typeof ITSELF>> = {
  "/": () => ["/", "/?order=latest"],
  "/:section": () => SECTIONS.flatMap(({ slug }) => [`/${slug}`, `/${slug}?cursor=newest`]),
  "/:file{.+\\.(?:rss|atom|json)}": () => ["/home", "/local", "/us"].flatMap(feedsOf),
  "/local": () => ["/local?order=latest", "/local?q=brook"],
  "/local/:place": ({ places }) =>
    places.flatMap((slug) => [`/local/${slug}`, `/local/${slug}?cursor=newest`]),
  "/local/:file{.+\\.(?:rss|atom|json)}": ({ places }) => places.flatMap((slug) => feedsOf(`/local/${slug}`)),
  "/publisher/:slug": ({ publishers }) => publishers.map((slug) => `/publisher/${slug}`),
  "/publisher/:file{.+\\.(?:rss|atom|json)}": ({ publishers }) =>
    publishers.flatMap((slug) => feedsOf(`/publisher/${slug}`)),
  "/article/:id/:slug?": ({ articles }) =>
    articles.flatMap(({ id, path }) => [path, `${path}?expand=all`, `/article/${id}`]),
  "/kept/:id": ({ articles }) => articles.map(({ id }) => `/kept/${id}`),
  "/share": ({ articles }) => articles.map(({ url }) => `/share?url=${asked(url)}`),
  "/story/:id": ({ stories }) => stories.map((id) => `/story/${id}`),
  "/image/:key": ({ pictures }) => pictures.map((key) => `/image/${key}?w=320`),
  "/image/:file{[0-9a-z]+\\.json}": ({ pictures }) => pictures.map((key) => `/image/${key}.json`),
  "/search": ({ words }) => ["/search", ...words.map((word) => `/search?q=${asked(word)}`)],
  "/choices": () => ["/choices", "/choices?q=brook"],
  "/notices": () => ["/notices", "/notices?q=brook"],
  "/choices/export.json": ITSELF,
  "/notices/key": FIXED,
  "/saved": ITSELF,
  "/sign-in": () => ["/sign-in", "/sign-in?back=/saved"],
  "/sign-in/sent": ITSELF,
  "/sign-in/link/:token": () => ["/sign-in/link/none"],
  "/account": ITSELF,
  "/account/delete": ITSELF,
  "/account/export.json": ITSELF,
  "/account/email/:token": () => ["/account/email/none"],
  // Whatever is under it, for whoever is no editor.
  "/desk/*": () => [
    "/desk",
    "/desk/comments",
    "/desk/articles",
    "/desk/stories",
    "/desk/readers",
    "/desk/sources",
    "/desk/ranking",
    "/desk/newsletters?place=brook",
    "/desk/settings",
    "/desk/audit",
  ],
  "/answers/stop/:token": () => ["/answers/stop/none"],
  "/newsletter": ({ places }) => ["/newsletter", ...places.map((slug) => `/newsletter?place=${slug}`)],
  "/newsletter/sent": ITSELF,
  "/newsletter/erased": ITSELF,
  "/newsletter/confirm/:token": () => ["/newsletter/confirm/none"],
  "/newsletter/u/:token": () => ["/newsletter/u/none"],
  "/newsletter/:token": () => ["/newsletter/none"],
  "/newsletter/issues/:key": ({ issues = [] }) => issues.map((key) => `/newsletter/issues/${key}`),
  "/newsletter/places/:place": ({ places }) => places.map((slug) => `/newsletter/places/${slug}`),
  "/newsletter/places/:file{.+\\.(?:rss|atom|json)}": ({ places }) =>
    places.flatMap((slug) => feedsOf(`/newsletter/places/${slug}`)),
  "/about": ITSELF,
  "/offline": ITSELF,
  "/.rss": ITSELF,
  "/robots.txt": ITSELF,
  "/sitemap.xml": ITSELF,
  "/sitemaps/pages.xml": ITSELF,
  "/sitemaps/news.xml": ITSELF,
  "/*": () => ["/nothing/is/here"],
  // Of every page.
  "/text": FIXED,
  "/text/*": FIXED,
  "/styles/:hash.css": FIXED,
  "/client/:hash.js": FIXED,
  "/sw.js": ITSELF,
  "/manifest.webmanifest": ITSELF,
  "/speculation-rules.json": ITSELF,
  "/favicon.svg": FIXED,
  "/:file{[a-z0-9-]+\\.png}": FIXED,
  // The operator's places and their coordinates.
  "/places/near.bin": FIXED,
  "/.well-known/assetlinks.json": ITSELF,
  "/.well-known/apple-app-site-association": ITSELF,
  "/api/v1/articles": ({ publishers, places, words }) => [
    "/api/v1/articles?limit=100",
    "/api/v1/articles?section=local&limit=100",
    ...publishers.map((slug) => `/api/v1/articles?publisher=${slug}`),
    ...places.map((slug) => `/api/v1/articles?place=${slug}`),
    ...words.map((word) => `/api/v1/articles?q=${asked(word)}`),
  ],
  "/api/v1/articles/:id": ({ articles }) => articles.map(({ id }) => `/api/v1/articles/${id}`),
  "/api/v1/stories/:id": ({ stories }) => stories.map((id) => `/api/v1/stories/${id}`),
  "/api/v1/editions/:subject": ({ places }) =>
    ["home", "local", "us", ...places].map((subject) => `/api/v1/editions/${subject}?limit=100`),
  "/api/v1/places": () => ["/api/v1/places?q=brook"],
  "/api/v1/sources": ITSELF,
  "/api/v1/openapi.json": ITSELF,
  "/api/*": FIXED,
  "/healthz": ITSELF,
  "/readyz": ITSELF,
  "/metrics": ITSELF,
};

/** @throws when the app answers under a pattern that is not told of here, or no longer does under one that is. */
export function listAddresses(app: Hono, known: Known): string[] {
  const patterns = new Set(
    app.routes
      .filter(({ method }) => method === "GET" || method === "ALL")
      .map(({ path }) => path.replace(/^\/(styles|client)\/[0-9a-f]+\./, "/$1/:hash.")),
  );
  // Behind the desk's door all are answered alike: "/desk/*" asks for them.
  const untold = [...patterns].filter(
    (pattern) => !Object.hasOwn(PATTERNS, pattern) && !/^\/desk(?:\/|$)/.test(pattern),
  );
  const unused = Object.keys(PATTERNS).filter((pattern) => !patterns.has(pattern));
  if (untold.length + unused.length > 0)
    throw new Error(
      `tests/setup/addresses.ts must tell what to ask for under ${untold.join(", ") || "none"}; no longer there: ${unused.join(", ") || "none"}`,
    );
  const pages = Object.entries(PATTERNS).flatMap(([pattern, of]) => (of === ITSELF ? [pattern] : of(known)));
  return [...new Set(pages.flatMap((path) => (hasTwin(path) ? [path, twinPath(path)] : [path])))];
}

/**
 * What each address answers, headers too. The further parts of a text version are asked for with it. An answer of 500
 * and more throws.
 */
export async function readAddresses(
  app: Hono,
  addresses: readonly string[],
  headers: Record<string, string> = {},
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const waiting = [...addresses];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (answers.has(path)) continue;
    const response = await app.request(path, { headers });
    if (response.status >= 500) throw new Error(`${path} answers ${response.status}`);
    const text = await response.text();
    answers.set(path, `${response.status}\n${JSON.stringify([...response.headers])}\n${text}`);
    for (const [, part = ""] of text.matchAll(/href="(\/text[^"]*[?&](?:amp;)?part=\d+)"/g))
      waiting.push(part.replaceAll("&amp;", "&"));
  }
  return answers;
}
