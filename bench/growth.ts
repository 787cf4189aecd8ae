/**
 * Page latency and saving at 10,000 and at 1,000,000 articles on PostgreSQL, in one run and by turns: each page drawn anew,
 * nothing kept, the hot set filled; what a feed newly brings noted and saved. Articles are local to 3,000 towns, in
 * sections, with texts to be searched.
 * Run: node --import tsx bench/growth.ts [small] [large]   (10000 and 1000000 when left out)
 */
import pg from "pg";
import type { Draft } from "#articles/drafts.ts";
import { noteItems } from "#articles/items.ts";
import { saveArticles } from "#articles/save.ts";
import { listWaiting } from "#articles/waiting.ts";
import { type Database, inTransaction, openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { type Editions, openEditions } from "#editions/open-editions.ts";
import { openAtlas } from "#places/atlas.ts";
import { makeSite } from "#site/site.ts";
import { startPostgres } from "../tests/setup/postgres.ts";
import { SECRET } from "../tests/setup/secret.ts";
import { fillTown, idOf, listTowns, type Town, wordOf } from "./growth-town.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
const ROUNDS = 60;
/** Articles of one visit, and visits of each kind of source. */
const BATCH = 50;
const VISITS = 16;

type Site = {
  articles: number;
  database: Database;
  editions: Editions;
  /** Draws a page anew; its milliseconds. */
  draw(path: string): Promise<number>;
  /** Where an article's own address leads. */
  find(path: string): Promise<string>;
};

async function openSite(url: string, articles: number, towns: readonly Town[]): Promise<Site> {
  const name = `bench_${articles}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  const database = await openDatabase({ dataDir: "", databaseUrl: url.replace(/\/[^/]*$/, `/${name}`) });
  const { db, listen } = database;
  await migrate({ db, now });
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(0);
  await fillTown({ db, now }, articles, towns);
  console.log(`${articles} articles made in ${seconds()} s`);
  const atlas = openAtlas({ db, now });
  const editions = await openEditions({ db, listen, atlas });
  const site = makeSite({ db, now, atlas, editions, secret: SECRET, publicUrl: "https://town.example" });
  await site.request("/");
  console.log(`  its hot set filled and the first page drawn after ${seconds()} s`);
  return {
    articles,
    database,
    editions,
    async draw(path) {
      const start = performance.now();
      const response = await site.request(path);
      await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      return performance.now() - start;
    },
    find: async (path) => (await site.request(path)).headers.get("location") ?? path,
  };
}

type Spread = { p50: number; p95: number };

function spreadOf(times: number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: sorted[sorted.length >> 1] ?? 0, p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 };
}

/** Each page in turns on both, so that what else the machine does falls on both. */
async function measurePages(sites: readonly Site[], towns: readonly Town[]): Promise<Map<string, Spread[]>> {
  const pages: Record<string, (n: number, site: Site) => string> = {
    home: () => "/",
    section: (n) => ["/sports", "/politics", "/lifestyle"][n % 3] ?? "/sports",
    "big place": () => `/local/${towns[0]?.slug}`,
    "small place": (n) => `/local/${towns[1000 + n]?.slug}`,
    article: (n, { articles }) => `/article/${idOf(articles - n * 37)}`,
    publisher: (n) => `/publisher/paper-${n}`,
    // One stands in nearly every text, the next in a twelfth, a hundredth and a thousandth of them.
    "search, commonest": () => `/search?q=${wordOf(2)}`,
    "search, common": (n) => `/search?q=${wordOf(100 + n)}`,
    "search, rarer": (n) => `/search?q=${wordOf(1000 + n)}`,
    "search, rare": (n) => `/search?q=${wordOf(9000 + n)}`,
    "search, two words": (n) => `/search?q=${wordOf(50 + n)}+${wordOf(200 + n)}`,
    feed: () => "/sports.rss",
  };
  const found = new Map<string, Spread[]>();
  for (const [name, pathOf] of Object.entries(pages)) {
    const times = sites.map((): number[] => []);
    for (let n = 0; n < ROUNDS + 5; n++)
      for (const [which, site] of sites.entries()) {
        const given = pathOf(n, site);
        const path = name === "article" ? await site.find(given) : given;
        const ms = await site.draw(path);
        // The first few warm up.
        if (n >= 5) times[which]?.push(ms);
      }
    found.set(name, times.map(spreadOf));
  }
  return found;
}

type Source = { id: string; publisherId: string };

const listSources = ({ database }: Site, rights: "full" | "excerpt"): Promise<Source[]> =>
  database.db
    .selectFrom("sources")
    .select(["id", "publisher_id as publisherId"])
    .where("rights", "=", rights)
    .orderBy("url")
    .execute();

const WORDS = "river council bridge school budget market garden winter library harvest station theater".split(
  " ",
);

/** One visit's worth: items noted, then saved as articles of 6,000 characters; milliseconds. */
async function saveVisit({ database }: Site, source: Source, visit: string): Promise<number> {
  const items = Array.from({ length: BATCH }, (_, n) => {
    const text = Array.from({ length: 900 }, (_, k) =>
      k % 3 === 0
        ? `${WORDS[(k * 7 + n) % WORDS.length]}${(k * 31 + n * 7) % 400}`
        : WORDS[(k + n) % WORDS.length],
    ).join(" ");
    const link = `https://paper.example/${source.id}/${visit}/${n}`;
    return { id: link, link, title: `Report ${visit} ${n}`, content: text };
  });
  const start = performance.now();
  await inTransaction(database.db, async (db) => {
    const noted = await noteItems({ db, now }, source, items);
    const waiting = await listWaiting(
      db,
      noted.added.map(({ itemId }) => itemId),
    );
    const drafts = waiting.map((item): Draft => {
      const { title = "", content = "", link } = item.payload;
      return {
        item,
        publisherId: source.publisherId,
        publisherName: "Paper",
        url: link,
        title,
        authors: [],
        excerpt: content.slice(0, 280),
        bodyHtml: `<p>${content}</p>`,
        bodyText: content,
        bodyFrom: "page",
        language: "en",
        published: NOW,
        picture: undefined,
        section: "sports",
        categories: [],
        completes: false,
        final: true,
      };
    });
    await saveArticles({ db, now }, drafts);
  });
  return performance.now() - start;
}

