import { describe, expect, test } from "vitest";
import { useFetching } from "../testing/servers.ts";

const fetching = useFetching();

describe("a host in trouble", () => {
  test("that is dead costs one attempt, and a thousand addresses of it fail at once", async () => {
    const fetcher = fetching.openFetcher();
    const first = await fetcher.fetchPolitely({ url: "http://missing.example/0", accept: "page" });
    expect(first).toMatchObject({ kind: "failed", why: "no-such-host" });
    const rest = Array.from({ length: 1000 }, (_, i) =>
      fetcher.fetchPolitely({ url: `http://missing.example/${i}`, accept: "page" }),
    );
    for (const fetched of await Promise.all(rest))
      expect(fetched).toMatchObject({ kind: "failed", why: "host-resting", retryAfterSeconds: 60 });
    expect(fetcher.clock.slept).toEqual([]);
  });

  test.each([500, 502, 503, 429])("that answers %i is left alone for as long as it asks", async (status) => {
    const server = await fetching.serve((_request, response) => {
      response.writeHead(status, { "retry-after": "900" }).end();
    });
    const fetcher = fetching.openFetcher();
    const fetch = () => fetcher.fetchPolitely({ url: `http://news.example:${server.port}/`, accept: "page" });
    expect(await fetch()).toMatchObject({ kind: "failed", why: "status", status, retryAfterSeconds: 900 });
    expect(await fetch()).toMatchObject({ kind: "failed", why: "host-resting", retryAfterSeconds: 900 });
    expect(server.asked).toEqual(["/robots.txt", "/"]);
    fetcher.clock.advance(901_000);
    expect(await fetch()).toMatchObject({ why: "status" });
  });

  test("that answers 404 is not", async () => {
    const server = await fetching.serve((_request, response) => response.writeHead(404).end());
    const fetcher = fetching.openFetcher();
    const fetch = () => fetcher.fetchPolitely({ url: `http://news.example:${server.port}/`, accept: "page" });
    expect(await fetch()).toMatchObject({ why: "status" });
    expect(await fetch()).toMatchObject({ why: "status" });
  });
});

describe("a stranger's host", () => {
  test("is asked once a second, or as seldom as its robots.txt says", async () => {
    for (const [rules, delays] of [
      ["", [1000, 1000, 1000]],
      ["User-agent: *\nCrawl-delay: 10", [1000, 10_000, 10_000]],
      ["User-agent: *\nCrawl-delay: 0", [1000, 1000, 1000]],
    ] as const) {
      const server = await fetching.serve(
        (_request, response) => response.end("<p>"),
        (_request, response) => response.end(rules),
      );
      const fetcher = fetching.openFetcher();
      for (let i = 0; i < 3; i++)
        await fetcher.fetchPolitely({ url: `http://news.example:${server.port}/${i}`, accept: "page" });
      expect(fetcher.clock.slept).toEqual(delays);
    }
  });

  test("with a delay longer than we honour is asked once a minute, and nobody waits that long", async () => {
    const server = await fetching.serve(
      (_request, response) => response.end("<p>"),
      (_request, response) => response.end("User-agent: *\nCrawl-delay: 86400"),
    );
    const fetcher = fetching.openFetcher();
    const fetch = () => fetcher.fetchPolitely({ url: `http://news.example:${server.port}/`, accept: "page" });
    expect(await fetch()).toMatchObject({ kind: "fetched" });
    expect(await fetch()).toMatchObject({ kind: "failed", why: "host-resting", retryAfterSeconds: 60 });
  });

  test("sees one request of ours at a time", async () => {
    let inside = 0;
    let most = 0;
    const server = await fetching.serve((_request, response) => {
      most = Math.max(most, ++inside);
      setTimeout(() => {
        inside--;
        response.end("<p>");
      }, 10);
    });
    const fetcher = fetching.openFetcher();
    const fetches = Array.from({ length: 6 }, (_, i) =>
      fetcher.fetchPolitely({ url: `http://news.example:${server.port}/${i}`, accept: "page" }),
    );
    for (const fetched of await Promise.all(fetches)) expect(fetched).toMatchObject({ kind: "fetched" });
    expect(most).toBe(1);
  });
});
