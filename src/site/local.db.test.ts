/** The pages of places: news of each, what is around it, and the ways to find one. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);
const GAZETTE = { name: "The Alderbrook Gazette", rights: "full" } as const;

let database: Database;
let site: ReturnType<typeof makeSite>;
let gazetteer: Gazetteer;

const placeNamed = (name: string): Place => {
  const place = gazetteer.named(name)[0];
  if (!place) throw new Error(`no place is called ${name}`);
  return place;
};
const get = (path: string) => site.request(path);
const read = async (path: string) => (await get(path)).text();
const titlesOn = (html: string) =>
  [...html.matchAll(/<h[23] class="headline"[^>]*><a[^>]*>([^<]+)</g)].map(([, title]) => title);
const goesTo = async (path: string) => {
  const { status, headers } = await get(path);
  return [status, headers.get("location")];
};

/** Local news of a place; returns its id. */
async function report(title: string, place: Place, minutes: number): Promise<string> {
  const article = {
    title,
    excerpt: `${title}, in short.`,
    section: "education",
    published: minutesAgo(minutes),
  };
  const [id = ""] = await insertArticles({ db: database.db, now }, GAZETTE, [article]);
  const evidence = [{ kind: "headline" as const, text: place.name, weight: 2 }];
  await insertMeaning({ db: database.db, gazetteer }, id, { local: place, evidence, people: ["Ann Reed"] });
  return id;
}

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  await saveOwnPlaces({ db, now }, [
    { name: "Alder County", kind: "county", within: "Ohio", lat: 39.79, lon: -81.32 },
    {
      name: "Alderbrook Falls",
      kind: "town",
      within: "Alder County",
      lat: 39.78,
      lon: -81.31,
      population: 13_412,
    },
    { name: "Cedarmoor", kind: "town", within: "Alder County", lat: 39.87, lon: -81.24 },
    { name: "Sleepy Alder", kind: "town", within: "Alder County", lat: 39.7, lon: -81.4 },
    { name: "Tanners Row", kind: "neighbourhood", within: "Alderbrook Falls", lat: 39.782, lon: -81.312 },
  ]);
  const atlas = openAtlas({ db, now });
  gazetteer = await atlas.read();
  site = makeSite({
    db,
    now,
    atlas,
    publicUrl: "https://town.example",
    secret: SECRET,
    editions: await editionsOf(database, { atlas }),
    townName: "Alder News",
  });
  const town = placeNamed("Alderbrook Falls");
  for (let i = 0; i < 26; i++) await report(`Meeting ${i}`, town, 100 + i);
  const row = await report("Fire on the Row", placeNamed("Tanners Row"), 10);
  await report("Barn sold", placeNamed("Cedarmoor"), 50);
  const wire = await report("Grant for towns", town, 30);
  const copy = await report("Grant for towns printed", town, 20);
  await insertStory(
    db,
    [{ id: wire }, { id: copy, copyOf: wire, reasons: [{ kind: "copy", shared: [], weight: 1 }] }],
    NOW,
  );
  await insertStory(db, [{ id: row }], NOW);
});
afterAll(() => database.close());

