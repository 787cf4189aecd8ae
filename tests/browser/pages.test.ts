/** What only a browser shows: that everybody can use the pages, that nothing moves, and that nothing calls elsewhere. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { draw, insertPlacesAndStories, insertTown } from "../setup/invented-town.ts";
import { openBrowser, type ServedSite, serveSite, withPage } from "./browser.ts";
import { GOOD, lookAt, shiftOf } from "./look.ts";

const chromium = inject("chromium");
const NOW = new Date("2026-03-10T12:00:00Z");
const NAMES = [
  "home",
  "section",
  "local",
  "place",
  "empty place",
  "ZIP code",
  "places found",
  "no such place",
  "story",
  "story of one",
  "article",
  "excerpt",
  "wide article",
  "publisher",
  "search",
  "search with filters",
  "about",
  "newsletter",
  "choices",
  "choice of places",
  "saved",
  "missing",
];

const NOT_FOUND = new Set(["missing", "no such place"]);

let database: Database;
let site: ServedSite;
let browser: Browser;
const paths: Record<string, string> = {
  home: "/",
  section: "/education",
  local: "/local",
  place: "/local/alder-falls-oh",
  "empty place": "/local/cedarmoor-oh",
  "ZIP code": "/local/43215",
  "places found": "/local?q=springfield",
  "no such place": "/local/nowhere-at-all",
  publisher: "/publisher/the-alder-post",
  search: "/search?q=river",
  "search with filters": "/search?q=river&section=education&from=2020-01-01&place=nowhere",
  about: "/about",
  newsletter: "/newsletter",
  choices: "/choices",
  "choice of places": "/choices?q=springfield",
  saved: "/saved",
  missing: "/no/such/page",
};
const addressOf = (name: string) => site.origin + (paths[name] ?? "");

/** Everything that makes a page wider than a small screen. */
const WIDE_BODY = `<p>${"unbroken".repeat(40)}</p><table><tbody><tr>${"<td>Yesterday</td>".repeat(14)}</tr></tbody></table><pre>${"code ".repeat(60)}</pre><ul><li>One</li></ul>`;

describe.skipIf(!chromium)("in a browser", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    const { db } = database;
    const now = () => NOW;
    const needs = { db, now, atlas: openAtlas({ db, now }) };
    const ids = await insertTown(needs, { perSection: 26, pictures: 60 });
    Object.assign(paths, await insertPlacesAndStories(needs, ids));
    const wide = {
      title: `Donaudampfschifffahrt${"gesellschaft".repeat(12)}`,
      authors: ["X".repeat(90)],
      excerpt: "Long.",
      section: "local",
      published: NOW,
      path: "/w",
    };
    const paper = { name: "Wide & Co", rights: "full" } as const;
    await insertArticles(needs, paper, [
      { ...wide, body: "<p>Before.</p>", picture: { bytes: await draw(99), alt: "Colors", credit: "Us" } },
    ]);
    const [id] = await insertArticles(needs, paper, [{ ...wide, body: WIDE_BODY }]);
    paths.article = `/article/${ids[0]}`;
    paths.excerpt = `/article/${ids[1]}`;
    paths["wide article"] = `/article/${id}`;
    site = await serveSite({
      ...needs,
      editions: await editionsOf(database, needs),
      contact: "desk@town.example",
    });
    browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await database?.close();
  });

  test.each(NAMES)(
    "can be used by everybody, and nothing moves, sticks out or calls elsewhere: %s",
    async (name) => {
      expect(await lookAt(browser, addressOf(name), { missing: NOT_FOUND.has(name) })).toEqual(GOOD);
    },
  );

  // A slow device paints a page in parts: what comes later must not push what is there.
  test.each([
    ["home", 390],
    ["home", 1280],
    ["article", 390],
    ["place", 390],
    ["story", 1280],
  ])("nothing moves on a slow device on the page: %s, at %i pixels", async (name, width) => {
    await withPage(browser, { viewport: { width, height: 900 } }, async (page) => {
      const debug = await page.context().newCDPSession(page);
      await debug.send("Emulation.setCPUThrottlingRate", { rate: 20 });
      await page.goto(addressOf(name), { waitUntil: "networkidle" });
      expect(await shiftOf(page)).toBe(0);
    });
  });

  test("everything works with script switched off", async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(site.origin);
      await page.getByRole("searchbox", { name: "Search the news" }).fill("river");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/search?q=river");
      await page.getByRole("link", { name: "More", exact: true }).click();
      await page.waitForURL("**cursor=*");
      await page.goto(addressOf("wide article"));
      expect(await page.getByText("Before.").isVisible()).toBe(false);
      await page.getByText("What changed").click();
      expect(await page.getByText("Before.").isVisible()).toBe(true);
      await page.getByRole("link", { name: "Local" }).first().click();
      await page.waitForURL("**/local");
      await page.getByRole("searchbox", { name: "News of one place" }).fill("Alder Falls");
      await page.getByRole("button", { name: "Find" }).click();
      await page.waitForURL("**/local/alder-falls-oh");
      await page
        .getByRole("link", { name: /outlets|reports/ })
        .first()
        .click();
      await page.waitForURL("**/story/*");
    });
  });

  test("the keyboard begins with a way past the sections", async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(site.origin);
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toContain("Skip to the news");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.querySelector('main').contains(document.activeElement)")).toBe(
        true,
      );
    });
  });

  test("on paper stands the article, without the ways about the site", async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(addressOf("article"));
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("navigation", { name: "Sections" }).isVisible()).toBe(false);
      expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
    });
  });
});
