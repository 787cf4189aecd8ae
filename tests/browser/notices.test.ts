/**
 * Notices in a real browser, with a real service worker and a real site. Only the browser maker's push service cannot be
 * had here: `PushManager` answers with a subscription at a push service of ours, and what that is sent is handed to the
 * service worker by the debugger's door.
 */
import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { noteNews } from "#notices/news.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { insertMeaning } from "../setup/meanings.ts";
import { type NoticeTown, openNoticeTown } from "../setup/notices.ts";
import { type PushService, startPushService } from "../setup/push-service.ts";
import { openBrowser, type ServedSite, serveSite, withPage } from "./browser.ts";

const chromium = inject("chromium");
const NOON = new Date("2026-03-10T12:00:00Z");

let database: Database;
let service: PushService;
let town: NoticeTown;
let site: ServedSite;
let browser: Browser;

/** Runs in the page before its own scripts. */
function stubPush(given: { endpoint: string; p256dh: string; auth: string }): void {
  const decode = (text: string) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0))
      .buffer;
  const isOn = () => localStorage.getItem("subscribed");
  const subscription = {
    endpoint: given.endpoint,
    options: {
      get applicationServerKey() {
        return decode(isOn() ?? "");
      },
    },
    getKey: (name: "p256dh" | "auth") => decode(given[name]),
    async unsubscribe() {
      localStorage.removeItem("subscribed");
      return true;
    },
  };
  Object.assign(PushManager.prototype, {
    getSubscription: async () => (isOn() ? subscription : null),
    async subscribe({ applicationServerKey }: { applicationServerKey: string }) {
      localStorage.setItem("subscribed", applicationServerKey);
      return subscription;
    },
  });
}

/** Cumulative layout shift of the page so far. */
const shiftOf = (page: Page) =>
  page.evaluate(
    "new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => resolve(0), 200))",
  );
const said = (page: Page) => page.locator("tw-notices [role=status]");
const subscriptions = () => database.db.selectFrom("push_subscriptions").selectAll().execute();

/** Hands a message to the page's service worker, as the browser would. */
async function deliver(context: BrowserContext, page: Page, data: string): Promise<void> {
  const debug = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    debug.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [one] = registrations;
      if (one) resolve(one.registrationId);
    });
  });
  await debug.send("ServiceWorker.enable");
  await debug.send("ServiceWorker.deliverPushMessage", {
    origin: site.origin,
    registrationId: await registered,
    data,
  });
}

