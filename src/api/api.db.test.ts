import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { openAtlas } from "#places/atlas.ts";
import { listSources } from "#publishers/sources.ts";
import { noteVisit } from "#publishers/visits.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { draw } from "../../tests/setup/invented-town.ts";
import { makeApi } from "./api.ts";
import { ROUTES } from "./routes.ts";
import {
  ArticleParameters,
  ArticlesAnswer,
  EditionAnswer,
  ErrorAnswer,
  HealthAnswer,
  ReadyAnswer,
  SourcesAnswer,
  WholeArticleAnswer,
} from "./schemas.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);

let database: Database;
let api: ReturnType<typeof makeApi>;
let edited = "";

const needsWith = async (db: Database["db"], atlas = openAtlas({ db, now: () => NOW })) => ({
  db,
  now: () => NOW,
  atlas,
  editions: await editionsOf(database, { db, atlas }),
  publicUrl: "https://town.example",
  jobs: { count: async () => ({ waiting: 3, delayed: 0, running: 1 }) },
  metrics: makeMetrics(),
});
const get = async (path: string) => {
  const response = await api.request(path);
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(await response.text()) as unknown,
  };
};

beforeAll(async () => {
  database = await openTestDatabase();
  const needs = await needsWith(database.db);
  api = makeApi(needs);
  const bridge = {
    title: "Bridge opens",
    body: "<p>At noon.</p>",
    excerpt: "It opens.",
    authors: ["Ann Reed"],
    section: "local",
    published: minutesAgo(5),
    path: "/bridge",
    picture: { bytes: await draw(1), alt: "A bridge", credit: "Photo: Bo" },
  };
  await insertArticles(needs, { name: "Gazette", rights: "full" }, [bridge]);
  [edited = ""] = await insertArticles(needs, { name: "Gazette", rights: "full" }, [
    { ...bridge, body: "<p>At one.</p>" },
  ]);
  await insertArticles(
    needs,
    { name: "Radio", rights: "headline" },
    Array.from({ length: 25 }, (_, i) => ({
      title: `Song ${i}`,
      excerpt: "La la.",
      section: "lifestyle",
      published: minutesAgo(100 + i),
    })),
  );
});
afterAll(() => database.close());

describe("articles", () => {
  test("come newest first, twenty at a time, and page to the end without a gap", async () => {
    const first = ArticlesAnswer.parse((await get("/api/v1/articles")).body);
    expect(first.articles).toHaveLength(20);
    expect(first.articles[0]?.title).toBe("Bridge opens");
    const second = ArticlesAnswer.parse((await get(`/api/v1/articles?cursor=${first.next}`)).body);
    expect([...first.articles, ...second.articles].slice(1).map((article) => article.title)).toEqual(
      Array.from({ length: 25 }, (_, i) => `Song ${i}`),
    );
    expect(second.next).toBeUndefined();
  });

  test("can be asked for by section, publisher, words and number", async () => {
    const titles = async (query: string) =>
      ArticlesAnswer.parse((await get(`/api/v1/articles?${query}`)).body).articles.map(
        (article) => article.title,
      );
    expect(await titles("section=local")).toEqual(["Bridge opens"]);
    expect(await titles("publisher=gazette")).toEqual(["Bridge opens"]);
    expect(await titles("publisher=nobody")).toEqual([]);
    expect(await titles("q=song&limit=2")).toEqual(["Song 0", "Song 1"]);
    expect(await titles("limit=100")).toHaveLength(26);
    expect(await titles("q=noon")).toEqual([]);
    expect(await titles("q=%22at+one%22")).toEqual(["Bridge opens"]);
    expect(await titles("from=2026-03-10&section=local")).toEqual(["Bridge opens"]);
    expect(await titles("to=2026-03-10&q=bridge")).toEqual(["Bridge opens"]);
    expect(await titles("from=2026-03-11")).toEqual([]);
    expect(await titles("to=2026-03-09&q=bridge")).toEqual([]);
  });

  test("carry what their rights grant and say which they are", async () => {
    const { articles } = ArticlesAnswer.parse((await get("/api/v1/articles?limit=2")).body);
    expect(articles[0]).toMatchObject({
      rights: "full",
      excerpt: "It opens.",
      authors: [{ name: "Ann Reed" }],
      url: "https://gazette.example/bridge",
      page: `https://town.example/article/${edited}/bridge-opens`,
      picture: { alt: "A bridge", credit: "Photo: Bo" },
    });
    expect(articles[1]).not.toHaveProperty("excerpt");
    expect(articles[1]).not.toHaveProperty("picture");
  });

  test.each([
    ["limit=0", "limit must be from 1 to 100."],
    ["limit=101", "limit must be from 1 to 100."],
    ["limit=ten", "limit must be a whole number."],
    ["limit=", "limit must be a whole number."],
    ["section=weather", /^section must be one of local, us, /],
    ["place=nowhere-at-all", "place must be the slug of a place: see /api/v1/places?q=."],
    ["place=No%20Where", /^place must be a slug/],
    ["publisher=No%20Body", /^publisher must be a slug/],
    ["cursor=abc", "cursor must be the `next` of an earlier answer."],
    ["q=", "q must have a word."],
    ["q=%00", "q must have a word."],
    ["from=2026-02-30", "from must be a day as in 2026-03-10."],
    ["to=yesterday", "to must be a day as in 2026-03-10."],
    ["sektion=local", "unknown parameter sektion."],
  ])("asked for with %s are refused in words", async (query, message) => {
    const { status, body } = await get(`/api/v1/articles?${query}`);
    expect(status).toBe(400);
    const { error } = ErrorAnswer.parse(body);
    expect(error.code).toBe("bad-parameter");
    expect(error.message).toMatch(message);
  });

  test("one of them has its text and what changed in it", async () => {
    const article = WholeArticleAnswer.parse((await get(`/api/v1/articles/${edited}`)).body);
    expect(article).toMatchObject({
      bodyHtml: "<p>At one.</p>",
      version: 2,
      changes: [{ version: 2, removed: ["At noon."], added: ["At one."] }],
    });
  });

  test("that do not exist are 404, ids that are none 400", async () => {
    expect(await get("/api/v1/articles/0000000000000000")).toMatchObject({
      status: 404,
      body: { error: { code: "no-article" } },
    });
    expect(await get("/api/v1/articles/nonsense")).toMatchObject({
      status: 400,
      body: { error: { code: "bad-parameter" } },
    });
  });
});

