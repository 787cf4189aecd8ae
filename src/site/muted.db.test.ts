/** Greps every address for what its reader muted: lists, search, feeds, stories, counts, and what stands beside. */
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeApi } from "#api/api.ts";
import type { Database } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { type Mutes, makeReader, NO_CHOICES } from "#readers/choices.ts";
import { writeReader } from "#readers/cookie.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { type InventedArticle, insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { type InventedMeaning, insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";
import { hasTwin, twinPath } from "./text/twin.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
const publicUrl = "https://town.example";

/** What is muted → a word that stands in the title of the article that it hides, and what else must not be seen. */
const CASES: Record<string, { mutes: Partial<Mutes>; word: string; also?: string[] }> = {
  "a word of its text": { mutes: { words: ["Quagga"] }, word: "zzword" },
  "a person": { mutes: { people: ["maya lund"] }, word: "zzperson", also: ["Maya Lund"] },
  "a place around it": {
    mutes: { places: ["falls"] },
    word: "zzplace",
    also: [">Tanners Row<", ">Alderbrook Falls<"],
  },
  "its publisher": { mutes: { publishers: ["the-loud"] }, word: "zzpublisher", also: ["The Loud"] },
  "its section": { mutes: { sections: ["sports"] }, word: "zzsection", also: [">Sports<"] },
};

