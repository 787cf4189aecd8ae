import { describe, expect, test } from "vitest";
import { useFetching } from "./testing/servers.ts";

const fetching = useFetching();
const parcelTo = (url: string) => ({
  url,
  headers: { ttl: "60", "content-type": "application/octet-stream" },
  body: new Uint8Array([1, 2, 3]),
});
const allowing = (port: number) => ({ allow: () => [`push.example:${port}`] });

describe("sending to an address that a stranger gave", () => {
  test("posts the bytes with our name, and tells status and Retry-After", async () => {
    const bodies: Buffer[] = [];
    const server = await fetching.serve((request, response) => {
      request.on("data", (chunk: Buffer) => bodies.push(chunk));
      request.on("end", () => response.writeHead(429, { "retry-after": "120" }).end("later"));
    });
    const fetcher = fetching.openFetcher(allowing(server.port));
    const sent = await fetcher.sendGuarded(parcelTo(`http://push.example:${server.port}/abc?d=1`));
    expect(sent).toEqual({ kind: "answered", status: 429, retryAfterSeconds: 120, body: "" });
    expect(Buffer.concat(bodies)).toEqual(Buffer.from([1, 2, 3]));
    expect(server.asked).toEqual(["/abc?d=1"]);
    expect(server.requests[0]?.method).toBe("POST");
    expect(server.requests[0]?.headers).toMatchObject({
      ttl: "60",
      "user-agent": expect.stringMatching(/^Townwire/),
    });
  });

  test("keeps the connection for the next one", async () => {
    const server = await fetching.serve((_request, response) => response.writeHead(201).end());
    const fetcher = fetching.openFetcher(allowing(server.port));
    for (let i = 0; i < 6; i++) await fetcher.sendGuarded(parcelTo(`http://push.example:${server.port}/`));
    expect(new Set(server.requests.map((request) => request.socket.remotePort)).size).toBeLessThan(3);
  });

  test("follows no redirect, whatever it leads to", async () => {
    const server = await fetching.serve((request, response) =>
      request.url === "/moved"
        ? response.writeHead(307, { location: "http://10.0.0.7/" }).end()
        : response.writeHead(201).end(),
    );
    const fetcher = fetching.openFetcher(allowing(server.port));
    const sent = await fetcher.sendGuarded(parcelTo(`http://push.example:${server.port}/moved`));
    expect(sent).toMatchObject({ kind: "answered", status: 307 });
    expect(server.asked).toEqual(["/moved"]);
  });

  test.each([
    ["http://push.example/", "bad-address"],
    ["https://127.0.0.2/", "address"],
    ["https://[::1]/", "address"],
    ["https://169.254.169.254/latest/", "address"],
    ["https://localhost/", "address"],
    ["https://private.example/", "address"],
    ["https://push.example:25/", "bad-address"],
    ["https://user:word@push.example/", "bad-address"],
    ["ftp://push.example/", "bad-address"],
    ["nonsense", "bad-address"],
  ])("is refused for %s", async (url, why) => {
    const fetcher = fetching.openFetcher();
    expect(await fetcher.sendGuarded(parcelTo(url))).toMatchObject({ kind: "refused", why });
    // What a name stands for shows only when it is looked up.
    expect(fetcher.maySendTo(url)).toBe(url === "https://private.example/");
  });

  test("reads little of a huge answer, and believes its status", async () => {
    let written = 0;
    const server = await fetching.serve((_request, response) => {
      response.writeHead(201);
      const block = Buffer.alloc(65_536);
      const pour = () => {
        while (written < 200_000_000 && response.write(block)) written += block.length;
      };
      response.on("drain", pour);
      pour();
    });
    const fetcher = fetching.openFetcher(allowing(server.port));
    const sent = await fetcher.sendGuarded(parcelTo(`http://push.example:${server.port}/`));
    expect(sent).toMatchObject({ kind: "answered", status: 201 });
    expect(written).toBeLessThan(50_000_000);
  });

  test("does not wait for a slow service, and says that it may have got it", async () => {
    const server = await fetching.serve(() => {});
    const fetcher = fetching.openFetcher({ ...allowing(server.port), limits: { postDeadlineMs: 50 } });
    const sent = await fetcher.sendGuarded(parcelTo(`http://push.example:${server.port}/`));
    expect(sent).toMatchObject({ kind: "failed", why: "timeout", mayHaveArrived: true });
  });

  test("a connection that breaks may have brought it; one that was never made has not", async () => {
    const server = await fetching.serveRaw((socket) => socket.once("data", () => socket.destroy()));
    const fetcher = fetching.openFetcher({
      allow: () => [`push.example:${server.port}`, "missing.example:80"],
    });
    const url = `http://push.example:${server.port}/`;
    expect(await fetcher.sendGuarded(parcelTo(url))).toMatchObject({
      kind: "failed",
      why: "unreachable",
      mayHaveArrived: true,
    });
    await server.close();
    expect(await fetcher.sendGuarded(parcelTo(url))).toMatchObject({
      kind: "failed",
      why: "unreachable",
      mayHaveArrived: false,
    });
    expect(await fetcher.sendGuarded(parcelTo("http://missing.example/"))).toMatchObject({
      kind: "failed",
      why: "no-such-host",
      mayHaveArrived: false,
    });
  });

  test("a program that stops waits for what is being sent, and sends nothing after", async () => {
    const { promise: asked, resolve: note } = Promise.withResolvers<() => void>();
    const server = await fetching.serve((_request, response) => note(() => response.writeHead(201).end()));
    const fetcher = fetching.openFetcher(allowing(server.port));
    const parcel = parcelTo(`http://push.example:${server.port}/`);
    const sending = fetcher.sendGuarded(parcel);
    const answer = await asked;
    const closing = fetcher.close();
    answer();
    expect(await sending).toMatchObject({ kind: "answered", status: 201 });
    await closing;
    expect(await fetcher.sendGuarded(parcel)).toMatchObject({ why: "stopping", mayHaveArrived: false });
  });
});
