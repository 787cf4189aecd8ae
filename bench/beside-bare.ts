/**
 * Requests a second of a server beside those of a bare `node:http` one that answers the same bytes with the same headers:
 * each in a process of its own, one client that asks both in turns over a few kept connections, several requests ahead.
 * What the servers' processes use of the processor is told too: of that, other work on the machine changes little.
 */
import { type ChildProcess, fork } from "node:child_process";
import { createServer, get } from "node:http";
import { connect } from "node:net";

const CONNECTIONS = 16;
const AHEAD = 8;
const ROUNDS = 7;

export type Answer = { headers: Record<string, string>; body: string };

/** What is asked: the path, and headers with it. */
export type Asked = { path: string; headers: Record<string, string> };

const headOf = ({ path, headers }: Asked): string =>
  [
    `GET ${path} HTTP/1.1`,
    "Host: a.example",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

/** In a child: serves, and tells its parent on any message how many milliseconds of the processor it has used. */
export const listen = (handler: Parameters<typeof createServer>[1]): Promise<number> =>
  new Promise((resolve) => {
    process.on("message", () => {
      const { user, system } = process.cpuUsage();
      process.send?.((user + system) / 1000);
    });
    const server = createServer(handler).listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });

/** Nothing but the bytes. */
export const serveBare = ({ headers, body }: Answer): Promise<number> => {
  const bytes = Buffer.from(body, "base64");
  return listen((_, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
};

type Server = { port: number; child: ChildProcess };

const usedMs = ({ child }: Server): Promise<number> =>
  new Promise((resolve) => {
    child.once("message", (ms) => resolve(Number(ms)));
    child.send("used");
  });

/** Requests answered a second, and microseconds of the server's processor for each. */
async function ask(
  server: Server,
  head: string,
  ms: number,
  length: number,
): Promise<{ rate: number; us: number }> {
  const { port } = server;
  const before = await usedMs(server);
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
          socket.on("connect", () => socket.write(head.repeat(AHEAD)));
          socket.on("data", (chunk) => {
            bytes += chunk.length;
            const done = Math.floor(bytes / length);
            bytes -= done * length;
            answered += done;
            if (performance.now() > until) socket.destroy();
            else if (done > 0) socket.write(head.repeat(done));
          });
        }),
    ),
  );
  return { rate: answered / (ms / 1000), us: (1000 * ((await usedMs(server)) - before)) / answered };
}

/** Bytes of one whole answer on the wire: what has come when nothing more comes. */
const lengthOf = (port: number, head: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let bytes = 0;
    let timer: NodeJS.Timeout | undefined;
    socket.on("error", reject);
    socket.on("connect", () => socket.write(head));
    socket.on("data", (chunk) => {
      bytes += chunk.length;
      clearTimeout(timer);
      timer = setTimeout(() => {
        socket.destroy();
        resolve(bytes);
      }, 300);
    });
  });

/** The answer as it is sent. */
const read = (port: number, { path, headers }: Asked): Promise<Answer> =>
  new Promise((resolve, reject) => {
    get({ port, path, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      if (response.statusCode !== 200) return reject(new Error(`${path} answered ${response.statusCode}`));
      const { date: _, connection: __, "keep-alive": ___, ...kept } = response.headers;
      resolve({ headers: kept as Answer["headers"], body: Buffer.concat(chunks).toString("base64") });
    }).on("error", reject);
  });

/** Starts a bench's file again with a task as its argument; the child sends its port. */
export function inChild(file: string, task: object): Promise<Server> {
  return new Promise((resolve) => {
    const child = fork(file, [JSON.stringify(task)], { execArgv: ["--import", "tsx"] });
    child.once("message", (port) => resolve({ port: Number(port), child }));
  });
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Asks a server and a bare one, started from `file` with the task `{ answer }`, in turns; prints each round. */
export async function compareWithBare(
  server: Server,
  file: string,
  asked: Asked,
  { seconds, wanted }: { seconds: number; wanted: string },
): Promise<void> {
  const head = headOf(asked);
  // Asked twice: the first is kept, the second is answered from what is kept.
  await read(server.port, asked);
  const answer = await read(server.port, asked);
  const bare = await inChild(file, { answer });
  console.log(`${asked.path}: ${Buffer.from(answer.body, "base64").length} bytes`);
  const ratios: { rate: number; us: number }[] = [];
  for (let round = 0; round < ROUNDS + 1; round++) {
    // Asked anew each round, as a kept page is drawn anew after 20 seconds.
    await read(server.port, asked);
    const lengths = [await lengthOf(server.port, head), await lengthOf(bare.port, head)] as const;
    const ours = await ask(server, head, 1000 * seconds, lengths[0]);
    const theirs = await ask(bare, head, 1000 * seconds, lengths[1]);
    // The first warms up.
    if (round === 0) continue;
    ratios.push({ rate: ours.rate / theirs.rate, us: theirs.us / ours.us });
    console.log(
      `Townwire ${ours.rate.toFixed(0)}/s, ${ours.us.toFixed(0)} µs each   bare node:http ${theirs.rate.toFixed(0)}/s, ` +
        `${theirs.us.toFixed(0)} µs   ratio ${(ours.rate / theirs.rate).toFixed(2)}, of the processor ${(theirs.us / ours.us).toFixed(2)}`,
    );
  }
  const middle = (of: "rate" | "us") => median(ratios.map((one) => one[of])).toFixed(2);
  console.log(`median ratio ${middle("rate")}, of the processor ${middle("us")} (at least ${wanted} wanted)`);
  bare.child.kill();
}
