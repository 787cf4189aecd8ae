/** What makes the site an app: it can be installed, reads offline what was kept, and finds a town without telling anybody. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { withdrawArticle } from "#articles/withdraw.ts";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { draw } from "../setup/invented-town.ts";
import { openBrowser, openProfile, type ServedSite, serveSite, withPage } from "./browser.ts";

const chromium = inject("chromium");
const NOW = new Date("2026-03-10T12:00:00Z");
const PHONE = { viewport: { width: 390, height: 844 } };
const LONG_BODY = `<p>${"The river rose again. ".repeat(20)}</p>`.repeat(30);
const PRECISE = { latitude: 39.98123, longitude: -82.98765 };

let database: Database;
let site: ServedSite;
let browser: Browser;
const ids = { bridge: "", mayor: "", mistake: "", river: "" };

/** Asked again and again until it is so; through the debugger's door, which the page's own policy does not close. */
const until = (page: Page, expression: string) =>
  expect.poll(() => page.evaluate(expression), { interval: 50, timeout: 15_000 }).toBe(true);

const isControlled = (page: Page) => until(page, "navigator.serviceWorker.controller !== null");

/** Whether the worker has kept this article under this name. */
const isKept = (page: Page, as: "saved" | "recent", id: string) =>
  until(page, `caches.open("kept-${as}-1").then((cache) => cache.match("/kept/${id}")).then(Boolean)`);

const isDropped = (page: Page, id: string) =>
  until(page, `caches.match("/kept/${id}").then((copy) => copy === undefined)`);

/** Everything of this browser that reaches the network from now on, the worker's too. */
function watch(context: BrowserContext): { urls: string[]; bodies: string[] } {
  const seen = { urls: [] as string[], bodies: [] as string[] };
  context.on("request", (request) => {
    seen.urls.push(request.url());
    seen.bodies.push(`${request.postData() ?? ""} ${JSON.stringify(request.headers())}`);
  });
  return seen;
}

const pathOf = (id: string) => `/article/${id}/x`;

describe.skipIf(!chromium)("the app", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    const needs = { db: database.db, now: () => NOW };
    const paper = { name: "The Gazette", rights: "full" } as const;
    const article = { section: "education", published: NOW };
    const picture = { bytes: await draw(3), alt: "The bridge at noon" };
    [ids.bridge = "", ids.mayor = "", ids.mistake = "", ids.river = ""] = await insertArticles(needs, paper, [
      { ...article, title: "Bridge opens", body: "<p>Cars may cross.</p>", picture },
      { ...article, title: "Mayor resigns", body: "<p>She thanked all.</p>" },
      { ...article, title: "Mistaken identity", body: "<p>It was him.</p>" },
      { ...article, title: "River rises", body: LONG_BODY },
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

  test("can be installed", async () => {
    // With a profile of its own: in the windows of the other tests, which forget everything, nothing can be installed.
    const context = await openProfile(chromium);
    try {
      const page = await context.newPage();
      await go(page, "/");
      await isControlled(page);
      const debug = await context.newCDPSession(page);
      expect((await debug.send("Page.getAppManifest")).errors).toEqual([]);
      expect((await debug.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
    } finally {
      await context.close();
    }
  });

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

  test("finds the nearest town on the device and tells nobody where the reader is", async () => {
    const options = { ...PHONE, geolocation: PRECISE, permissions: ["geolocation"] };
    await withPage(browser, options, async (page) => {
      await go(page, "/local");
      const seen = watch(page.context());
      await page.getByRole("button", { name: "Use my location" }).click();
      await page.waitForURL("**/local/*-oh");
      const asked = seen.urls
        .map((url) => new URL(url).pathname)
        .filter((path) => /^\/(places|local)/.test(path));
      // What the worker passes on is seen twice.
      expect([...new Set(asked)]).toEqual(["/places/near.bin", new URL(page.url()).pathname]);
      const all = [...seen.urls, ...seen.bodies].join("\n");
      for (const part of ["39.9", "82.9", "3998", "8298", "39,9", "latitude", "longitude"])
        expect(all).not.toContain(part);
      await go(page, "/choices");
      await page.getByRole("button", { name: "Use my location" }).click();
      await page.waitForURL("**/choices?q=*-oh#place");
      expect(await page.getByRole("button", { name: /^My place/ }).count()).toBe(1);
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

  test("opens all folds in place, and by a link where there is no script", async () => {
    await withPage(browser, PHONE, async (page) => {
      await go(page, pathOf(ids.river));
      const rest = page.locator("details.rest p").first();
      expect(await rest.isVisible()).toBe(false);
      await page.getByRole("link", { name: "Expand all" }).click();
      expect(await rest.isVisible()).toBe(true);
      expect(page.url()).not.toContain("expand");
      await page.getByRole("link", { name: "Fold all" }).click();
      expect(await rest.isVisible()).toBe(false);
    });
    await withPage(browser, { ...PHONE, javaScriptEnabled: false }, async (page) => {
      await go(page, pathOf(ids.river));
      await page.getByRole("link", { name: "Expand all" }).click();
      await page.waitForURL("**?expand=all");
      expect(await page.locator("details.rest p").first().isVisible()).toBe(true);
      for (const name of ["Use my location", "Install the app"])
        expect(await page.getByRole("button", { name }).count()).toBe(0);
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
