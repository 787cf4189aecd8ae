import { Readable } from "node:stream";
import { createGzip, gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { useFetching } from "./testing/servers.ts";

const fetching = useFetching();
const MB = 1024 * 1024;

/** `count` megabytes of spaces, as gzip; made by streaming, so that only the small result is ever in memory. */
async function makeBomb(count: number): Promise<Buffer> {
  const spaces = Buffer.alloc(MB, " ");
  const chunks: Buffer[] = [];
  const zeros = Readable.from(
    (function* () {
      yield Buffer.from("<rss>");
      for (let i = 0; i < count; i++) yield spaces;
    })(),
  );
  for await (const chunk of zeros.pipe(createGzip())) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe("too much", () => {
  test("of 300 MB in a small gzip, only what fits is decompressed, and memory stays bounded", async () => {
    const bomb = await makeBomb(300);
    expect(bomb.length).toBeLessThan(MB);
    const server = await fetching.serve((_request, response) => {
      response.setHeader("content-encoding", "gzip").end(bomb);
    });
    const fetcher = fetching.openFetcher();
    const url = `http://news.example:${server.port}/`;
    const before = process.memoryUsage().rss;
    const fetched = await fetcher.fetchPolitely({ url, accept: "feed" }, { maxBytes: 10 * MB });
    expect(fetched).toMatchObject({ kind: "refused", why: "too-large", url });
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MB);
    if (fetched.kind !== "refused") return;
    expect(fetched.partial?.length).toBe(10 * MB);
    expect(Buffer.from(fetched.partial?.subarray(0, 5) ?? []).toString()).toBe("<rss>");
    expect(fetched.message).toContain("10 MB");
  });

  test("of an endless body, the connection is closed at the limit and a feed's beginning is handed over", async () => {
    let closed = () => {};
    const closing = new Promise<void>((go) => {
      closed = go;
    });
    const server = await fetching.serve((_request, response) => {
      response.on("close", closed);
      const more = () => {
        while (response.writable && response.write("x".repeat(10_000)));
      };
      response.on("drain", more);
      more();
    });
    const url = `http://news.example:${server.port}/`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "feed" }, { maxBytes: 25_000 });
    expect(fetched).toMatchObject({ kind: "refused", why: "too-large" });
    expect(fetched.kind === "refused" && fetched.partial?.length).toBe(25_000);
    await closing;
  });

  test("of a compressed feed, what was read of it is decompressed and handed over", async () => {
    // Random bytes do not get smaller: the compressed form is cut, not the decompressed one.
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919 * (i ^ 0x5bd1)) >>> 7));
    const server = await fetching.serve((_request, response) => {
      response.setHeader("content-encoding", "gzip").end(gzipSync(noise));
    });
    const url = `http://news.example:${server.port}/`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "feed" }, { maxBytes: 20_000 });
    expect(fetched).toMatchObject({ kind: "refused", why: "too-large" });
    const partial = (fetched.kind === "refused" && fetched.partial) || new Uint8Array();
    expect(partial.length).toBeGreaterThan(10_000);
    expect(noise.subarray(0, partial.length).equals(partial)).toBe(true);
  });

  test("announced by a page or picture is not read at all", async () => {
    const server = await fetching.serve((_request, response) => {
      response.writeHead(200, { "content-length": String(30 * MB) }).flushHeaders();
    });
    const fetcher = fetching.openFetcher();
    const url = `http://news.example:${server.port}/`;
    for (const accept of ["page", "picture"] as const)
      expect(await fetcher.fetchPolitely({ url, accept })).toMatchObject({
        kind: "refused",
        why: "too-large",
      });
  });
});

