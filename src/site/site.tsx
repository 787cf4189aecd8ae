/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/**
 * Every HTML address of the site on one screen. A handler validates, reads, and draws; what may be shown was decided
 * before, by `showArticle`. Mount it after the API: its last route answers whatever is left with a page.
 */

import { type Context, Hono } from "hono";
import { listArticlesById } from "#articles/about.ts";
import { findArticle, listChanges } from "#articles/read.ts";
import { findWithdrawn } from "#articles/withdraw.ts";
import { findSection } from "#config/sections.ts";
import { listFrontCards, makeFront } from "#editions/make-front.ts";
import { makeRelated } from "#editions/make-related.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { findPublisher, listPublishers } from "#publishers/publishers.ts";
import { listGrants, listSourcesOf } from "#publishers/sources.ts";
import { findStory } from "#stories/read.ts";
import { articlePath, feedPath, isSlug, placePath, slugOf, storyPath } from "./addresses.ts";
import { answer, answerElsewhere, answerMoved, answerPage, answerText, setDepends } from "./answers.ts";
import { makeAppRoutes } from "./app-routes.tsx";
import { makeFeed, PER_FEED } from "./feeds.ts";
import { findListing } from "./find-listing.ts";
import { findPlace, listAround, readAsked } from "./find-place.ts";
import { findSearch } from "./find-search.ts";
import { ICON } from "./icon.ts";
import { keepPages, tagsOf } from "./keep-pages.ts";
import { listSitemapNews, listSitemapPages } from "./list-sitemap.ts";
import { unlessMuted } from "./muted.tsx";
import { addNoticeRoutes } from "./notices-routes.tsx";
import { AboutPage } from "./pages/about.tsx";
import { ArticlePage } from "./pages/article.tsx";
import { HomePage } from "./pages/home.tsx";
import { FoundPlacesPage, LocalPage } from "./pages/local.tsx";
import { NewsletterPage } from "./pages/newsletter.tsx";
import { PlacePage } from "./pages/place.tsx";
import { PublisherPage } from "./pages/publisher.tsx";
import { SearchPage } from "./pages/search.tsx";
import { SectionPage } from "./pages/section.tsx";
import { StoryPage } from "./pages/story.tsx";
import { PER_PAGE } from "./parts/listing.tsx";
import { answerPicture, answerPictureFacts, openPictures } from "./pictures.ts";
import { answerMissing, answerNoPlace, answerProblem, answerWithdrawn } from "./problems.tsx";
import {
  articlesOf,
  hasAny,
  isAllMuted,
  isBeginning,
  readListed,
  readNewest,
  readOrder,
} from "./read-listed.ts";
import { readReports } from "./read-reports.ts";
import { addReaderRoutes, noteOpened } from "./readers-routes.tsx";
import { readForm } from "./search-form.ts";
import {
  makeNewsSitemap,
  makePagesSitemap,
  makeSitemapIndex,
  NEWS_PATH,
  PAGES_PATH,
  SITEMAP_PATH,
} from "./sitemaps.ts";
import { addTextRoutes } from "./text-routes.ts";
import {
  listUnmuted,
  listUnmutedBeside,
  listUnmutedPlacesInNews,
  listUnmutedPlacesWithNews,
  recount,
  withoutMuted,
} from "./unmuted.ts";
import { makeView, plainView, type SiteNeeds } from "./view.ts";
import { knowFeedReader, knowWho, whoOf } from "./who.ts";

export type { SiteNeeds } from "./view.ts";

/** Articles of each kind beside one. */
const MORE = 5;
/** Of the newest articles, those whose places are in the news; and how many such places are named. */
const NEWS = 200;
const PLACES_IN_NEWS = 12;
/** Articles of the nearest place on the page of one without news. */
const NEAREST = 6;
/** Answers to questions, and doubles of pages. */
const NO_ROBOTS = ["/search", "/kept/", "/share"];
const FEED_FILE = ":file{.+\\.(?:rss|atom|json)}";

