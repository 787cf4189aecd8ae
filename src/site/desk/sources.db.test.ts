/** Sources at the desk, with a publisher on loopback whose feeds are really read. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { type Fetcher, openFetcher } from "#fetching/fetcher.ts";
import { findSource, findSourceByUrl, type Source } from "#publishers/sources.ts";
import { insertArticles } from "../../../tests/setup/articles.ts";
import { tickingClock } from "../../../tests/setup/clock.ts";
import type { Visitor } from "../../../tests/setup/community.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type Desk, openDesk } from "../../../tests/setup/desk.ts";

const START = Date.UTC(2026, 2, 10, 12);
const now = tickingClock(START);

const item = (n: number) =>
  `<item><title>Story ${n} &amp; &lt;b&gt;more&lt;/b&gt;</title><link>http://paper.example/${n}</link></item>`;
const FEED = `<rss version="2.0"><channel><title>The Weir</title>${[1, 2, 3].map(item).join("")}</channel></rss>`;
const PAGE =
  '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Hello</body></html>';

let database: Database;
let desk: Desk;
let editor: Visitor;
let paper: Server;
let fetcher: Fetcher;
let origin = "";
let asked = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  paper = createServer((request, response) => {
    asked += 1;
    const path = request.url ?? "";
    if (path === "/feed.xml" || path === "/second.xml")
      response.writeHead(200, { "content-type": "application/rss+xml" }).end(FEED);
    else if (path === "/") response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => paper.listen(0, "127.0.0.1", listening));
  const host = `127.0.0.1:${(paper.address() as AddressInfo).port}`;
  origin = `http://${host}`;
  fetcher = openFetcher({
    db: database.db,
    now,
    log: silentLog,
    userAgent: { product: "Townwire", version: "1", contact: "desk@town.example" },
    allow: () => [host],
  });
  desk = await openDesk(database, now, { fetcher });
  editor = await desk.signIn("Eve", "editor");
});
afterAll(async () => {
  await fetcher?.close();
  paper?.closeAllConnections();
  await new Promise((closed) => paper?.close(closed));
  await database?.close();
});

const read = async (path: string) => (await editor.get(path)).text();
const send = async (path: string, fields: Record<string, string>) => {
  const answer = await editor.post(path, fields);
  return { status: answer.status, to: answer.headers.get("location") ?? "", html: await answer.text() };
};
const visits = () => desk.sent.filter((job) => "sourceId" in (job as object)).length;
const added = async (url = `${origin}/feed.xml`): Promise<Source> => {
  const source = await findSourceByUrl(database.db, url);
  if (!source) throw new Error(`${url} is no source`);
  return source;
};

describe("adding a source", () => {
  test("tries the address first: a page leads to its feed, and nothing is added yet", async () => {
    expect(await read("/desk/sources")).toContain("Nothing is here.");
    const { html } = await send("/desk/sources/try", { url: `${origin}/`, rights: "headline" });
    expect(html).toContain("The Weir");
    expect(html).toContain("3 items");
    expect(html).toContain("Story 1 &amp; more");
    expect(html).toContain(`name="url" value="${origin}/feed.xml"`);
    expect(await findSourceByUrl(database.db, `${origin}/feed.xml`)).toBeUndefined();
  });

  test("adds what was tried with the second press, without reading it again, and has it visited", async () => {
    const before = [asked, visits()];
    const fields = {
      url: `${origin}/feed.xml`,
      title: "The Weir",
      place: "Columbus, OH",
      rights: "headline",
    };
    const { to } = await send("/desk/sources", fields);
    const source = await added();
    expect(to).toBe(`/desk/sources/${source.id}?done=added`);
    expect(source).toMatchObject({
      rights: "headline",
      place: "Columbus, OH",
      publisher: { name: "The Weir" },
    });
    expect([asked, visits()]).toEqual([before[0], (before[1] ?? 0) + 1]);
    expect(await read("/desk/audit?action=add+source")).toContain(`/desk/sources/${source.id}`);
    expect((await send("/desk/sources", fields)).html).toContain("is already a source");
  });

  test.each([
    ["an address that is none", { url: "not an address at all" }, "is not a web address"],
    ["one that is not there", { url: "ORIGIN/none" }, "404"],
    ["one on a private network", { url: "http://10.0.0.1/feed.xml" }, "FETCH_ALLOW"],
    ["a place that is none", { url: "ORIGIN/second.xml", place: "Nowhere At All, ZZ" }, "No place is called"],
    ["a section that is none", { url: "ORIGIN/second.xml", section: "gossip" }, "no such section"],
  ])("says what is wrong with %s, and keeps what was typed", async (_, fields, why) => {
    const url = fields.url.replace("ORIGIN", origin);
    const { html } = await send("/desk/sources/try", { ...fields, url });
    expect(html).toContain('role="alert"');
    expect(html).toContain(why);
    expect(html).toContain(`value="${url}"`);
  });
});

describe("a source at the desk", () => {
  test("shows what it gave before by its rights of now", async () => {
    const paperOf = { name: "Old Paper", rights: "full" as const };
    const [id = ""] = await insertArticles({ db: database.db, now }, paperOf, [
      {
        title: "Mill opens",
        excerpt: "HIDDEN words",
        body: "<p>HIDDEN body</p>",
        published: new Date(START - 1000),
      },
    ]);
    const [row] = await database.db.selectFrom("articles").select("source_id").where("id", "=", id).execute();
    const path = `/desk/sources/${row?.source_id}`;
    const article = (await editor.get(`/article/${id}`)).headers.get("location") ?? "";
    expect(await read(article)).toContain("HIDDEN body");
    await send(path, { do: "change", rights: "headline", section: "sports" });
    expect(await read(article)).not.toContain("HIDDEN");
    expect(await read("/")).not.toContain("HIDDEN");
    expect(await findSource(database.db, row?.source_id ?? "")).toMatchObject({ section: "sports" });
  });

  test("is visited now, stopped, visited again and removed, each noted", async () => {
    const source = await added();
    const path = `/desk/sources/${source.id}`;
    const before = visits();
    expect((await send(path, { do: "visit" })).to).toBe(`${path}?done=visit`);
    await send(path, { do: "stop" });
    expect(await read(path)).toContain("Stopped. Stopped by an editor.");
    expect(await read("/desk/sources?is=stopped")).toContain("The Weir");
    expect((await send(path, { do: "visit" })).status).toBe(409);
    await send(path, { do: "resume" });
    expect(visits()).toBe(before + 2);
    expect(await read("/desk/sources?is=stopped")).not.toContain("The Weir");
    expect((await send(path, { do: "remove" })).to).toBe("/desk/sources");
    expect((await editor.get(path)).status).toBe(404);
    const log = await read("/desk/audit");
    for (const action of ["add", "change", "visit", "stop", "resume", "remove"])
      expect(log).toContain(`<b>${action} source</b>`);
  });

  test("that fails comes first, with the reason", async () => {
    const url = `${origin}/second.xml`;
    await send("/desk/sources", { url, title: "A Failing Paper" });
    const { id } = await added(url);
    const failing = { failures: 3, failure: "second.example did not answer.", last_visit_at: now() };
    await database.db.updateTable("sources").set(failing).where("id", "=", id).execute();
    const html = await read("/desk/sources?is=failing");
    expect(html).toContain("The last 3 visits failed");
    expect(html).toContain("second.example did not answer.");
    expect(html).not.toContain("Old Paper");
    expect(await read("/desk/sources?q=failing%20pa")).not.toContain("Old Paper");
  });
});