describe("an edition", () => {
  test("gives stories in their order with reasons that add up to the score", async () => {
    const { status, body } = await get("/api/v1/editions/home?limit=5");
    expect(status).toBe(200);
    const edition = EditionAnswer.parse(body);
    expect([edition.subject, edition.order, edition.stories.length, edition.more]).toEqual([
      "home",
      "ranked",
      5,
      true,
    ]);
    for (const { score, reasons } of edition.stories)
      expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(score);
  });

  test("of a section or a place goes on from any story, and the newest first on request", async () => {
    const titles = async (query: string) =>
      EditionAnswer.parse((await get(`/api/v1/editions/${query}`)).body).stories.map(
        (story) => story.article.title,
      );
    expect(await titles("lifestyle?order=latest&from=2&limit=2")).toEqual(["Song 2", "Song 3"]);
    expect(await titles("ohio")).toEqual([]);
    expect(await get("/api/v1/editions/nowhere-at-all")).toMatchObject({
      status: 404,
      body: { error: { code: "no-subject" } },
    });
    expect((await get("/api/v1/editions/home?order=best")).status).toBe(400);
  });
});

test("sources say how their visits go, without what is the operator's business", async () => {
  const source = (await listSources(database.db)).find((one) => one.url.includes("gazette"));
  if (!source) throw new Error("no source");
  await noteVisit(await needsWith(database.db), source, {
    kind: "failed",
    why: "refused",
    message: "10.0.0.7 is private",
  });
  const { body } = await get("/api/v1/sources");
  const { sources } = SourcesAnswer.parse(body);
  expect(sources).toHaveLength(2);
  expect(sources.find((one) => one.publisher.slug === "gazette")).toMatchObject({
    publisher: { name: "Gazette" },
    url: "https://gazette.example/feed",
    rights: "full",
    state: "active",
    health: { words: "The last visit failed; it is tried again.", failures: 1 },
  });
  expect(sources.find((one) => one.publisher.slug === "radio")?.health.words).toBe(
    "It has not been visited yet.",
  );
  expect(JSON.stringify(body)).not.toContain("10.0.0.7");
});

