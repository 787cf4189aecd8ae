/**
 * Muted means nowhere, whatever is muted: no page, list, feed, count or description for machines that a reader gets has
 * an article that this reader's mutes hide, nor the name of a muted publisher; and nothing else is hidden.
 */
import fc from "fast-check";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeApi } from "#api/api.ts";
import { SECTIONS } from "#config/sections.ts";
import type { Database } from "#database/connect.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { composeIssue } from "#newsletters/compose.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { type Mutes, makeReader, NO_CHOICES } from "#readers/choices.ts";
import { writeReader } from "#readers/cookie.ts";
import { makeSite } from "#site/site.ts";
import type { Place } from "#understanding/gazetteer.ts";
import { type Known, listAddresses, readAddresses } from "../setup/addresses.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { eagerEditionsOf } from "../setup/editions.ts";
import { insertMeaning, insertStory } from "../setup/meanings.ts";
import { SECRET } from "../setup/secret.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;
const publicUrl = "https://town.example";

const PAPERS = [
  { slug: "the-qzcalm", name: "The Qzcalm", rights: "full" },
  { slug: "the-qzloud", name: "The Qzloud", rights: "full" },
  { slug: "the-qzquiet", name: "The Qzquiet", rights: "excerpt" },
] as const;
const PEOPLE = ["Maya Lund", "Tom Ferris", "Ann Reed", "Orla Quist"] as const;
const TOPICS = ["us", "politics", "sports", "education", "lifestyle"] as const;
const WORDS = ["quagga", "zebra", "okapi", "tapir", "dugong", "numbat", "bilby"] as const;
/** The last is the county of the others. */
const TOWNS = ["Alderbrook Falls", "Cedarmoor", "Birchwick", "Moorland County"] as const;

/** Of all kinds in turn, so that every two of them meet in some article. */
const ARTICLES = Array.from({ length: 24 }, (_, n) => ({
  n,
  mark: `qzmark${n}z`,
  paper: PAPERS[n % 3] ?? PAPERS[0],
  person: PEOPLE[n % 4] ?? PEOPLE[0],
  topic: TOPICS[n % 5] ?? TOPICS[0],
  word: WORDS[n % 7] ?? WORDS[0],
  town: n % 8 < 3 ? TOWNS[n % 8] : undefined,
}));
type Told = (typeof ARTICLES)[number];

let database: Database;
const app = new Hono();
const ids: string[] = [];
const placeIds = new Map<string, string>();
let known: Known;

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const county = TOWNS[3];
  await saveOwnPlaces({ db, now }, [
    { name: county, kind: "county", within: "Ohio", lat: 39.79, lon: -81.32 },
    ...TOWNS.slice(0, 3).map((name, n) => ({
      ...{ name, kind: "town" as const, within: county, population: 900 },
      ...{ lat: 39.7 + n / 10, lon: -81.3 },
    })),
  ]);
  const atlas = openAtlas({ db, now });
  const gazetteer = await atlas.read();
  const places = new Map<string, Place>();
  for (const name of TOWNS) {
    const place = gazetteer.named(name)[0];
    if (!place) throw new Error(`no place is called ${name}`);
    places.set(name, place);
    placeIds.set(name, place.id);
  }
  for (const { n, mark, paper, person, topic, word, town } of ARTICLES) {
    const article = {
      title: `Report ${mark}`,
      excerpt: "In short.",
      body: `<p>It was a ${word}.</p>`,
      section: topic,
      published: new Date(NOW.getTime() - (n + 1) * 60_000),
      path: `/${n}`,
    };
    const [id = ""] = await insertArticles({ db, now }, paper, [article]);
    ids.push(id);
    const local = town === undefined ? undefined : places.get(town);
    const meaning = { people: [person, "Bo Marlow"], sections: [topic], ...(local ? { local } : {}) };
    await insertMeaning({ db, gazetteer }, id, meaning);
  }
  const stories: string[] = [];
  for (let n = 0; n < ids.length; n += 4) {
    const [a = "", b = "", c = "", d = ""] = ids.slice(n, n + 4);
    const because = [{ kind: "names" as const, shared: ["Bo Marlow"], weight: 1 }];
    // By another publisher.
    const copy = { id: b, copyOf: a };
    const members = [{ id: a }, copy, { id: c, reasons: because }, { id: d, reasons: because }];
    stories.push(await insertStory(db, members, NOW));
  }
  const needs = { db, now, publicUrl, secret: SECRET, atlas };
  const editions = await eagerEditionsOf(database, { atlas });
  const jobs = { count: async () => ({ waiting: 0, delayed: 0, running: 0 }) };
  const push = { readPublicKey: async () => "key", accepts: () => true };
  app.route("/", makeApi({ ...needs, editions, jobs, metrics: makeMetrics() }));
  app.route("/", makeSite({ ...needs, editions, push }));
  const selection = {
    places: [...placeIds.values()].slice(0, 3),
    sections: SECTIONS.map(({ slug }) => slug),
    rhythm: "daily" as const,
    mutes: "",
  };
  const issue = await composeIssue({ ...needs, editions, townName: "Townwire" }, selection, {
    at: NOW,
    hour: 12,
    timeZone: "UTC",
  });
  expect(issue.articleIds.length).toBeGreaterThan(5);
  known = {
    articles: ARTICLES.filter(({ n }) => n % 3 === 0 || n > 19).map(({ n, mark }) => ({
      id: ids[n] ?? "",
      path: `/article/${ids[n]}/report-${mark}`,
      url: `https://elsewhere.example/${n}`,
    })),
    pictures: [],
    issues: [issue.key],
    publishers: PAPERS.map(({ slug }) => slug),
    places: [...places.values()].map(({ slug }) => slug),
    stories,
    words: ["report", "marlow"],
  };
});
afterAll(() => database.close());

