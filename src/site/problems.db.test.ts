/** What cannot be shown: the right status and headers for people and for programs, and ways on. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Db } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { CONTROLS } from "#ranking/taste.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
let database: Database;
let site: ReturnType<typeof makeSite>;
let broken: ReturnType<typeof makeSite>;
let failure: Error | undefined;
const logged: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const now = () => NOW;
  const open = async (db: Db) => {
    const atlas = openAtlas({ db, now });
    const editions = await editionsOf(database, { atlas, db });
    const log = { error: (_: unknown, words: string) => void logged.push(words) };
    const about = { db, now, publicUrl: "https://town.example", secret: SECRET, townName: "Brook Town" };
    return makeSite({ ...about, atlas, editions, log: log as never, contact: "desk@town.example" });
  };
  site = await open(database.db);
  broken = await open(
    database.db.withPlugin({
      transformQuery({ node }) {
        if (failure) throw failure;
        return node;
      },
      transformResult: async ({ result }) => result,
    }),
  );
  const needs = { db: database.db, now };
  await insertArticles(needs, { name: "Gazette", rights: "full" }, [
    { title: "Bridge opens again", body: "<p>At noon.</p>", published: NOW, section: "local" },
  ]);
  await insertArticles(needs, { name: "Radio", rights: "excerpt" }, [
    { title: "Rain stays out", published: NOW, section: "local" },
  ]);
});
afterAll(() => database.close());

const get = async (path: string, from = site) => {
  const response = await from.request(path);
  const { status, headers } = response;
  return { status, text: await response.text(), type: headers.get("content-type"), headers };
};

describe("an address that is not there", () => {
  test.each(["", "/text"])(
    "leads on: to a search, to what it nearly is, to the newest (%s)",
    async (before) => {
      const { status, text } = await get(`${before}/sprots`);
      expect(status).toBe(404);
      expect(text).toContain("There is no such page");
      expect(text).toContain(`href="${before}/sports"`);
      expect(text).toContain(`href="${before}/search?q=sprots"`);
      expect(text).toContain("Bridge opens again");
      expect((await get(`${before}/news/chicago`)).text).toMatch(
        /News of\s*<a href="[^"]*\/local\/chicago-il"/,
      );
      expect((await get(`${before}/article/0000000000000000/bridge-closes`)).text).toContain(
        `href="${before}/search?q=bridge%20closes"`,
      );
    },
  );

  test("is told to programs in a line", async () => {
    for (const path of [
      "/nothing.rss",
      "/publisher/a%00.rss",
      "/publisher/nobody.json",
      "/nothing.css",
      "/text/nothing.xml",
    ]) {
      const { status, type, text } = await get(path);
      expect([path, status, type, text.length < 100]).toEqual([path, 404, "text/plain; charset=utf-8", true]);
    }
  });

  test("says so while the database is away, as far as that can be known", async () => {
    failure = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const { status, text } = await get("/sprots/deeper/still", broken);
    expect([status, text.includes("There is no such page")]).toEqual([404, true]);
    failure = undefined;
  });
});

describe("a page that cannot be made", () => {
  test.each([
    ["the database being away", { code: "ECONNREFUSED" }, 503, "Back in a moment", "10"],
    ["a mistake of ours", {}, 500, "Something went wrong here", null],
  ])("for %s is told so, and kept by nobody", async (_, more, status, words, retry) => {
    failure = Object.assign(new Error("it broke"), more);
    for (const path of ["/about", "/text/about", "/article/0000000000000000", "/publisher/gazette.rss"]) {
      const answer = await get(path, broken);
      expect([path, answer.status, answer.headers.get("cache-control")]).toEqual([path, status, "no-store"]);
      expect([path, answer.headers.get("retry-after")]).toEqual([path, retry]);
      if (!path.endsWith(".rss")) expect(answer.text).toContain(words);
      else expect(answer.type).toBe("text/plain; charset=utf-8");
      expect(answer.text).not.toContain("it broke");
    }
    failure = undefined;
  });
});

test("what went wrong is noted for the operator", () => {
  expect(logged.length).toBeGreaterThan(0);
  expect(logged[0]).toContain("it broke");
});

describe("the page about the site", () => {
  test("explains every term of the rank, with the way to change it", async () => {
    const { text } = await get("/about");
    for (const control of CONTROLS) expect(text).toContain(`href="/choices#${control}"`);
    expect(CONTROLS.length).toBeGreaterThan(5);
  });

  test("says who reports here and what we may show, and how to have something taken down", async () => {
    const { text } = await get("/about");
    expect(text).toMatch(/Gazette<\/a><span class="note">: whole articles</);
    expect(text).toMatch(/Radio<\/a><span class="note">: headlines and excerpts</);
    for (const id of ["order", "kept", "promise", "pictures", "corrections", "robot", "publishers"])
      expect(text).toContain(`id="${id}"`);
    expect(text).toContain("mailto:desk@town.example");
  });
});
