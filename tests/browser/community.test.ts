/**
 * The whole way of a comment among three people, in a real browser: with passkeys of a virtual authenticator, and without
 * JavaScript by links that a real mail server is given. The policy is the one that a site starts with.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { saveStaff } from "#accounts/staff.ts";
import { silentLog } from "#base/log.ts";
import { commentBelongings } from "#comments/belongings.ts";
import { openModerator } from "#comments/moderator.ts";
import type { Database } from "#database/connect.ts";
import { openMail } from "#mail/mail.ts";
import { openAtlas } from "#places/atlas.ts";
import { openPageCache } from "#site/page-cache.ts";
import { insertArticles } from "../setup/articles.ts";
import { tickingClock } from "../setup/clock.ts";
import { openTestDatabase } from "../setup/database.ts";
import { eagerEditionsOf } from "../setup/editions.ts";
import { linkIn, type MailServer, startMailServer } from "../setup/mail-server.ts";
import { openBrowser, type Seen, type ServedSite, serveSite, withPage } from "./browser.ts";
import { addAuthenticator } from "./device.ts";

const chromium = inject("chromium");
const START = Date.UTC(2026, 2, 10, 12);
const now = tickingClock(START);

let database: Database;
let server: MailServer;
let site: ServedSite;
let browser: Browser;

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const comment = (page: Page, words: string) => page.locator("article.comment", { hasText: words });

/** How somebody comes in. */
type SignIn = (page: Page, name: string) => Promise<void>;

const byPasskey: SignIn = async (page, name) => {
  await addAuthenticator(page);
  await page.goto(`${site.origin}/sign-in`);
  await page.getByLabel("Your name, as others will see it").fill(name);
  await button(page, "Make an account with a passkey").click();
  await page.waitForURL(`${site.origin}/account`);
};

const byMail: SignIn = async (page, name) => {
  const address = `${name.toLowerCase()}@mill.example`;
  await page.goto(`${site.origin}/sign-in`);
  await page.getByLabel("E-mail address").fill(address);
  await button(page, "Send the link").click();
  await page.getByRole("heading", { name: "Look at your mail" }).waitFor();
  await expect.poll(() => linkIn(server, address)).not.toBe("");
  await page.goto(linkIn(server, address));
  const field = page.getByLabel("Your name, as others will see it");
  if ((await field.count()) > 0) await field.fill(name);
  await button(page, "Make my account").or(button(page, "Sign in")).first().click();
  await page.waitForURL(`${site.origin}/account`);
};

/** Three people, each with a browser of their own. */
async function withThree(
  javaScriptEnabled: boolean,
  walk: (pages: { ada: Page; ben: Page; eve: Page }, seen: readonly Seen[]) => Promise<void>,
): Promise<void> {
  const options = { javaScriptEnabled };
  await withPage(browser, options, (ada, one) =>
    withPage(browser, options, (ben, two) =>
      withPage(browser, options, (eve, three) => walk({ ada, ben, eve }, [one, two, three])),
    ),
  );
}

