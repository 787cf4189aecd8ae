import { simpleParser } from "mailparser";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { openMail } from "#mail/mail.ts";
import { composeIssue } from "#newsletters/compose.ts";
import { fillIssue, linksOf } from "#newsletters/fill.ts";
import { slotOn } from "#newsletters/slots.ts";
import { findByEmail } from "#newsletters/subscriptions.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../setup/articles.ts";
import { openTestDatabase } from "../setup/database.ts";
import { editionsOf } from "../setup/editions.ts";
import { readHtmlWords, readTextWords } from "../setup/letters.ts";
import { type MailServer, startMailServer } from "../setup/mail-server.ts";
import { insertMeaning } from "../setup/meanings.ts";
import { SECRET } from "../setup/secret.ts";
import { openBrowser, type ServedSite, serveSite, withPage } from "./browser.ts";
import { GOOD, lookAt, lookAtPage } from "./look.ts";

const chromium = inject("chromium");
const NOW = new Date("2026-03-10T12:00:00Z");
const ADA = "ada@mill.example";

let database: Database;
let server: MailServer;
let site: ServedSite;
let browser: Browser;
let articlePath = "";
let issueHtml = "";
let issuePath = "";
let compose: Parameters<typeof composeIssue>[0];

const linkTo = (): string =>
  /http:\/\/localhost\S+\/confirm\/\S+/.exec(
    server.received.findLast(({ to }) => to.includes(ADA))?.text ?? "",
  )?.[0] ?? "";
const own = async () => {
  const found = await findByEmail(database.db, ADA);
  if (!found) throw new Error("nobody signed up");
  return found;
};

