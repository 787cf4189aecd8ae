/**
 * The budgets of a page on 20,000 real articles: bytes, queries and requests, everybody can use it, nothing moves or
 * sticks out. Real texts are long and odd, and so are the names of people and papers.
 */
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Database, Db } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import { openAtlas } from "#places/atlas.ts";
import { placePath } from "#site/addresses.ts";
import { openPageCache, type PageCache } from "#site/page-cache.ts";
import { STYLES } from "#site/styles.ts";
import { MAX_TEXT_BYTES } from "#site/text/blocks.ts";
import { hasTwin, twinPath } from "#site/text/twin.ts";
import { type Corpus, hasCorpus, insertCorpus, type Longest } from "../setup/corpus.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { openBrowser, type ServedSite, serveSite } from "./browser.ts";
import { GOOD, lookAt } from "./look.ts";

const chromium = inject("chromium");
const NOW = new Date("2026-03-10T12:00:00Z");
const ARTICLES = 20_000;
const MAX_KB = 30;
const MAX_QUERIES = 6;
const MAX_PARTS = 40;

const NAMES = [
  ...["home", "local", "place", "state", "section", "publisher", "search", "story", "story of a crowd"],
  ...["usual article", "long text", "long word", "long headline", "long byline"],
  ...["excerpt", "headline", "copy"],
];
/** Made as others are that are looked at. */
const LIKE_OTHERS = new Set(["state", "headline", "copy"]);
/** Text versions differ in their words alone. */
const LOOKED_AT = [
  ...NAMES.filter((name) => !LIKE_OTHERS.has(name)),
  ...["text of home", "text of long text", "text of story of a crowd"],
];
/** What strangers search for is not kept: it would push out what everybody reads. */
const NOT_KEPT = new Set(["search"]);

let database: Database;
let pages: PageCache;
let site: ServedSite;
let browser: Browser;
let queries: string[] = [];
const paths: Record<string, string> = {
  home: "/",
  local: "/local",
  state: "/local/ohio",
  section: "/politics",
  search: "/search?q=senate",
};

if (!hasCorpus)
  process.stderr.write("Skipping the budgets on real articles: ../shared/data/corpus is absent.\n");

describe.skipIf(!chromium || !hasCorpus)(`with ${ARTICLES} real articles`, () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    const db: Db = database.db.withPlugin({
      transformQuery({ node }) {
        queries.push(node.kind);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const needs = { db, now: () => NOW };
    const atlas = openAtlas(needs);
    const corpus = await insertCorpus({ ...needs, gazetteer: await atlas.read() }, ARTICLES);
    const editions = await editionsOf(database, { db, atlas });
    pages = openPageCache(() => 0);
    editions.hot.onChange(pages.drop);
    site = await serveSite({ ...needs, atlas, editions, pages });
    // Whoever comes first has the newest articles read, once for all.
    await editions.hot.refresh();
    Object.assign(paths, await choosePaths(corpus));
    browser = await openBrowser(chromium);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await database?.close();
  });

  const addressOf = (name: string) =>
    name.startsWith("text of ") ? twinPath(paths[name.slice(8)] ?? "") : (paths[name] ?? "");
  const read = async (path: string) => {
    queries = [];
    const answer = await fetch(site.origin + path);
    const text = await answer.text();
    return { status: answer.status, text, queries: queries.length };
  };

  /** The longest of all, one in the middle, and one of each grant; where a publisher has the most; stories of nine and sixty. */
  async function choosePaths({ articles, town }: Corpus): Promise<Record<string, string>> {
    const settled = async (id = "") =>
      (await fetch(`${site.origin}/article/${id}`, { redirect: "manual" })).headers.get("location") ?? "";
    const first = (rights: Rights) =>
      articles.find((one) => one.rights === rights && one.picture && one.local);
    const full = articles.filter((one) => one.rights === "full");
    const by = (what: keyof Longest) => full.toSorted((a, b) => b.longest[what] - a.longest[what]);
    const longest = async (what: keyof Longest) => settled(by(what)[0]?.id);
    const sizes = new Map<string, number>();
    for (const { story } of articles) sizes.set(story, (sizes.get(story) ?? 0) + 1);
    const storyOf = (size: number) => [...sizes].find(([, n]) => n === size)?.[0];
    return {
      place: placePath(town),
      publisher: `/publisher/${articles[0]?.slug}`,
      "usual article": await settled(by("text")[Math.floor(full.length / 2)]?.id),
      "long text": await longest("text"),
      "long word": await longest("word"),
      "long headline": await longest("title"),
      "long byline": await longest("byline"),
      excerpt: await settled(first("excerpt")?.id),
      headline: await settled(first("headline")?.id),
      copy: await settled(articles.find((one) => one.copyOf)?.id),
      story: `/story/${storyOf(9)}`,
      "story of a crowd": `/story/${storyOf(60)}`,
    };
  }

  test.each(NAMES)("costs little, in bytes and queries: %s", async (name) => {
    const path = paths[name] ?? "";
    pages.drop("everything");
    const cold = await read(path);
    const warm = await read(path);
    expect([cold.status, cold.text.length > 2_000]).toEqual([200, true]);
    const kb = (gzipSync(cold.text).length + gzipSync(STYLES).length) / 1024;
    expect({ kb: Math.max(kb, MAX_KB), queries: Math.max(cold.queries, MAX_QUERIES) }).toEqual({
      kb: MAX_KB,
      queries: MAX_QUERIES,
    });
    if (!NOT_KEPT.has(name)) expect(warm).toEqual({ ...cold, queries: 0 });
  });

  test.each(NAMES)("has a text version of little parts: %s", async (name) => {
    const path = paths[name] ?? "";
    expect(hasTwin(path)).toBe(true);
    let next: string | undefined = twinPath(path);
    const sizes: number[] = [];
    while (next !== undefined && sizes.length < MAX_PARTS) {
      const { status, text } = await read(next);
      expect(status).toBe(200);
      sizes.push(Buffer.byteLength(text));
      next = /<a(?=[^>]* rel="next")[^>]* href="([^"]+)"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(sizes.filter((size) => size > MAX_TEXT_BYTES)).toEqual([]);
    expect(sizes.length).toBeLessThan(MAX_PARTS);
  });

  test.each(LOOKED_AT)(
    "can be used by everybody, and nothing moves, sticks out or calls elsewhere: %s",
    async (name) => {
      expect(await lookAt(browser, site.origin + addressOf(name))).toEqual(GOOD);
    },
  );
});
