/** For this room's tests: real servers on loopback, and a fetcher for which their made-up names are strangers. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type LookupFunction,
  type Socket,
} from "node:net";
import { afterAll, afterEach, beforeAll } from "vitest";
import { silentLog } from "#base/log.ts";
import type { Database, Db } from "#database/connect.ts";
import { openTestDatabase } from "../../../tests/setup/database.ts";
import { type FetcherNeeds, openFetcher } from "../fetcher.ts";

export type TestServer = {
  port: number;
  /** Paths asked for, in order. */
  asked: string[];
  requests: IncomingMessage[];
  close(): Promise<void>;
};

/** A web server; `answer` gets what is not /robots.txt, unless `robots` is given. */
async function serve(
  answer: RequestListener,
  robots: RequestListener = (_request, response) => response.writeHead(404).end(),
): Promise<TestServer> {
  const asked: string[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url ?? "");
    requests.push(request);
    (request.url === "/robots.txt" ? robots : answer)(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A server below HTTP, for answers that no HTTP library would send. */
async function serveRaw(onSocket: (socket: Socket) => void): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onSocket(socket);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    port: (server.address() as AddressInfo).port,
    asked: [],
    requests: [],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A clock that only moves when told to, or when something sleeps by it. */
export function makeTestClock(start = "2026-03-01T12:00:00Z") {
  let at = Date.parse(start);
  const slept: number[] = [];
  return {
    now: () => new Date(at),
    slept,
    advance(ms: number) {
      at += ms;
    },
    async sleep(ms: number) {
      slept.push(ms);
      at += ms;
    },
  };
}

/** Every name is at 127.0.0.1, except `missing.example`, which is nowhere, and `private.example`, which is in 10/8. */
export const testLookup: LookupFunction = (hostname, options, callback) => {
  if (hostname === "missing.example")
    return callback(
      Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: "ENOTFOUND" }),
      "",
      4,
    );
  const address = hostname === "private.example" ? "10.0.0.7" : "127.0.0.1";
  if (options.all) callback(null, [{ address, family: 4 }]);
  else callback(null, address, 4);
};

/** A database for the test file, and servers and fetchers that are closed after each test. */
export function useFetching() {
  let database: Database | undefined;
  const closing: (() => Promise<void>)[] = [];
  const db = (): Db => {
    if (!database) throw new Error("the database is opened before the tests");
    return database.db;
  };
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    // The next server may be given a port that was used before: what was remembered of that one is not its own.
    await db().deleteFrom("robots").execute();
    await db().deleteFrom("hosts").execute();
  });
  afterAll(() => database?.close());
  return {
    db,
    async serve(...handlers: Parameters<typeof serve>): Promise<TestServer> {
      const server = await serve(...handlers);
      closing.push(server.close);
      return server;
    },
    async serveRaw(...handler: Parameters<typeof serveRaw>): Promise<TestServer> {
      const server = await serveRaw(...handler);
      closing.push(server.close);
      return server;
    },
    openFetcher(needs: Partial<FetcherNeeds> = {}) {
      const fetcher = openTestFetcher(db(), needs);
      closing.unshift(fetcher.close);
      return fetcher;
    },
  };
}

/** A fetcher of `town.example`'s kind of strangers: loopback passes the guard, 10/8 and all else private does not. */
function openTestFetcher(db: Db, needs: Partial<FetcherNeeds> = {}) {
  const clock = makeTestClock();
  const fetcher = openFetcher({
    db,
    now: clock.now,
    sleep: clock.sleep,
    log: silentLog,
    userAgent: { product: "Townwire", version: "1.2.3", contact: "mailto:desk@town.example" },
    allow: () => [],
    network: { lookup: testLookup, isPublic: (address) => address === "127.0.0.1" },
    ...needs,
  });
  return { ...fetcher, clock };
}