describe.skipIf(!chromium)("the newsletter in a browser", () => {
  beforeAll(async () => {
    database = await openTestDatabase();
    server = await startMailServer();
    const { db } = database;
    const now = () => NOW;
    const atlas = openAtlas({ db, now });
    const gazetteer = await atlas.read();
    const [brook] = gazetteer.search("Brookville, OH", 1);
    if (!brook) throw new Error("no place");
    const article = {
      title: "The bridge opens",
      excerpt: "After a year of repairs.",
      body: "<p>It is open.</p>",
    };
    const [id = ""] = await insertArticles({ db, now }, { name: "Gazette", rights: "full" }, [
      { ...article, published: new Date(NOW.getTime() - 7_200_000) },
    ]);
    await insertMeaning({ db, gazetteer }, id, { local: brook });
    articlePath = `/article/${id}/the-bridge-opens`;
    const editions = await editionsOf(database, { atlas });
    const mail = openMail({ smtpUrl: server.url, publicUrl: "https://town.example", log: silentLog });
    site = await serveSite({ db, now, atlas, editions, mail, townName: "Alder Falls" }, { isOwn: true });
    browser = await openBrowser(chromium);
    compose = { db, now, atlas, editions, publicUrl: site.origin, townName: "Alder Falls" };
    const selection = { places: [brook.id], sections: ["sports"], rhythm: "daily" as const, mutes: "" };
    const issue = await composeIssue(
      compose,
      selection,
      slotOn({ year: 2026, month: 3, day: 10 }, 7, "America/New_York"),
    );
    issuePath = `/newsletter/issues/${issue.key}`;
    issueHtml = issue.html;
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await server?.close();
    await database?.close();
  });

  test("a reader signs up under an article, confirms, changes hour and place, and leaves by one click", async () => {
    await withPage(browser, { javaScriptEnabled: false }, async (page, seen) => {
      await page.goto(`${site.origin}${articlePath}`);
      await page.getByLabel("News of Brookville by mail").fill("Ada@Mill.example");
      await page.getByRole("button", { name: "Sign up" }).click();
      await page.getByRole("heading", { name: "Look at your mail" }).waitFor();
      await expect.poll(linkTo).not.toBe("");
      // A program that looks at mail comes first.
      expect((await fetch(linkTo())).status).toBe(200);
      expect(await findByEmail(database.db, ADA)).toBeUndefined();
      await page.goto(linkTo());
      await page.getByRole("button", { name: "Yes, send it" }).click();
      await page.getByRole("heading", { name: "You are signed up" }).waitFor();
      expect(await own()).toMatchObject({ hour: 6, timeZone: "America/New_York", rhythm: "daily" });

      await page.getByRole("link", { name: "Change what you get" }).click();
      expect(await page.getByLabel("Brookville, Montgomery County, Ohio").isChecked()).toBe(true);
      await page.getByLabel("At", { exact: true }).selectOption("8 p.m.");
      await page.getByLabel("Brookville, Montgomery County, Ohio").uncheck();
      await page.getByLabel("One more city or ZIP code").fill("45320");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("That is how it comes from now on.").waitFor();
      const { places, hour } = await own();
      const gazetteer = await compose.atlas.read();
      expect([hour, places.map((id) => gazetteer.find(id)?.name)]).toEqual([20, ["Eaton"]]);
      expect(seen.errors).toEqual([]);

      // What a mail program does with the header.
      const { unsubscribe } = linksOf(
        { publicUrl: site.origin, secret: SECRET, now: () => NOW },
        await own(),
      );
      const clicked = await fetch(unsubscribe, {
        method: "POST",
        body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      });
      expect([clicked.status, (await own()).state]).toEqual([200, "ended"]);
      await page.goto(unsubscribe);
      await page.getByRole("button", { name: "Undo: send it again" }).click();
      await page.getByRole("button", { name: "Unsubscribe" }).waitFor();
      expect((await own()).state).toBe("active");
    });
  });

  test("an issue that was sent is read back as it was meant", async () => {
    const { db, now } = compose;
    const [brook] = (await compose.atlas.read()).search("Brookville, OH", 1);
    const selection = { places: [brook?.id ?? ""], sections: [], rhythm: "daily" as const, mutes: "" };
    const issue = await composeIssue(
      { ...compose, db, now },
      selection,
      slotOn({ year: 2026, month: 3, day: 10 }, 7, "America/New_York"),
    );
    const links = linksOf(
      { publicUrl: site.origin, secret: SECRET, now },
      { id: "0123456789abcdef", email: ADA },
    );
    const letter = fillIssue(issue, links, { publicUrl: "https://town.example" });
    const { createTransport } = await import("nodemailer");
    const sender = createTransport({ url: server.url });
    await sender.sendMail({ from: "desk@town.example", to: ADA, ...letter, headers: { ...letter.headers } });
    const raw = server.received.at(-1);
    if (!raw) throw new Error("nothing came");
    expect(raw.head).toMatch(/^content-type: multipart\/alternative/im);
    const parsed = await simpleParser(`${raw.head}\r\n\r\n${raw.body}`);
    expect(parsed.subject).toBe("Brookville: The bridge opens");
    const list = parsed.headerLines.find(({ key }) => key === "list-unsubscribe")?.line.replace(/\s+/g, "");
    expect(list).toBe(`List-Unsubscribe:<${links.unsubscribe}>`);
    expect(parsed.headerLines.find(({ key }) => key === "list-unsubscribe-post")?.line).toContain(
      "List-Unsubscribe=One-Click",
    );
    const html = parsed.html || "";
    expect(readTextWords(parsed.text ?? "")).toEqual(readHtmlWords(html));
    expect(html).toContain(links.preferences);
    expect(Buffer.byteLength(raw.body)).toBeLessThan(102 * 1024);
  });

  test("its pages have nothing to mend, on any screen, light or dark", async () => {
    const paths = [
      "/newsletter",
      "/newsletter?place=brookville-oh",
      issuePath,
      "/newsletter/places/brookville-oh",
    ];
    for (const path of paths)
      expect([path, await lookAt(browser, `${site.origin}${path}`)]).toEqual([path, GOOD]);
    const { preferences, unsubscribe } = linksOf(
      { publicUrl: site.origin, secret: SECRET, now: () => NOW },
      await own(),
    );
    await withPage(browser, {}, async (page, seen) => {
      for (const url of [preferences, unsubscribe]) expect(await lookAtPage(page, seen, url)).toEqual(GOOD);
    });
  });

  test("a mail does not flow over on the smallest screen, and loads nothing but pictures of ours", async () => {
    await withPage(browser, { viewport: { width: 320, height: 800 } }, async (page, seen) => {
      await page.setContent(issueHtml);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(seen.requests.filter((url) => !url.startsWith(`${site.origin}/image/`))).toEqual([]);
    });
  });
});
