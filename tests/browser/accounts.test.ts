/**
 * Signing in in a real browser: with a passkey of a virtual authenticator, and without JavaScript by a link that a real mail
 * server is given.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { openMail } from "#mail/mail.ts";
import { openAtlas } from "#places/atlas.ts";
import { noteShown } from "#replies/note.ts";
import { openPageCache } from "#site/page-cache.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { linkIn, type MailServer, startMailServer } from "../setup/mail-server.ts";
import { openBrowser, type ServedSite, serveSite, withPage } from "./browser.ts";
import { addAuthenticator } from "./device.ts";
import { GOOD, lookAt, lookAtPage } from "./look.ts";

const chromium = inject("chromium");
const clock = { now: new Date("2026-03-10T12:00:00Z") };

let database: Database;
let server: MailServer;
let site: ServedSite;
let browser: Browser;

/** Nothing is sent in these tests. */
const NO_PUSH = { readPublicKey: async () => "key", accepts: () => true };

const said = (page: Page) => page.locator("tw-passkeys [role=status]");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const footLink = (page: Page, name: string) =>
  page.getByRole("contentinfo").getByRole("link", { name, exact: true });
const count = async (table: "accounts" | "passkeys" | "sessions") =>
  (await database.db.selectFrom(table).selectAll().execute()).length;

const linkTo = (address: string): string => linkIn(server, address);

describe.skipIf(!chromium)("accounts in a browser", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    server = await startMailServer();
    const { db } = database;
    const now = () => clock.now;
    const atlas = openAtlas({ db, now });
    const editions = await editionsOf(database, { atlas });
    const pages = openPageCache(() => performance.now());
    const mail = openMail({ smtpUrl: server.url, publicUrl: "https://town.example", log: silentLog });
    site = await serveSite(
      { db, now, atlas, editions, pages, mail, noteShown, push: NO_PUSH, townName: "Alder Falls" },
      { isOwn: true },
    );
    browser = await openBrowser(chromium);
  });
  beforeEach(async () => {
    for (const table of ["accounts", "sign_in_links", "challenges", "limits"] as const)
      await database.db.deleteFrom(table).execute();
    server.received.length = 0;
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await server?.close();
    await database?.close();
  });

  test("a reader makes an account with a passkey, signs out, comes back with it and deletes it", async () => {
    await withPage(browser, {}, async (page, seen) => {
      const device = await addAuthenticator(page);
      await page.goto(`${site.origin}/about`);
      await footLink(page, "Sign in").click();
      await page.getByLabel("Your name, as others will see it").fill("Ada Mill");
      await button(page, "Make an account with a passkey").click();
      await page.waitForURL(`${site.origin}/about`);
      expect(await device.credentials()).toMatchObject([{ rpId: "localhost", userName: "Ada Mill" }]);
      await footLink(page, "Signed in as Ada Mill").click();
      expect(await page.getByText("Your only way in").count()).toBe(1);

      // This device has one already, and says so.
      await button(page, "Add a passkey").click();
      await said(page).getByText("has a passkey of this account already").waitFor();

      await button(page, "Sign out").click();
      await page.waitForURL(`${site.origin}/`);
      expect(await count("sessions")).toBe(0);
      await footLink(page, "Sign in").click();
      await button(page, "Sign in with a passkey").click();
      await page.waitForURL(`${site.origin}/account`);

      await page.getByRole("link", { name: "Delete this account" }).click();
      await page.getByLabel("I am sure").check();
      await button(page, "Delete it for good").click();
      await page.waitForURL(`${site.origin}/sign-in`);
      expect([await count("accounts"), await count("passkeys")]).toEqual([0, 0]);

      // The device still has its half of what opens nothing any more.
      await button(page, "Sign in with a passkey").click();
      await said(page).getByText("does not open an account here").waitFor();
      expect(seen.errors.filter((error) => !error.includes("403"))).toEqual([]);
      expect(seen.requests.filter((url) => new URL(url).origin !== site.origin)).toEqual([]);
    });
  });

  test("without JavaScript a reader signs up by a link, changes the address and takes everything along", async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page, seen) => {
      await page.goto(`${site.origin}/newsletter`);
      await footLink(page, "Sign in").click();
      expect(await said(page).textContent()).toContain("need JavaScript");
      expect(await button(page, "Sign in with a passkey").isDisabled()).toBe(true);
      await page.getByLabel("E-mail address").fill("ada@mill.example");
      await button(page, "Send the link").click();
      await page.getByRole("heading", { name: "Look at your mail" }).waitFor();
      await expect.poll(() => linkTo("ada@mill.example")).not.toBe("");
      // A program that looks at mail comes first.
      expect((await fetch(linkTo("ada@mill.example"))).status).toBe(200);
      await page.goto(linkTo("ada@mill.example"));
      await page.getByLabel("Your name, as others will see it").fill("Ada");
      await button(page, "Make my account").click();
      await page.waitForURL(`${site.origin}/newsletter`);
      await footLink(page, "Signed in as Ada").click();

      await page.getByLabel("Another address").fill("ada@new.example");
      await button(page, "Send a link to confirm it").click();
      await page.getByText("We sent a link to that address").waitFor();
      await page.goto(linkTo("ada@new.example"));
      await button(page, "Confirm it").click();
      await page.getByText("Your address is confirmed").waitFor();
      expect(server.received.at(-1)).toMatchObject({ to: ["ada@mill.example"] });

      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Download everything" }).click(),
      ]);
      expect(file.suggestedFilename()).toBe("account.json");
      await page.goto(linkTo("ada@new.example"));
      await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
      expect(seen.errors.filter((error) => !error.includes("410"))).toEqual([]);
    });
  });

  test("a reader who refuses is left where they are, and nothing is made", async () => {
    await withPage(browser, {}, async (page) => {
      await page.context().addInitScript(() => {
        navigator.credentials.create = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      });
      await page.goto(`${site.origin}/sign-in`);
      await page.getByLabel("Your name, as others will see it").fill("Ada");
      await button(page, "Make an account with a passkey").click();
      await said(page).getByText("it was cancelled, or it took too long").waitFor();
      expect(await button(page, "Sign in with a passkey").isEnabled()).toBe(true);
      expect(await count("accounts")).toBe(0);
    });
  });

  test("at another address of the same machine the page says where passkeys work", async () => {
    await withPage(browser, {}, async (page) => {
      await page.goto(`${site.origin.replace("localhost", "127.0.0.1")}/sign-in`);
      await said(page).getByText(`Passkeys of this site work at ${site.origin}/sign-in alone.`).waitFor();
      expect(await button(page, "Sign in with a passkey").isDisabled()).toBe(true);
    });
  });

  test("the page to sign in on has nothing to mend, on any screen, light or dark", async () => {
    expect(await lookAt(browser, `${site.origin}/sign-in`)).toEqual(GOOD);
  });

  test("neither has the account", async () => {
    await withPage(browser, {}, async (page, seen) => {
      await addAuthenticator(page);
      await page.goto(`${site.origin}/sign-in`);
      await page
        .getByLabel("Your name, as others will see it")
        .fill("A name of forty letters, without an end,");
      await button(page, "Make an account with a passkey").click();
      await page.waitForURL(`${site.origin}/account`);
      expect(await lookAtPage(page, seen, `${site.origin}/account?done=name`)).toEqual(GOOD);
      expect(await lookAtPage(page, seen, `${site.origin}/account/delete`)).toEqual(GOOD);
    });
  });
});
