import type { ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { useFetching } from "./testing/servers.ts";

const fetching = useFetching();

const redirect = (response: ServerResponse, status: number, location: string) =>
  response.writeHead(status, { location }).end("moved");

/** A server whose /a/301/302/end redirects by 301 to /302/end, that by 302 to /end, and so on. */
const serveChain = () =>
  fetching.serve((request, response) => {
    const [, status, ...rest] = (request.url ?? "").split("/");
    if (status === "end") response.setHeader("etag", '"e"').end("<rss/>");
    else redirect(response, Number(status), `/${rest.join("/")}`);
  });

describe("redirects", () => {
  test.each([
    ["/301/end", true],
    ["/308/end", true],
    ["/301/308/301/end", true],
    ["/302/end", false],
    ["/303/end", false],
    ["/307/end", false],
    ["/301/302/end", false],
    ["/302/301/end", false],
    ["/end", false],
  ])("along %s lead to the end, and move the source: %s", async (path, moves) => {
    const server = await serveChain();
    const origin = `http://news.example:${server.port}`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url: origin + path, accept: "feed" });
    const end = `${origin}/end`;
    expect(fetched).toMatchObject({ kind: "fetched", url: end, etag: '"e"' });
    expect(fetched.kind === "fetched" && fetched.movedTo).toBe(moves ? end : undefined);
  });

  test("are given up in a circle", async () => {
    const server = await fetching.serve((request, response) =>
      redirect(response, 302, request.url === "/a" ? "/b#top" : "/a"),
    );
    const url = `http://news.example:${server.port}/a`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" });
    expect(fetched).toMatchObject({ kind: "refused", why: "redirects" });
    expect(server.asked).toEqual(["/robots.txt", "/a", "/b"]);
  });

  test("are followed ten times and no more", async () => {
    const server = await fetching.serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("<p>");
      else redirect(response, 302, `/${left - 1}`);
    });
    const fetcher = fetching.openFetcher();
    const fetch = (path: string) =>
      fetcher.fetchPolitely({ url: `http://news.example:${server.port}${path}`, accept: "page" });
    expect(await fetch("/10")).toMatchObject({ kind: "fetched" });
    expect(await fetch("/11")).toMatchObject({ kind: "refused", why: "redirects" });
  });

  test.each([["file:///etc/passwd"], ["data:text/html,x"], ["http://user:secret@news.example/"]])(
    "to %s are refused",
    async (location) => {
      const server = await fetching.serve((_request, response) => redirect(response, 301, location));
      const url = `http://news.example:${server.port}/`;
      const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" });
      expect(fetched).toMatchObject({ kind: "refused", why: "bad-address" });
    },
  );

  test("without a target are a broken answer", async () => {
    const server = await fetching.serve((_request, response) => response.writeHead(302).end());
    const url = `http://news.example:${server.port}/`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" });
    expect(fetched).toMatchObject({ kind: "failed", why: "broken-answer" });
  });

  test("keep the validators and say when nothing changed at the new place", async () => {
    const server = await fetching.serve((request, response) => {
      if (request.url === "/old") redirect(response, 301, "/new");
      else response.writeHead(request.headers["if-none-match"] === '"v"' ? 304 : 200).end();
    });
    const origin = `http://news.example:${server.port}`;
    const fetched = await fetching
      .openFetcher()
      .fetchPolitely({ url: `${origin}/old`, accept: "feed", etag: '"v"' });
    expect(fetched).toMatchObject({ kind: "unchanged", movedTo: `${origin}/new` });
  });

  test("all count against one deadline", async () => {
    const server = await fetching.serve((request, response) => {
      setTimeout(() => redirect(response, 302, `${request.url}x`), 60);
    });
    const url = `http://news.example:${server.port}/`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" }, { deadlineMs: 150 });
    expect(fetched).toMatchObject({ kind: "failed", why: "timeout" });
    expect(server.asked.length).toBeLessThan(6);
  });

  test("to another site obey its robots rules", async () => {
    const other = await fetching.serve(
      (_request, response) => response.end("<p>"),
      (_request, response) => response.end("User-agent: townwire\nDisallow: /private"),
    );
    const server = await fetching.serve((_request, response) =>
      redirect(response, 302, `http://other.example:${other.port}/private/page`),
    );
    const url = `http://news.example:${server.port}/`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" });
    expect(fetched).toMatchObject({ kind: "refused", why: "robots" });
    expect(other.asked).toEqual(["/robots.txt"]);
  });
});
