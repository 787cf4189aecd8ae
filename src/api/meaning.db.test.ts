/** What the API says of meaning: where articles are local, which stories they tell, and how places are found. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeId } from "#base/ids.ts";
import type { Database } from "#database/connect.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { makeApi } from "./api.ts";
import { ArticlesAnswer, PlacesAnswer, StoryAnswer, WholeArticleAnswer } from "./schemas.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);

let database: Database;
let api: ReturnType<typeof makeApi>;
let bridge = "";
let song = "";
let story = "";

const get = async (path: string) => {
  const response = await api.request(path);
  return { status: response.status, body: JSON.parse(await response.text()) as unknown };
};

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => NOW;
  const needs = { db, now, atlas: openAtlas({ db, now }) };
  const jobs = { count: async () => ({ waiting: 0, delayed: 0, running: 0 }) };
  const editions = await editionsOf(database, needs);
  api = makeApi({ ...needs, editions, publicUrl: "https://town.example", jobs, metrics: makeMetrics() });
  [bridge = ""] = await insertArticles(needs, { name: "Gazette", rights: "full" }, [
    { title: "Bridge opens", excerpt: "It opens.", body: "<p>At noon.</p>", published: minutesAgo(5) },
  ]);
  [song = ""] = await insertArticles(needs, { name: "Radio", rights: "headline" }, [
    { title: "Song 0", excerpt: "La la.", published: minutesAgo(100) },
    { title: "Song 1", excerpt: "La la.", published: minutesAgo(101) },
  ]);
  const gazetteer = await needs.atlas.read();
  const [local] = gazetteer.search("Brookville, OH", 1);
  if (!local) throw new Error("no place");
  const people = ["Ann Reed", "Song"];
  const evidence = [
    { kind: "headline" as const, text: "Bridge", weight: 2 },
    { kind: "body" as const, text: "Hidden Hall", weight: 1 },
  ];
  for (const [id, agency] of [
    [bridge, undefined],
    [song, "Far Wire"],
  ] as const)
    await insertMeaning({ db: database.db, gazetteer }, id, {
      local,
      people,
      evidence,
      ...(agency ? { agency } : {}),
    });
  const names = { kind: "names" as const, shared: ["Song", "Hidden Hall"], weight: 0.7 };
  story = await insertStory(database.db, [{ id: bridge }, { id: song, reasons: [names] }], NOW);
});
afterAll(() => database.close());

describe("articles", () => {
  test("can be asked for by place", async () => {
    const titles = async (query: string) =>
      ArticlesAnswer.parse((await get(`/api/v1/articles?${query}`)).body).articles.map(
        (article) => article.title,
      );
    expect(await titles("place=brookville-oh")).toEqual(["Bridge opens", "Song 0"]);
    expect(await titles("section=local&place=ohio")).toEqual(["Bridge opens", "Song 0"]);
    expect(await titles("place=ohio&publisher=radio")).toEqual(["Song 0"]);
    expect(await titles("place=45309")).toEqual(["Bridge opens", "Song 0"]);
    expect(await titles("place=dayton-oh")).toEqual([]);
  });

  test("say where it is local and why, whom it names, and what is related", async () => {
    const article = WholeArticleAnswer.parse((await get(`/api/v1/articles/${bridge}`)).body);
    expect(article).toMatchObject({
      place: {
        slug: "brookville-oh",
        name: "Brookville",
        kind: "town",
        page: "https://town.example/local/brookville-oh",
      },
      story: { id: story, articles: 2, page: `https://town.example/story/${story}` },
      local: {
        score: 0.9,
        reach: "town",
        evidence: [{ kind: "headline", text: "Bridge", weight: 2 }, { text: "Hidden Hall" }],
      },
      entities: [{ name: "Ann Reed", kind: "person", count: 2 }, { name: "Song" }],
      related: [{ because: "story", article: { title: "Song 0", agency: "Far Wire" } }],
    });
    const hidden = WholeArticleAnswer.parse((await get(`/api/v1/articles/${song}`)).body);
    expect(hidden.entities.map(({ name }) => name)).toEqual(["Song"]);
    expect(hidden.local?.evidence.map(({ text }) => text)).toEqual([undefined, undefined]);
  });
});

describe("places", () => {
  const slugs = async (query: string) =>
    PlacesAnswer.parse((await get(`/api/v1/places?${query}`)).body).places.map((place) => place.slug);

  test("are found by name, beginning, ZIP code and state, accents and Saint folded", async () => {
    expect((await slugs("q=springfield"))[0]).toMatch(/^springfield-/);
    expect(await slugs("q=springfield%2C+il&limit=1")).toEqual(["springfield-il"]);
    expect(await slugs("q=43215")).toContain("43215");
    expect((await slugs("q=columb&limit=3"))[0]).toBe("columbus-oh");
    expect(await slugs("q=St.+Paul%2C+MN&limit=1")).toEqual(await slugs("q=saint+paul%2C+mn&limit=1"));
    expect((await slugs("q=Ca%C3%B1on+City&limit=1"))[0]).toBe((await slugs("q=canon+city&limit=1"))[0]);
    expect(await slugs("q=zzyzzxqq")).toEqual([]);
  });

  test("say what contains them and since when they have news", async () => {
    const { places } = PlacesAnswer.parse((await get("/api/v1/places?q=brookville,+oh&limit=1")).body);
    expect(places[0]).toMatchObject({
      name: "Brookville",
      kind: "town",
      within: ["Montgomery County", "Ohio", "United States"],
      country: "US",
      newest: minutesAgo(5).toISOString(),
    });
  });

  test.each([["q="], ["limit=5"], ["q=a&limit=0"], ["q=a&place=b"]])(
    "asked for with %s are refused",
    async (query) => {
      expect(await get(`/api/v1/places?${query}`)).toMatchObject({
        status: 400,
        body: { error: { code: "bad-parameter" } },
      });
    },
  );
});

describe("stories", () => {
  test("have their articles in the order of time, with reasons as far as rights go", async () => {
    const told = StoryAnswer.parse((await get(`/api/v1/stories/${story}`)).body);
    expect(told).toMatchObject({ id: story, page: `https://town.example/story/${story}` });
    expect(told.members.map((member) => member.article.title)).toEqual(["Song 0", "Bridge opens"]);
    expect(told.first).toBe(song);
    expect(told.members[0]?.reasons).toEqual([{ kind: "names", shared: ["Song"], weight: 0.7 }]);
  });

  test("that were merged lead on, and those that never were are 404", async () => {
    const merged = makeId(NOW);
    const row = { id: merged, articles: 0, first_article_id: null, newest_at: NOW, merged_into: story };
    await database.db.insertInto("stories").values(row).execute();
    const { status, headers } = await api.request(`/api/v1/stories/${merged}`);
    expect([status, headers.get("location")]).toEqual([301, `/api/v1/stories/${story}`]);
    expect(await get("/api/v1/stories/0000000000000000")).toMatchObject({
      status: 404,
      body: { error: { code: "no-story" } },
    });
    expect(await get("/api/v1/stories/nonsense")).toMatchObject({ status: 400 });
  });
});
