/** The fake publishers as a client meets them: over real HTTP, with a Host header naming the publisher. */
import { get } from "node:http";
import { DomUtils, parseDocument } from "htmlparser2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SamplePublishers, startSamplePublishers } from "./fake-publisher.ts";

const NOW = new Date("2026-11-20T15:00:00Z");

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** By the Host header, because not every machine resolves names below ".localhost". */
function ask(url: string, headers: Record<string, string> = {}): Promise<Got> {
  const { host, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    get(
      { agent: false, hostname: "127.0.0.1", port, path: pathname, headers: { host, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          }),
        );
      },
    ).on("error", reject);
  });
}

function sourceUrl(town: SamplePublishers, slug: string): string {
  const source = town.sources.find(({ publisher }) => publisher.slug === slug);
  if (!source) throw new Error(`no publisher ${slug}`);
  return source.url;
}

describe("the fake publishers", () => {
  let town: SamplePublishers;
  beforeAll(async () => {
    town = await startSamplePublishers({ now: NOW, port: 0 });
  });
  afterAll(() => town.close());

  it("gives every article of every publisher in a well-formed feed", async () => {
    for (const { url } of town.sources) {
      const { status, body, headers } = await ask(url);
      expect(status, url).toBe(200);
      const expected = town.articles().filter((article) => new URL(article.url).host === new URL(url).host);
      if (headers["content-type"]?.includes("json")) {
        expect(JSON.parse(body).items).toHaveLength(expected.length);
      } else {
        const document = parseDocument(body, { xmlMode: true });
        const entries = DomUtils.getElementsByTagName(
          (name) => name === "item" || name === "entry",
          document,
        );
        expect(entries, url).toHaveLength(expected.length);
        expect(isBalanced(body), url).toBe(true);
      }
    }
  });

  it("answers 304 to either validator, and 200 once the feed has changed", async () => {
    for (const { url } of town.sources) {
      const { etag, "last-modified": modified } = (await ask(url)).headers;
      expect((await ask(url, { "if-none-match": String(etag) })).status).toBe(304);
      expect((await ask(url, { "if-modified-since": String(modified) })).status).toBe(304);
      expect(
        (await ask(url, { "if-none-match": '"old"', "if-modified-since": String(modified) })).status,
      ).toBe(200);
    }
  });

  it("links every home page to the publisher's feed", async () => {
    for (const { url, publisher } of town.sources) {
      const { body } = await ask(publisher.url);
      const link = DomUtils.findOne(
        (node) => node.name === "link" && node.attribs.rel === "alternate",
        parseDocument(body).children,
      );
      expect(new URL(link?.attribs.href ?? "", publisher.url).href).toBe(url);
    }
  });

  it("serves a page at every article's address, with its title and its last words", async () => {
    for (const article of town.articles()) {
      const { status, body } = await ask(article.url);
      expect(status, article.url).toBe(200);
      const text = DomUtils.textContent(parseDocument(body).children);
      expect(text).toContain(article.title);
      expect(text).toContain(article.text.split("\n").at(-1));
    }
  });

  it("says 404 for pages and host names it does not have, and notes every request", async () => {
    const url = sourceUrl(town, "brindle-falls-ledger");
    expect((await ask(new URL("/nothing", url).href)).status).toBe(404);
    expect((await ask(`http://nobody.localhost:${town.port}/`)).status).toBe(404);
    expect(town.requests.slice(-2)).toEqual([
      { host: "ledger.localhost", method: "GET", path: "/nothing", status: 404 },
      { host: "nobody.localhost", method: "GET", path: "/", status: 404 },
    ]);
  });

  it("closes one folder of one publisher to robots, and serves its pictures as what they are", async () => {
    const robots = await Promise.all(
      town.sources.map(async ({ url }) => (await ask(new URL("/robots.txt", url).href)).body),
    );
    expect(robots.filter((text) => /^Disallow: \//m.test(text))).toEqual([
      "User-agent: *\nDisallow: /obituaries/\n",
    ]);
    const closed = town.articles().filter(({ path }) => path.startsWith("/obituaries/"));
    expect(closed).toHaveLength(1);
    const pictured = town.articles().find(({ picture }) => picture?.format === "png");
    const { status, headers } = await ask(pictured?.picture?.url ?? "");
    expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type: "image/png" });
  });

  it("gives the same bytes for the same moment and port", async () => {
    const bodies = await Promise.all(town.sources.map(async ({ url }) => (await ask(url)).body));
    await town.close();
    town = await startSamplePublishers({ now: NOW, port: town.port });
    expect(await Promise.all(town.sources.map(async ({ url }) => (await ask(url)).body))).toEqual(bodies);
  });
});

describe("a change by a publisher", () => {
  it("puts a corrected version of one article in place, at the same address", async () => {
    const town = await startSamplePublishers({ now: NOW, port: 0 });
    try {
      const url = sourceUrl(town, "brindle-falls-ledger");
      const before = town.articles();
      const { etag } = (await ask(url)).headers;
      town.edit();
      const changed = town.articles().filter((article, index) => article.text !== before[index]?.text);
      expect(changed.map(({ id }) => id)).toEqual(["ledger-mill-fire"]);
      expect(changed[0]?.url).toBe(before.find(({ id }) => id === "ledger-mill-fire")?.url);
      const after = await ask(url, { "if-none-match": String(etag) });
      expect(after.status).toBe(200);
      expect(after.body).toContain("Correction:");
    } finally {
      await town.close();
    }
  });
});

describe("a report taken back", () => {
  it("leaves the feed, which says so, and its page is gone", async () => {
    const town = await startSamplePublishers({ now: NOW, port: 0 });
    try {
      const url = sourceUrl(town, "osmer-county-courier");
      const before = town.articles();
      town.withdraw();
      const left = new Set(town.articles().map(({ id }) => id));
      const [taken, ...more] = before.filter(({ id }) => !left.has(id));
      expect(more).toEqual([]);
      expect((await ask(taken?.url ?? "")).status).toBe(410);
      const { body } = await ask(url);
      expect(body).not.toContain(`<title>${taken?.title}</title>`);
      expect(body).toMatch(/<at:deleted-entry ref="[^"]*courier-feed-store"/);
    } finally {
      await town.close();
    }
  });
});

describe("the bench feeds", () => {
  it("serve as many distinct articles as were asked for", async () => {
    const town = await startSamplePublishers({ now: NOW, port: 0, bench: { feeds: 2, itemsPerFeed: 300 } });
    try {
      expect(town.sources).toHaveLength(2);
      expect(new Set(town.articles().map(({ text }) => text)).size).toBe(600);
      expect(new Set(town.articles().map(({ url }) => url)).size).toBe(600);
      expect((await ask(town.sources[1]?.url ?? "")).body.match(/<item>/g)).toHaveLength(300);
    } finally {
      await town.close();
    }
  });
});

/** Whether every element of an XML document is closed in order, CDATA left aside. */
function isBalanced(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, self] of xml
    .replace(/<!\[CDATA\[.*?\]\]>/gs, "")
    .matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return false;
    } else if (!self && name) open.push(name);
  }
  return open.length === 0;
}