describe("the page of a place", () => {
  test("says where it is and leads to what contains it", async () => {
    const html = await read("/local/alderbrook-falls-oh");
    expect(html).toContain('<h1 dir="auto">Alderbrook Falls</h1>');
    expect(html).toContain("A town in Alder County, Ohio, of about 13,400 people.");
    expect(html).toMatch(
      /href="\/local\/ohio"[^>]*>Ohio<[\s\S]*href="\/local\/alder-county-oh"[^>]*>Alder County</,
    );
  });

  test("has its news and that of the places in it, newest first and to the end, copies folded", async () => {
    const first = await read("/local/alderbrook-falls-oh?order=latest");
    const older = (first.match(/href="([^"]*from=24)"/)?.[1] ?? "").replace("&amp;", "&");
    const listing = (html: string) => html.slice(0, html.search(/<section class="around"|<\/main>/));
    expect([...titlesOn(listing(first)), ...titlesOn(listing(await read(older)))]).toEqual([
      "Fire on the Row",
      "Grant for towns",
      ...Array.from({ length: 26 }, (_, i) => `Meeting ${i}`),
    ]);
    expect(await read(older)).toContain('content="noindex"');
  });

  test("names on each card the section, the place when it is another, and who else prints it", async () => {
    const html = await read("/local/alderbrook-falls-oh");
    expect(html).toMatch(
      /href="\/local\/tanners-row-alderbrook-falls-oh"[^>]*>Tanners Row<\/a> <a [^>]*href="\/education">/,
    );
    expect(html).not.toMatch(/class="over" href="\/local\/alderbrook-falls-oh"/);
    expect(html).toContain("Also printed by one other");
  });

  test("shows what is around it, nearest first", async () => {
    const html = await read("/local/alderbrook-falls-oh");
    const around = html.match(/<section class="around"[\s\S]*?<\/section>/)?.[0] ?? "";
    expect(around).toMatch(/Tanners Row[\s\S]*Cedarmoor<\/a> <span class="note below">7 miles, /);
    expect(around).not.toContain("Sleepy Alder");
  });

  test("is there for counties, states and neighborhoods", async () => {
    for (const slug of ["alder-county-oh", "ohio"])
      expect(titlesOn(await read(`/local/${slug}`))[0]).toBe("Fire on the Row");
    const row = await read("/local/tanners-row-alderbrook-falls-oh");
    expect(row).toContain("A neighborhood in Alderbrook Falls, Alder County, Ohio.");
    expect(titlesOn(row)).toEqual(["Fire on the Row"]);
  });

  test("of a place without news says so and shows the nearest that has some", async () => {
    const html = await read("/local/sleepy-alder-oh");
    expect(html).toContain("None of the publishers here has reported anything from Sleepy Alder so far.");
    expect(html).toMatch(
      /There is news of what contains it:\s*<a href="\/local\/alder-county-oh">Alder County<\/a>, <a href="\/local\/ohio">/,
    );
    expect(html).toMatch(
      /The nearest news:\s*<a href="\/local\/[^"]+">Alderbrook Falls<\/a>,\s*7 miles\s*away/,
    );
    expect(titlesOn(html)).toContain("Fire on the Row");
  });

  test("of a far place finds the nearest news however far it is", async () => {
    const html = await read(`/local/${gazetteer.search("Honolulu, HI", 1)[0]?.slug}`);
    expect(html).toContain("None of the publishers here has reported anything from Honolulu so far.");
    expect(html).toMatch(/The nearest news:[\s\S]*4,\d\d\d miles\s*away/);
  });

  test("of a ZIP code is that of its town", async () => {
    const html = await read("/local/43215");
    expect(html).toContain("ZIP code 43215");
    expect(html).toMatch(/It belongs to <a href="\/local\/columbus-oh">Columbus, Franklin County, Ohio<\/a>/);
  });

  test("that does not exist is 404 with the search filled in", async () => {
    for (const path of [
      "/local/nowhere-at-all",
      "/local/%00",
      "/local/Nowhere",
      "/local/00000",
      "/local/a/b",
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    expect(await read("/local/nowhere-at-all")).toMatch(/<input id="place"[^>]* value="nowhere at all"/);
  });

  test("is a feed too", async () => {
    for (const format of ["rss", "atom", "json"]) {
      const feed = await read(`/local/alderbrook-falls-oh.${format}`);
      expect(feed).toContain("Alderbrook Falls, Alder County, Ohio – Alder News");
      expect(feed).toContain("Fire on the Row");
      expect(feed).not.toContain("Barn sold");
      expect((await get(`/local/nowhere-at-all.${format}`)).status).toBe(404);
    }
    expect(await read("/local/alderbrook-falls-oh")).toContain('href="/local/alderbrook-falls-oh.atom"');
  });
});

describe("the Local section", () => {
  test("names the places in the news and has the way to any other", async () => {
    const html = await read("/local");
    const inNews = html.match(/<section class="in-news"[\s\S]*?<\/section>/)?.[0] ?? "";
    expect([...inNews.matchAll(/dir="auto">([^<]+)</g)].map(([, name]) => name)).toEqual(
      expect.arrayContaining(["Tanners Row", "Alderbrook Falls", "Cedarmoor"]),
    );
    expect(html).toMatch(/<form action="\/local" method="get">[\s\S]*<input id="place"/);
    expect(titlesOn(html)).toContain("Fire on the Row");
  });

  test("leads straight to the one place that is meant", async () => {
    expect(await goesTo("/local?q=43215")).toEqual([302, "/local/43215"]);
    expect(await goesTo("/local?q=alderbrook+falls")).toEqual([302, "/local/alderbrook-falls-oh"]);
    expect(await goesTo("/local?q=Alderbrook%20Falls%2C%20OH")).toEqual([302, "/local/alderbrook-falls-oh"]);
    expect(await goesTo("/local?q=Springfield%2C+IL")).toEqual([302, "/local/springfield-il"]);
  });

  test("lists the places that may be meant, with where they are and whether they have news", async () => {
    const html = await read("/local?q=springfield");
    expect(html).toMatch(
      /href="\/local\/springfield-il"[^>]*>Springfield<\/a><span class="note">, Sangamon County, Illinois/,
    );
    expect(html).toContain("No news yet");
    expect(html).toContain('content="noindex"');
    expect(await read("/local?q=alder")).toMatch(/Alderbrook Falls[\s\S]*News <time/);
  });

  test("says when it knows no such place, and asks for words when there are none", async () => {
    expect(await read("/local?q=zzyzzxqq")).toContain("We know no place of that name.");
    expect(await read("/local?q=")).toContain("Write the name of a town");
    for (const words of [
      "%00",
      "%F0%9F%99%82",
      "'%22%3Cscript%3E",
      "a".repeat(5000),
      "%D8%B3%D9%84%D8%A7%D9%85",
    ]) {
      const { status } = await get(`/local?q=${words}`);
      expect([words.slice(0, 20), status === 200 || status === 302]).toEqual([words.slice(0, 20), true]);
    }
  });
});

test("an article says to which place it is local, and why", async () => {
  const path = (await read("/local/tanners-row-alderbrook-falls-oh")).match(/\/article\/[^"]+/)?.[0] ?? "";
  const html = await read(path);
  expect(html).toMatch(
    /News of\s*<a href="\/local\/tanners-row-alderbrook-falls-oh"[^>]*>Tanners Row<\/a>, <a [^>]*>Alderbrook Falls</,
  );
  expect(html).toMatch(
    /<summary>Why is this local\?<\/summary>\s*<ul>\s*<li[^>]*>The headline names “Tanners Row”\./,
  );
  expect(html).toContain('href="/search?q=%22Ann%20Reed%22"');
});