let database: Database;
const app = new Hono();
const addresses: string[] = [];
const pathOf = new Map<string, string>();
const placeIds = new Map<string, string>();

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  await saveOwnPlaces({ db, now }, [
    { name: "Alderbrook Falls", kind: "town", within: "Ohio", lat: 39.78, lon: -81.31, population: 9000 },
    { name: "Cedarmoor", kind: "town", within: "Ohio", lat: 39.87, lon: -81.24, population: 900 },
    { name: "Tanners Row", kind: "neighbourhood", within: "Alderbrook Falls", lat: 39.782, lon: -81.312 },
  ]);
  const atlas = openAtlas({ db, now });
  const gazetteer = await atlas.read();
  const placeNamed = (name: string): Place => {
    const place = gazetteer.named(name)[0];
    if (!place) throw new Error(`no place is called ${name}`);
    return place;
  };
  const [falls, row, moor] = ["Alderbrook Falls", "Tanners Row", "Cedarmoor"].map(placeNamed);
  if (!falls || !row || !moor) throw new Error("places are missing");
  placeIds.set("falls", falls.id).set("moor", moor.id);

  const needs = { db, now, publicUrl, secret: SECRET, atlas };
  const jobs = { count: async () => ({ waiting: 0, delayed: 0, running: 0 }) };
  const editions = await editionsOf(database, { atlas });
  app.route("/", makeApi({ ...needs, editions, jobs, metrics: makeMetrics() }));
  app.route("/", makeSite({ ...needs, editions }));

  let minutes = 0;
  const report = async (
    paper: string,
    title: string,
    {
      text = "",
      meaning = {},
      ...given
    }: Partial<InventedArticle> & { text?: string; meaning?: InventedMeaning },
    rights: Rights = "full",
  ): Promise<string> => {
    minutes += 1;
    const published = new Date(NOW.getTime() - minutes * 60_000);
    const body = `<p>Report ${title}. ${text}</p>`;
    const article = { title, excerpt: `In short: ${title}.`, body, section: "local", published, ...given };
    const [id = ""] = await insertArticles({ db, now }, { name: paper, rights }, [article]);
    await insertMeaning({ db, gazetteer }, id, meaning);
    return id;
  };

  const muted = {
    zzword: await report("The Calm", "One zzword", { text: "It was a quagga.", meaning: { local: moor } }),
    zzperson: await report("The Calm", "Two zzperson", {
      text: "So said Maya Lund.",
      meaning: { people: ["Maya Lund", "Ann Reed"], local: moor },
    }),
    zzplace: await report("The Calm", "Three zzplace", { meaning: { local: row, people: ["Ann Reed"] } }),
    zzpublisher: await report("The Loud", "Four zzpublisher", {
      meaning: { people: ["Ann Reed"], local: moor },
    }),
    zzsection: await report("The Calm", "Five zzsection", {
      section: "sports",
      meaning: { sections: ["sports"], people: ["Ann Reed"] },
    }),
  };
  for (const [word, id] of Object.entries(muted)) {
    // Beside each stands one of the same story and the same names, which nobody mutes, and one that it repeats.
    const seen = await report("The Quiet", `Seen beside ${word.slice(2)}`, {
      section: "us",
      meaning: { people: ["Ann Reed"], local: moor },
    });
    const story = await insertStory(
      db,
      [{ id: seen }, { id, reasons: [{ kind: "names", shared: ["Ann Reed"], weight: 1 }] }],
      NOW,
    );
    addresses.push(`/story/${story}`, `/article/${seen}/seen-beside-${word.slice(2)}`);
    pathOf.set(
      word,
      `/article/${id}/${{ zzword: "one", zzperson: "two", zzplace: "three", zzpublisher: "four", zzsection: "five" }[word]}-${word}`,
    );
  }
  const wire = await report("The Quiet", "Wire report", { section: "us", meaning: { local: moor } });
  const copy = await report("The Loud", "Wire report printed zzpublisher", {
    section: "us",
    meaning: { local: moor },
  });
  await insertStory(db, [{ id: wire }, { id: copy, copyOf: wire }], NOW);
  const told: string[] = [];
  for (const paper of ["The Loud", "The Calm", "The Quiet"])
    told.unshift(await report(paper, `Told by ${paper}`, { section: "us", meaning: { local: moor } }));
  await insertStory(
    db,
    told.map((id) => ({ id })),
    NOW,
  );
  pathOf.set("told", `/article/${told[1]}/told-by-the-calm`);
  // The first version of a title that says what the later one does not.
  await report("The Quiet", "Old title zzword quagga", { section: "us", path: "/changed" });
  const edited = await report("The Quiet", "New title", { section: "us", path: "/changed" });

  addresses.push(
    `/article/${wire}/wire-report`,
    `/article/${edited}/new-title`,
    ...["/", "/local", "/us", "/sports", "/about", "/newsletter"],
    ...[falls, row, moor, placeNamed("Ohio")].map((place) => `/local/${place.slug}`),
    ...["the-calm", "the-loud", "the-quiet"].map((slug) => `/publisher/${slug}`),
    ...["/local?q=alder", "/search?q=report", `/search?q=${encodeURIComponent('"Ann Reed"')}`],
    ...[
      "/home",
      "/local",
      "/us",
      "/sports",
      "/publisher/the-loud",
      `/local/${row.slug}`,
      "/local/ohio",
    ].flatMap((path) => ["rss", "atom", "json"].map((format) => `${path}.${format}`)),
  );
  addresses.push(...addresses.filter(hasTwin).map(twinPath));
});
afterAll(() => database.close());

const cookieOf = (given: Partial<Mutes>): string => {
  const places = given.places?.map((name) => placeIds.get(name) ?? name) ?? [];
  const mutes = { ...NO_CHOICES.mutes, ...given, places };
  const reader = makeReader({ choices: { ...NO_CHOICES, mutes }, saved: [], read: [] });
  return (writeReader(reader, { secret: SECRET, publicUrl })[0] ?? "").split(";")[0] ?? "";
};
const get = (path: string, cookie?: string) =>
  app.request(path, cookie === undefined ? {} : { headers: { cookie } });
