/**
 * Anonymous pages a second, beside a bare `node:http` server that answers the same bytes with the same headers. Each
 * server has a process of its own; one client asks both in turns over a few kept connections, several requests ahead.
 * Run: node --import tsx bench/serving.ts [seconds a round]
 */
import { type ChildProcess, fork } from "node:child_process";
import { createServer, get } from "node:http";
import { connect } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import { getRequestListener } from "@hono/node-server";
import { embedded } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { openEditions } from "#editions/open-editions.ts";
import { openAtlas } from "#places/atlas.ts";
import { answerKept } from "#site/keep-pages.ts";
import { openPageCache } from "#site/page-cache.ts";
import { makeSite } from "#site/site.ts";
import { insertPlacesAndStories, insertTown } from "../tests/setup/invented-town.ts";
import { SECRET } from "../tests/setup/secret.ts";

const CONNECTIONS = 16;
const AHEAD = 8;
const ROUNDS = 5;
const HEAD = "GET / HTTP/1.1\r\nHost: a.example\r\nAccept-Encoding: gzip\r\n\r\n";

type Answer = { headers: Record<string, string>; body: string };

/** In a child: the site on a town of 300 articles. */
async function serveTown(): Promise<number> {
  const database = embedded(await PGlite.create());
  const now = () => new Date("2026-03-10T12:00:00Z");
  const needs = { db: database.db, now };
  await migrate(needs);
  const atlas = openAtlas(needs);
  const ids = await insertTown(needs, { perSection: 40, pictures: 0 });
  await insertPlacesAndStories({ ...needs, atlas }, ids);
  const editions = await openEditions({ db: database.db, listen: database.listen, atlas });
  const pages = openPageCache(() => performance.now());
  editions.hot.onChange(pages.drop);
  const site = makeSite({
    ...needs,
    atlas,
    editions,
    pages,
    secret: SECRET,
    publicUrl: "https://town.example",
  });
  const listener = getRequestListener(site.fetch);
  return listen((request, response) => {
    if (!answerKept({ hot: editions.hot, pages }, request, response)) void listener(request, response);
  });
}

/** In a child: nothing but the bytes. */
const serveBare = ({ headers, body }: Answer): Promise<number> => {
  const bytes = Buffer.from(body, "base64");
  return listen((_, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
};

const listen = (handler: Parameters<typeof createServer>[1]): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer(handler).listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });

/** Requests answered in so many milliseconds. */
async function ask(port: number, ms: number, length: number): Promise<number> {
  let answered = 0;
  const until = performance.now() + ms;
  await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = connect(port, "127.0.0.1");
          let bytes = 0;
          socket.on("error", reject);
          socket.on("close", () => resolve());
          socket.on("connect", () => socket.write(HEAD.repeat(AHEAD)));
          socket.on("data", (chunk) => {
            bytes += chunk.length;
            const done = Math.floor(bytes / length);
            bytes -= done * length;
            answered += done;
            if (performance.now() > until) socket.destroy();
            else if (done > 0) socket.write(HEAD.repeat(done));
          });
        }),
    ),
  );
  return answered / (ms / 1000);
}

/** Bytes of one whole answer on the wire: what has come when nothing more comes. */
const lengthOf = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let bytes = 0;
    let timer: NodeJS.Timeout | undefined;
    socket.on("error", reject);
    socket.on("connect", () => socket.write(HEAD));
    socket.on("data", (chunk) => {
      bytes += chunk.length;
      clearTimeout(timer);
      timer = setTimeout(() => {
        socket.destroy();
        resolve(bytes);
      }, 300);
    });
  });

/** The page as it is sent, compressed. */
const read = (port: number): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get({ port, path: "/", headers: { "accept-encoding": "gzip" } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const { date: _, connection: __, "keep-alive": ___, ...headers } = response.headers;
      resolve({ headers: headers as Answer["headers"], body: Buffer.concat(chunks).toString("base64") });
    }).on("error", reject);
  });

function inChild(task: object): Promise<{ port: number; child: ChildProcess }> {
  return new Promise((resolve) => {
    const child = fork(import.meta.filename, [JSON.stringify(task)], { execArgv: ["--import", "tsx"] });
    child.once("message", (port) => resolve({ port: Number(port), child }));
  });
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const [first = "2"] = process.argv.slice(2);
if (first.startsWith("{")) {
  const task = JSON.parse(first) as { answer?: Answer };
  process.send?.(task.answer ? await serveBare(task.answer) : await serveTown());
} else {
  const town = await inChild({});
  // Drawn twice: the first is kept, the second is answered from what is kept.
  await read(town.port);
  const answer = await read(town.port);
  const bare = await inChild({ answer });
  const bytes = Buffer.from(answer.body, "base64").length;
  const lengths = [await lengthOf(town.port), await lengthOf(bare.port)];
  console.log(`the front page: ${bytes} bytes compressed; with headers ${lengths.join(" and ")}`);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS + 1; round++) {
    // Asked anew each round, as it is drawn anew after 20 seconds.
    await read(town.port);
    const [townLength = 0, bareLength = 0] = [await lengthOf(town.port), await lengthOf(bare.port)];
    const ours = await ask(town.port, 1000 * Number(first), townLength);
    const theirs = await ask(bare.port, 1000 * Number(first), bareLength);
    // The first warms up.
    if (round === 0) continue;
    ratios.push(ours / theirs);
    console.log(
      `Townwire ${ours.toFixed(0)}/s   bare node:http ${theirs.toFixed(0)}/s   ratio ${(ours / theirs).toFixed(2)}`,
    );
  }
  console.log(`median ratio ${median(ratios).toFixed(2)} (at least 0.60 wanted)`);
  town.child.kill();
  bare.child.kill();
}
