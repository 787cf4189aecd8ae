/** What programs that search the web may look at, and where. */
import type { Context } from "hono";
import { answer, answerText } from "../answers.ts";
import { listSitemapNews, listSitemapPages } from "../list-sitemap.ts";
import { makeNewsSitemap, makePagesSitemap, makeSitemapIndex, SITEMAP_PATH } from "../sitemaps.ts";
import type { SiteNeeds } from "../view.ts";

/** Answers to questions, doubles of pages, and what is one reader’s own. */
const NO_ROBOTS = ["/search", "/kept/", "/share", "/sign-in", "/account"];

export async function answerRobots({ publicUrl }: SiteNeeds, c: Context): Promise<Response> {
  const rules = ["User-agent: *", ...NO_ROBOTS.map((path) => `Disallow: ${path}`)];
  return answerText(c, `${[...rules, "", `Sitemap: ${publicUrl}${SITEMAP_PATH}`].join("\n")}\n`);
}

export const answerSitemapIndex = async ({ publicUrl }: SiteNeeds, c: Context): Promise<Response> =>
  answerXml(c, makeSitemapIndex(publicUrl));

export const answerSitemapPages = async (needs: SiteNeeds, c: Context): Promise<Response> =>
  answerXml(c, makePagesSitemap(needs.publicUrl, await listSitemapPages(needs)));

export const answerSitemapNews = async (needs: SiteNeeds, c: Context): Promise<Response> =>
  answerXml(c, makeNewsSitemap(needs.publicUrl, await listSitemapNews(needs)));

const answerXml = (c: Context, body: string) => answer(c, { body, type: "application/xml; charset=utf-8" });
