import { DomUtils, parseDocument } from "htmlparser2";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning } from "../../tests/setup/meanings.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const hoursAgo = (n: number) => new Date(NOW.getTime() - n * 3_600_000);

let database: Database;
let site: ReturnType<typeof makeSite>;

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => NOW;
  const needs = { db, now, publicUrl: "https://town.example", secret: SECRET, atlas: openAtlas({ db, now }) };
  site = makeSite({ ...needs, editions: await editionsOf(database, needs) });
  const old = Array.from({ length: 5 }, (_, n) => ({
    title: `Old ${n}`,
    published: hoursAgo(49 + n / 60),
  }));
  await insertArticles(needs, { name: "Gazette", rights: "headline" }, [
    { title: "Tomorrow's <news> & views", published: hoursAgo(-1) },
    { title: "Bridge & road open", published: hoursAgo(2) },
    { title: "Two days old", published: hoursAgo(47) },
    ...old,
  ]);
  const [id = ""] = await insertArticles(needs, { name: "Radio", rights: "full" }, [
    { title: "Fair in Brookville", published: hoursAgo(60) },
  ]);
  const gazetteer = await needs.atlas.read();
  const [local] = gazetteer.search("Brookville, OH", 1);
  if (!local) throw new Error("no place");
  await insertMeaning({ db, gazetteer }, id, { local });
});
afterAll(() => database.close());

async function read(path: string) {
  const response = await site.request(path);
  expect([path, response.status, response.headers.get("content-type")]).toEqual([
    path,
    200,
    "application/xml; charset=utf-8",
  ]);
  const document = parseDocument(await response.text(), { xmlMode: true });
  return (name: string) =>
    DomUtils.getElementsByTagName(name, document).map((one) => DomUtils.textContent(one));
}

test("robots.txt leads to the index, and the index to sitemaps that are there", async () => {
  const robots = await (await site.request("/robots.txt")).text();
  expect(robots).toContain("Sitemap: https://town.example/sitemap.xml");
  const index = await read("/sitemap.xml");
  for (const address of index("loc")) await read(new URL(address).pathname);
});

test("the news are those of two days that are not of tomorrow, newest first", async () => {
  const news = await read("/sitemaps/news.xml");
  expect(news("news:title")).toEqual(["Bridge & road open", "Two days old"]);
  expect(news("news:publication_date")).toEqual(["2026-03-10T10:00:00.000Z", "2026-03-08T13:00:00.000Z"]);
  expect(news("news:name")).toEqual(["Gazette", "Gazette"]);
});

test("the pages are there, may be indexed, and name the places that have news", async () => {
  const pages = await read("/sitemaps/pages.xml");
  const paths = pages("loc").map((address) => address.replace("https://town.example", ""));
  for (const path of [
    "/",
    "/local",
    "/sports",
    "/about",
    "/publisher/gazette",
    "/local/brookville-oh",
    "/local/ohio",
  ])
    expect(paths).toContain(path);
  expect(pages("lastmod")).toContain("2026-03-08T00:00:00.000Z");
  for (const path of paths) {
    const response = await site.request(path);
    expect([path, response.status]).toEqual([path, 200]);
    expect(await response.text()).not.toContain("noindex");
  }
});
