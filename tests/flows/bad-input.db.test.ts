/** What goes wrong outside ends in one clear sentence and exit code 1, and nothing is lost or added. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { createGzip } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { main } from "#cli/main.ts";
import { openTestDatabaseAt, testedOn } from "../setup/database.ts";

const ITEM =
  "<item><title>Good item</title><link>http://127.0.0.1/good</link><description>Good.</description></item>";
const feed = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>${items}</channel></rss>`;
const numbered = (i: number, text = "") =>
  `<item><guid>${i}</guid><title>Item ${i}</title><description>${text}${i}</description></item>`;

/** Writes the parts of a document one by one, so that a huge one needs no memory here. */
function streamed(parts: () => Iterable<string>, encode?: "gzip"): RequestListener {
  return (_, response) => {
    response.writeHead(200, {
      "content-type": "application/rss+xml",
      ...(encode ? { "content-encoding": encode } : {}),
    });
    const source = Readable.from(parts());
    response.on("error", () => source.destroy());
    response.on("close", () => source.destroy());
    (encode ? source.pipe(createGzip({ level: 1 })) : source).pipe(response);
  };
}

function* hugeFeed(items: number, text: string): Iterable<string> {
  yield '<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>';
  for (let i = 0; i < items; i++) yield numbered(i, text);
  yield "</channel></rss>";
}

const routes: Record<string, RequestListener> = {
  "/good": (_, response) => response.end(feed(ITEM)),
  "/page-without-feed": (_, response) => response.end("<!doctype html><title>Town hall</title><p>Welcome."),
  "/page": (_, response) =>
    response.end(
      '<!doctype html><title>T</title><link rel=alternate type="application/rss+xml" href="/good">',
    ),
  "/picture": (_, response) => response.end(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")),
  "/empty": (_, response) => response.end(),
  "/bomb": streamed(() => hugeFeed(1, "x".repeat(1_000_000).concat("\n").repeat(60)), "gzip"),
  "/long": streamed(() => hugeFeed(200_000, "")),
  "/large": streamed(() => hugeFeed(60, "y".repeat(1_000_000))),
  "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
  "/inside": (_, response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
  "/broken": (_, response) => response.writeHead(500).end(),
};

let server: Server;
let origin = "";
let place: Awaited<ReturnType<typeof openTestDatabaseAt>> | undefined;
const folder = mkdtempSync(join(tmpdir(), "townwire-bad-"));

beforeAll(async () => {
  server = createServer((request, response) => {
    const route = routes[request.url ?? ""];
    if (route) route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  vi.stubEnv("TOWNWIRE_DATA", folder);
  vi.stubEnv("FETCH_ALLOW", `127.0.0.1:${port},127.0.0.1:1`);
  vi.stubEnv("LOG_LEVEL", "silent");
  if (testedOn === "postgres") {
    place = await openTestDatabaseAt();
    vi.stubEnv("DATABASE_URL", place.url ?? "");
  }
});
afterEach(async () => {
  expect((await townwire("source", "list")).out).toContain("There are no sources yet");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await place?.database.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

async function townwire(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const written = { out: "", error: "" };
  const into = (name: keyof typeof written) =>
    new Writable({
      write(chunk, _, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const code = await main(args, { stdin: Readable.from([]), stdout: into("out"), stderr: into("error") });
  return { code, ...written };
}

describe("an address that cannot be a source is refused in one sentence:", () => {
  test.each([
    ["nothing listens there", () => "http://127.0.0.1:1/feed", /refuses connections/],
    ["it is inside a private network", () => "http://10.0.0.1/feed", /not on the public internet/],
    ["it redirects inside", () => `${origin}/inside`, /not on the public internet/],
    ["its scheme is not of the web", () => "ftp://files.example/feed", /not a web address/],
    ["it is a page without feeds", () => `${origin}/page-without-feed`, /page/i],
    ["it is a picture", () => `${origin}/picture`, /not a feed|neither/i],
    ["it is empty", () => `${origin}/empty`, /empty/i],
    ["it is larger than the limit", () => `${origin}/large`, /50 MB/],
    ["it is a bomb of gzip", () => `${origin}/bomb`, /50 MB/],
    ["it has 200,000 items", () => `${origin}/long`, /10,?000/],
    ["it redirects in a circle", () => `${origin}/loop`, /redirect/i],
    ["its server fails", () => `${origin}/broken`, /500/],
    ["it is not there", () => `${origin}/nothing`, /404/],
  ])("%s", async (_, url, words) => {
    const { code, out, error } = await townwire("source", "add", url());
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(error).toMatch(words);
    expect(error.trim().split("\n")).toHaveLength(1);
  });
});

test("wrong words end with exit code 2 and the usage", async () => {
  expect(await townwire("source", "add")).toMatchObject({
    code: 2,
    error: expect.stringContaining("Usage: townwire source add URL"),
  });
  expect(await townwire("source", "add", "a.example", "--rights", "all")).toMatchObject({
    code: 2,
    error: expect.stringContaining("full, excerpt, headline"),
  });
  expect(await townwire("sauce")).toMatchObject({ code: 2, error: expect.stringContaining("townwire help") });
  expect(await townwire("refresh", "--al")).toMatchObject({ code: 2 });
});

test("a page that names a feed is as good as the feed, and removing it keeps its articles", async () => {
  const added = await townwire(
    "source",
    "add",
    `${origin}/page`,
    "--publisher",
    "The Page",
    "--rights",
    "headline",
  );
  expect(added).toMatchObject({ code: 0, error: "" });
  expect(await townwire("source", "add", `${origin}/good`)).toMatchObject({
    code: 1,
    error: expect.stringContaining("already a source (The Page)"),
  });
  expect((await townwire("refresh")).out).toContain("1 new article");
  const { out: opml } = await townwire("source", "export");
  expect(opml).toContain(`xmlUrl="${origin}/good"`);
  expect(opml).toContain('townwire:rights="headline"');
  expect(await townwire("source", "remove", `${origin}/good`)).toMatchObject({
    code: 2,
    error: expect.stringContaining("--yes"),
  });
  expect(await townwire("source", "remove", `${origin}/good`, "--yes")).toMatchObject({ code: 0 });
  expect((await townwire("doctor")).out).toContain("0 sources, 1 articles");
});