export function makeSite(needs: SiteNeeds): Hono {
  const { db, editions, pages } = needs;
  const site = new Hono();
  // The same for everybody, and so before anybody is asked who it is.
  site.route("/", makeAppRoutes(needs));
  if (pages) site.use(keepPages({ hot: editions.hot, pages }));
  site.use(knowWho(needs));
  addTextRoutes(site, needs, (c) => answerMissing(needs, c));
  addReaderRoutes(site, needs);
  addNoticeRoutes(site, needs);
  const unmuted = (c: Context) => ({ db, mutes: whoOf(c).mutes });

  site.get("/", async (c) => {
    const order = readOrder(c);
    const front = await makeFront(editions, whoOf(c), needs.now(), { order });
    const cards = listFrontCards(front);
    const view = await makeView(
      needs,
      whoOf(c),
      cards.map((card) => card.article),
      await needs.atlas.read(),
    );
    return answerPage(c, <HomePage view={view} front={front} />, { depends: ["news"] });
  });

  site.get("/article/:id/:slug?", async (c) => {
    const article = await findArticle(db, c.req.param("id"));
    if (!article) {
      const withdrawn = await findWithdrawn(db, c.req.param("id"));
      return withdrawn ? answerWithdrawn(needs, c, withdrawn) : answerMissing(needs, c);
    }
    if (c.req.param("slug") !== slugOf(article)) return answerMoved(articlePath(article));
    const muted = await unlessMuted(needs, c, { kind: "article", article });
    if (muted) return muted;
    const [shown = article] = await recount(unmuted(c), [article]);
    const all = article.version > 1 ? await listChanges(db, article) : [];
    const { mutes } = whoOf(c);
    const changes = mutes.hides(article) ? all : withoutMuted(mutes, all);
    const beside = await listUnmutedBeside(unmuted(c), article, MORE);
    const related = await makeRelated({ ...editions, db }, shown, whoOf(c), needs.now(), MORE);
    const others = [...beside.sameStory, ...related.map((one) => one.article)];
    const around = await makeView(needs, whoOf(c), [shown, ...others]);
    const view = { ...around, isExpanded: c.req.query("expand") === "all" };
    const depends = [...tagsOf([article, ...others]), `publisher:${article.publisher.slug}`];
    const page = <ArticlePage {...{ view, article: shown, changes, beside, related }} />;
    return noteOpened(needs, c, shown, await answerPage(c, page, { depends }));
  });

  const shelf = openPictures(needs);
  site.get("/image/:file{[0-9a-z]+\\.json}", (c) => answerPictureFacts(needs, c));
  site.get("/image/:key", (c) => answerPicture(shelf, c));

  // Before the pages themselves: their last part would match a feed's name too.
  for (const folder of ["", "/publisher", "/local"])
    site.get(`${folder}/${FEED_FILE}`, async (c) => {
      const found = await findListing(needs, c.req.path);
      if (!found) return answerMissing(needs, c);
      const query = await knowFeedReader(needs, c);
      const articles =
        "kind" in found.of
          ? await readNewest(needs, c, found.of, PER_FEED)
          : (await listUnmuted(unmuted(c), found.of, { limit: PER_FEED })).articles;
      setDepends(c, ["news"]);
      return answer(
        c,
        makeFeed(
          found.format,
          await makeView(needs, whoOf(c), articles),
          { ...found.listing, query },
          articles,
        ),
      );
    });

  site.get("/local", async (c) => {
    const gazetteer = await needs.atlas.read();
    const words = c.req.query("q");
    if (words !== undefined) {
      const asked = readAsked(gazetteer, words);
      if (asked.kind === "place") return answerElsewhere(placePath(asked.place));
      const ids = asked.found.map((place) => place.id);
      const news =
        ids.length > 0 ? await listUnmutedPlacesWithNews(unmuted(c), ids) : new Map<string, Date>();
      const view = { ...plainView(needs, whoOf(c)), places: gazetteer };
      return answerPage(c, <FoundPlacesPage view={view} {...asked} news={news} />);
    }
    const muted = await unlessMuted(needs, c, { kind: "section", slug: "local" });
    if (muted) return muted;
    const listed = await readListed(needs, c, { kind: "section", section: "local" }, { section: "local" });
    const inNews = isBeginning(listed)
      ? (await listUnmutedPlacesInNews(unmuted(c), gazetteer, NEWS)).flatMap(({ place: id, newest }) => {
          const place = gazetteer.find(id);
          return place && place.kind !== "state" ? [{ place, newest }] : [];
        })
      : [];
    const view = await makeView(needs, whoOf(c), articlesOf(listed), gazetteer);
    const props = { view, listed, inNews: inNews.slice(0, PLACES_IN_NEWS) };
    return answerPage(c, <LocalPage {...props} />, { depends: ["news"] });
  });

  site.get("/local/:place", async (c) => {
    const gazetteer = await needs.atlas.read();
    const slug = c.req.param("place");
    const place = findPlace(gazetteer, slug);
    if (!place) return answerNoPlace(needs, c, slug);
    if (slug !== place.slug) return answerMoved(placePath(place));
    const newsOf = newsPlaceOf(gazetteer, place);
    const muted = await unlessMuted(needs, c, { kind: "place", place: newsOf, gazetteer });
    if (muted) return muted;
    const listed = await readListed(needs, c, { kind: "place", place: newsOf.id }, { localTo: [newsOf.id] });
    const isEmpty = !hasAny(listed) && isBeginning(listed) && !isAllMuted(listed);
    const around = await listAround(unmuted(c), gazetteer, place, { far: isEmpty });
    const next = isEmpty ? around.neighbours[0]?.place : undefined;
    const nearest = next
      ? (await listUnmuted(unmuted(c), { localTo: [next.id] }, { limit: NEAREST })).articles
      : [];
    // Who reprints a neighbor's news is left to the neighbor's own page.
    const view = next
      ? { ...plainView(needs, whoOf(c)), places: gazetteer }
      : await makeView(needs, whoOf(c), articlesOf(listed), gazetteer);
    const depends = [
      `place:${newsOf.id}`,
      ...(next ? [`place:${next.id}`] : []),
      ...tagsOf(articlesOf(listed)),
    ];
    return answerPage(c, <PlacePage {...{ view, place, newsOf, listed, around, nearest }} />, { depends });
  });

  site.get("/story/:id", async (c) => {
    const found = await findStory(db, c.req.param("id"));
    if (found?.kind === "moved") return answerMoved(storyPath({ id: found.to }));
    const places = await needs.atlas.read();
    const members = found?.story.members ?? [];
    const all = await listArticlesById(
      db,
      members.map((member) => member.articleId),
    );
    const muted = await unlessMuted(needs, c, { kind: "story", articles: all });
    if (muted) return muted;
    const [first, ...others] = found ? await readReports({ ...unmuted(c), places }, found.story, all) : [];
    if (!found || !first) return answerMissing(needs, c);
    const begins = first.article.id === all[0]?.id;
    // Reprints stand under each report already.
    const view = { ...plainView(needs, whoOf(c)), places };
    const depends = [`story:${found.story.id}`, ...tagsOf(all)];
    const reports = [first, ...others] as const;
    return answerPage(c, <StoryPage {...{ view, begins, story: found.story, reports }} />, { depends });
  });

  site.get("/publisher/:slug", async (c) => {
    const slug = c.req.param("slug");
    const publisher = isSlug(slug) ? await findPublisher(db, slug) : undefined;
    if (!publisher) return answerMissing(needs, c);
    const muted = await unlessMuted(needs, c, { kind: "publisher", slug: publisher.slug });
    if (muted) return muted;
    const cursor = c.req.query("cursor");
    const sources = await listSourcesOf(db, publisher.id);
    const page = await listUnmuted(unmuted(c), { publisher: publisher.slug }, { cursor, limit: PER_PAGE });
    const view = await makeView(needs, whoOf(c), page.articles);
    const props = { view, publisher, sources, page, older: cursor !== undefined };
    const depends = [`publisher:${publisher.slug}`, ...tagsOf(page.articles)];
    return answerPage(c, <PublisherPage {...props} />, { depends });
  });

  site.get("/search", async (c) => {
    const form = readForm((name) => c.req.query(name));
    const gazetteer = await needs.atlas.read();
    const search = await findSearch({ ...needs, ...unmuted(c), gazetteer }, form, c.req.query("cursor"));
    const view = await makeView(needs, whoOf(c), search.page.articles, gazetteer);
    return answerPage(c, <SearchPage view={view} search={search} />);
  });

  site.get("/newsletter", (c) => answerPage(c, <NewsletterPage view={plainView(needs, whoOf(c))} />));
  site.get("/about", async (c) => {
    const { mutes } = whoOf(c);
    const publishers = (await listPublishers(db)).filter(({ slug }) => !mutes.hidesPublisher(slug));
    const grants = await listGrants(db);
    return answerPage(
      c,
      <AboutPage view={plainView(needs, whoOf(c))} publishers={publishers} grants={grants} />,
    );
  });

  site.get("/favicon.svg", (c) => answer(c, { body: ICON, type: "image/svg+xml", age: "page" }));
  site.get("/robots.txt", (c) => {
    const rules = [
      "User-agent: *",
      ...NO_ROBOTS.map((path) => `Disallow: ${path}`),
      "",
      `Sitemap: ${needs.publicUrl}${SITEMAP_PATH}`,
    ];
    return answerText(c, `${rules.join("\n")}\n`);
  });
  const xml = (c: Context, body: string) => answer(c, { body, type: "application/xml; charset=utf-8" });
  site.get(SITEMAP_PATH, (c) => xml(c, makeSitemapIndex(needs.publicUrl)));
  site.get(PAGES_PATH, async (c) => xml(c, makePagesSitemap(needs.publicUrl, await listSitemapPages(needs))));
  site.get(NEWS_PATH, async (c) => xml(c, makeNewsSitemap(needs.publicUrl, await listSitemapNews(needs))));
  // A reader's program may put ".rss" after the home page's own address.
  site.get("/.rss", () => answerMoved(feedPath("/", "rss")));

  site.get("/:section", async (c) => {
    const section = findSection(c.req.param("section"));
    if (!section) return answerMissing(needs, c);
    const muted = await unlessMuted(needs, c, { kind: "section", slug: section.slug });
    if (muted) return muted;
    const subject = { kind: "section", section: section.slug } as const;
    const listed = await readListed(needs, c, subject, { section: section.slug });
    const view = await makeView(needs, whoOf(c), articlesOf(listed), await needs.atlas.read());
    const depends = [`section:${section.slug}`, ...tagsOf(articlesOf(listed))];
    return answerPage(c, <SectionPage view={view} section={section} listed={listed} />, { depends });
  });

  site.all("*", (c) => {
    // One slash at the start: "//elsewhere.example/" must not lead there.
    if (c.req.path.endsWith("/")) return answerMoved(`/${c.req.path.replace(/^\/+|\/+$/g, "")}`);
    return answerMissing(needs, c);
  });
  site.onError((error, c) => answerProblem(needs, c, error));
  return site;
}
