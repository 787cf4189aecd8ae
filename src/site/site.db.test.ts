import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { draw } from "../../tests/setup/invented-town.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);
const GAZETTE = { name: "The Brook Gazette", rights: "full", description: "A daily paper." } as const;
const RADIO = { name: "Brook Radio", rights: "excerpt" } as const;

let database: Database;
let site: ReturnType<typeof makeSite>;
let bridge = "";
let school = "";

const get = (path: string, headers: Record<string, string> = {}) => site.request(path, { headers });
const read = async (path: string) => (await get(path)).text();

beforeAll(async () => {
  database = await openTestDatabase();
  let clock = minutesAgo(60);
  const needs = {
    db: database.db,
    now: () => clock,
    publicUrl: "https://town.example",
    secret: SECRET,
    townName: "Brook Town",
    atlas: openAtlas({ db: database.db, now: () => clock }),
  };
  const editions = await editionsOf(database, needs);
  site = makeSite({ ...needs, editions, now: () => NOW, contact: "desk@town.example" });
  const first = {
    title: "Bridge opens again",
    body: "<p>Cars may cross since noon.</p><p>It was shut for a year.</p>",
    excerpt: "A year of detours ends.",
    authors: ["Ann Reed", "Bo Lind", "Cy Moss"],
    section: "local",
    published: minutesAgo(20),
    path: "/bridge",
    picture: { bytes: await draw(1), alt: "The bridge at noon", credit: "Photo: Ann Reed" },
  };
  [bridge = ""] = await insertArticles(needs, GAZETTE, [first]);
  clock = minutesAgo(5);
  await insertArticles(needs, GAZETTE, [
    {
      ...first,
      title: "Bridge is open again",
      body: "<p>Cars may cross since one.</p><p>It was shut for a year.</p>",
    },
  ]);
  [school = ""] = await insertArticles(needs, RADIO, [
    {
      title: "School gets a roof",
      excerpt: "Rain stays out.",
      body: "<p>All of it.</p>",
      section: "education",
      published: minutesAgo(3000),
    },
  ]);
  await insertArticles(
    needs,
    { name: "Sports Desk", rights: "headline" },
    Array.from({ length: 30 }, (_, i) => ({
      title: `Match ${i} ends level`,
      section: "sports",
      published: minutesAgo(10_000 + i),
    })),
  );
});
afterAll(() => database.close());

describe("the article page", () => {
  test("gives credit, age, picture and the way to the original", async () => {
    const html = await read(`/article/${bridge}/bridge-is-open-again`);
    expect(html).toContain("Bridge is open again</h1>");
    expect(html).toMatch(
      /By <a rel="author" href="\/publisher\/the-brook-gazette">The Brook Gazette<\/a>, Ann Reed, Bo Lind and Cy Moss/,
    );
    expect(html).toContain(
      '<time datetime="2026-03-10T11:40:00.000Z" title="Tuesday, March 10, 2026 at 11:40 AM UTC">20 minutes ago</time>',
    );
    expect(html).toMatch(
      /<img class="[^"]+" src="\/image\/[0-9a-z]{26}\?w=640" srcset="[^"]*w=320 320w[^"]*w=900 900w" [^>]*width="900" height="600" alt="The bridge at noon"/,
    );
    expect(html).toContain("Photo: Ann Reed");
    expect(html).toContain("<p>Cars may cross since one.</p>");
    expect(html).toContain('href="https://thebrookgazette.example/bridge"');
  });

  test("names the publisher's page as the one to be found", async () => {
    const html = await read(`/article/${bridge}/bridge-is-open-again`);
    expect(html).toContain('<link rel="canonical" href="https://thebrookgazette.example/bridge"/>');
    expect(html).toContain('<meta property="og:url" content="https://town.example/article/');
    expect(html).toContain('"@type":"NewsArticle"');
  });

  test("tells what changed since publication", async () => {
    const html = await read(`/article/${bridge}/bridge-is-open-again`);
    expect(html).toMatch(
      /Changed by The Brook Gazette <time[^>]*>5 minutes ago<\/time>: <a href="#changes">headline and one paragraph<\/a><\/p>/,
    );
    expect(html).toContain("What changed: one change since publication");
    expect(html).toContain('id="changes"');
    expect(html).toContain("<del>Bridge opens again</del> <ins>Bridge is open again</ins>");
    expect(html).toContain("<del>Cars may cross since noon.</del>");
    expect(html).not.toContain("<del>It was shut for a year.</del>");
  });

  test("of an excerpt says where the full report is", async () => {
    const html = await read(`/article/${school}/school-gets-a-roof`);
    expect(html).toContain("The full report is at Brook Radio.");
    expect(html).toContain("Read the full report at Brook Radio</a>");
    expect(html).toContain("2 days ago");
  });

  test("moves from a wrong or missing slug to the right one", async () => {
    for (const path of [
      `/article/${bridge}`,
      `/article/${bridge}/x`,
      `/article/${bridge}/bridge-opens-again`,
    ]) {
      const response = await get(path);
      expect([path, response.status, response.headers.get("location")]).toEqual([
        path,
        301,
        `/article/${bridge}/bridge-is-open-again`,
      ]);
    }
  });
});

