/** What makes the site an app: it reads offline what was kept, lets go of what it must, and offers itself quietly. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { withdrawArticle } from "#articles/withdraw.ts";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { draw } from "../setup/invented-town.ts";
import { isControlled, isKept, until } from "./app-page.ts";
import { openBrowser, type ServedSite, serveSite, withPage } from "./browser.ts";

const chromium = inject("chromium");
const NOW = new Date("2026-03-10T12:00:00Z");
const PHONE = { viewport: { width: 390, height: 844 } };

let database: Database;
let site: ServedSite;
let browser: Browser;
const ids = { bridge: "", mayor: "", mistake: "" };

const isDropped = (page: Page, id: string) =>
  until(page, `caches.match("/kept/${id}").then((copy) => copy === undefined)`);

const pathOf = (id: string) => `/article/${id}/x`;

describe.skipIf(!chromium)("the app", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    const needs = { db: database.db, now: () => NOW };
    const paper = { name: "The Gazette", rights: "full" } as const;
    const article = { section: "education", published: NOW };
    const picture = { bytes: await draw(3), alt: "The bridge at noon" };
    [ids.bridge = "", ids.mayor = "", ids.mistake = ""] = await insertArticles(needs, paper, [
      { ...article, title: "Bridge opens", body: "<p>Cars may cross.</p>", picture },
      { ...article, title: "Mayor resigns", body: "<p>She thanked all.</p>" },
      { ...article, title: "Mistaken identity", body: "<p>It was him.</p>" },
    ]);
    const atlas = openAtlas(needs);
    site = await serveSite({ ...needs, atlas, editions: await editionsOf(database, { atlas }) });
    browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await database?.close();
  });

  const go = (page: Page, path: string) => page.goto(site.origin + path);

  test("the browser takes the rules for what it may fetch ahead, and draws an article ahead by them", async () => {
    await withPage(browser, {}, async (page) => {
      const debug = await page.context().newCDPSession(page);
      const rules: { errorType?: string | undefined; url?: string | undefined }[] = [];
      const ahead: string[] = [];
      debug.on("Preload.ruleSetUpdated", ({ ruleSet }) => rules.push(ruleSet));
      debug.on("Preload.preloadingAttemptSourcesUpdated", ({ preloadingAttemptSources }) => {
        ahead.push(
          ...preloadingAttemptSources.map(({ key }) => `${key.action} ${new URL(key.url).pathname}`),
        );
      });
      await debug.send("Preload.enable");
      await go(page, "/education");
      await expect.poll(() => rules.length, { timeout: 10_000 }).toBeGreaterThan(0);
      for (const { errorType, url } of rules) {
        expect(errorType).toBeUndefined();
        expect(url).toBe(`${site.origin}/speculation-rules.json`);
      }
      await expect
        .poll(() => ahead.join(), { timeout: 10_000 })
        .toContain(`Prerender /article/${ids.bridge}/`);
      expect(ahead.filter((one) => /saved|choices|search|desk|image|share/.test(one))).toEqual([]);
    });
  });

  test("an article that was read opens offline, one that was not leads to what is kept", async () => {
    await withPage(browser, PHONE, async (page) => {
      await go(page, pathOf(ids.bridge));
      await isKept(page, "recent", ids.bridge);
      await isControlled(page);
      await page.context().setOffline(true);
      // Loaded anew: for a minute the browser would answer from its own cache.
      await page.reload();
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Bridge opens");
      expect(await page.getByText("Cars may cross.").isVisible()).toBe(true);
      expect(await page.getByText("Kept for reading offline").isVisible()).toBe(true);
      const font = await page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily");
      expect(font).toContain("Georgia");
      await go(page, pathOf(ids.mayor));
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("On this device");
      await page.getByRole("link", { name: "Bridge opens" }).click();
      expect(await page.getByText("Cars may cross.").isVisible()).toBe(true);
      await page.context().setOffline(false);
      await go(page, pathOf(ids.mayor));
      expect(await page.getByText("She thanked all.").isVisible()).toBe(true);
    });
  });

  test("an article saved without leaving the page opens offline with its picture", async () => {
    await withPage(browser, PHONE, async (page) => {
      await go(page, "/");
      await isControlled(page);
      await go(page, pathOf(ids.bridge));
      await isKept(page, "recent", ids.bridge);
      let loads = 0;
      page.on("load", () => {
        loads++;
      });
      await page.getByRole("button", { name: /^Save for later/ }).click();
      await page.getByRole("button", { name: /^Saved/ }).waitFor();
      expect(loads).toBe(0);
      await isKept(page, "saved", ids.bridge);
      await page.context().setOffline(true);
      await page.reload();
      expect(await page.getByRole("img", { name: "The bridge at noon" }).count()).toBe(1);
      expect(
        await page.evaluate(
          "Promise.all([...document.images].map((image) => image.decode())).then(() => document.images[0].naturalWidth)",
        ),
      ).toBeGreaterThan(0);
      await page.context().setOffline(false);
      await go(page, "/saved");
      await page.getByRole("button", { name: /^Remove/ }).click();
      await isKept(page, "recent", ids.bridge);
      expect(await page.getByRole("link", { name: "Bridge opens" }).count()).toBe(0);
    });
  });

  test("the list of saved articles makes a new device keep them, and one that left the list is let go", async () => {
    await withPage(browser, PHONE, async (page) => {
      await go(page, pathOf(ids.mayor));
      await page.getByRole("button", { name: /^Save for later/ }).click();
      await isKept(page, "saved", ids.mayor);
      await page.evaluate('caches.delete("kept-saved-1")');
      await go(page, "/saved");
      await isKept(page, "saved", ids.mayor);
      await page.context().clearCookies();
      await go(page, "/saved");
      await isKept(page, "recent", ids.mayor);
    });
  });

  test("an article that was withdrawn is gone from the device the next time it is asked for", async () => {
    await withPage(browser, PHONE, async (page) => {
      await go(page, pathOf(ids.mistake));
      await isKept(page, "recent", ids.mistake);
      await isControlled(page);
      await withdrawArticle({ db: database.db, now: () => NOW }, ids.mistake);
      const answer = await page.reload();
      expect(answer?.status()).toBe(410);
      await isDropped(page, ids.mistake);
      await page.context().setOffline(true);
      await page.reload();
      expect(await page.content()).not.toContain("It was him.");
    });
  });

  test("what was read is let go when the reader mutes something", async () => {
    await withPage(browser, PHONE, async (page) => {
      await go(page, pathOf(ids.bridge));
      await isKept(page, "recent", ids.bridge);
      await isControlled(page);
      await go(page, "/education");
      await page.getByText("Mute…").click();
      await page.getByPlaceholder("A word or phrase").fill("bridge");
      await page.getByRole("button", { name: "Mute this word" }).click();
      await isDropped(page, ids.bridge);
    });
  });

  test("says so when the device does not tell where it is", async () => {
    await withPage(browser, { ...PHONE, permissions: [] }, async (page) => {
      await go(page, "/local");
      await page.getByRole("button", { name: "Use my location" }).click();
      await page.getByText("Your device did not say where it is.").waitFor();
      expect(new URL(page.url()).pathname).toBe("/local");
    });
  });

  test("offers to install only when the browser can, and never again once that was declined", async () => {
    await withPage(browser, PHONE, async (page) => {
      await go(page, pathOf(ids.bridge));
      const offer = page.getByRole("button", { name: "Install the app" });
      expect(await offer.count()).toBe(0);
      const canInstall = "dispatchEvent(new Event('beforeinstallprompt'))";
      await page.evaluate(canInstall);
      expect(await offer.isVisible()).toBe(true);
      await page.getByRole("button", { name: "Do not offer the app again" }).click();
      expect(await offer.count()).toBe(0);
      await page.reload();
      await page.evaluate(canInstall);
      expect(await offer.count()).toBe(0);
    });
  });
});
