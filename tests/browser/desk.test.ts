/** The desk in a real browser: comments decided by the keyboard alone, and every part of it as it looks and reads. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { Account } from "#accounts/accounts.ts";
import { openSession } from "#accounts/sessions.ts";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { type Jobs, openJobs } from "#jobs/queue.ts";
import { DESK_PARTS, deskReaderPath } from "#site/desk/paths.ts";
import { insertArticles } from "../setup/articles.ts";
import { tickingClock } from "../setup/clock.ts";
import { insertAccount, openThreads } from "../setup/comments.ts";
import { openTestDatabase } from "../setup/database.ts";
import { openDesk } from "../setup/desk.ts";
import { openBrowser, type Seen, type ServedSite, serveSite, withPage } from "./browser.ts";
import { GOOD, lookAtPage } from "./look.ts";

const chromium = inject("chromium");
const START = Date.UTC(2026, 2, 10, 12);
const now = tickingClock(START);
/** Two loads of each part, on a busy machine. */
const SLOW_MS = 90_000;
const EVERYTHING_WAITS = { newWriters: { first: 1000 } };

let database: Database;
let jobs: Jobs;
let site: ServedSite;
let browser: Browser;
let editor: Account;
let ada: Account;
let thread = "";

const withEditor = (work: (page: Page, seen: Seen) => Promise<void>, options = {}): Promise<void> =>
  withPage(browser, options, async (page, seen) => {
    const token = await openSession({ db: database.db, now }, editor.id, "A browser");
    await page.context().addCookies([{ name: "tw_session", value: token, url: site.origin }]);
    await work(page, seen);
  });

const statesOf = async () =>
  Object.fromEntries(
    (await database.db.selectFrom("comments").select(["text", "state"]).execute()).map((one) => [
      one.text,
      one.state,
    ]),
  );
const press = async (page: Page, keys: string) => {
  for (const key of keys.split(" ")) await page.keyboard.press(key);
};
const at = (page: Page) => page.locator(".queue > li", { has: page.locator(":focus") });
const said = (page: Page, words: string) =>
  page.locator("tw-queue [role=status]", { hasText: words }).waitFor();

describe.skipIf(!chromium)("the desk in a browser", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    const { db } = database;
    jobs = await openJobs({ database, log: silentLog });
    const desk = await openDesk(database, now, {}, jobs);
    const [id = ""] = await insertArticles({ db, now }, { name: "The Gazette", rights: "full" }, [
      { title: "Bridge opens", body: "<p>At noon.</p>", published: new Date(START - 3_600_000) },
    ]);
    thread = `article/${id}`;
    site = await serveSite(desk.needs, { isOwn: true });
    browser = await openBrowser(chromium);
    editor = await insertAccount(db, "Eve", "owner");
    ada = await insertAccount(db, "Ada");
  });
  beforeEach(async () => {
    await database.db.deleteFrom("comments").execute();
    const threads = openThreads(database.db);
    for (const text of ["The weir is open.", "Cheap watches here.", "The mill stands still."])
      await threads.post(thread, ada, text, {}, EVERYTHING_WAITS);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await jobs?.close();
    await database?.close();
  });

  test("a queue of three is decided by the keyboard alone, without leaving the page", async () => {
    await withEditor(async (page, seen) => {
      await page.goto(`${site.origin}/desk/comments`);
      await page.locator("tw-queue:defined").waitFor();
      await press(page, "j");
      await at(page).filter({ hasText: "The weir is open." }).waitFor();
      await press(page, "x j j x k");
      await at(page).filter({ hasText: "Cheap watches here." }).waitFor();
      await press(page, "Control+s");
      expect(Object.values(await statesOf())).toEqual(["waiting", "waiting", "waiting"]);
      await press(page, "s");
      await said(page, "2 comments were decided. They are shown.");
      expect(await page.locator(".queue > li").count()).toBe(1);
      await page.getByRole("link", { name: "Waiting (1)" }).waitFor();
      await at(page).filter({ hasText: "Cheap watches here." }).waitFor();

      await press(page, "h");
      expect(await page.locator("#reason").evaluate((one) => one === document.activeElement)).toBe(true);
      // What is typed are words.
      await page.getByLabel("What the writer is told beside it").focus();
      await page.keyboard.type("jas? 7");
      await press(page, "Shift+Tab 2 Enter");
      await said(page, "One comment was decided. It is hidden. Nothing is left on this page.");
      expect(page.url()).toBe(`${site.origin}/desk/comments`);
      expect(await statesOf()).toEqual({
        "The weir is open.": "shown",
        "Cheap watches here.": "hidden",
        "The mill stands still.": "shown",
      });
      const told = await database.db
        .selectFrom("comment_decisions")
        .select(["reason", "statement"])
        .where("verdict", "=", "hide")
        .execute();
      expect(told).toEqual([{ reason: "spam", statement: "jas? 7" }]);
      expect(seen.errors).toEqual([]);
    });
  });

  test("what does not arrive is said, and all stays; the keys are told and can be turned off", async () => {
    await withEditor(async (page) => {
      await page.goto(`${site.origin}/desk/comments`);
      await page.locator("tw-queue:defined").waitFor();
      await press(page, "? j");
      expect(await page.locator("kbd").first().isVisible()).toBe(true);
      await page.getByRole("button", { name: "Choose all on this page" }).click();
      await said(page, "3 are chosen.");
      await page.context().setOffline(true);
      await press(page, "s");
      await said(page, "That did not arrive");
      await page.context().setOffline(false);
      await database.db.deleteFrom("sessions").execute();
      await press(page, "s");
      await said(page, "You are not signed in any more");
      expect(await page.locator(".queue input:checked").count()).toBe(3);
      expect(Object.values(await statesOf())).toEqual(["waiting", "waiting", "waiting"]);

      await page.getByLabel("Take these keys").uncheck();
      await press(page, "a");
      expect(await page.locator(".queue input:checked").count()).toBe(3);
    });
  });

  test(
    "each part has nothing to say against it",
    async () => {
      await withEditor(async (page, seen) => {
        const looked: Record<string, unknown> = {};
        const paths = [...DESK_PARTS.map(({ path }) => path), deskReaderPath(ada)];
        for (const path of paths) looked[path] = await lookAtPage(page, seen, `${site.origin}${path}`);
        expect(looked).toEqual(Object.fromEntries(paths.map((path) => [path, GOOD])));
      });
    },
    SLOW_MS,
  );
});