/** Articles a second, median of the visits. */
async function measureSaving(sites: readonly Site[]): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const rights of ["excerpt", "full"] as const) {
    const sources = await Promise.all(sites.map((site) => listSources(site, rights)));
    const times = sites.map((): number[] => []);
    for (let visit = 0; visit < VISITS + 2; visit++)
      for (const [which, site] of sites.entries()) {
        const source = sources[which]?.[visit];
        if (!source) continue;
        const ms = await saveVisit(site, source, `v${visit}`);
        if (visit >= 2) times[which]?.push(ms);
      }
    found.set(
      rights,
      times.map((one) => (1000 * BATCH) / spreadOf(one).p50),
    );
  }
  return found;
}

const [small = "10000", large = "1000000"] = process.argv.slice(2);
const server = await startPostgres();
if (!server) throw new Error("PostgreSQL's server binaries are missing: apt-get install postgresql");
const towns = listTowns();
const sites: Site[] = [];
try {
  for (const articles of [small, large]) sites.push(await openSite(server.url, Number(articles), towns));
  console.log(`page                 p50 at ${small} and ${large}, ms   ratio   p95`);
  for (const [name, [a, b]] of await measurePages(sites, towns))
    if (a && b)
      console.log(
        `${name.padEnd(18)}  ${a.p50.toFixed(1).padStart(7)} ${b.p50.toFixed(1).padStart(7)}   ${(b.p50 / a.p50).toFixed(2)}   ${a.p95.toFixed(1)} ${b.p95.toFixed(1)}`,
      );
  console.log(`articles noted and saved a second, by what their source grants   ratio of the times`);
  for (const [rights, [a = 0, b = 0]] of await measureSaving(sites))
    console.log(
      `${rights.padEnd(18)}  ${a.toFixed(0).padStart(7)} ${b.toFixed(0).padStart(7)}   ${(a / b).toFixed(2)}`,
    );
} finally {
  for (const { editions, database } of sites) {
    await editions.close();
    await database.close();
  }
  server.stop();
}
