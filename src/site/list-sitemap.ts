/** What stands in the sitemaps, read when they are asked for. */
import { listLocalPlaces } from "#articles/about.ts";
import { listArticles } from "#articles/read.ts";
import type { ShownArticle } from "#articles/rights.ts";
import { SECTIONS } from "#config/sections.ts";
import { listPublishers } from "#publishers/publishers.ts";
import { placePath, publisherPath } from "./addresses.ts";
import { MAX_NEWS, NEWS_HOURS, type SitemapPage } from "./sitemaps.ts";
import type { SiteNeeds } from "./view.ts";

/** Beyond so many places the rest are found by links. */
const MAX_PLACES = 40_000;
const BATCH = 250;

/** The front, the sections, the places that have news, the publishers and what the site says of itself. */
export async function listSitemapPages({ db, atlas }: SiteNeeds): Promise<SitemapPage[]> {
  const gazetteer = await atlas.read();
  const [places, publishers] = [await listLocalPlaces(db, MAX_PLACES), await listPublishers(db)];
  return [
    { path: "/" },
    ...SECTIONS.map(({ slug }) => ({ path: `/${slug}` })),
    { path: "/about" },
    ...publishers.map((publisher) => ({ path: publisherPath(publisher) })),
    ...places.flatMap(({ place: id, newest }) => {
      const place = gazetteer.find(id);
      return place ? [{ path: placePath(place), changed: newest }] : [];
    }),
  ];
}

/** The articles of the last two days, newest first; what is dated in the future waits until then. */
export async function listSitemapNews({ db, now }: SiteNeeds): Promise<ShownArticle[]> {
  const at = now();
  const oldest = new Date(at.getTime() - NEWS_HOURS * 3_600_000);
  const news: ShownArticle[] = [];
  let cursor: string | undefined;
  do {
    const page = await listArticles(db, {}, { cursor, limit: BATCH });
    news.push(...page.articles.filter(({ published }) => published >= oldest && published <= at));
    const last = page.articles.at(-1);
    cursor = last && last.published >= oldest ? page.next : undefined;
  } while (cursor !== undefined && news.length < MAX_NEWS);
  return news.slice(0, MAX_NEWS);
}
