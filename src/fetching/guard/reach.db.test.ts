import type { LookupFunction } from "node:net";
import { describe, expect, test } from "vitest";
import { testLookup, useFetching } from "../testing/servers.ts";

const fetching = useFetching();

// The guard as it is in earnest: the names are still the tests' own.
const earnest = { network: { lookup: testLookup } };

describe("what strangers may not make us reach", () => {
  test.each([
    ["http://127.0.0.1:PORT/"],
    ["http://127.1:PORT/"],
    ["http://2130706433:PORT/"],
    ["http://0x7f000001:PORT/"],
    ["http://0177.0.0.1:PORT/"],
    ["http://0.0.0.0:PORT/"],
    ["http://[::1]:PORT/"],
    ["http://[::]:PORT/"],
    ["http://[::ffff:127.0.0.1]:PORT/"],
    ["http://[::ffff:7f00:1]:PORT/"],
    ["http://[64:ff9b::127.0.0.1]:PORT/"],
    ["http://localhost:PORT/"],
    ["http://localhost.:PORT/"],
    ["http://news.localhost:PORT/"],
    ["http://127.0.0.1.:PORT/"],
    ["http://news.example:PORT/"],
    ["https://news.example:PORT/"],
    ["https://127.0.0.1:PORT/"],
    ["http://private.example:PORT/"],
    ["http://169.254.169.254/latest/meta-data/"],
    ["http://[fd00:ec2::254]/"],
    ["http://10.0.0.1/"],
    ["http://100.64.0.1/"],
  ])("%s is refused before a byte is sent", async (address) => {
    let connections = 0;
    const server = await fetching.serveRaw(() => connections++);
    const url = address.replace("PORT", String(server.port));
    const fetched = await fetching.openFetcher(earnest).fetchPolitely({ url, accept: "page" });
    expect(fetched).toMatchObject({ kind: "refused", why: "address" });
    if (fetched.kind === "refused") expect(fetched.message).toContain("FETCH_ALLOW");
    expect(connections).toBe(0);
  });

  test("a private address behind a redirect is refused", async () => {
    const inner = await fetching.serve((_request, response) => response.end("secret"));
    const server = await fetching.serve((request, response) => {
      const target = request.url === "/literal" ? "10.0.0.1" : "private.example";
      response.writeHead(302, { location: `http://${target}:${inner.port}/` }).end();
    });
    const fetcher = fetching.openFetcher();
    for (const path of ["/literal", "/name"]) {
      const url = `http://news.example:${server.port}${path}`;
      expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({
        kind: "refused",
        why: "address",
      });
    }
    expect(inner.asked).toEqual([]);
  });

  test("a name that moves to a private address between two fetches is refused the second time", async () => {
    const server = await fetching.serve((_request, response) => {
      response.setHeader("connection", "close").end("<p>");
    });
    let address = "127.0.0.1";
    const lookup: LookupFunction = (_hostname, options, callback) => {
      if (options.all) callback(null, [{ address, family: 4 }]);
      else callback(null, address, 4);
    };
    const fetcher = fetching.openFetcher({ network: { lookup, isPublic: (at) => at === "127.0.0.1" } });
    const url = `http://moving.example:${server.port}/`;
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({ kind: "fetched" });
    address = "10.0.0.7";
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({
      kind: "refused",
      why: "address",
    });
  });

  test("the address of the socket counts, whatever the name server said a moment before", async () => {
    const received: Buffer[] = [];
    const server = await fetching.serveRaw((socket) => socket.on("data", (bytes) => received.push(bytes)));
    for (const scheme of ["http", "https"]) {
      // Passes for public when it is looked up, and no more when the connected socket is asked.
      let asked = 0;
      const isPublic = () => ++asked === 1;
      const fetcher = fetching.openFetcher({ network: { lookup: testLookup, isPublic } });
      const url = `${scheme}://news.example:${server.port}/`;
      expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({
        kind: "refused",
        why: "address",
      });
      expect(asked).toBe(2);
    }
    expect(received).toEqual([]);
  });

  test("of a name with public and private addresses only the public ones are tried", async () => {
    const server = await fetching.serve((_request, response) => response.end("<p>"));
    const lookup: LookupFunction = (_hostname, _options, callback) =>
      callback(null, [
        { address: "10.0.0.7", family: 4 },
        { address: "127.0.0.1", family: 4 },
      ]);
    const fetcher = fetching.openFetcher({ network: { lookup, isPublic: (at) => at === "127.0.0.1" } });
    const url = `http://mixed.example:${server.port}/`;
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({ kind: "fetched" });
  });
});