describe("too slow", () => {
  test("a server that drips a byte at a time is left at the deadline", async () => {
    const server = await fetching.serve((_request, response) => {
      const timer = setInterval(() => response.write("x"), 10);
      response.on("close", () => clearInterval(timer));
    });
    const url = `http://news.example:${server.port}/`;
    const fetched = await fetching.openFetcher().fetchPolitely({ url, accept: "page" }, { deadlineMs: 150 });
    expect(fetched).toMatchObject({ kind: "failed", why: "timeout" });
  });

  test("a server that drips its headers, or says nothing, is left at the deadline", async () => {
    const server = await fetching.serve((request, response) => {
      if (request.url === "/silent") return;
      const socket = response.socket;
      socket?.write("HTTP/1.1 200 OK\r\n");
      const timer = setInterval(() => socket?.write("x: y\r\n"), 10);
      socket?.on("close", () => clearInterval(timer));
    });
    for (const path of ["/silent", "/drip"]) {
      const url = `http://news.example:${server.port}${path}`;
      // A fetcher each, so that the rest after the first does not answer for the second.
      const fetcher = fetching.openFetcher({ allow: () => [`news.example:${server.port}`] });
      const fetched = await fetcher.fetchPolitely({ url, accept: "page" }, { deadlineMs: 150 });
      expect(fetched).toMatchObject({ kind: "failed", why: "timeout" });
    }
  });
});

describe("broken answers", () => {
  const answering = async (answer: string | Buffer) => {
    const server = await fetching.serveRaw((socket) => {
      socket.on("data", (request) => {
        const robots = request.toString().startsWith("GET /robots.txt");
        socket.end(
          robots ? "HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n" : answer,
        );
      });
    });
    const url = `http://news.example:${server.port}/feed`;
    return fetching.openFetcher().fetchPolitely({ url, accept: "feed" });
  };

  test.each([
    ["that are no HTTP", "SSH-2.0-OpenSSH_9.6\r\n", "broken-answer"],
    ["that end before they begin", "", "unreachable"],
    ["that end within the headers", "HTTP/1.1 200 OK\r\nconte", "unreachable"],
    ["shorter than announced", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<rss>", "broken-answer"],
    ["with endless headers", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(100_000)}\r\n\r\n`, "broken-answer"],
    ["with a broken chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", "broken-answer"],
    [
      "with two lengths",
      "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx",
      "broken-answer",
    ],
  ])("%s are failures", async (_what, answer, why) => {
    expect(await answering(answer)).toMatchObject({ kind: "failed", why });
  });

  test("that break off leave what came of a feed", async () => {
    const fetched = await answering("HTTP/1.1 200 OK\r\nx-y: 1\r\ncontent-length: 100\r\n\r\n<rss><item>");
    expect(fetched).toMatchObject({ kind: "failed", why: "broken-answer", headers: { "x-y": "1" } });
    expect(fetched.kind === "failed" && Buffer.from(fetched.partial ?? []).toString()).toBe("<rss><item>");
  });

  test("of any bytes whatever never make the client fail", async () => {
    let answer = Buffer.alloc(0);
    const server = await fetching.serveRaw((socket) => socket.once("data", () => socket.end(answer)));
    const host = `127.0.0.1:${server.port}`;
    const fetcher = fetching.openFetcher({ allow: () => [host] });
    await fetching
      .db()
      .insertInto("robots")
      .values({
        origin: `http://${host}`,
        verdict: "allow",
        body: "",
        fetched_at: fetcher.clock.now(),
        expires_at: new Date(fetcher.clock.now().getTime() + 3_600_000),
      })
      .execute();
    const piece = fc.oneof(
      fc.constantFrom(
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 302 Found\r\n",
        "HTTP/1.1 101 x\r\nUpgrade: x\r\n",
        "\r\n",
      ),
      fc.constantFrom("Location: ", "Content-Encoding: gzip\r\n", "Content-Length: 9\r\n", "Retry-After: "),
      fc.constantFrom("Transfer-Encoding: chunked\r\n", "Cache-Control: max-age=", "ETag: ", "9\r\n"),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        answer = Buffer.from(pieces.join(""), "latin1");
        const fetched = await fetcher.fetchPolitely(
          { url: `http://${host}/`, accept: "feed" },
          { deadlineMs: 5000 },
        );
        expect(fetched.kind).toMatch(/^(fetched|unchanged|gone|refused|failed)$/);
      }),
      { numRuns: 200 },
    );
  });

  test("without a length end with the connection", async () => {
    expect(await answering("HTTP/1.0 200 OK\r\n\r\n<rss/>")).toMatchObject({ kind: "fetched" });
  });

  test("labelled gzip without being it are read as they are", async () => {
    const fetched = await answering(
      "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 6\r\n\r\n<rss/>",
    );
    expect(fetched.kind === "fetched" && Buffer.from(fetched.bytes).toString()).toBe("<rss/>");
  });
});