/** The same for everybody: machines', or kept on devices; or the reader's own list of what is muted. */
const IMPERSONAL = /^\/(api|kept|share|sitemap|image|choices|metrics|healthz|readyz|notices)/;

const someOf = <T>(values: readonly T[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });
const mutes: fc.Arbitrary<Mutes> = fc
  .record({
    words: someOf(WORDS, 2),
    people: someOf(PEOPLE, 1),
    publishers: someOf(
      PAPERS.map(({ slug }) => slug),
      1,
    ),
    places: someOf(TOWNS, 1),
    sections: someOf(TOPICS, 1),
  })
  .filter((one) => Object.values(one).some((list) => list.length > 0));

const NONE: Mutes = NO_CHOICES.mutes;
const EXAMPLES: [Mutes][] = [
  [{ ...NONE, publishers: ["the-qzloud"] }],
  [{ ...NONE, people: ["Maya Lund"], sections: ["sports"] }],
  [{ ...NONE, words: ["quagga"], places: [TOWNS[3]] }],
];

function isHidden(told: Told, muted: Mutes): boolean {
  // What may not be shown of an article does not hide it.
  const isWholeShown = told.paper.rights === "full";
  return (
    muted.publishers.includes(told.paper.slug) ||
    muted.sections.includes(told.topic) ||
    (isWholeShown && (muted.words.includes(told.word) || muted.people.includes(told.person))) ||
    (told.town !== undefined && (muted.places.includes(told.town) || muted.places.includes(TOWNS[3])))
  );
}

const cookieOf = (muted: Mutes): string => {
  const places = muted.places.map((name) => placeIds.get(name) ?? name);
  const choices = { ...NO_CHOICES, mutes: { ...muted, places } };
  const reader = makeReader({ choices, saved: ids.slice(0, 12), read: [] });
  return writeReader(reader, { secret: SECRET, publicUrl })
    .map((line) => line.split(";")[0])
    .join("; ");
};

test("nothing muted is anywhere, and nothing else is missing", { timeout: 120_000 }, async () => {
  const addresses = listAddresses(app, known).filter((path) => !IMPERSONAL.test(path));
  const property = fc.asyncProperty(mutes, async (muted) => {
    const cookie = cookieOf(muted);
    const hidden = ARTICLES.filter((told) => isHidden(told, muted));
    const papers = PAPERS.filter(({ slug }) => muted.publishers.includes(slug));
    const found: string[] = [];
    for (const [path, answer] of await readAddresses(app, addresses, { cookie })) {
      // To its own address: whoever opens that is told that it is muted.
      if (answer.startsWith("301")) continue;
      // Its own address stands in the answer to whoever asked for it, and so does the name of a list asked for by name.
      const [own = ""] = path.replace(/^\/text/, "").split(/[?.]/);
      const text = answer.replaceAll(own === "/" || own === "" ? path : own, "");
      for (const { mark } of hidden) if (text.includes(mark)) found.push(`${path} has ${mark}`);
      for (const { slug, name } of papers)
        if (!path.includes(slug) && (text.includes(name) || text.includes(`/publisher/${slug}`)))
          found.push(`${path} names ${name}`);
    }
    expect(found).toEqual([]);
    const missing: string[] = [];
    for (const { slug } of PAPERS) {
      const list = await (await app.request(`/publisher/${slug}`, { headers: { cookie } })).text();
      for (const told of ARTICLES)
        if (told.paper.slug === slug && !hidden.includes(told) && !list.includes(told.mark))
          missing.push(told.mark);
    }
    expect(missing).toEqual([]);
  });
  await fc.assert(property, { numRuns: 4, endOnFailure: true, examples: EXAMPLES });
});
