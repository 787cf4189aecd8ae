/** The sample town as a newcomer sees it, with its own publishers, pictures and stories, within the budgets of every page. */
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Rights } from "#database/tables.ts";
import { placePath } from "#site/addresses.ts";
import { STYLES } from "#site/styles.ts";
import { MAX_TEXT_BYTES } from "#site/text/blocks.ts";
import { twinPath } from "#site/text/twin.ts";
import { openBrowser } from "./browser.ts";
import { GOOD, lookAt } from "./look.ts";
import { openSampleSite, type SampleSite } from "./sample-site.ts";

const chromium = inject("chromium");
const MAX_KB = 30;
const NAMES = ["home", "local", "place", "section", "article", "excerpt", "story", "publisher", "search"];

let site: SampleSite;
let browser: Browser;
const paths: Record<string, string> = {
  home: "/",
  local: "/local",
  section: "/education",
  search: "/search?q=school",
};

describe.skipIf(!chromium)("the sample town", () => {
  beforeAll(async () => {
    site = await openSampleSite();
    Object.assign(paths, await choosePaths(site));
    browser = await openBrowser(chromium);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(NAMES)("is within the budgets: %s", async (name) => {
    const path = paths[name] ?? "";
    const read = async (path: string) => (await fetch(site.origin + path)).text();
    const html = await read(path);
    const kb = (gzipSync(html).length + gzipSync(STYLES).length) / 1024;
    expect(Math.max(kb, MAX_KB)).toBe(MAX_KB);
    const bytes = Buffer.byteLength(await read(twinPath(path)));
    expect(Math.max(bytes, MAX_TEXT_BYTES)).toBe(MAX_TEXT_BYTES);
    expect(await lookAt(browser, site.origin + path)).toEqual(GOOD);
  });
});

/** The pictured article with the most versions of each grant, the largest story, and where the most is local. */
async function choosePaths({ origin, tools }: SampleSite): Promise<Record<string, string>> {
  const { db } = tools.database;
  const articleOf = async (rights: Rights) => {
    const { id } = await db
      .selectFrom("articles")
      .innerJoin("sources", "sources.id", "articles.source_id")
      .select("articles.id")
      .where("sources.rights", "=", rights)
      .orderBy((one) => one("picture_key", "is", null))
      .orderBy("version", "desc")
      .orderBy("articles.id")
      .executeTakeFirstOrThrow();
    const moved = await fetch(`${origin}/article/${id}`, { redirect: "manual" });
    return moved.headers.get("location") ?? "";
  };
  const story = await db
    .selectFrom("stories")
    .select("id")
    .where("merged_into", "is", null)
    .orderBy("articles", "desc")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  const { slug } = await db.selectFrom("publishers").select("slug").orderBy("name").executeTakeFirstOrThrow();
  const { place_id } = await db
    .selectFrom("article_locals")
    .select("place_id")
    .groupBy("place_id")
    .orderBy((one) => one.fn.countAll(), "desc")
    .executeTakeFirstOrThrow();
  const place = (await tools.atlas.read()).find(place_id);
  if (!place) throw new Error(`the place ${place_id} of the news is not known`);
  return {
    place: placePath(place),
    article: await articleOf("full"),
    excerpt: await articleOf("excerpt"),
    story: `/story/${story.id}`,
    publisher: `/publisher/${slug}`,
  };
}
