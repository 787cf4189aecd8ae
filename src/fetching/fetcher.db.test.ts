import { describe, expect, test } from "vitest";
import { useFetching } from "./testing/servers.ts";

const fetching = useFetching();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe("a first fetch", () => {
  test("says who asks, hands over bytes and validators, and sends no cookie and no referer", async () => {
    const server = await fetching.serve((_request, response) => {
      response.setHeader("etag", '"v1"').setHeader("last-modified", "Sun, 01 Mar 2026 11:00:00 GMT");
      response.setHeader("cache-control", "public, max-age=600").setHeader("set-cookie", "id=7");
      response.setHeader("content-type", "application/rss+xml; charset=utf-8").end("<rss/>");
    });
    const fetcher = fetching.openFetcher();
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
    expect(fetched.movedTo).toBeUndefined();
    const sent = server.requests.at(-1)?.headers;
    expect(sent?.["user-agent"]).toBe("Townwire/1.2.3 (+mailto:desk@town.example)");
    expect(sent?.accept).toContain("application/atom+xml");
    expect(sent?.["accept-encoding"]).toBe("gzip, deflate, br, zstd");
    expect(sent).not.toHaveProperty("cookie");
    expect(sent).not.toHaveProperty("referer");
    expect(sent).not.toHaveProperty("if-none-match");
  });

  test.each([
    ["ftp://news.example/feed"],
    ["news.example/feed"],
    ["http://"],
    ["http://editor:secret@news.example/"],
    ["javascript:alert(1)"],
    [`http://news.example/${"a".repeat(5000)}`],
    ["http://news.example:25/"],
    ["http://news.example:6667/"],
  ])("is refused for %s", async (url) => {
    const fetcher = fetching.openFetcher();
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({
      kind: "refused",
      why: "bad-address",
    });
  });
});

describe("a later fetch", () => {
  test("sends the validators and hears that nothing changed", async () => {
    const server = await fetching.serve((request, response) => {
      const same =
        request.headers["if-none-match"] === '"v1"' && request.headers["if-modified-since"] === "Monday";
      response.writeHead(same ? 304 : 200, { "cache-control": "max-age=60" }).end();
    });
    const fetcher = fetching.openFetcher();
    const url = `http://news.example:${server.port}/feed`;
    const fetched = await fetcher.fetchPolitely({
      url,
      accept: "feed",
      etag: '"v1"',
      lastModified: "Monday",
    });
    expect(fetched).toMatchObject({ kind: "unchanged", maxAgeSeconds: 60 });
  });

  test("does not believe that nothing changed when there is nothing to compare with", async () => {
    const server = await fetching.serve((_request, response) => response.writeHead(304).end());
    const url = `http://news.example:${server.port}/feed`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "feed" });
    expect(fetched).toMatchObject({ kind: "failed", why: "broken-answer" });
  });

  test("uses its connection again, and a new one when the server closed the kept one", async () => {
    let answers = 0;
    const server = await fetching.serve((request, response) => {
      // The second time the server hangs up at the moment it is asked, as an idle limit may have it.
      if (++answers === 2) request.socket.destroy();
      else response.end("<rss/>");
    });
    const fetcher = fetching.openFetcher();
    const url = `http://news.example:${server.port}/feed`;
    expect(await fetcher.fetchPolitely({ url, accept: "feed" })).toMatchObject({ kind: "fetched" });
    expect(await fetcher.fetchPolitely({ url, accept: "feed" })).toMatchObject({ kind: "fetched" });
    const [, first, second, third] = server.requests.map((request) => request.socket);
    expect(second).toBe(first);
    expect(third).not.toBe(second);
  });
});

describe("what a status means", () => {
  test("gone is gone", async () => {
    const server = await fetching.serve((_request, response) => response.writeHead(410).end("bye"));
    const url = `http://news.example:${server.port}/feed`;
    expect(await fetching.openFetcher().fetchPolitely({ url, accept: "feed" })).toMatchObject({
      kind: "gone",
    });
  });

  test.each([401, 403, 404, 418, 451, 500, 502, 503])("%i is a failure that names it", async (status) => {
    const server = await fetching.serve((_request, response) => response.writeHead(status).end("no"));
    const url = `http://news.example:${server.port}/feed`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "feed" });
    expect(fetched).toMatchObject({ kind: "failed", why: "status", status });
    if (fetched.kind === "failed") expect(fetched.message).toContain(String(status));
  });

  test("a type that cannot be what was asked for is refused unread", async () => {
    const server = await fetching.serve((request, response) => {
      response.setHeader("content-type", request.url?.slice(1).replace("-", "/") ?? "").end("…");
    });
    const fetcher = fetching.openFetcher();
    const fetch = (accept: "feed" | "page" | "picture", type: string) =>
      fetcher.fetchPolitely({ url: `http://news.example:${server.port}/${type}`, accept });
    expect(await fetch("page", "video-mp4")).toMatchObject({ kind: "refused", why: "wrong-type" });
    expect(await fetch("feed", "image-png")).toMatchObject({ kind: "refused", why: "wrong-type" });
    expect(await fetch("picture", "text-html")).toMatchObject({ kind: "refused", why: "wrong-type" });
    expect(await fetch("picture", "image-png")).toMatchObject({ kind: "fetched" });
    expect(await fetch("feed", "text-html")).toMatchObject({ kind: "fetched" });
    expect(await fetch("feed", "application-octet-stream")).toMatchObject({ kind: "fetched" });
  });
});

describe("closing", () => {
  test("breaks off what is under way and does not blame the host", async () => {
    let arrived = () => {};
    const arrival = new Promise<void>((go) => {
      arrived = go;
    });
    const server = await fetching.serve(() => arrived());
    const fetcher = fetching.openFetcher();
    const url = `http://news.example:${server.port}/feed`;
    const pending = fetcher.fetchPolitely({ url, accept: "feed" });
    await arrival;
    await fetcher.close();
    expect(await pending).toMatchObject({ kind: "failed", why: "stopping" });
    const row = await fetching
      .db()
      .selectFrom("hosts")
      .selectAll()
      .where("host", "=", `news.example:${server.port}`)
      .executeTakeFirst();
    expect(row?.down_until).toBeNull();
  });
});
