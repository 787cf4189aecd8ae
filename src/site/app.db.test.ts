/** The addresses of the app: what installs it, what it keeps, and the ways into it. */
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withdrawArticle } from "#articles/withdraw.ts";
import { SECTIONS } from "#config/sections.ts";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { editionsOf } from "../../tests/setup/editions.ts";
import { draw } from "../../tests/setup/invented-town.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { unpackFacts } from "./client/kept.ts";
import { readNearTable } from "./client/near-table.ts";
import { makeSite } from "./site.ts";
import { PAPER } from "./styles.ts";
import type { SiteNeeds } from "./view.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const LONG_BODY = `<p>${"The river rose again. ".repeat(20)}</p>`.repeat(30);

let database: Database;
let needs: SiteNeeds;
let site: ReturnType<typeof makeSite>;
let bridge = "";
let gone = "";

const get = (path: string) => site.request(path);
const read = async (path: string) => (await get(path)).text();
const readJson = async (path: string): Promise<Record<string, unknown>> => JSON.parse(await read(path));

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  const now = () => NOW;
  const atlas = openAtlas({ db, now });
  const editions = await editionsOf(database, { atlas });
  const about = { publicUrl: "https://town.example", townName: "Brook Town", secret: SECRET };
  needs = { ...about, db, now, atlas, editions };
  site = makeSite(needs);
  const paper = { name: "The Gazette", rights: "full" } as const;
  const article = {
    section: "local",
    published: new Date(NOW.getTime() - 60_000),
    body: "<p>Cars may cross.</p>",
  };
  const picture = { bytes: await draw(1), alt: "The bridge" };
  [bridge = "", gone = ""] = await insertArticles(needs, paper, [
    { ...article, title: "Bridge “opens”", body: LONG_BODY, path: "/2026/bridge.html", picture },
    { ...article, title: "Mistaken identity", path: "/mistake" },
  ]);
  await withdrawArticle(needs, gone, { why: "A person was mistaken for another." });
});
afterAll(() => database.close());

describe("the manifest", () => {
  test("says what a browser asks of an app, in the page's own colors", async () => {
    const answer = await get("/manifest.webmanifest");
    expect(answer.headers.get("content-type")).toContain("application/manifest+json");
    const manifest = await answer.json();
    expect(manifest).toMatchObject({
      id: "/",
      name: "Brook Town",
      short_name: "Brook Town",
      start_url: "/?app",
      scope: "/",
      display: "standalone",
      theme_color: PAPER.light,
      background_color: PAPER.light,
      share_target: { action: "/share", method: "GET" },
    });
    expect(manifest).not.toHaveProperty("related_applications");
    const page = await read("/");
    expect(page).toContain('<link rel="manifest" href="/manifest.webmanifest"/>');
    for (const [scheme, color] of Object.entries(PAPER))
      expect(page).toContain(
        `<meta name="theme-color" content="${color}" media="(prefers-color-scheme: ${scheme})"/>`,
      );
  });

  test("names icons that are there, in the sizes it says, and shortcuts that lead somewhere", async () => {
    const manifest = await readJson("/manifest.webmanifest");
    const icons = manifest.icons as { src: string; sizes: string; purpose: string }[];
    expect(new Set(icons.map(({ purpose }) => purpose))).toEqual(new Set(["any", "maskable"]));
    for (const { src, sizes } of [...icons, { src: "/apple-touch-icon.png", sizes: "180x180" }]) {
      const answer = await get(src);
      expect([src, answer.status, answer.headers.get("content-type")]).toEqual([src, 200, "image/png"]);
      const { width, height, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect([src, format, `${width}x${height}`]).toEqual([src, "png", sizes]);
    }
    for (const { url } of manifest.shortcuts as { url: string }[]) expect((await get(url)).status).toBe(200);
    expect((await get("/icon-7.png")).status).toBe(404);
  });

  test("keeps what matters of the maskable icon in the middle four fifths", async () => {
    const bytes = Buffer.from(await (await get("/maskable-512.png")).arrayBuffer());
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) =>
      [...data.subarray((y * info.width + x) * 3).subarray(0, 3)].join();
    const ground = pixel(0, 0);
    for (let y = 0; y < 512; y += 4)
      for (let x = 0; x < 512; x += 4)
        if (Math.hypot(x - 256, y - 256) > 512 * 0.4) expect([x, y, pixel(x, y)]).toEqual([x, y, ground]);
    expect(pixel(256, 256)).not.toBe(ground);
  });
});

describe("an article kept on a device", () => {
  test("is whole, with dates that stay true and nothing of one reader or of the day around it", async () => {
    const answer = await get(`/kept/${bridge}`);
    expect(answer.status).toBe(200);
    expect(unpackFacts(answer.headers.get("x-kept"))).toEqual({
      title: "Bridge “opens”",
      publisher: "The Gazette",
    });
    const html = await answer.text();
    expect(html).toContain('<details class="rest" open>');
    expect(html).toContain(">Tuesday, March 10, 2026 at 11:59 AM UTC</time>");
    expect(html).not.toMatch(/ ago<\/time>|<form[^>]*method="post"|class="more"|<tw-expand/);
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).toMatch(/<img [^>]*src="\/image\//);
  });

  test("is the same for a reader with a cookie", async () => {
    const asReader = await site.request(`/kept/${bridge}`, { headers: { cookie: "tw_saved=x" } });
    expect(asReader.headers.get("cache-control")).toContain("public");
    expect(await asReader.text()).toBe(await read(`/kept/${bridge}`));
  });

  test("is gone when it was withdrawn, and was never there when it was not", async () => {
    expect((await get(`/kept/${gone}`)).status).toBe(410);
    expect(await read(`/kept/${gone}`)).not.toContain("Mistaken");
    for (const id of ["0000000000000000", "x", "%00"]) expect((await get(`/kept/${id}`)).status).toBe(404);
  });
});

