import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Db } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { makeReader, NO_CHOICES } from "#readers/choices.ts";
import { writeReader } from "#readers/cookie.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { answerKept } from "./keep-pages.ts";
import { openPageCache } from "./page-cache.ts";
import { makeSite } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const publicUrl = "https://town.example";
const CHOICES =
  (
    writeReader(makeReader({ choices: { ...NO_CHOICES, order: "latest" }, saved: [], read: [] }), {
      secret: SECRET,
      publicUrl,
    })[0] ?? ""
  ).split(";")[0] ?? "";

let database: Database;
let server: Server;
let origin = "";
let queries = 0;
let kept = 0;

const now = () => NOW;
const insert = (title: string, section = "sports") =>
  insertArticles({ db: database.db, now }, { name: "The Gazette", rights: "full" }, [
    { title, section, published: NOW, body: `<p>${title}.</p>` },
  ]);
const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers });
const read = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text();
/** How many queries an answer cost, and whether the door gave it. */
const costOf = async (path: string, headers: Record<string, string> = {}) => {
  [queries, kept] = [0, 0];
  const text = await read(path, headers);
  return { text, queries, kept };
};

beforeAll(async () => {
  database = await openTestDatabase();
  const db: Db = database.db.withPlugin({
    transformQuery({ node }) {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const atlas = openAtlas({ db, now });
  const editions = await editionsOf(database, { db, atlas });
  const pages = openPageCache(() => 0);
  editions.hot.onChange(pages.drop);
  const site = makeSite({ db, now, atlas, editions, pages, secret: SECRET, publicUrl });
  const listener = getRequestListener(site.fetch);
  server = createServer((request, response) => {
    if (answerKept({ hot: editions.hot, pages }, request, response)) kept += 1;
    else void listener(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  await insert("Millers win");
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
  await database.close();
});

describe("a page that was drawn", () => {
  test.each(["/", "/sports", "/publisher/the-gazette", "/home.rss"])(
    "is answered again without a query: %s",
    async (path) => {
      const first = await read(path);
      await expect.poll(async () => (await costOf(path)).kept).toBe(1);
      expect(await costOf(path)).toEqual({ text: first, queries: 0, kept: 1 });
    },
  );

  test("has a new article on the next request", async () => {
    await read("/sports");
    const [id] = await insert("Millers win again");
    await expect.poll(() => read("/sports")).toContain("Millers win again");
    await expect.poll(() => read("/home.atom")).toContain(`/article/${id}`);
  });

  test("stays when something else changed", async () => {
    await expect.poll(async () => (await costOf("/sports")).kept).toBe(1);
    await insert("Library opens", "education");
    await expect.poll(() => read("/education")).toContain("Library opens");
    expect((await costOf("/sports")).text).not.toContain("Library");
    expect((await costOf("/sports")).kept).toBe(1);
  });

  test("shows no more than its rights allow, from the moment they change", async () => {
    const [id = ""] = await insert("Dam leaks");
    const path = `/article/${id}/dam-leaks`;
    await expect.poll(() => read(path)).toContain("<p>Dam leaks.</p>");
    await database.db.updateTable("sources").set({ rights: "headline" }).execute();
    await expect.poll(() => read(path)).not.toContain("<p>Dam leaks.</p>");
  });

  test("is not for a reader with choices, and theirs is for nobody else", async () => {
    await expect.poll(async () => (await costOf("/sports")).kept).toBe(1);
    const mine = await get("/sports", { cookie: CHOICES });
    expect(mine.headers.get("cache-control")).toBe("private, no-cache");
    expect((await costOf("/sports", { cookie: CHOICES })).kept).toBe(0);
    expect((await costOf("/sports", { cookie: "other=1" })).kept).toBe(1);
  });

  test("comes compressed, and not again to whoever has it", async () => {
    const response = await get("/sports", { "accept-encoding": "br" });
    expect(response.headers.get("vary")).toBe("cookie, accept-encoding");
    const etag = response.headers.get("etag") ?? "";
    expect(await response.text()).toContain("Millers win again");
    const again = await get("/sports", { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("is drawn once for a crowd that comes at once", async () => {
    await insert("Crowd comes");
    await expect.poll(() => read("/sports?order=latest")).toContain("Crowd comes");
    const one = await costOf("/politics");
    await insert("Vote is on", "politics");
    await expect.poll(() => read("/")).toContain("Vote is on");
    queries = 0;
    const texts = await Promise.all(Array.from({ length: 20 }, () => read("/politics")));
    expect(new Set(texts).size).toBe(1);
    expect(queries).toBeLessThanOrEqual(one.queries + 6);
  });
});
