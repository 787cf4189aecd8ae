/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * Every HTML address of the site on one screen. A handler validates, reads, and draws; what may be shown was decided
 * before, by `showArticle`. Mount it after the API: its last route answers whatever is left with a page.
 */
import { Hono } from "hono";
import { findArticle, listArticles, listChanges, listFronts, mayShowPicture } from "#articles/read.ts";
import { oneLine } from "#base/text.ts";
import { findSection, SECTIONS } from "#config/sections.ts";
import { findPicture } from "#images/pictures.ts";
import { findPublisher, listPublishers } from "#publishers/publishers.ts";
import { listSourcesOf } from "#publishers/sources.ts";
import { articlePath, feedPath, isSlug, slugOf } from "./addresses.ts";
import { answer, answerMoved, answerPage, answerText } from "./answers.ts";
import { makeFeed, PER_FEED } from "./feeds.ts";
import { findListing } from "./find-listing.ts";
import { ICON } from "./icon.ts";
import { AboutPage } from "./pages/about.tsx";
import { ArticlePage } from "./pages/article.tsx";
import { HomePage, NEWEST, PER_FRONT } from "./pages/home.tsx";
import { NewsletterPage } from "./pages/newsletter.tsx";
import { PublisherPage } from "./pages/publisher.tsx";
import { SearchPage } from "./pages/search.tsx";
import { SectionPage } from "./pages/section.tsx";
import { PER_PAGE } from "./parts/listing.tsx";
import { answerMissing, answerProblem } from "./problems.tsx";
import { STYLES, STYLES_PATH } from "./styles.ts";
import { makeView, plainView, type SiteNeeds } from "./view.ts";

export type { SiteNeeds } from "./view.ts";

const SLUGS = SECTIONS.map((section) => section.slug);
/** Articles by the same publisher beside one of theirs. */
const MORE = 5;
const FEED_FILE = ":file{.+\\.(?:rss|atom|json)}";

export function makeSite(needs: SiteNeeds): Hono {
  const { db } = needs;
  const site = new Hono();

  site.get("/", async (c) => {
    const newest = await listArticles(db, {}, { limit: NEWEST });
    const seen = new Set(newest.articles.map((article) => article.id));
    const fronts = await listFronts(db, SLUGS, { perSection: PER_FRONT, seen });
    const view = await makeView(needs, [...newest.articles, ...fronts.flatMap((front) => front.articles)]);
    return answerPage(c, <HomePage view={view} newest={newest.articles} fronts={fronts} />);
  });

  site.get("/article/:id/:slug?", async (c) => {
    const article = await findArticle(db, c.req.param("id"));
    if (!article) return answerMissing(needs, c);
    if (c.req.param("slug") !== slugOf(article)) return answerMoved(articlePath(article));
    const changes = article.version > 1 ? await listChanges(db, article) : [];
    const others = await listArticles(db, { publisher: article.publisher.slug }, { limit: MORE + 1 });
    const more = others.articles.filter((one) => one.id !== article.id).slice(0, MORE);
    const view = await makeView(needs, [article, ...more]);
    return answerPage(c, <ArticlePage view={view} article={article} changes={changes} more={more} />);
  });

  // Before the pages themselves: their last part would match a feed's name too.
  for (const folder of ["", "/publisher"])
    site.get(`${folder}/${FEED_FILE}`, async (c) => {
      const found = await findListing(needs, c.req.path);
      if (!found) return answerMissing(needs, c);
      const { articles } = await listArticles(db, found.filter, { limit: PER_FEED });
      return answer(c, makeFeed(found.format, await makeView(needs, articles), found.listing, articles));
    });

  site.get("/publisher/:slug", async (c) => {
    const slug = c.req.param("slug");
    const publisher = isSlug(slug) ? await findPublisher(db, slug) : undefined;
    if (!publisher) return answerMissing(needs, c);
    const cursor = c.req.query("cursor");
    const sources = await listSourcesOf(db, publisher.id);
    const page = await listArticles(db, { publisher: publisher.slug }, { cursor, limit: PER_PAGE });
    const view = await makeView(needs, page.articles);
    const props = { view, publisher, sources, page, older: cursor !== undefined };
    return answerPage(c, <PublisherPage {...props} />);
  });

  site.get("/search", async (c) => {
    const words = oneLine(c.req.query("q") ?? "").slice(0, 200);
    const cursor = c.req.query("cursor");
    const page = words
      ? await listArticles(db, { words }, { cursor, limit: PER_PAGE })
      : { articles: [], next: undefined };
    const view = await makeView(needs, page.articles);
    return answerPage(c, <SearchPage view={view} words={words} page={page} older={cursor !== undefined} />);
  });

  site.get("/newsletter", (c) => answerPage(c, <NewsletterPage view={plainView(needs)} />));
  site.get("/about", async (c) => {
    const publishers = await listPublishers(db);
    return answerPage(c, <AboutPage view={plainView(needs)} publishers={publishers} />);
  });

  site.get("/image/:key", async (c) => {
    const width = Number(c.req.query("w") ?? Number.MAX_SAFE_INTEGER);
    const picture =
      width > 0 && (await mayShowPicture(db, c.req.param("key")))
        ? await findPicture(db, c.req.param("key"), Math.min(width, 10_000))
        : undefined;
    if (!picture) return answerText(c, "There is no such picture.\n", 404);
    return answer(c, { body: picture.bytes, type: picture.contentType, age: "picture" });
  });

  site.get(STYLES_PATH, (c) => answer(c, { body: STYLES, type: "text/css; charset=utf-8", age: "forever" }));
  site.get("/favicon.svg", (c) => answer(c, { body: ICON, type: "image/svg+xml", age: "page" }));
  site.get("/robots.txt", (c) => answerText(c, "User-agent: *\nDisallow: /search\n"));
  // A reader's program may put ".rss" after the home page's own address.
  site.get("/.rss", () => answerMoved(feedPath("/", "rss")));

  site.get("/:section", async (c) => {
    const section = findSection(c.req.param("section"));
    if (!section) return answerMissing(needs, c);
    const cursor = c.req.query("cursor");
    const page = await listArticles(db, { section: section.slug }, { cursor, limit: PER_PAGE });
    const view = await makeView(needs, page.articles);
    return answerPage(
      c,
      <SectionPage view={view} section={section} page={page} older={cursor !== undefined} />,
    );
  });

  site.all("*", (c) => {
    // One slash at the start: "//elsewhere.example/" must not lead there.
    if (c.req.path.endsWith("/")) return answerMoved(`/${c.req.path.replace(/^\/+|\/+$/g, "")}`);
    return answerMissing(needs, c);
  });
  site.onError((error, c) => answerProblem(needs, c, error));
  return site;
}
