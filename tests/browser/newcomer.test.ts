/**
 * A newcomer's way through a served site in a real browser: chooses a place, reads, expands, mutes a word that is then
 * nowhere, saves; with script also on the device alone, offline, and as an installed app. The same way is walked without script.
 */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { articlePath, storyPath } from "#site/addresses.ts";
import { hasTwin, twinPath } from "#site/text/twin.ts";
import { type InventedPaper, insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { draw } from "../setup/invented-town.ts";
import { insertMeaning, insertStory } from "../setup/meanings.ts";
import { isControlled, isKept, watch } from "./app-page.ts";
import { openBrowser, openProfile, type ServedSite, serveSite, withPage } from "./browser.ts";

const chromium = inject("chromium");
const NOW = new Date("2026-03-10T12:00:00Z");
const PHONE = { viewport: { width: 390, height: 844 } };
const PLAIN = { ...PHONE, javaScriptEnabled: false };
const PRECISE = { latitude: 39.98123, longitude: -82.98765 };
const LONG_BODY = `<p>${"The roof is of slate. ".repeat(20)}</p>`.repeat(30);
const APP = "org.example.town";
/** A long way for a busy machine. */
const WALK_MS = 60_000;
const MUTED = /zeppelin/i;

let database: Database;
let site: ServedSite;
let browser: Browser;
const at = { roof: "", story: "", muted: "" };
/** Every address on which the muted word stands before. */
let addresses: string[] = [];

describe.skipIf(!chromium)("a newcomer", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    const needs = { db: database.db, now: () => NOW };
    const atlas = openAtlas(needs);
    await saveOwnPlaces(needs, [
      { name: "Zeppelin Field", kind: "neighbourhood", within: "Columbus, OH", lat: 39.97, lon: -82.99 },
    ]);
    const gazetteer = await atlas.read();
    const local = gazetteer.findSlug("columbus-oh");
    const [field] = gazetteer.named("Zeppelin Field");
    if (!local || !field) throw new Error("places are missing");
    let minutes = 70;
    const report = async (paper: InventedPaper, title: string, body: string, place = local) => {
      minutes -= 7;
      const published = new Date(NOW.getTime() - minutes * 60_000);
      const picture = { bytes: await draw(minutes), alt: "A roof" };
      const article = { title, body, section: "education", published, picture };
      const [id = ""] = await insertArticles(needs, paper, [article]);
      await insertMeaning({ ...needs, gazetteer }, id, {
        local: place,
        people: ["Ann Reed"],
        sections: ["local", "education"],
      });
      return id;
    };
    const paper = (name: string): InventedPaper => ({ name, rights: "full" });
    const roof = await report(paper("The Gazette"), "School gets a roof", LONG_BODY);
    const muted = await report(paper("The Herald"), "Zeppelin over the new roof", "<p>It was silver.</p>");
    const radio = await report(paper("Radio Reed"), "A roof at last", "<p>Rain stays out.</p>");
    const copy = await report(paper("The Copyist"), "Zeppelin over the roof, again", "<p>It was silver.</p>");
    await report(paper("The Herald"), "Zeppelin lands", "<p>A roof was near.</p>", field);
    await report(paper("The Gazette"), "Library opens", "<p>It has a roof too.</p>");
    const members = [{ id: roof }, { id: radio }, { id: muted }, { id: copy, copyOf: roof }];
    const story = await insertStory(database.db, members, NOW);
    at.roof = articlePath({ id: roof, title: "School gets a roof" });
    at.muted = articlePath({ id: muted, title: "Zeppelin over the new roof" });
    at.story = storyPath({ id: story });
    const lists = [
      "/",
      "/local",
      "/local/columbus-oh",
      "/education",
      "/publisher/the-herald",
      "/search?q=roof",
    ];
    const pages = [...lists, "/search?q=zepp", at.story, at.roof];
    const feeds = ["/home", "/local", "/local/columbus-oh", "/education", "/publisher/the-herald"].flatMap(
      (path) => ["rss", "atom", "json"].map((format) => `${path}.${format}`),
    );
    addresses = [...pages, ...pages.filter(hasTwin).map(twinPath), ...feeds];
    const apps = { android: { package: APP, fingerprints: [] } };
    site = await serveSite({ ...needs, atlas, editions: await editionsOf(database, { atlas }), apps });
    browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await database?.close();
  });

  const go = (page: Page, path: string) => page.goto(site.origin + path);
  /** What this browser is given at each address, with its cookies, that has the muted word. */
  const findMuted = async (page: Page) => {
    const has = await Promise.all(
      addresses.map(async (path) => {
        const answer = await page.request.get(site.origin + path, { maxRetries: 1 });
        expect([path, answer.status()]).toEqual([path, 200]);
        return MUTED.test(await answer.text());
      }),
    );
    return addresses.filter((_, n) => has[n]);
  };
  const textOf = async (page: Page, part = "main") => (await page.locator(part).textContent()) ?? "";
  const countsOf = async (page: Page) => {
    await go(page, "/education");
    const lists = await textOf(page);
    await go(page, at.story);
    return { list: /\d outlets/.exec(lists)?.[0], story: await textOf(page) };
  };

  async function choosePlaceByZip(page: Page): Promise<void> {
    page.setDefaultTimeout(20_000);
    await go(page, "/");
    await page.getByRole("searchbox", { name: "Your place" }).fill("43215");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("button", { name: /^My place/ }).click();
    await page.waitForURL(`${site.origin}/`);
    await page.getByRole("heading", { name: "Columbus" }).waitFor();
    expect(await page.getByRole("searchbox", { name: "Your place" }).count()).toBe(0);
    await go(page, "/local");
    expect(await textOf(page)).toContain("Your place: 43215");
  }

  /** Beginning with every list in the browser's memory. */
  async function muteWord(page: Page): Promise<void> {
    expect(await findMuted(page)).toEqual(addresses);
    const before = await countsOf(page);
    expect(before.list).toBe("3 outlets");
    expect(before.story).toMatch(/3 reports by 3 publishers.*one more prints/i);
    for (const path of ["/", "/education"]) {
      await go(page, path);
      expect(await textOf(page)).toMatch(MUTED);
    }
    await page.getByText("Mute…").click();
    await page.getByPlaceholder("A word or phrase").fill("zeppelin");
    await page.getByRole("button", { name: "Mute this word" }).click();
    await page.waitForURL(`${site.origin}/education`);
    expect(await textOf(page)).not.toMatch(MUTED);
    await page.goBack();
    expect(await textOf(page)).not.toMatch(MUTED);
    expect(await findMuted(page)).toEqual([]);
    const after = await countsOf(page);
    expect(after.list).toBe("2 outlets");
    expect(after.story).toMatch(/2 reports by 2 publishers(?!.*more print)/i);
    await go(page, at.roof);
    expect(await textOf(page)).not.toMatch(/The Herald|The Copyist/);
    await go(page, at.muted);
    expect(await textOf(page)).toContain("You muted this");
    await go(page, "/search?q=zeppelin");
    expect(await textOf(page)).toContain("Everything here is muted by you.");
    expect(await page.locator("main article, main .suggested").count()).toBe(0);
  }

  async function saveArticle(page: Page): Promise<void> {
    await go(page, at.story);
    await page.getByRole("link", { name: "School gets a roof", exact: true }).click();
    await page.getByRole("button", { name: /^Save for later/ }).click();
    await page.getByRole("button", { name: /^Saved/ }).waitFor();
  }

  test(
    "without script chooses a place, reads, expands, mutes, saves, and erases it all",
    async () => {
      await withPage(browser, PLAIN, async (page) => {
        await choosePlaceByZip(page);
        await go(page, at.roof);
        const rest = page.locator("details.rest p").first();
        expect(await rest.isVisible()).toBe(false);
        await page.getByRole("link", { name: "Expand all" }).click();
        await page.waitForURL("**?expand=all");
        expect(await rest.isVisible()).toBe(true);
        for (const name of ["Use my location", "Install the app"])
          expect(await page.getByRole("button", { name }).count()).toBe(0);
        await muteWord(page);
        await saveArticle(page);
        await go(page, "/saved");
        expect(await textOf(page)).toContain("School gets a roof");
        await go(page, "/choices");
        await page.getByLabel("More", { exact: true }).first().check();
        await page.getByRole("button", { name: "Set what counts" }).click();
        expect(await page.getByLabel("More", { exact: true }).first().isChecked()).toBe(true);
        await page.getByRole("button", { name: "Remove “zeppelin”" }).click();
        await go(page, "/education");
        expect(await textOf(page)).toMatch(MUTED);
        await go(page, "/choices");
        await page.getByRole("button", { name: "Erase everything" }).click();
        expect(await page.context().cookies()).toEqual([]);
        await go(page, "/saved");
        expect(await textOf(page)).toContain("Nothing is saved yet.");
      });
    },
    WALK_MS,
  );

  /** In a profile of its own: where everything is forgotten, nothing can be installed. */
  async function inProfile(walk: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
    const context = await openProfile(chromium);
    try {
      const page = await context.newPage();
      await page.setViewportSize(PHONE.viewport);
      await walk(page, context);
    } finally {
      await context.close();
    }
  }

  test(
    "with script chooses a place, reads, expands, mutes, saves, reads it offline, and installs",
    async () => {
      await inProfile(async (page, context) => {
        await choosePlaceByZip(page);
        await isControlled(page);
        await go(page, at.roof);
        const rest = page.locator("details.rest p").first();
        expect(await rest.isVisible()).toBe(false);
        await page.getByRole("link", { name: "Expand all" }).click();
        expect(await rest.isVisible()).toBe(true);
        expect(page.url()).not.toContain("expand");
        await page.getByRole("link", { name: "Fold all" }).click();
        expect(await rest.isVisible()).toBe(false);
        await muteWord(page);
        await saveArticle(page);
        expect(new URL(page.url()).pathname).toBe(at.roof);
        await isKept(page, "saved", at.roof.split("/")[2] ?? "");
        await context.setOffline(true);
        await page.reload();
        expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("School gets a roof");
        expect(await textOf(page)).toContain("Kept for reading offline");
        expect(await textOf(page, "body")).not.toMatch(MUTED);
        await go(page, "/education");
        await page.getByRole("link", { name: "School gets a roof" }).click();
        expect(await page.getByText("The roof is of slate.").first().isVisible()).toBe(true);
        await context.setOffline(false);
        await go(page, at.roof);
        const debug = await context.newCDPSession(page);
        expect((await debug.send("Page.getAppManifest")).errors).toEqual([]);
        expect((await debug.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
        await page.evaluate("dispatchEvent(new Event('beforeinstallprompt'))");
        await page.getByRole("button", { name: "Install the app" }).waitFor();
      });
    },
    WALK_MS,
  );

  test("is led to this very page in the operator's own app, where the device has it", async () => {
    await withPage(browser, PHONE, async (page) => {
      await page.addInitScript(
        `navigator.getInstalledRelatedApps = async () => [{ platform: "play", id: "${APP}" }]`,
      );
      await go(page, at.roof);
      const href = await page.getByRole("link", { name: "Open in App" }).getAttribute("href");
      expect(href).toBe(
        `intent://${new URL(site.origin).host}${at.roof}#Intent;scheme=https;package=${APP};end`,
      );
    });
  });

  test("has the nearest town found on the device, and nobody is told where that is", async () => {
    const options = { ...PHONE, geolocation: PRECISE, permissions: ["geolocation"] };
    await withPage(browser, options, async (page) => {
      for (const [path, to] of [
        ["/", "/choices"],
        ["/local", "/local/*-oh"],
      ] as const) {
        await go(page, path);
        const seen = watch(page.context());
        await page.getByRole("button", { name: "Use my location" }).first().click();
        await page.waitForURL((url) => new RegExp(`^${to.replace("*", "[a-z-]+")}$`).test(url.pathname));
        const asked = seen.urls
          .map((url) => new URL(url).pathname)
          .filter((one) => /^\/(places|local\/|choices)/.test(one));
        // What the worker passes on is seen twice.
        expect([...new Set(asked)]).toEqual(["/places/near.bin", new URL(page.url()).pathname]);
        const all = [...seen.urls, ...seen.bodies].join("\n");
        for (const part of ["39.9", "82.9", "3998", "8298", "39,9", "latitude", "longitude"])
          expect(all).not.toContain(part);
        if (path === "/") {
          await page.getByRole("button", { name: /^My place/ }).click();
          await page.waitForURL(`${site.origin}/`);
        }
      }
    });
  });
});