describe("what is shared with the app", () => {
  const share = (given: Record<string, string>) => get(`/share?${new URLSearchParams(given)}`);

  test("leads to the article by its publisher's address, however that is written", async () => {
    for (const url of [
      "https://thegazette.example/2026/bridge.html",
      "http://www.thegazette.example/2026/bridge.html?utm_source=x#top",
    ]) {
      const answer = await share({ text: `Look: ${url}` });
      expect([url, answer.status, answer.headers.get("location")]).toEqual([
        url,
        302,
        `/article/${bridge}/bridge-opens`,
      ]);
    }
  });

  test("leads to a search by its title when we do not have it, and to nothing withdrawn", async () => {
    for (const url of ["https://other.example/storm", "https://thegazette.example/mistake"]) {
      const answer = await share({ url, title: "A storm & its name" });
      expect(answer.status).toBe(200);
      const html = await answer.text();
      expect(html).toContain("We do not have this article");
      expect(html).toContain('href="/search?q=A%20storm%20%26%20its%20name"');
      expect(html).toContain(`href="${url}" rel="noopener"`);
      expect(html).not.toContain("Mistaken");
    }
    expect(await (await share({})).text()).toContain("There was no address in what was shared.");
  });
});

describe("the way into an operator's own app", () => {
  test("is not there without settings", async () => {
    for (const name of ["assetlinks.json", "apple-app-site-association"])
      expect((await get(`/.well-known/${name}`)).status).toBe(404);
    expect(await read(`/article/${bridge}/bridge-opens`)).not.toMatch(/data-android|apple-itunes-app/);
  });

  test("is named as Android and iOS read it", async () => {
    const print = Array.from({ length: 32 }, () => "AB").join(":");
    const apps = {
      android: { package: "org.example.town", fingerprints: [print] },
      ios: { id: "A1B2C3D4E5.org.example.town", store: "123" },
    };
    const own = makeSite({ ...needs, apps });
    const links = await own.request("/.well-known/assetlinks.json");
    expect(links.headers.get("content-type")).toBe("application/json");
    expect(await links.json()).toEqual([
      {
        relation: ["delegate_permission/common.handle_all_urls"],
        target: {
          namespace: "android_app",
          package_name: "org.example.town",
          sha256_cert_fingerprints: [print],
        },
      },
    ]);
    const association = await own.request("/.well-known/apple-app-site-association");
    expect(association.headers.get("content-type")).toBe("application/json");
    expect(await association.json()).toMatchObject({
      applinks: { details: [{ appIDs: ["A1B2C3D4E5.org.example.town"] }] },
    });
    const html = await (await own.request(`/article/${bridge}/bridge-opens`)).text();
    expect(html).toContain('<tw-app data-android="org.example.town"></tw-app>');
    expect(html).toContain(
      `<meta name="apple-itunes-app" content="app-id=123, app-argument=https://town.example/article/${bridge}/bridge-opens"/>`,
    );
  });
});

test("a long article is opened by a link, which leads back to the folded one", async () => {
  const path = `/article/${bridge}/bridge-opens`;
  const folded = await read(path);
  expect(folded).toContain('<details class="rest"><summary');
  expect(folded).toContain(
    `<tw-expand><a href="${path}?expand=all" rel="nofollow">Expand all</a></tw-expand>`,
  );
  const open = await read(`${path}?expand=all`);
  expect(open).toContain('<details class="rest" open>');
  expect(open).toContain(`<a href="${path}" rel="nofollow">Fold all</a>`);
});

test("links that may be fetched ahead are listed for the browser; what does something is not among them", async () => {
  const page = await get("/");
  expect(page.headers.get("speculation-rules")).toBe('"/speculation-rules.json"');
  const answer = await get("/speculation-rules.json");
  expect(answer.headers.get("content-type")).toBe("application/speculationrules+json");
  const rules = (await answer.json()) as Record<string, { where: { and: object[] }; eagerness: string }[]>;
  expect(Object.keys(rules).sort()).toEqual(["prefetch", "prerender"]);
  const all = Object.values(rules).flat();
  expect(new Set(all.map((rule) => rule.eagerness))).toEqual(new Set(["moderate"]));
  const wanted = JSON.stringify(all.map((rule) => rule.where.and[0]));
  for (const { slug } of SECTIONS) expect(wanted).toContain(`"/${slug}"`);
  for (const path of ["saved", "choices", "search", "image", "desk", "share"])
    expect(wanted).not.toContain(`/${path}`);
});

test("the table of towns is one file for everybody, with the operator's own towns", async () => {
  const answer = await get("/places/near.bin");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=86400");
  const { slugs } = readNearTable(new Uint8Array(await answer.arrayBuffer()));
  expect(slugs.length).toBeGreaterThan(35_000);
  expect(slugs).toContain("columbus-oh");
});