/** Every address as a reader gets it; each is asked for once. */
const pages = new Map<string, Promise<[string, string][]>>();
const readAll = (cookie = ""): Promise<[string, string][]> => {
  const all =
    pages.get(cookie) ??
    Promise.all(
      addresses.map(async (path): Promise<[string, string]> => {
        const answer = await get(path, cookie);
        expect([path, answer.status]).toEqual([path, 200]);
        return [path, await answer.text()];
      }),
    );
  pages.set(cookie, all);
  return all;
};
/** The addresses whose page has one of these words. */
const found = async (words: readonly string[], cookie?: string): Promise<string[]> =>
  (await readAll(cookie)).flatMap(([path, text]) =>
    words.some((word) => text.includes(word)) ? [path] : [],
  );

describe.each(Object.entries(CASES))(
  "an article of which a reader muted %s",
  (_, { mutes, word, also = [] }) => {
    test("is nowhere for that reader, and everywhere for others", async () => {
      expect((await found([word])).length).toBeGreaterThan(8);
      const cookie = cookieOf(mutes);
      expect(await found([word], cookie)).toEqual([]);
      // Whoever asks for a muted place or source by its name is told that there is one, and nothing of its news.
      const asked = ["/local?q=", "/publisher/the-loud."];
      const has = await found(also, cookie);
      expect(has.filter((path) => !asked.some((one) => path.replace(/^\/text/, "").startsWith(one)))).toEqual(
        [],
      );
    });

    test("is not counted", async () => {
      const story =
        addresses.find(
          (path, n) => path.startsWith("/story/") && addresses[n + 1]?.includes(`beside-${word.slice(2)}`),
        ) ?? "";
      expect(await (await get(story)).text()).toContain("2 reports by 2 publishers.");
      const html = await (await get(story, cookieOf(mutes))).text();
      expect(html).toContain("One report; nobody else has reported this.");
      const cardOf = (html: string) =>
        html.split("<article").find((card) => card.includes(`Seen beside ${word.slice(2)}</a>`)) ?? "no card";
      expect(cardOf(await (await get("/us")).text())).toContain("2 outlets");
      const card = cardOf(await (await get("/us", cookieOf(mutes))).text());
      expect(card).toContain("</article>");
      expect(card).not.toMatch(/\d (reports|outlets)/);
    });

    test("opened by its own address says that it is muted, and is shown when asked for", async () => {
      const path = pathOf.get(word) ?? "";
      const html = await (await get(path, cookieOf(mutes))).text();
      expect(html).toContain("You muted this");
      expect(html.replaceAll(path, "")).not.toContain(word);
      expect(html).toContain(`href="${path}?muted=show"`);
      expect(await (await get(`${path}?muted=show`, cookieOf(mutes))).text()).toMatch(
        new RegExp(`<h1[^>]*>[^<]*${word}`),
      );
      expect(await (await get(path)).text()).not.toContain("You muted this");
    });
  },
);

test("what is muted and opened by its own address is shown when asked for, and nothing else that is muted", async () => {
  const cookie = cookieOf({ publishers: ["the-loud"], words: ["printed"] });
  const page = await (await get("/publisher/the-loud?muted=show", cookie)).text();
  expect(page).toContain("Four zzpublisher");
  expect(page).not.toContain("printed");
  const place = await (
    await get("/local/tanners-row-alderbrook-falls-oh?muted=show", cookieOf({ places: ["falls"] }))
  ).text();
  expect(place).toContain("Three zzplace");
  expect(await (await get("/sports?muted=show", cookieOf({ sections: ["sports"] }))).text()).toContain(
    "zzsection",
  );
});

test("a copy is not among who else prints a report, and its original is not said to be repeated", async () => {
  const wire = addresses.find((path) => path.endsWith("/wire-report")) ?? "";
  expect(await (await get(wire)).text()).toContain("Also printed by");
  expect(await (await get(wire, cookieOf({ publishers: ["the-loud"] }))).text()).not.toContain(
    "Also printed by",
  );
});