test("a slash too many leads to the page without it, and never off the site", async () => {
  for (const [path, target] of [
    ["/local/", "/local"],
    ["/publisher/brook-radio/", "/publisher/brook-radio"],
    ["//elsewhere.example/", "/elsewhere.example"],
    ["//elsewhere.example/a//", "/elsewhere.example/a"],
  ]) {
    const response = await site.request(`http://town.example${path}`);
    expect([path, response.headers.get("location")]).toEqual([path, target]);
  }
});

describe("lists", () => {
  test("the home page has the newest and a block for each section with news", async () => {
    const html = await read("/");
    expect(html).toContain('<h2 class="label" id="front-sports"><a href="/sports">Sports</a></h2>');
    expect(html).toContain("School gets a roof");
    expect(html).not.toContain("front-lifestyle");
  });

  test("a section pages back without losing or repeating an article", async () => {
    const titles = (html: string) =>
      [...html.matchAll(/>(Match \d+) ends level</g)].map(([, title]) => title);
    const all = Array.from({ length: 30 }, (_, i) => `Match ${i}`);
    const ranked = [await read("/sports"), await read("/sports?from=24")];
    expect(ranked.flatMap(titles).toSorted()).toEqual(all.toSorted());
    expect(ranked[0]).toContain('<a rel="next" href="/sports?from=24">More</a>');
    expect(ranked[1]).toContain('content="noindex"');
    const latest = [await read("/sports?order=latest"), await read("/sports?order=latest&from=24")];
    expect(latest.flatMap(titles)).toEqual(all);
    const byTime = await read("/sports?cursor=newest");
    const older = byTime.match(/href="(\/sports\?cursor=[^"]+)">\s*Older/)?.[1] ?? "";
    expect([byTime, await read(older)].flatMap(titles)).toEqual(all);
  });

  test("a publisher's page says what it lets us show", async () => {
    const html = await read("/publisher/brook-radio");
    expect(html).toContain("up to 300 characters");
    expect(html).toContain('href="https://brookradio.example/"');
  });

  test("search finds words, keeps them in its field and says when there is nothing", async () => {
    expect(await read("/search?q=roof")).toContain("School gets a <mark>roof</mark>");
    expect(await read("/search?q=roof")).toMatch(/<input[^>]* value="roof"/);
    expect(await read("/search?q=zeppelin")).toContain("No article has these words.");
    expect(await read("/search")).toContain("Write a word or two");
    expect((await get(`/search?q=${encodeURIComponent("'\"&|!():*\u0000 \\ -- %")}`)).status).toBe(200);
  });

  test("a town without news says so", async () => {
    const empty = await openTestDatabase();
    const atlas = openAtlas({ db: empty.db, now: () => NOW });
    const page = await makeSite({
      db: empty.db,
      now: () => NOW,
      publicUrl: "https://a.example",
      secret: SECRET,
      atlas,
      editions: await editionsOf(empty, { atlas }),
    }).request("/");
    expect(await page.text()).toContain("No news yet");
    await empty.close();
  });
});