describe.skipIf(!chromium)("notices in a browser", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    service = await startPushService();
    town = await openNoticeTown(database, NOON, service);
    const editions = await editionsOf(database, { atlas: town.atlas });
    site = await serveSite({ ...town, editions });
    browser = await openBrowser(chromium);
  });
  beforeEach(async () => {
    await database.db.deleteFrom("push_subscriptions").execute();
    service.received.length = 0;
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await town?.close();
    await service?.close();
    await database?.close();
  });

  test("a reader finds a place, turns notices on, is told, changes them and turns them off", async () => {
    await withPage(browser, { timezoneId: "America/Chicago" }, async (page, seen) => {
      const context = page.context();
      await context.grantPermissions(["notifications"], { origin: site.origin });
      const { endpoint, p256dh, auth } = service.subscribe();
      await context.addInitScript(stubPush, { endpoint, p256dh, auth });
      await page.goto(`${site.origin}/notices`);
      await said(page).getByText("Find a place to follow first").waitFor();
      await page.getByLabel("Find a place to follow").fill("43215");
      await page.getByRole("button", { name: "Find" }).click();
      await said(page).getByText("Notices are off").waitFor();
      expect(await subscriptions()).toEqual([]);
      await page.getByLabel("until").fill("06:30");
      await page.getByRole("button", { name: "Turn on" }).click();
      await said(page).getByText("Notices are on").waitFor();
      const gazetteer = await town.atlas.read();
      const columbus = gazetteer.findSlug("columbus-oh");
      expect(await subscriptions()).toMatchObject([
        { endpoint, places: [columbus?.id], time_zone: "America/Chicago", quiet_from: 1260, quiet_to: 390 },
      ]);

      // Noon in London is seven in the morning of Chicago: half an hour after the quiet hours.
      const published = new Date(NOON.getTime() - 60_000);
      const [id = ""] = await insertArticles(town, { name: "The Post", rights: "full" }, [
        { title: "Bridge opens", published },
      ]);
      if (columbus) await insertMeaning({ ...town, gazetteer }, id, { local: columbus });
      await noteNews(town, [{ articleId: id, published, placeIds: [columbus?.id ?? ""] }]);
      await town.work();
      const [message] = service.received;
      expect(message?.payload).toMatchObject({ title: "Bridge opens", tag: id });

      await deliver(context, page, JSON.stringify(message?.payload));
      const shown = () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.ready;
          const [notice] = await registration.getNotifications();
          return notice && { title: notice.title, body: notice.body, data: notice.data };
        });
      await expect.poll(shown, { timeout: 10_000 }).toEqual({
        title: "Bridge opens",
        body: "The Post · Columbus",
        data: `/article/${id}/bridge-opens`,
      });

      // On another day, from the bare page: it shows what is followed.
      await page.goto(`${site.origin}/notices`);
      await said(page).getByText("Notices are on").waitFor();
      expect(await page.getByLabel("Columbus").isChecked()).toBe(true);
      expect(await page.getByLabel("until").inputValue()).toBe("06:30");
      await page.getByLabel("until").fill("08:00");
      await page.getByRole("button", { name: "Save" }).click();
      await said(page).getByText("Saved").waitFor();
      expect(await subscriptions()).toMatchObject([{ quiet_to: 480 }]);

      await page.getByRole("button", { name: "Turn off" }).click();
      await said(page).getByText("Notices are off").waitFor();
      expect(await subscriptions()).toEqual([]);
      expect(await page.evaluate(() => localStorage.getItem("subscribed"))).toBeNull();
      expect(seen.errors).toEqual([]);
      expect(seen.requests.filter((url) => new URL(url).origin !== site.origin)).toEqual([]);
    });
  });

  test.each(["light", "dark"] as const)(
    "axe finds nothing to mend, nothing sticks out and nothing moves, with %s colors",
    async (colorScheme) => {
      await withPage(browser, { colorScheme, viewport: { width: 320, height: 640 } }, async (page) => {
        const { endpoint, p256dh, auth } = service.subscribe();
        await page.context().addInitScript(stubPush, { endpoint, p256dh, auth });
        await page.goto(`${site.origin}/notices?q=springfield`);
        await said(page).getByText("Notices are off").waitFor();
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
        expect(await shiftOf(page)).toBe(0);
        await page.evaluate(axe.source);
        expect(
          await page.evaluate(
            "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' | ')))",
          ),
        ).toEqual([]);
      });
    },
  );

  test("a reader who does not want to be asked is told how to change that, and nothing is kept", async () => {
    await withPage(browser, {}, async (page) => {
      const { endpoint, p256dh, auth } = service.subscribe();
      await page.context().addInitScript(stubPush, { endpoint, p256dh, auth });
      await page.context().addInitScript(() => {
        Notification.requestPermission = async () => "denied";
      });
      await page.goto(`${site.origin}/notices?place=columbus-oh`);
      await said(page).getByText("Notices are off").waitFor();
      await page.getByRole("button", { name: "Turn on" }).click();
      await said(page).getByText("does not let this site").waitFor();
      expect(await subscriptions()).toEqual([]);
    });
  });

  test("without script the page says so, and places can still be found", async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${site.origin}/notices`);
      await page.getByLabel("Find a place to follow").fill("springfield");
      await page.getByRole("button", { name: "Find" }).click();
      expect(await page.locator(".ticks li").count()).toBeGreaterThan(5);
      expect(await said(page).textContent()).toContain("needs JavaScript");
      expect(await page.getByRole("button", { name: "Turn on" }).isDisabled()).toBe(true);
    });
  });
});