describe("the operator's own hosts", () => {
  test("pass by host and port, and only so", async () => {
    const server = await fetching.serve((_request, response) => response.end("<p>"));
    const other = await fetching.serve((_request, response) => response.end("<p>"));
    const fetcher = fetching.openFetcher({
      ...earnest,
      allow: () => [`127.0.0.1:${server.port}`, `press.localhost:${server.port}`],
    });
    const fetch = (host: string) => fetcher.fetchPolitely({ url: `http://${host}/`, accept: "page" });
    expect(await fetch(`127.0.0.1:${server.port}`)).toMatchObject({ kind: "fetched" });
    expect(await fetch(`press.localhost:${server.port}`)).toMatchObject({ kind: "fetched" });
    expect(await fetch(`127.0.0.1:${other.port}`)).toMatchObject({ kind: "refused", why: "address" });
    expect(await fetch(`localhost:${server.port}`)).toMatchObject({ kind: "refused", why: "address" });
    expect(await fetch(`other.localhost:${server.port}`)).toMatchObject({ kind: "refused", why: "address" });
    expect(other.asked).toEqual([]);
  });

  test("pass at once when they are added after a refusal", async () => {
    const server = await fetching.serve((_request, response) => response.end("<p>"));
    const url = `http://news.example:${server.port}/`;
    const before = await fetching.openFetcher(earnest).fetchPolitely({ url, accept: "page" });
    expect(before).toMatchObject({ kind: "refused", why: "address" });
    const fetcher = fetching.openFetcher({ ...earnest, allow: () => [`news.example:${server.port}`] });
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({ kind: "fetched" });
  });

  test("lend their open connections to nobody once they are no longer allowed", async () => {
    const server = await fetching.serve((_request, response) => response.end("<p>"));
    let allowed = [`news.example:${server.port}`];
    const fetcher = fetching.openFetcher({ ...earnest, allow: () => allowed });
    const url = `http://news.example:${server.port}/`;
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({ kind: "fetched" });
    allowed = [];
    expect(await fetcher.fetchPolitely({ url, accept: "page" })).toMatchObject({
      kind: "refused",
      why: "address",
    });
  });

  test("are asked up to eight at once, without delay and without a row in the table of hosts", async () => {
    let inside = 0;
    let most = 0;
    const server = await fetching.serve((_request, response) => {
      most = Math.max(most, ++inside);
      setTimeout(() => {
        inside--;
        response.end("<p>");
      }, 20);
    });
    const host = `127.0.0.1:${server.port}`;
    const fetcher = fetching.openFetcher({ ...earnest, allow: () => [host] });
    const fetches = Array.from({ length: 24 }, (_, i) =>
      fetcher.fetchPolitely({ url: `http://${host}/${i}`, accept: "page" }),
    );
    for (const fetched of await Promise.all(fetches)) expect(fetched).toMatchObject({ kind: "fetched" });
    expect(most).toBe(8);
    expect(fetcher.clock.slept).toEqual([]);
    const rows = await fetching.db().selectFrom("hosts").select("host").where("host", "=", host).execute();
    expect(rows).toEqual([]);
  });
});

describe("what cannot be reached", () => {
  test("a name that does not exist is said to be none", async () => {
    const fetched = await fetching
      .openFetcher()
      .fetchPolitely({ url: "http://missing.example/", accept: "page" });
    expect(fetched).toMatchObject({ kind: "failed", why: "no-such-host" });
  });

  test("a name server that says nothing is not waited for longer than a connection may take", async () => {
    const fetcher = fetching.openFetcher({
      network: { lookup: () => {} },
      limits: { connectTimeoutMs: 100 },
    });
    const fetched = await fetcher.fetchPolitely({ url: "http://silent.example/", accept: "page" });
    expect(fetched).toMatchObject({ kind: "failed", why: "timeout" });
  });

  test("a refused connection is unreachable", async () => {
    const server = await fetching.serveRaw(() => {});
    await server.close();
    const url = `http://news.example:${server.port}/`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" });
    expect(fetched).toMatchObject({ kind: "failed", why: "unreachable" });
  });

  test("a server that does not speak TLS fails for that", async () => {
    const server = await fetching.serveRaw((socket) =>
      socket.on("data", () => socket.end("HTTP/1.1 400 no\r\n\r\n")),
    );
    const url = `https://news.example:${server.port}/`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" });
    expect(fetched).toMatchObject({ kind: "failed", why: "tls" });
  });
});