describe("other pages", () => {
  test("about says who to write to, how to stop us, and who reports", async () => {
    const html = await read("/about");
    expect(html).toContain('href="mailto:desk@town.example"');
    expect(html).toContain("User-agent: Townwire\nDisallow: /");
    expect(html).toContain('<a href="/publisher/the-brook-gazette" dir="auto">');
  });

  test("where no mail is sent the newsletter's page says so, and asks for nothing", async () => {
    const html = await read("/newsletter");
    expect(html).toContain("This site sends no mail, so there is no newsletter here");
    expect(html.match(/<form/g)).toHaveLength(1); // the search
  });

  test.each([
    "/nothing",
    "/article/0000000000000000/x",
    "/article/nonsense",
    "/publisher/nobody",
    "/a/b/c",
    "/article/%00",
    "/publisher/%00",
    "/%00",
    "/%E0%A4%A",
  ])("%s is answered 404 with a page", async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("There is no such page");
  });

  test("robots.txt and the icon are there", async () => {
    expect(await read("/robots.txt")).toContain("User-agent: *");
    expect((await get("/favicon.svg")).headers.get("content-type")).toBe("image/svg+xml");
  });
});

describe("every answer", () => {
  const paths = () => [
    "/",
    "/local",
    "/search?q=a",
    "/about",
    "/nothing",
    `/article/${bridge}/bridge-is-open-again`,
    "/home.rss",
    "/favicon.svg",
  ];

  test("forbids script but the file we serve, frames and strangers' files", async () => {
    for (const path of paths()) {
      const { headers } = await get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toMatch(/unsafe|https?:|data:|blob:|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).not.toBeNull();
    }
  });

  test("is known again by its tag, and is never kept longer than a minute", async () => {
    for (const path of paths().filter((path) => path !== "/nothing")) {
      const { headers } = await get(path);
      const etag = headers.get("etag") ?? "";
      const seconds = [...(headers.get("cache-control") ?? "").matchAll(/=(\d+)/g)].reduce(
        (sum, [, n]) => sum + Number(n),
        0,
      );
      expect(seconds).toBeLessThanOrEqual(60);
      for (const tag of [etag, etag.replace("W/", ""), `"x", ${etag}`, "*"]) {
        const again = await get(path, { "if-none-match": tag });
        expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
        expect(again.headers.get("etag")).toBe(etag);
      }
      expect((await get(path, { "if-none-match": '"other"' })).status).toBe(200);
    }
  });

  test("has one stylesheet, named by its content", async () => {
    const href = (await read("/")).match(/<link rel="stylesheet" href="([^"]+)"/)?.[1] ?? "";
    const response = await get(href);
    expect(response.headers.get("content-type")).toContain("text/css");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(await response.text()).not.toContain("url(");
  });
});

describe("while the database is away", () => {
  const failing = async (code: string) => {
    const db = database.db.withPlugin({
      transformQuery() {
        throw Object.assign(new Error("no"), { code });
      },
      transformResult: async ({ result }) => result,
    });
    const now = () => NOW;
    const atlas = openAtlas({ db, now });
    return makeSite({
      db,
      now,
      publicUrl: "https://town.example",
      secret: SECRET,
      atlas,
      editions: await editionsOf(database, { db, atlas }),
    });
  };

  test("pages say so and when to come again", async () => {
    for (const path of [
      "/",
      "/local",
      "/local/ohio",
      `/story/${bridge}`,
      `/article/${bridge}/x`,
      "/search?q=a",
    ]) {
      const response = await (await failing("ECONNREFUSED")).request(path);
      expect([path, response.status, response.headers.get("retry-after")]).toEqual([path, 503, "10"]);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.text()).toContain("Back in a moment");
    }
  });

  test("pages that need none of it are there", async () => {
    expect((await (await failing("ECONNREFUSED")).request("/newsletter")).status).toBe(200);
  });

  test("a mistake of ours is a 500 without its details", async () => {
    const response = await (await failing("42P01")).request("/");
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("The mistake is ours");
  });
});
