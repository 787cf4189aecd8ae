import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, inTransaction } from "#database/connect.ts";
import { makePicture, mintKey } from "#images/make-picture.ts";
import { findStanding, savePicture } from "#images/pictures.ts";
import { takeDownPicture } from "#ingest/take-down-picture.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { eagerEditionsOf } from "../../tests/setup/editions.ts";
import { drawPhotograph } from "../../tests/setup/photograph.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { makeSite } from "./site.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const CHROME = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";
const OLD = "image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";

let database: Database;
let clock = NOW;
const needs = () => ({ db: database.db, now: () => clock });
let site: ReturnType<typeof makeSite>;
/** Five pictures of 1200 by 1000: wide enough to be cropped. */
const scenes: Uint8Array[] = [];
const keys: string[] = [];
const articles: string[] = [];

const get = (path: string, accept = CHROME, more: Record<string, string> = {}) =>
  site.request(path, { headers: { accept, ...more } });
const sizeOf = async (response: Response) => {
  const { format, width, height } = await sharp(await response.arrayBuffer()).metadata();
  return { format, width, height };
};

beforeAll(async () => {
  database = await openTestDatabase();
  for (const seed of [1, 2, 3, 4, 5])
    scenes.push(
      await (await drawPhotograph(1200, 1000, { grain: 24, seed })).jpeg({ quality: 82 }).toBuffer(),
    );
  const paper = (rights: "full" | "headline") => ({ name: `The ${rights} Paper`, rights });
  for (const [i, bytes] of scenes.entries())
    articles.push(
      ...(await insertArticles(needs(), paper(i === 4 ? "headline" : "full"), [
        {
          title: `Scene ${i}`,
          body: "<p>What happened.</p>",
          section: "local",
          published: NOW,
          picture: { bytes, alt: "A scene", credit: "Drawing: A & B" },
        },
      ])),
    );
  keys.push(...scenes.map((bytes) => mintKey(bytes, SECRET)));
  site = await openSite();
});
afterAll(() => database.close());

async function openSite() {
  const own = { ...needs(), publicUrl: "https://town.example", secret: SECRET, atlas: openAtlas(needs()) };
  return makeSite({ ...own, editions: await eagerEditionsOf(database, own) });
}

describe("a picture", () => {
  test("is served in the nearest width, the wanted shape and the smallest format that is taken", async () => {
    const [key] = keys;
    for (const [query, accept, expected] of [
      ["?w=300", CHROME, { format: "heif", width: 320, height: 267 }],
      ["?w=321", CHROME, { format: "heif", width: 640, height: 533 }],
      ["?w=640", "image/webp,*/*", { format: "webp", width: 640, height: 533 }],
      ["?w=640", OLD, { format: "jpeg", width: 640, height: 533 }],
      ["?w=640&f=jpeg", CHROME, { format: "jpeg", width: 640, height: 533 }],
      ["?w=640", "image/avif;q=0, image/webp;q=0.1", { format: "webp", width: 640, height: 533 }],
      ["", "", { format: "jpeg", width: 1200, height: 1000 }],
      ["?w=99999999999", "*/*", { format: "jpeg", width: 1200, height: 1000 }],
      ["?card=320", CHROME, { format: "heif", width: 320, height: 213 }],
      ["?card=641", OLD, { format: "jpeg", width: 960, height: 640 }],
    ] as const) {
      const response = await get(`/image/${key}${query}`, accept);
      expect([query, accept, response.status, response.headers.get("vary")]).toEqual([
        query,
        accept,
        200,
        "accept",
      ]);
      expect([query, accept, await sizeOf(response)]).toEqual([query, accept, expected]);
    }
  });

  test("stays with the browser that has it, and a minute at most with those in between", async () => {
    const response = await get(`/image/${keys[0]}?w=640`);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable, s-maxage=40");
    expect(response.headers.get("cdn-cache-control")).toBe("max-age=40");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const etag = response.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    const again = await get(`/image/${keys[0]}?w=640`, CHROME, { "if-none-match": etag });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    expect((await get(`/image/${keys[0]}?w=640`, OLD, { "if-none-match": etag })).status).toBe(200);
  });

  test("is found by its key alone: no address, no path and no other width", async () => {
    for (const path of [
      "/image/unknown",
      `/image/${"a".repeat(26)}`,
      `/image/${keys[0]}?w=0`,
      `/image/${keys[0]}?w=wide`,
      `/image/${keys[0]}?card=-1`,
      "/image/https%3A%2F%2Felsewhere.example%2Fa.jpg",
      "/image/..%2F..%2Fetc%2Fpasswd",
      "/image/%00",
    ]) {
      const drawn = await get(path);
      // One transparent pixel: in a page a picture that is gone is nothing, and not a broken one.
      expect([path, drawn.status, await sizeOf(drawn)]).toEqual([
        path,
        404,
        { format: "gif", width: 1, height: 1 },
      ]);
      expect(await (await get(path, "text/html,image/avif,*/*")).text()).toBe("There is no such picture.\n");
    }
  });

  test("tells who made it, under which licence and where it comes from", async () => {
    const response = await get(`/image/${keys[0]}.json`, "*/*");
    expect(response.headers.get("content-type")).toBe("application/json");
    const told = await response.json();
    expect(told).toMatchObject({
      key: keys[0],
      width: 1200,
      height: 1000,
      credit: "Drawing: A & B",
      licence: null,
      origin: {
        url: "https://thefullpaper.example/Scene%200",
        article: `https://town.example/article/${articles[0]}/scene-0`,
        publisher: { name: "The full Paper", page: "https://town.example/publisher/the-full-paper" },
      },
      placeholder: { color: expect.stringMatching(/^#[0-9a-f]{6}$/) },
    });
    for (const variant of told.variants) {
      const served = await get(variant.url.replace("https://town.example", ""), variant.type);
      expect(served.headers.get("content-type")).toBe(variant.type);
      expect((await served.arrayBuffer()).byteLength).toBe(variant.bytes);
    }
    expect((await get("/image/nothing.json")).status).toBe(404);
  });

  test("stands in pages with its widths, its size and its colour, and the first is not lazy", async () => {
    const html = await (await get("/local", "text/html")).text();
    const images = html.match(/<img [^>]+>/g) ?? [];
    expect(images).toHaveLength(4);
    for (const image of images)
      expect(image).toMatch(
        /class="tl\d th\d" src="\/image\/\w{26}\?card=640" srcset="\/image\/\w{26}\?card=320 320w, \/image\/\w{26}\?card=640 640w, \/image\/\w{26}\?card=960 960w" sizes="[^"]+" width="960" height="640" alt=""/,
      );
    const home = await (await get("/", "text/html")).text();
    const [first = "", ...others] = home.match(/<img [^>]+>/g) ?? [];
    expect(first).toContain('fetchpriority="high"');
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(other).toContain('loading="lazy"');
    const page = await (await get(`/article/${articles[0]}/scene-0`, "text/html")).text();
    expect(page).toContain(
      `<meta property="og:image" content="https://town.example/image/${keys[0]}?w=1200&amp;f=jpeg"`,
    );
    expect(page).toMatch(
      /<img class="[^"]+" src="\/image\/\w+\?w=640" [^>]* width="1200" height="1000" alt="A scene"/,
    );
    expect(page).not.toContain("style=");
  });
});

