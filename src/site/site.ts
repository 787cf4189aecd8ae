/**
 * Every HTML address of the site on one screen. A handler (`handlers/`) validates, reads, and draws; what may be shown was
 * decided before, by `showArticle`. Mount it after the API: its last route answers whatever is left with a page.
 */

import { type Context, Hono } from "hono";
import { addAccountRoutes } from "./account-routes.tsx";
import { feedPath } from "./addresses.ts";
import { answer, answerMoved } from "./answers.ts";
import { makeAppRoutes } from "./app-routes.tsx";
import { LOG_PATH } from "./comment-addresses.ts";
import { addCommentRoutes } from "./comments-routes.tsx";
import { addDeskRoutes } from "./desk-routes.ts";
import { answerAbout } from "./handlers/about.tsx";
import { answerArticle } from "./handlers/article.tsx";
import { answerFeed } from "./handlers/feed.ts";
import { answerHome } from "./handlers/home.tsx";
import { answerLocal } from "./handlers/local.tsx";
import { answerModeration } from "./handlers/moderation.tsx";
import { answerPlace } from "./handlers/place.tsx";
import { answerPublisher } from "./handlers/publisher.tsx";
import { answerSearch } from "./handlers/search.tsx";
import { answerSection } from "./handlers/section.tsx";
import {
  answerRobots,
  answerSitemapIndex,
  answerSitemapNews,
  answerSitemapPages,
} from "./handlers/sitemap.ts";
import { answerStory } from "./handlers/story.tsx";
import { ICON } from "./icon.ts";
import { keepPages } from "./keep-pages.ts";
import { addNewsletterRoutes } from "./newsletter-routes.tsx";
import { addNoticeRoutes } from "./notices-routes.tsx";
import { answerPicture, answerPictureFacts, openPictures } from "./pictures.ts";
import { answerMissing, answerProblem } from "./problems.tsx";
import { addReaderRoutes } from "./readers-routes.tsx";
import { addReplyRoutes } from "./replies-routes.tsx";
import { addSignInRoutes } from "./sign-in-routes.tsx";
import { knowAccount } from "./signed-in.ts";
import { NEWS_PATH, PAGES_PATH, SITEMAP_PATH } from "./sitemaps.ts";
import { addTextRoutes } from "./text-routes.ts";
import type { SiteNeeds } from "./view.ts";
import { knowWho } from "./who.ts";

export type { SiteNeeds } from "./view.ts";

const FEED_FILE = ":file{.+\\.(?:rss|atom|json)}";

export function makeSite(needs: SiteNeeds): Hono {
  const { editions, pages } = needs;
  const site = new Hono();
  // The same for everybody, and so before anybody is asked who it is.
  site.route("/", makeAppRoutes(needs));
  if (pages) site.use(keepPages({ hot: editions.hot, pages }));
  site.use(knowWho(needs));
  site.use(knowAccount(needs));
  addTextRoutes(site, needs, (c) => answerMissing(needs, c));
  addReaderRoutes(site, needs);
  addNoticeRoutes(site, needs);
  addNewsletterRoutes(site, needs);
  addSignInRoutes(site, needs);
  addAccountRoutes(site, needs);
  addReplyRoutes(site, needs);
  addCommentRoutes(site, needs);
  addDeskRoutes(site, needs);
  const on =
    <C extends Context>(answerIt: (needs: SiteNeeds, c: C) => Promise<Response>) =>
    (c: C) =>
      answerIt(needs, c);

  site.get("/", on(answerHome));
  site.get("/article/:id/:slug?", on(answerArticle));
  const shelf = openPictures(needs);
  site.get("/image/:file{[0-9a-z]+\\.json}", on(answerPictureFacts));
  site.get("/image/:key", (c) => answerPicture(shelf, c));
  // Before the pages themselves: their last part would match a feed's name too.
  for (const folder of ["", "/publisher", "/local"]) site.get(`${folder}/${FEED_FILE}`, on(answerFeed));
  site.get("/local", on(answerLocal));
  site.get("/local/:place", on(answerPlace));
  site.get("/story/:id", on(answerStory));
  site.get("/publisher/:slug", on(answerPublisher));
  site.get("/search", on(answerSearch));
  site.get("/about", on(answerAbout));
  if (needs.moderator) site.get(LOG_PATH, on(answerModeration));
  site.get("/favicon.svg", (c) => answer(c, { body: ICON, type: "image/svg+xml", age: "page" }));
  site.get("/robots.txt", on(answerRobots));
  site.get(SITEMAP_PATH, on(answerSitemapIndex));
  site.get(PAGES_PATH, on(answerSitemapPages));
  site.get(NEWS_PATH, on(answerSitemapNews));
  // A reader's program may put ".rss" after the home page's own address.
  site.get("/.rss", () => answerMoved(feedPath("/", "rss")));

  site.get("/:section", on(answerSection));
  site.all("*", (c) => {
    // One slash at the start: "//elsewhere.example/" must not lead there.
    if (c.req.path.endsWith("/")) return answerMoved(`/${c.req.path.replace(/^\/+|\/+$/g, "")}`);
    return answerMissing(needs, c);
  });
  site.onError((error, c) => answerProblem(needs, c, error));
  return site;
}
