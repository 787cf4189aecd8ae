/** What only a browser shows: that everybody can use the pages, that nothing moves, and that nothing calls elsewhere. */
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { draw, insertPlacesAndStories, insertTown } from "../setup/invented-town.ts";
import { openBrowser, type ServedSite, serveSite, withPage } from "./browser.ts";

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

/** Cumulative layout shift of the page so far. */
const shiftOf = (page: Page) =>
  page.evaluate(
    "new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => resolve(0), 200))",
  );

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

  describe.each(["light", "dark"] as const)("with %s colors", (colorScheme) => {
    test.each(NAMES)("axe finds nothing to mend on the page: %s", async (name) => {
      await withPage(browser, { colorScheme, viewport: { width: 1280, height: 900 } }, async (page) => {
        await page.goto(addressOf(name));
        // Run through the debugger's door, which the page's own policy does not close.
        await page.evaluate(axe.source);
        const violations = await page.evaluate(
          "document.querySelectorAll('details').forEach((one) => { one.open = true }), axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))",
        );
        expect(violations).toEqual([]);
      });
    });
  });

  test.each(NAMES)("nothing sticks out at 320 pixels on the page: %s", async (name) => {
    await withPage(browser, { viewport: { width: 320, height: 640 } }, async (page) => {
      await page.goto(addressOf(name));
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    });
  });

  test.each(NAMES)("nothing moves, calls elsewhere or complains on the page: %s", async (name) => {
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1280, height: 900 },
    ])
      await withPage(browser, { viewport }, async (page, seen) => {
        await page.goto(addressOf(name), { waitUntil: "networkidle" });
        expect(seen.requests.length).toBeLessThanOrEqual(20);
        // All the pictures, also those further down, and those in sight last.
        await page.evaluate(
          "window.scrollTo(0, document.body.scrollHeight), Promise.all([...document.images].map((image) => { image.loading = 'eager'; return image.decode(); }))",
        );
        expect(await shiftOf(page)).toBe(0);
        expect(seen.requests.filter((url) => new URL(url).origin !== site.origin)).toEqual([]);
        expect(seen.errors.filter((error) => !NOT_FOUND.has(name) || !error.includes("404"))).toEqual([]);
      });
  });

  // A slow device paints a page in parts: what comes later must not push what is there.
  test.each(["home", "article", "about", "place", "story"])(
    "nothing moves on a slow device on the page: %s",
    async (name) => {
      for (const viewport of [
        { width: 390, height: 844 },
        { width: 1280, height: 900 },
      ])
        await withPage(browser, { viewport }, async (page) => {
          const debug = await page.context().newCDPSession(page);
          await debug.send("Emulation.setCPUThrottlingRate", { rate: 20 });
          await page.goto(addressOf(name), { waitUntil: "networkidle" });
          expect(await shiftOf(page)).toBe(0);
        });
    },
  );

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
      await page.getByRole("link", { name: "reports" }).first().click();
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
