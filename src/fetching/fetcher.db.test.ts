import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#database/connect.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { openTestFetcher, serve, type TestServer } from "./testing/servers.ts";

let database: Database;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function fetcherFor(...[needs]: [Parameters<typeof openTestFetcher>[1]?]) {
  const fetcher = openTestFetcher(database.db, needs);
  closing.unshift(fetcher.close);
  return fetcher;
}

async function serving(...handlers: Parameters<typeof serve>): Promise<TestServer> {
  const server = await serve(...handlers);
  closing.push(server.close);
  return server;
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe("a first fetch", () => {
  test("says who asks, hands over bytes and validators, and sends no cookie and no referer", async () => {
    const server = await serving((_request, response) => {
      response.setHeader("etag", '"v1"').setHeader("last-modified", "Sun, 01 Mar 2026 11:00:00 GMT");
      response.setHeader("cache-control", "public, max-age=600").setHeader("set-cookie", "id=7");
      response.setHeader("content-type", "application/rss+xml; charset=utf-8").end("<rss/>");
    });
    const fetcher = fetcherFor();
    const url = `http://news.example:${server.port}/feed`;
    const fetched = await fetcher.fetchPolitely({ url, accept: "feed" });
    expect(fetched).toMatchObject({
      kind: "fetched",
      url,
      status: 200,
      contentType: "application/rss+xml; charset=utf-8",
      etag: '"v1"',
      lastModified: "Sun, 01 Mar 2026 11:00:00 GMT",
      maxAgeSeconds: 600,
    });
    if (fetched.kind !== "fetched") return;
    expect(text(fetched.bytes)).toBe("<rss/>");
    expect(fetched.headers["set-cookie"]).toBeUndefined();
    const sent = server.requests.at(-1)?.headers;
    expect(sent?.["user-agent"]).toBe("Townwire/1.2.3 (+mailto:desk@town.example)");
    expect(sent?.accept).toContain("application/atom+xml");
    expect(sent?.["accept-encoding"]).toBe("gzip, deflate, br, zstd");
    expect(sent).not.toHaveProperty("cookie");
    expect(sent).not.toHaveProperty("referer");
  });
});
