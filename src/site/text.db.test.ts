/** Text versions as they are asked for: every page has one, small, with what the page has. */
import { DomUtils, parseDocument } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { withdraw } from "#ingest/withdraw.ts";
import { openAtlas } from "#places/atlas.ts";
import { openStories } from "#stories/place-in-stories.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { insertPlacesAndStories, insertTown } from "../../tests/setup/invented-town.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";
import { MAX_TEXT_BYTES } from "./text/blocks.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const LONG = `zzfirst ${"Sentences of a long report follow one another. ".repeat(1_000)} zzlast`;

let database: Database;
let site: ReturnType<typeof makeSite>;
let long = "";
let gone = "";
const pages: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => NOW;
  const needs = { db, now, publicUrl: "https://town.example", secret: SECRET, atlas: openAtlas({ db, now }) };
  site = makeSite({ ...needs, editions: await editionsOf(database, needs) });
  const ids = await insertTown(needs, { perSection: 12 });
  const stories = await insertPlacesAndStories(needs, ids);
  const publish = async (title: string, body: string) => {
    const [id = ""] = await insertArticles(needs, { name: "Long Paper", rights: "full" }, [
      { title, body, excerpt: "In short.", published: NOW, section: "local" },
    ]);
    return id;
  };
  long = `/article/${await publish("A long report", `<p>${LONG}</p>`)}/a-long-report`;
  const takenDown = await publish("Taken zzdown", "<p>zzgone</p>");
  await withdraw({ ...needs, stories: openStories() }, takenDown);
  gone = `/article/${takenDown}/taken-zzdown`;
  const article = (await site.request(`/article/${ids[0]}`)).headers.get("location") ?? "";
  pages.push(
    ...["/", "/local", "/sports", "/local/alder-falls-oh", "/local/honolulu-hi", "/local?q=alder"],
    ...[article, long, ...Object.values(stories), "/publisher/the-alder-post", "/search?q=river"],
    ...["/about", "/newsletter"],
  );
});
afterAll(() => database.close());

const get = async (path: string) => {
  const response = await site.request(path);
  return { response, status: response.status, text: await response.text() };
};
const linkIn = (html: string, rel: string): string | undefined =>
  DomUtils.findOne((one) => one.attribs.rel === rel && one.name !== "link", parseDocument(html).children)
    ?.attribs.href;

/** All parts of a text version, one after the other as a reader goes on. */
async function readParts(path: string): Promise<string[]> {
  const parts: string[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { status, text } = await get(next);
    expect([next, status]).toEqual([next, 200]);
    parts.push(text);
    const following: string | undefined = linkIn(text, "next");
    next = following?.includes("part=") ? following : undefined;
  }
  return parts;
}
const twinOf = (path: string) =>
  path.startsWith("/?") || path === "/" ? `/text${path.slice(1)}` : `/text${path}`;
const titlesIn = (html: string, prefix: string): string[] => {
  const main = DomUtils.findOne((one) => one.name === "main", parseDocument(html).children);
  return DomUtils.getElementsByTagName("a", main ? [main] : [])
    .filter((one) => (one.attribs.href ?? "").startsWith(`${prefix}/article/`))
    .map((one) => DomUtils.textContent(one).trim());
};

describe("the text version", () => {
  test("of every page is there, at most 14 KB a part, without a picture, a script or an inline style", async () => {
    for (const path of pages)
      for (const text of await readParts(twinOf(path))) {
        expect([path, Buffer.byteLength(text) <= MAX_TEXT_BYTES]).toEqual([path, true]);
        expect(text).not.toMatch(/<(img|script|svg|picture|style)\b|\sstyle=/);
      }
  });

  test("has the articles of the page, in its order", async () => {
    let seen = 0;
    for (const path of pages) {
      const titles = titlesIn((await get(path)).text, "");
      const parts = await readParts(twinOf(path));
      expect([path, parts.flatMap((text) => titlesIn(text, "/text"))]).toEqual([path, titles]);
      seen += titles.length;
    }
    expect(seen).toBeGreaterThan(100);
  });

  test("of a long article goes on to its end", async () => {
    const parts = await readParts(twinOf(long));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts[0]).toContain("zzfirst");
    expect(parts.at(-1)).toMatch(/zzlast|Long Paper/);
    const all = parts.join("");
    expect(all).toContain("zzlast");
    expect(all.match(/Sentences of a long report/g)).toHaveLength(1_000);
    expect((await get(`${twinOf(long)}?part=99`)).text).toContain("zzfirst");
  });

  test("has one heading of the first rank and the site's mark in each of its parts", async () => {
    for (const path of ["/text", "/text/local", twinOf(long), `${twinOf(long)}?part=2`]) {
      const { text } = await get(path);
      expect([path, text.match(/<h1[ >]/g)?.length]).toEqual([path, 1]);
      expect(text).toContain('<link rel="icon" href="/favicon.svg"');
    }
  });

  test("and the page lead to each other, and name the same address to search engines", async () => {
    const { text: page } = await get(long);
    const { text } = await get(twinOf(long));
    expect(page).toContain(
      `<link rel="alternate" type="text/html" title="Text version" href="${twinOf(long)}"/>`,
    );
    expect(page).toContain(`<a href="${twinOf(long)}">Text version</a>`);
    expect(text).toContain(`<link rel="alternate" type="text/html" href="${long}" title="Full version"/>`);
    expect(text).toContain(`<a href="${long}">Full version of this page</a>`);
    const canonical = /<link rel="canonical" href="[^"]*"\/>/.exec(page)?.[0] ?? "";
    expect(canonical).toContain("longpaper.example");
    expect(text).toContain(canonical);
    expect((await get("/text/search?q=river")).text).toContain('<meta name="robots" content="noindex"/>');
    expect((await get("/search?q=river")).text).toContain('href="/text/search?q=river"');
  });

  test("is missing, moved or taken down as the page is", async () => {
    const moved = await get(
      "/text/article/0000000000000000".replace("0000000000000000", long.split("/")[2] ?? ""),
    );
    expect([moved.status, moved.response.headers.get("location")]).toEqual([301, twinOf(long)]);
    for (const path of ["/text/nothing", "/text/article/0000000000000000", "/text/local/nowhere-at-all"]) {
      const missing = await get(path);
      expect([path, missing.status]).toEqual([path, 404]);
      expect(missing.text).toContain("Full version of this page");
    }
    const taken = await get(twinOf(gone));
    expect(taken.status).toBe(410);
    expect(taken.text).toContain("This article was taken down");
    expect(taken.text.replaceAll(gone, "")).not.toMatch(/zz(down|gone)/);
  });

  test("of what has none leads to the thing itself, and of a text version is none", async () => {
    for (const path of ["/favicon.svg", "/choices"]) {
      const { status, response } = await get(`/text${path}`);
      expect([path, status, response.headers.get("location")]).toEqual([path, 302, path]);
    }
    for (const path of ["/text/text", "/text/text/local", "/text//evil.example/"])
      expect([path, [301, 404].includes((await get(path)).status)]).toEqual([path, true]);
    expect((await get("/text//evil.example/")).response.headers.get("location") ?? "/").not.toMatch(/^\/\//);
  });

  test("is known again by its tag, and kept no longer than the page", async () => {
    const { response } = await get("/text/local");
    expect(response.headers.get("cache-control")).toBe("public, max-age=20, stale-while-revalidate=40");
    const again = await site.request("/text/local", {
      headers: { "if-none-match": response.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});
