/** A thread as it is read, in a real browser: written in without a reload, drafts kept, others' comments coming in and nothing moving. */
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import { openSession } from "#accounts/sessions.ts";
import { decideComments } from "#comments/decide.ts";
import { type Ear, openEar } from "#comments/ear.ts";
import { type Live, openLive } from "#comments/live.ts";
import type { Database } from "#database/connect.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../setup/articles.ts";
import { tickingClock } from "../setup/clock.ts";
import { insertAccount, plainModerator } from "../setup/comments.ts";
import { openTestDatabase } from "../setup/database.ts";
import { eagerEditionsOf } from "../setup/editions.ts";
import { openBrowser, type ServedSite, serveSite, withPage } from "./browser.ts";

const chromium = inject("chromium");
const START = Date.UTC(2026, 2, 10, 12);
const now = tickingClock(START);

let database: Database;
let ear: Ear;
let live: Live;
let site: ServedSite;
let browser: Browser;
let article = "";
let toxicity = 0;

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const comment = (page: Page, words: string) => page.locator("article.comment", { hasText: words });
const draftOf = (page: Page) => page.evaluate(() => Object.values(localStorage).join());

async function signIn(page: Page, account: Account): Promise<void> {
  const token = await openSession({ db: database.db, now }, account.id, "A browser");
  await page.context().addCookies([{ name: "tw_session", value: token, url: site.origin }]);
  // What moves without being asked for; the page's own count of it.
  await page.addInitScript(() => {
    const moved = window as unknown as { moved: number };
    moved.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) moved.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}
const movedIn = (page: Page) => page.evaluate(() => (window as unknown as { moved: number }).moved);

describe.skipIf(!chromium)("a thread in a browser", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    const { db } = database;
    const needs = { db, now };
    [article = ""] = await insertArticles(needs, { name: "The Gazette", rights: "full" }, [
      { title: "Bridge opens", body: "<p>At noon.</p>", published: new Date(START - 3_600_000) },
    ]);
    const atlas = openAtlas(needs);
    const editions = await eagerEditionsOf(database, { atlas });
    const plain = plainModerator({ rate: { comments: 1000 } });
    const scorer = { score: () => ({ spam: 0, toxicity }) };
    const moderator = { ...plain, read: async () => ({ ...(await plain.read()), scorer }) };
    ear = await openEar(database);
    live = openLive({ db, ear, onTrouble: () => {} }, { pauseMs: 0 });
    site = await serveSite({ ...needs, atlas, editions, moderator, live }, { isOwn: true });
    browser = await openBrowser(chromium);
  });
  afterAll(async () => {
    await browser?.close();
    await live?.close();
    await site?.close();
    await ear?.close();
    await database?.close();
  });

  test("is written in without a reload, and what others write comes in where it belongs when it is asked for", async () => {
    const [ada, ben, eve] = [
      await insertAccount(database.db, "Ada"),
      await insertAccount(database.db, "Ben"),
      await insertAccount(database.db, "Eve", "editor"),
    ];
    await withPage(browser, {}, (one, seen) =>
      withPage(browser, { viewport: { width: 390, height: 844 } }, async (other) => {
        await signIn(one, ada);
        await signIn(other, ben);
        for (const page of [one, other]) await page.goto(`${site.origin}/article/${article}`);
        await expect.poll(() => live.count()).toBe(2);
        await one.evaluate(() => Object.assign(window, { isSame: true }));

        // A draft outlives the page.
        await one.getByLabel("Write the first comment").fill("The bridge is narrow");
        expect(await draftOf(one)).toContain("The bridge is narrow");
        await one.reload();
        await one.evaluate(() => Object.assign(window, { isSame: true }));
        const field = one.getByLabel("Write the first comment");
        expect(await field.inputValue()).toBe("The bridge is narrow");

        // A nudge, in place; nothing is lost; posted when it is sent again.
        toxicity = 1;
        await button(one, "Post").click();
        await one.getByRole("alert").getByText("This may read as an attack").waitFor();
        expect(await field.inputValue()).toBe("The bridge is narrow");
        expect(await comment(one, "narrow").count()).toBe(0);
        await button(one, "Post").click();
        await comment(one, "The bridge is narrow").waitFor();
        toxicity = 0;
        // On a slow machine the answer to one's own form comes too late for a browser to call it asked for.
        await one.evaluate(() => Object.assign(window, { moved: 0 }));
        expect([await field.inputValue(), await draftOf(one)]).toEqual(["", ""]);

        // In the other window it waits to be asked for, and nothing moves.
        await button(other, "1 new comment").waitFor();
        expect(await comment(other, "narrow").count()).toBe(0);
        expect(await movedIn(other)).toBe(0);
        await button(other, "1 new comment").click();
        await comment(other, "The bridge is narrow").waitFor();
        expect(await other.getByRole("heading", { name: "1 comment" }).count()).toBe(1);

        // Answered, voted for and reported where it stands.
        const first = comment(other, "The bridge is narrow").first();
        await first.getByRole("link", { name: "Answer" }).click();
        await other.getByLabel("Your answer").fill("So it was before.");
        await other.locator(".in-place").getByRole("button", { name: "Post" }).click();
        await other.locator("li li article", { hasText: "So it was before." }).waitFor();
        await first.locator('button[value="up"]').click();
        await first.locator('button[aria-pressed="true"]').waitFor();
        await first.getByRole("link", { name: "Report" }).click();
        await other.getByLabel("What is wrong with it?").selectOption("off-topic");
        await other.locator(".in-place").getByRole("button", { name: "Report" }).click();
        await expect.poll(() => other.locator(".in-place").count()).toBe(0);
        expect(await database.db.selectFrom("comment_reports").select("reason").execute()).toEqual([
          { reason: "off-topic" },
        ]);
        await button(one, "1 new comment").click();
        await one.locator("li li article", { hasText: "So it was before." }).waitFor();

        // Nobody misses what came while the page was not looked at.
        await one.evaluate(() => dispatchEvent(new Event("pagehide")));
        await expect.poll(() => live.count()).toBe(1);
        await other.getByLabel("Add a comment").or(other.getByLabel("Write the first comment")).fill("Later");
        await button(other, "Post").click();
        await comment(other, "Later").waitFor();
        await one.evaluate(() => dispatchEvent(new Event("pageshow")));
        await button(one, "1 new comment").click();
        await comment(one, "Later").waitFor();

        // Hidden by an editor, it goes at once, and leaves its room.
        const { id = "" } =
          (await database.db
            .selectFrom("comments")
            .select("id")
            .where("text", "=", "Later")
            .executeTakeFirst()) ?? {};
        await decideComments(
          { db: database.db, now },
          { by: eve.id, ids: [id], decision: { verdict: "hide", reason: "other", statement: "" } },
        );
        await one.getByText("This comment is no longer shown.").waitFor();
        await comment(other, "Later").getByText("Only you see this.").waitFor();
        expect(await movedIn(one)).toBe(0);
        // One with answers leaves its place, and they stay.
        const [top] = await database.db
          .selectFrom("comments")
          .select("id")
          .where("parent_id", "is", null)
          .orderBy("id")
          .execute();
        await decideComments(
          { db: database.db, now },
          {
            by: eve.id,
            ids: [top?.id ?? ""],
            decision: { verdict: "hide", reason: "attack", statement: "" },
          },
        );
        await other.getByText("Hidden by an editor: it attacks somebody.").waitFor();
        expect(await comment(other, "The bridge is narrow").count()).toBe(0);
        expect(await other.locator("li li article", { hasText: "So it was before." }).count()).toBe(1);
        await comment(one, "The bridge is narrow").first().getByText("Only you see this.").waitFor();

        expect(await one.evaluate(() => "isSame" in window)).toBe(true);
        await one.evaluate(axe.source);
        const { violations } = (await one.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
          violations: { id: string }[];
        };
        expect(violations.map((found) => found.id)).toEqual([]);
        expect(seen.errors.filter((error) => !error.includes("409"))).toEqual([]);
        expect(seen.requests.filter((url) => new URL(url).origin !== site.origin)).toEqual([]);
      }),
    );
    await expect.poll(() => live.count()).toBe(0);
  });

  test("keeps what was written when the site does not answer, and drops drafts of a month ago", async () => {
    const cal = await insertAccount(database.db, "Cal");
    await withPage(browser, {}, async (page) => {
      await signIn(page, cal);
      await page.goto(`${site.origin}/article/${article}`);
      const field = page.getByLabel("Add a comment");
      await field.fill("Into the void");
      await page.route("**/comments", (route) => route.abort());
      await button(page, "Post").click();
      await page.getByText("That did not arrive.").waitFor();
      expect(await field.inputValue()).toBe("Into the void");
      await page.evaluate(
        (old) => {
          for (const key of Object.keys(localStorage)) localStorage.setItem(key, `${old} Into the void`);
        },
        Date.now() - 31 * 86_400_000,
      );
      await page.reload();
      expect([await field.inputValue(), await draftOf(page)]).toEqual(["", ""]);
    });
  });
});
