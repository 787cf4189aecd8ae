/**
 * Serves the made-up publishers of the sample town over real HTTP on one port of 127.0.0.1, each under a host name of
 * its own below ".localhost" (RFC 6761 section 6.3: always the loopback address). The demo, the flow tests and the
 * benches read the town from here. For one `now` and one port every byte is always the same.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { messageOf } from "#base/errors.ts";
import { type Answer, answerFor, noSuchHost } from "./answers.ts";
import { makeBenchFeed } from "./bench-feed.ts";
import { type PrintedArticle, type PrintedPaper, printPaper } from "./newsroom.ts";
import type { Rights, SamplePublisher, SectionSlug } from "./town/publisher.ts";
import { TOWN } from "./town.ts";

export type SampleSource = {
  /** The address of the feed. */
  url: string;
  publisher: { slug: string; name: string; description: string; url: string };
  place?: string;
  section?: SectionSlug;
  rights: Rights;
};

export type SampleRequest = { host: string; method: string; path: string; status: number };

export type SamplePublishers = {
  port: number;
  /** One for each publisher of the town; or, when a bench was asked for, one for each bench feed. */
  sources: SampleSource[];
  /** What the publishers show at this moment. */
  articles(): PrintedArticle[];
  /** The daily puts the second, corrected version of one article in place of the first. */
  edit(): void;
  /** The weekly takes one article back: gone from its feed, its page answers 410. */
  withdraw(): void;
  /** Every request answered so far, oldest first. */
  requests: SampleRequest[];
  close(): Promise<void>;
};

export type SampleOptions = {
  now: Date;
  /** 0 for any free port. */
  port: number;
  hostname?: "127.0.0.1";
  /** Generated feeds in place of the town, for measuring. */
  bench?: { feeds: number; itemsPerFeed: number };
};

export async function startSamplePublishers(options: SampleOptions): Promise<SamplePublishers> {
  const publishers = options.bench ? benchPublishers(options.bench, options.now) : TOWN;
  const requests: SampleRequest[] = [];
  let papers = new Map<string, PrintedPaper>();

  const server = createServer((request, response) => {
    void (async () => {
      const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
      const answer = await answerRequest(papers.get(host), host, request);
      requests.push({ host, method: request.method ?? "", path: request.url ?? "", status: answer.status });
      send(response, answer, request.method === "HEAD");
    })();
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.hostname ?? "127.0.0.1", () =>
      resolve((server.address() as AddressInfo).port),
    );
  });

  const state = { now: options.now, port, edited: false, withdrawn: false };
  const print = (): void => {
    papers = new Map(
      publishers.map((publisher) => [`${publisher.host}.localhost`, printPaper(publisher, state)]),
    );
  };
  print();

  return {
    port,
    sources: publishers.map((publisher) => sourceOf(publisher, port)),
    articles: () => [...papers.values()].flatMap((paper) => paper.articles),
    edit: () => {
      state.edited = true;
      print();
    },
    withdraw: () => {
      state.withdrawn = true;
      print();
    },
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function answerRequest(
  paper: PrintedPaper | undefined,
  host: string,
  request: IncomingMessage,
): Promise<Answer> {
  if (!paper) return noSuchHost(host);
  if (request.method !== "GET" && request.method !== "HEAD")
    return { status: 405, headers: { allow: "GET, HEAD" }, body: "" };
  try {
    return await answerFor(paper, {
      path: (request.url ?? "/").replace(/[?#].*$/, ""),
      ifNoneMatch: request.headers["if-none-match"],
      ifModifiedSince: request.headers["if-modified-since"],
    });
  } catch (error) {
    return { status: 500, headers: { "content-type": "text/plain" }, body: `${messageOf(error)}\n` };
  }
}

function send(response: ServerResponse, answer: Answer, isHead: boolean): void {
  const length = answer.status === 304 ? {} : { "content-length": String(Buffer.byteLength(answer.body)) };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  response.end(isHead ? "" : answer.body);
}

function sourceOf(publisher: SamplePublisher, port: number): SampleSource {
  const origin = `http://${publisher.host}.localhost:${port}`;
  const { slug, name, description, place, section, rights } = publisher;
  return {
    url: origin + publisher.feedPath,
    publisher: { slug, name, description, url: `${origin}/` },
    ...(place === undefined ? {} : { place }),
    ...(section === undefined ? {} : { section }),
    rights,
  };
}

const benchPublishers = (bench: { feeds: number; itemsPerFeed: number }, now: Date): SamplePublisher[] =>
  Array.from(
    { length: bench.feeds },
    (_, index) =>
      makeBenchFeed({ items: bench.itemsPerFeed, seed: index + 1, host: `bench${index + 1}`, now }).publisher,
  );