test("a story that began with a muted report is not said to begin with another", async () => {
  const story = addresses.find((path) => path.startsWith("/story/")) ?? "";
  const cookie = cookieOf({ publishers: ["the-quiet"] });
  const html = await (await get(story, cookie)).text();
  expect(html).toContain("The earliest shown to you is by");
  expect(html).not.toMatch(/First reported by|, first</);
  const article = pathOf.get("told") ?? "";
  expect(await (await get(article)).text()).toMatch(/First reported by\s*<a[^>]*>The Quiet/);
  expect(await (await get(article, cookieOf({ publishers: ["the-loud"] }))).text()).toMatch(
    /First reported by\s*<a[^>]*>The Quiet/,
  );
  expect(await (await get(article, cookie)).text()).not.toContain("First reported by");
});

test("the page is filled up with what is not muted", async () => {
  const { db } = database;
  const many = Array.from({ length: 60 }, (_, n) => ({
    title: n % 2 === 0 ? `Kept ${n}` : `Dropped ${n}`,
    section: "education",
    published: new Date(NOW.getTime() - n * 1000),
  }));
  await insertArticles({ db, now }, { name: "The Busy", rights: "full" }, many);
  const cookie = cookieOf({ words: ["dropped"] });
  const first = await (await get("/education?order=latest", cookie)).text();
  const more = first.match(/href="(\/education\?[^"]*from=24)"/)?.[1] ?? "";
  const second = await (await get(more.replace("&amp;", "&"), cookie)).text();
  const titles = (html: string) => [...html.matchAll(/>(Kept \d+|Dropped \d+)</g)].map(([, title]) => title);
  expect(titles(first)).toHaveLength(24);
  const kept = many.flatMap(({ title }) => (title.startsWith("Kept") ? [title] : []));
  expect([...titles(first), ...titles(second)]).toEqual(kept);
  const byTime = await (await get("/education?cursor=newest", cookie)).text();
  const older = byTime.match(/href="(\/education\?cursor=[^"]+)">\s*Older/)?.[1] ?? "";
  expect([...titles(byTime), ...titles(await (await get(older, cookie)).text())]).toEqual(kept);
});

test("a list that is empty only because all of it is muted says so, and no other list does", async () => {
  const cookie = cookieOf({ words: ["report", "told", "title", "seen", "kept", "dropped"] });
  const lists = [
    ...["/", "/local", "/us", "/education", "/education?cursor=newest", "/publisher/the-busy"],
    ...["/local/cedarmoor-oh", "/search?q=told", "/text", "/text/us", "/text/search?q=told"],
  ];
  for (const path of lists) {
    const html = await (await get(path, cookie)).text();
    expect([path, html.includes("Everything here is muted by you.")]).toEqual([path, true]);
    expect(html).toContain('href="/choices#mute"');
    expect(html).not.toMatch(
      /No publisher has reported|Nothing has come in|None of the publishers|No article/,
    );
  }
  for (const path of ["/politics", "/local/honolulu-hi", "/search?q=unheardof", "/us?from=400"])
    expect(await (await get(path, cookie)).text()).not.toContain("Everything here is muted by you.");
  const near = await (await get("/", cookieOf({ publishers: ["the-calm", "the-loud", "the-quiet"] }))).text();
  expect(near).toContain("You muted everything else from");
});

test("the site's own town is not named to a reader who muted it", async () => {
  const home = await (await get("/")).text();
  const [, id = "", name = ""] = home.match(/id="front-local"><a href="([^"]+)"[^>]*>([^<]+)/) ?? [];
  expect([id, name]).toEqual(["/local/cedarmoor-oh", "Cedarmoor"]);
  expect(await (await get("/", cookieOf({ places: ["moor"] }))).text()).not.toContain("Cedarmoor");
});

test("the API is the same for everybody", async () => {
  const cookie = cookieOf({ publishers: ["the-loud"] });
  const list = "/api/v1/articles?publisher=the-loud";
  expect(await (await get(list, cookie)).text()).toBe(await (await get(list)).text());
});
