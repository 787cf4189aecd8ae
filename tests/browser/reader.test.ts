/** A newcomer without script and without an account: what was chosen counts on the very next page. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { openBrowser, type ServedSite, serveSite, withPage } from "./browser.ts";

const chromium = inject("chromium");
const NOW = new Date("2026-03-10T12:00:00Z");
const PLAIN = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };

let database: Database;
let site: ServedSite;
let browser: Browser;

describe.skipIf(!chromium)("without script", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    const needs = { db: database.db, now: () => NOW };
    const paper = { name: "The Gazette", rights: "full" } as const;
    const article = { section: "education", published: NOW };
    await insertArticles(needs, paper, [
      { ...article, title: "Zeppelin over the school", body: "<p>It was silver.</p>" },
      { ...article, title: "School gets a roof", body: "<p>Rain stays out.</p>" },
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

  const textOf = async (page: Page, part = "body") => (await page.locator(part).textContent()) ?? "";
  const at = async (page: Page, path: string) => {
    await page.goto(site.origin + path);
    return textOf(page);
  };

  test("a newcomer mutes a word and it is gone from every page visited before, at once and after going back", async () => {
    await withPage(browser, PLAIN, async (page) => {
      for (const path of ["/", "/education"]) expect(await at(page, path)).toContain("Zeppelin");
      await page.getByText("Mute…").click();
      await page.getByPlaceholder("A word or phrase").fill("zeppelin");
      await page.getByRole("button", { name: "Mute this word" }).click();
      expect(page.url()).toBe(`${site.origin}/education`);
      expect(await textOf(page)).not.toContain("Zeppelin");
      for (const path of ["/", "/education", "/search?q=school"]) {
        const text = await at(page, path);
        expect(text).toContain("School gets a roof");
        expect(text).not.toContain("Zeppelin");
      }
      await page.goto(`${site.origin}/choices`);
      await page.getByRole("button", { name: "Remove “zeppelin”" }).click();
      expect(await at(page, "/education")).toContain("Zeppelin");
    });
  });

  test("a newcomer chooses a place, saves an article, and erases it all", async () => {
    await withPage(browser, PLAIN, async (page) => {
      await page.goto(`${site.origin}/choices`);
      await page.getByPlaceholder("City or ZIP code").fill("43215");
      await page.getByRole("button", { name: "Find" }).click();
      await page.getByRole("button", { name: /^My place/ }).click();
      expect(await textOf(page, "#place")).toContain("43215");
      await page.goto(`${site.origin}/education`);
      await page.getByRole("link", { name: "School gets a roof" }).click();
      await page.getByRole("button", { name: /^Save for later/ }).click();
      expect(await page.getByRole("button", { name: /^Saved/ }).count()).toBe(1);
      expect(await at(page, "/saved")).toContain("School gets a roof");
      await page.goto(`${site.origin}/choices`);
      await page.getByLabel("More", { exact: true }).first().check();
      await page.getByRole("button", { name: "Set what counts" }).click();
      expect(await page.getByLabel("More", { exact: true }).first().isChecked()).toBe(true);
      await page.getByRole("button", { name: "Erase everything" }).click();
      expect(await page.context().cookies()).toEqual([]);
      expect(await at(page, "/saved")).toContain("Nothing is saved yet.");
    });
  });
});