describe("a picture that may not be shown", () => {
  test("of a source that grants headlines is nowhere", async () => {
    expect((await get(`/image/${keys[4]}?w=640`)).status).toBe(404);
    expect((await get(`/image/${keys[4]}.json`)).status).toBe(404);
  });

  test("any more is gone within twenty seconds, though it was served a moment ago", async () => {
    const path = `/image/${keys[3]}?w=640`;
    expect((await get(path)).status).toBe(200);
    await database.db.updateTable("sources").set({ rights: "headline" }).execute();
    expect((await get(`/image/${keys[3]}.json`)).status).toBe(404);
    clock = new Date(clock.getTime() + 20_000);
    expect((await get(path)).status).toBe(404);
    await database.db.updateTable("sources").set({ rights: "full" }).execute();
    expect((await get(path)).status).toBe(200);
  });
});

describe("a picture that was taken down", () => {
  test("answers 410 everywhere, is in no page and no feed, and does not come back with the same bytes", async () => {
    const [, key = "", other = ""] = keys;
    expect((await get(`/image/${key}?w=640`)).status).toBe(200);
    expect(await takeDownPicture(needs(), key, "The photographer asked.")).toBe(1);
    clock = new Date(clock.getTime() + 20_000);

    for (const path of [
      `/image/${key}?w=640`,
      `/image/${key}?card=320`,
      `/image/${key}`,
      `/image/${key}.json`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 410]);
    expect(await sizeOf(await get(`/image/${key}?w=640`))).toMatchObject({ format: "gif", width: 1 });
    expect(await (await get(`/image/${key}`, "*/*")).text()).toBe("This picture was taken down.\n");
    // Another process asks the database first.
    expect((await (await openSite()).request(`/image/${key}?w=640`)).status).toBe(410);
    for (const path of ["/", "/local", "/local.rss", "/local.json", `/article/${articles[1]}/scene-1`]) {
      const text = await (await get(path, "text/html")).text();
      expect([path, text.includes(key)]).toEqual([path, false]);
      expect([path, text.includes("Scene 1")]).toEqual([path, true]);
    }
    expect(
      await database.db.selectFrom("picture_variants").where("key", "=", key).select("key").execute(),
    ).toEqual([]);

    const made = await makePicture(scenes[1] ?? new Uint8Array(), SECRET);
    if (!made.ok) throw new Error(made.why);
    expect(made.key).toBe(key);
    expect(await inTransaction(database.db, (db) => savePicture({ ...needs(), db }, made))).toBe(false);
    expect(await findStanding(database.db, key)).toBe("removed");
    expect((await get(`/image/${key}?w=640`)).status).toBe(410);
    expect((await get(`/image/${other}?w=640`)).status).toBe(200);
    // Twice is as good as once.
    expect(await takeDownPicture(needs(), key, "Again.")).toBe(0);
  });
});
