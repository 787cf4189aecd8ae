import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countArticles, findArticle, listArticles, listChanges } from "#articles/read.ts";
import type { Database } from "#database/connect.ts";
import { listPublishers } from "#publishers/publishers.ts";
import { listSources } from "#publishers/sources.ts";
import { type SamplePublishers, startSamplePublishers } from "#sample/fake-publisher.ts";
import { openTestDatabase } from "../setup/database.ts";
import { addSources, hostsOf, type Line, openLine } from "./line.ts";

const clock = { now: new Date("2026-03-01T12:00:00Z") };
let database: Database;
let sample: SamplePublishers;
let line: Line;

beforeAll(async () => {
  database = await openTestDatabase();
  sample = await startSamplePublishers({ now: clock.now, port: 0 });
  line = await openLine(database, clock, hostsOf(sample.sources));
  await addSources(line.needs, sample.sources);
  await line.refresh();
}, 120_000);
afterAll(async () => {
  await line.close();
  await sample.close();
  await database.close();
});

/** Every article, copies too, as the publishers' own lists show them. */
const everyArticle = async () => {
  const pages = await Promise.all(
    (await listPublishers(database.db)).map(({ slug }) =>
      listArticles(database.db, { publisher: slug }, { limit: 1000 }),
    ),
  );
  return pages.flatMap(({ articles }) => articles);
};
const everyTitle = async () =>
  (await everyArticle()).map((article) => `${article.publisher.slug}: ${article.title}`).sort();

describe("the write line on the sample town", () => {
  test("makes an article of every item, once", async () => {
    const published = sample.articles();
    expect(await countArticles(database.db)).toBe(published.length);
    expect(new Set(await everyTitle()).size).toBe(published.length);
    expect(published.length).toBeGreaterThanOrEqual(80);
  });

  test("leaves every source healthy", async () => {
    const sources = await listSources(database.db);
    expect(sources.filter((source) => source.health.failures > 0)).toEqual([]);
    expect(sources.every((source) => source.health.nextVisit > clock.now)).toBe(true);
  });

  test("asks for no page where only headlines are granted, nor where robots.txt says no", async () => {
    const headlineOnly = hostsOf(sample.sources.filter((source) => source.rights === "headline")).map(
      (host) => host.replace(/:\d+$/, ""),
    );
    const feeds = new Set(sample.sources.map((source) => new URL(source.url).pathname));
    const asked = sample.requests.filter(
      (request) =>
        headlineOnly.includes(request.host) && !feeds.has(request.path) && request.path !== "/robots.txt",
    );
    expect(headlineOnly.length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });

  test("gives articles the pictures that their rights allow", async () => {
    const { articles } = await listArticles(database.db, {}, { limit: 1000 });
    expect(articles.filter((article) => article.picture).length).toBeGreaterThan(20);
    expect(articles.filter((article) => article.picture && article.rights === "headline")).toEqual([]);
  });

  test("finds nothing new on a second round, and asks with validators", async () => {
    const before = { titles: await everyTitle(), requests: sample.requests.length };
    await line.refresh();
    expect(await everyTitle()).toEqual(before.titles);
    const second = sample.requests.slice(before.requests).filter((request) => request.path !== "/robots.txt");
    expect(new Set(second.map((request) => request.status))).toEqual(new Set([304]));
  });

  test("makes a second version of the article that its publisher corrects, and changes no other", async () => {
    sample.edit();
    await line.refresh();
    const articles = await everyArticle();
    const edited = articles.filter((article) => article.version > 1);
    expect(edited).toHaveLength(1);
    expect(articles).toHaveLength(sample.articles().length);
    const [article] = edited;
    const whole = article && (await findArticle(database.db, article.id));
    if (!whole) throw new Error("not found");
    const [change] = await listChanges(database.db, whole);
    expect([...(change?.added ?? []), change?.title?.after ?? ""].join("")).not.toBe("");
  });
});
