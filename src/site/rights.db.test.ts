/** Greps every address for words that a grant does not allow to leave: pages, feeds, search, API. */
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeApi } from "#api/api.ts";
import type { Database, Db } from "#database/connect.ts";
import type { Rights } from "#database/tables.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { type Atlas, openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { eagerEditionsOf } from "../../tests/setup/editions.ts";
import { draw } from "../../tests/setup/invented-town.ts";
import { insertMeaning, insertStory } from "../../tests/setup/meanings.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";
import { hasTwin, twinPath } from "./text/twin.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const RIGHTS: readonly Rights[] = ["full", "excerpt", "headline"];

/** What may leave of an article, by grant; each word stands in one part of one article only. */
const ALLOWED: Record<Rights, readonly string[]> = {
  full: ["title", "author", "excerpt", "body", "oldbody", "picture"],
  excerpt: ["title", "author", "excerpt", "oldexcerpt", "picture"],
  headline: ["title", "author"],
};
const PARTS = ["title", "author", "excerpt", "oldexcerpt", "far", "body", "oldbody", "picture"];
const word = (part: string, rights: Rights) => `zz${part}${rights}zz`;

let database: Database;
const app = new Hono();
const ids = new Map<Rights, string>();
let story = "";

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => NOW;
  const needs = { db, now, publicUrl: "https://town.example", secret: SECRET, atlas: openAtlas({ db, now }) };
  const editions = await eagerEditionsOf(database, needs);
  app.route(
    "/",
    makeApi({
      ...needs,
      editions,
      jobs: { count: async () => ({ waiting: 0, delayed: 0, running: 0 }) },
      metrics: makeMetrics(),
    }),
  );
  app.route("/", makeSite({ ...needs, editions }));
  for (const [n, rights] of RIGHTS.entries()) {
    const article = (age: "" | "old") => ({
      title: `Headline ${word("title", rights)}`,
      excerpt: `${word(`${age}excerpt`, rights)} ${"and so on ".repeat(40)} ${word("far", rights)}`,
      body: `<p>${word(`${age}body`, rights)} ${"and on ".repeat(30)}</p>`,
      authors: [word("author", rights)],
      section: "local",
      published: new Date(NOW.getTime() - 60_000),
      path: "/one",
    });
    const paper = { name: `Paper ${rights}`, rights };
    const picture = { bytes: await draw(n), alt: word("picture", rights), credit: word("picture", rights) };
    await insertArticles(needs, paper, [{ ...article("old"), picture }]);
    const [id = ""] = await insertArticles(needs, paper, [{ ...article(""), picture }]);
    ids.set(rights, id);
    await understand(needs, rights, id);
  }
  // Each belongs to the story by words of its own hidden text.
  story = await insertStory(
    db,
    RIGHTS.map((rights) => ({
      id: ids.get(rights) ?? "",
      reasons: (["words", "names", "place"] as const).map((kind) => ({
        kind,
        shared: wordsOf(rights),
        weight: 0.3,
      })),
    })),
    NOW,
  );
});

/** Words of an article that its text holds now: of every part, the hidden ones too. */
const wordsOf = (rights: Rights): string[] =>
  (rights === "full" ? ALLOWED.full : PARTS).map((part) => word(part, rights));

/** Its evidence and names are those words. */
async function understand(needs: { db: Db; atlas: Atlas }, rights: Rights, id: string): Promise<void> {
  const gazetteer = await needs.atlas.read();
  const [local] = gazetteer.search("Brookville, OH", 1);
  if (!local) throw new Error("no place");
  const evidence = wordsOf(rights).map((text) => ({ kind: "body" as const, text, weight: 1 }));
  await insertMeaning({ db: needs.db, gazetteer }, id, { local, evidence, people: wordsOf(rights) });
}
afterAll(() => database.close());

const addresses = (): string[] =>
  pages().flatMap((path) => (hasTwin(path) ? [path, twinPath(path)] : [path]));

const pages = (): string[] => [
  "/",
  "/local",
  "/about",
  ...RIGHTS.flatMap((rights) => [
    `/article/${ids.get(rights)}/headline-${word("title", rights)}`,
    `/api/v1/articles/${ids.get(rights)}`,
    `/publisher/paper-${rights}`,
    ...["rss", "atom", "json"].map((format) => `/publisher/paper-${rights}.${format}`),
    ...PARTS.flatMap((part) => [
      `/search?q=${word(part, rights)}`,
      `/api/v1/articles?q=${word(part, rights)}`,
    ]),
  ]),
  ...["rss", "atom", "json"].flatMap((format) => [`/home.${format}`, `/local.${format}`]),
  "/api/v1/articles",
  "/api/v1/articles?section=local&limit=100",
  "/local/brookville-oh",
  ...["rss", "atom", "json"].map((format) => `/local/brookville-oh.${format}`),
  "/api/v1/articles?place=brookville-oh",
  "/api/v1/places?q=brookville",
  "/api/v1/editions/home",
  "/api/v1/editions/brookville-oh",
  `/story/${story}`,
  `/api/v1/stories/${story}`,
  "/api/v1/sources",
];

describe.each(RIGHTS)("of a source that grants %s", (rights) => {
  test("no address gives a word more", async () => {
    const forbidden = PARTS.filter((part) => !ALLOWED[rights].includes(part)).map((part) =>
      word(part, rights),
    );
    for (const address of addresses()) {
      const response = await app.request(address);
      expect([address, response.status]).toEqual([address, 200]);
      // What was searched for stands in the search page's own field; only what is found counts.
      const asked = new URL(address, "https://a.example").searchParams.get("q") ?? " ";
      const text = (await response.text()).replaceAll(asked, "");
      expect([address, forbidden.filter((one) => text.includes(one))]).toEqual([address, []]);
      if (forbidden.includes(asked)) expect([address, text.includes("Headline ")]).toEqual([address, false]);
    }
  });

  test("its own page gives all that it grants", async () => {
    const page = await app.request(`/article/${ids.get(rights)}/headline-${word("title", rights)}`);
    const text = await page.text();
    const granted = ALLOWED[rights].filter((part) => rights !== "full" || part !== "excerpt");
    expect(granted.filter((part) => !text.includes(word(part, rights)))).toEqual([]);
  });
});

test("rights that are withdrawn are withdrawn everywhere at once", async () => {
  await database.db.updateTable("sources").set({ rights: "headline" }).execute();
  for (const address of addresses()) {
    if (address.includes("?q=")) continue;
    const text = await (await app.request(address)).text();
    expect([address, text.match(/zz(old)?(body|excerpt|picture)\w+zz/g)]).toEqual([address, null]);
  }
});