describe("for operators", () => {
  test("the process is alive and ready", async () => {
    expect(HealthAnswer.parse((await get("/healthz")).body)).toEqual({ status: "alive" });
    expect(ReadyAnswer.parse((await get("/readyz")).body)).toEqual({ status: "ready" });
  });

  test("metrics count the queue when they are read", async () => {
    const response = await api.request("/metrics");
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toContain('townwire_jobs{state="waiting"} 3');
  });

  test("a database that is away is told apart from a process that is", async () => {
    const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const broken = makeApi({
      ...(await needsWith(
        database.db.withPlugin({
          transformQuery() {
            throw away;
          },
          transformResult: async ({ result }) => result,
        }),
      )),
      jobs: { count: () => Promise.reject(away) },
    });
    expect((await broken.request("/healthz")).status).toBe(200);
    expect((await broken.request("/metrics")).status).toBe(200);
    for (const path of [
      "/readyz",
      "/api/v1/articles",
      "/api/v1/sources",
      "/api/v1/places?q=a",
      "/api/v1/editions/home",
      `/api/v1/stories/${edited}`,
      `/api/v1/articles/${edited}`,
    ]) {
      const response = await broken.request(path);
      expect([path, response.status]).toEqual([path, 503]);
      expect(response.headers.get("retry-after")).not.toBeNull();
      expect(ErrorAnswer.parse(await response.json()).error.code).toBe("database-away");
    }
  });
});

describe("every answer", () => {
  test("is open to every origin and is known again by its tag", async () => {
    const response = await api.request("/api/v1/articles");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const etag = response.headers.get("etag") ?? "";
    const again = await api.request("/api/v1/articles", { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const asked = await api.request("/api/v1/articles", { method: "OPTIONS" });
    expect([asked.status, asked.headers.get("access-control-allow-methods")]).toEqual([204, "GET, HEAD"]);
  });

  test("to an unknown address or method is an error in the same form", async () => {
    expect(await get("/api/v2/anything")).toMatchObject({
      status: 404,
      body: { error: { code: "no-such-address" } },
    });
    const posted = await api.request("/api/v1/articles", { method: "POST" });
    expect([posted.status, ErrorAnswer.parse(await posted.json()).error.code]).toEqual([405, "read-only"]);
    expect((await api.request("/api/v1/articles", { method: "HEAD" })).status).toBe(200);
  });
});

type Description = {
  openapi: string;
  paths: Record<
    string,
    {
      get: {
        parameters: { name: string; in: string; required: boolean }[];
        responses: Record<string, unknown>;
      };
    }
  >;
};

describe("the description", () => {
  test("names every route that answers, and only those", async () => {
    const { paths } = (await get("/api/v1/openapi.json")).body as Description;
    const answering = api.routes
      .filter((route) => route.method === "GET" && !route.path.includes("*"))
      .map((route) => route.path.replace(/:(\w+)/g, "{$1}"));
    expect(Object.keys(paths).sort()).toEqual([...new Set(answering)].sort());
    expect(Object.keys(paths)).toEqual(Object.values(ROUTES).map((route) => route.path));
  });

  test("agrees with docs/api.md on addresses, parameters and errors", () => {
    const doc = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
    const rows = (pattern: RegExp) => [...doc.matchAll(pattern)].map(([, cell]) => cell);
    expect(rows(/^\| `(\/[^`]+)` \|/gm)).toEqual(Object.values(ROUTES).map((route) => route.path));
    expect(rows(/^\| `(\w+)` \| (?!yes|no)/gm).sort()).toEqual(Object.keys(ArticleParameters.shape).sort());
    const code = readFileSync(new URL("./api.ts", import.meta.url), "utf8");
    const codes = [...code.matchAll(/answerError\(\s*\d+, "([a-z-]+)"/g)].map(([, name]) => name);
    expect([...new Set(rows(/^\| \d+ \| `([a-z-]+)` \|/gm))].sort()).toEqual(
      [...new Set([...codes, "bad-parameter"])].sort(),
    );
  });

  test("is OpenAPI 3.1 with parameters and answers", async () => {
    const description = (await get("/api/v1/openapi.json")).body as Description;
    expect(description.openapi).toBe("3.1.0");
    const list = description.paths["/api/v1/articles"]?.get;
    expect(list?.parameters.map(({ name }) => name)).toEqual([
      "section",
      "place",
      "publisher",
      "q",
      "from",
      "to",
      "cursor",
      "limit",
    ]);
    expect(Object.keys(list?.responses ?? {})).toEqual(["200", "400", "503"]);
    const one = description.paths["/api/v1/articles/{id}"]?.get;
    expect(one?.parameters).toMatchObject([{ name: "id", in: "path", required: true }]);
    expect(JSON.stringify(description)).toContain('"additionalProperties":false');
  });
});
