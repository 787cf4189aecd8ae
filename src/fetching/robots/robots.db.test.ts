import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { useFetching } from "../testing/servers.ts";

const fetching = useFetching();
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const page: RequestListener = (_request, response) => response.end("<p>");
const saying =
  (text: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(200, headers).end(text);
const answering =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end();

const askedFor = (paths: string[], path: string) => paths.filter((asked) => asked === path).length;
const rowOf = (port: number) =>
  fetching
    .db()
    .selectFrom("robots")
    .selectAll()
    .where("origin", "=", `http://news.example:${port}`)
    .executeTakeFirst();

describe("the rules of a site", () => {
  test("are asked for first, once, and obeyed", async () => {
    const server = await fetching.serve(page, saying("User-agent: *\nDisallow: /desk"));
    const fetcher = fetching.openFetcher();
    const fetch = (path: string) =>
      fetcher.fetchPolitely({ url: `http://news.example:${server.port}${path}`, accept: "page" });
    expect(await fetch("/a")).toMatchObject({ kind: "fetched" });
    expect(await fetch("/desk")).toMatchObject({ kind: "refused", why: "robots" });
    expect(await fetch("/b")).toMatchObject({ kind: "fetched" });
    expect(server.asked).toEqual(["/robots.txt", "/a", "/b"]);
  });

  test("are asked for once by many fetches at the same time", async () => {
    const server = await fetching.serve(page, saying("User-agent: *\nDisallow: /"));
    const fetcher = fetching.openFetcher();
    const fetches = Array.from({ length: 20 }, (_, i) =>
      fetcher.fetchPolitely({ url: `http://news.example:${server.port}/${i}`, accept: "page" }),
    );
    for (const fetched of await Promise.all(fetches)) expect(fetched).toMatchObject({ kind: "refused" });
    expect(server.asked).toEqual(["/robots.txt"]);
  });

  test("hold for the operator's own hosts too", async () => {
    const server = await fetching.serve(page, saying("User-agent: townwire\nDisallow: /"));
    const host = `127.0.0.1:${server.port}`;
    const fetcher = fetching.openFetcher({ allow: () => [host] });
    const fetched = await fetcher.fetchPolitely({ url: `http://${host}/`, accept: "page" });
    expect(fetched).toMatchObject({ kind: "refused", why: "robots" });
  });

  test("are remembered for other processes", async () => {
    const server = await fetching.serve(page, saying("User-agent: *\nDisallow: /desk"));
    const url = `http://news.example:${server.port}/desk`;
    await fetching.openFetcher().fetchPolitely({ url, accept: "page" });
    expect(await fetching.openFetcher().fetchPolitely({ url, accept: "page" })).toMatchObject({
      why: "robots",
    });
    expect(server.asked).toEqual(["/robots.txt"]);
  });

  test.each([
    ["a day when the site says nothing", undefined, DAY_MS],
    ["as long as the site says", "max-age=7200", 2 * HOUR_MS],
    ["an hour at least", "max-age=5", HOUR_MS],
    ["a day at most", "max-age=9999999", DAY_MS],
  ])("are kept %s", async (_what, cacheControl, keptMs) => {
    const headers: Record<string, string> = cacheControl ? { "cache-control": cacheControl } : {};
    const server = await fetching.serve(page, saying("", headers));
    const fetcher = fetching.openFetcher();
    const fetch = () => fetcher.fetchPolitely({ url: `http://news.example:${server.port}/`, accept: "page" });
    await fetch();
    fetcher.clock.advance(keptMs - 10_000);
    await fetch();
    expect(askedFor(server.asked, "/robots.txt")).toBe(1);
    fetcher.clock.advance(20_000);
    await fetch();
    expect(askedFor(server.asked, "/robots.txt")).toBe(2);
  });

  test("are found behind five redirects; behind more there are none", async () => {
    const hops =
      (count: number): RequestListener =>
      (request, response) => {
        const at = request.url === "/robots.txt" ? 0 : Number(request.url?.slice("/robots/".length));
        if (at < count) response.writeHead(301, { location: `/robots/${at + 1}` }).end();
        else response.end("User-agent: *\nDisallow: /");
      };
    for (const [count, kind] of [
      [5, "refused"],
      [6, "fetched"],
    ] as const) {
      const server = await fetching.serve(
        (request, response) =>
          request.url?.startsWith("/robots/") ? hops(count)(request, response) : response.end("<p>"),
        hops(count),
      );
      const url = `http://news.example:${server.port}/page`;
      expect(await fetching.openFetcher().fetchPolitely({ url, accept: "page" })).toMatchObject({ kind });
    }
  });

  test("are read to 500 KiB", async () => {
    const filler = `# ${"x".repeat(1021)}\n`.repeat(600);
    const server = await fetching.serve(page, saying(`User-agent: *\nDisallow: /a\n${filler}Disallow: /b\n`));
    const fetcher = fetching.openFetcher();
    const fetch = (path: string) =>
      fetcher.fetchPolitely({ url: `http://news.example:${server.port}${path}`, accept: "page" });
    expect(await fetch("/a")).toMatchObject({ kind: "refused", why: "robots" });
    expect(await fetch("/b")).toMatchObject({ kind: "fetched" });
  });

  test("may hold what a database cannot", async () => {
    const server = await fetching.serve(page, saying("User-agent: *\nDisallow: /a\u0000\ud800\n"));
    const url = `http://news.example:${server.port}/b`;
    expect(await fetching.openFetcher().fetchPolitely({ url, accept: "page" })).toMatchObject({
      kind: "fetched",
    });
  });
});

describe("without rules", () => {
  test.each([400, 401, 403, 404, 410])("%i means that everything is allowed", async (status) => {
    const server = await fetching.serve(page, answering(status));
    const url = `http://news.example:${server.port}/`;
    expect(await fetching.openFetcher().fetchPolitely({ url, accept: "page" })).toMatchObject({
      kind: "fetched",
    });
    expect(await rowOf(server.port)).toMatchObject({ verdict: "allow" });
  });

  test.each([500, 503, 429])("%i means to stay away for now", async (status) => {
    const server = await fetching.serve(page, answering(status, { "retry-after": "600" }));
    const url = `http://news.example:${server.port}/`;
    const fetcher = fetching.openFetcher();
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({
      kind: "failed",
      why: "robots",
      status,
      retryAfterSeconds: 3600,
    });
    expect(await rowOf(server.port)).toMatchObject({ verdict: "disallow" });
    fetcher.clock.advance(700_000);
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({
      kind: "failed",
      why: "robots",
    });
    expect(server.asked).toEqual(["/robots.txt"]);
  });

  test("a broken answer means to stay away, and the site is not asked again and again", async () => {
    let connections = 0;
    const server = await fetching.serveRaw((socket) => {
      connections++;
      socket.once("data", () => socket.end("nonsense\r\n"));
    });
    const fetcher = fetching.openFetcher();
    for (let i = 0; i < 5; i++)
      expect(
        await fetcher.fetchPolitely({ url: `http://news.example:${server.port}/${i}`, accept: "page" }),
      ).toMatchObject({ kind: "failed" });
    expect(connections).toBe(1);
  });

  test("a site that cannot be reached fails as what it is, and nothing is kept", async () => {
    const url = "http://missing.example:8080/";
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" });
    expect(fetched).toMatchObject({ kind: "failed", why: "no-such-host" });
    const rows = await fetching
      .db()
      .selectFrom("robots")
      .selectAll()
      .where("origin", "=", new URL(url).origin)
      .execute();
    expect(rows).toEqual([]);
  });
});

describe("rules that cannot be read anew", () => {
  test("are obeyed from the older copy for thirty days, then we stay away", async () => {
    let status = 200;
    const server = await fetching.serve(page, (request, response) =>
      status === 200
        ? saying("User-agent: *\nDisallow: /desk")(request, response)
        : answering(status)(request, response),
    );
    const fetcher = fetching.openFetcher();
    const fetch = (path: string) =>
      fetcher.fetchPolitely({ url: `http://news.example:${server.port}${path}`, accept: "page" });
    await fetch("/");
    status = 503;
    fetcher.clock.advance(2 * DAY_MS);
    await fetch("/desk");
    fetcher.clock.advance(HOUR_MS / 2);
    expect(await fetch("/desk")).toMatchObject({ kind: "refused", why: "robots" });
    expect(await fetch("/")).toMatchObject({ kind: "fetched" });
    fetcher.clock.advance(29 * DAY_MS);
    await fetch("/");
    fetcher.clock.advance(HOUR_MS / 2);
    expect(await fetch("/")).toMatchObject({ kind: "failed", why: "robots" });
  });
});