async function walk({ ada, ben, eve }: { ada: Page; ben: Page; eve: Page }, path: string): Promise<void> {
  const article = `${site.origin}${path}`;
  await ada.goto(article);
  await ada.getByLabel("Write the first comment").fill("The *old* bridge was narrow.");
  await button(ada, "Post").click();
  // Her first: an editor reads it before others do, and she is told so.
  await comment(ada, "The old bridge was narrow.").getByText("Only you see this yet.").waitFor();
  await ben.goto(article);
  expect(await comment(ben, "narrow").count()).toBe(0);
  await eve.goto(`${site.origin}/desk/comments`);
  await eve.getByLabel("Choose the comment of Ada").check();
  await button(eve, "Show").click();
  await eve.getByText("One comment was decided.").waitFor();

  await ben.goto(article);
  await comment(ben, "narrow").getByRole("link", { name: "Answer" }).click();
  await ben.getByLabel("Your answer").fill("It was, and so is the new one.");
  await button(ben, "Post").click();
  await comment(ben, "so is the new one").getByText("Only you see this yet.").waitFor();
  await comment(ben, "old bridge").first().getByRole("link", { name: "Report" }).first().click();
  await ben.getByLabel("What is wrong with it?").selectOption("off-topic");
  await ben.getByLabel("What should the editors know?").fill("It is about another bridge.");
  await button(ben, "Report").click();
  await ben.waitForURL(`${article}#comment-*`);

  await eve.goto(`${site.origin}/desk/comments?queue=reported`);
  await eve.getByText("It is about another bridge.").waitFor();
  await eve.getByLabel("Choose the comment of Ada").check();
  await eve.getByText("Hide…").click();
  await eve.getByLabel("Why it is hidden").selectOption("off-topic");
  await eve.getByLabel("What the writer is told beside it").fill("This thread is about the mill.");
  await button(eve, "Hide").click();
  await eve.getByText("One comment was decided.").waitFor();
  await ben.goto(article);
  expect(await ben.getByText("The old bridge was narrow.").count()).toBe(0);

  await ada.goto(article);
  const own = comment(ada, "narrow");
  await own.getByText("This thread is about the mill.").waitFor();
  expect(await own.textContent()).toContain("Only you see this. Hidden by an editor: it has nothing to do");
  await own.getByRole("link", { name: "Ask the editors to look again" }).click();
  await ada.getByLabel("Why should it be shown?").fill("The mill's bridge is meant.");
  await button(ada, "Send").click();
  await comment(ada, "narrow").getByText("They have not answered yet.").waitFor();

  await ben.goto(`${site.origin}/moderation`);
  const log = ben.locator("ol.log li");
  await log.filter({ hasText: "The writer asked to look again." }).first().waitFor();
  expect(await log.first().textContent()).toMatch(/a comment on .* was hidden\. It has nothing to do/);
  expect(await ben.locator("main").textContent()).not.toMatch(/Ada|Ben|Eve|narrow|mill/);

  await eve.goto(`${site.origin}/desk/comments?queue=reported`);
  await eve.getByText("The mill's bridge is meant.").waitFor();
  await eve.getByLabel("Choose the comment of Ada").check();
  await button(eve, "Show").click();
  await eve.getByText("One comment was decided.").waitFor();
  await ben.goto(article);
  await comment(ben, "The old bridge was narrow.").waitFor();
  await ben.goto(`${site.origin}/moderation`);
  await log.filter({ hasText: "asked to look again, and was right" }).first().waitFor();
}

describe.skipIf(!chromium)("a comment among three people", () => {
  let paths: string[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    server = await startMailServer();
    const { db } = database;
    const needs = { db, now };
    const published = new Date(START - 3_600_000);
    const ids = await insertArticles(needs, { name: "The Gazette", rights: "full" }, [
      { title: "The weir is mended", excerpt: "It holds.", body: "<p>Since noon.</p>", published },
      { title: "The lock is mended", excerpt: "It holds.", body: "<p>Since noon.</p>", published },
    ]);
    const atlas = openAtlas(needs);
    const editions = await eagerEditionsOf(database, { atlas });
    const pages = openPageCache(() => performance.now());
    editions.hot.onChange(pages.drop);
    const mail = openMail({ smtpUrl: server.url, publicUrl: "https://town.example", log: silentLog });
    const moderator = openModerator(db, () => Number.MAX_SAFE_INTEGER);
    await moderator.read();
    const parts = { atlas, editions, pages, mail, moderator, belongings: [commentBelongings] };
    site = await serveSite({ ...needs, ...parts, townName: "Alder Falls" }, { isOwn: true });
    paths = await Promise.all(
      ids.map(async (id) => new URL((await fetch(`${site.origin}/article/${id}`)).url).pathname),
    );
    browser = await openBrowser(chromium);
  });
  beforeEach(async () => {
    for (const table of ["accounts", "sign_in_links", "challenges", "limits"] as const)
      await database.db.deleteFrom(table).execute();
    server.received.length = 0;
    await saveStaff({ db: database.db, now }, "eve@mill.example", "editor");
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await server?.close();
    await database?.close();
  });

  test("who have passkeys: posted, answered, reported, hidden with a reason, appealed, logged, shown again", async () => {
    await withThree(true, async (pages, seen) => {
      await byPasskey(pages.ada, "Ada");
      await byPasskey(pages.ben, "Ben");
      await byMail(pages.eve, "Eve");
      await walk(pages, paths[0] ?? "");
      expect(seen.flatMap((one) => one.errors)).toEqual([]);
      const strangers = seen.flatMap((one) => one.requests).filter((url) => !url.startsWith(site.origin));
      expect(strangers).toEqual([]);
    });
  });

  test("who have no JavaScript and come in by mail", async () => {
    await withThree(false, async (pages, seen) => {
      for (const [page, name] of [
        [pages.ada, "Ada"],
        [pages.ben, "Ben"],
        [pages.eve, "Eve"],
      ] as const)
        await byMail(page, name);
      await walk(pages, paths[1] ?? "");
      expect(seen.flatMap((one) => one.errors)).toEqual([]);
    });
  });
});
