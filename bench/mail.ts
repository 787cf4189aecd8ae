/**
 * Signed messages a second: ours beside bare nodemailer with its own pool and `dkim`, by turns in one run, into the same sink in
 * another process. `node --import tsx bench/mail.ts [MESSAGES] [ROUNDS] [ours]`;
 * with `ours` nothing else runs in the process, so that the memory is ours.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createTransport } from "nodemailer";
import { type Letter, openBulk } from "#mail/bulk.ts";
import { makeDkimPair } from "#mail/dkim-key.ts";

const MESSAGES = Number(process.argv[2] ?? 2000);
const ROUNDS = Number(process.argv[3] ?? 5);
const CONNECTIONS = 5;
/** Under way at once, on both sides. */
const UNDER_WAY = 40;

/** As thin as a mail server can be: it reads lines, and answers what is waited for. */
const SINK = `
const { createServer } = require("node:net");
createServer((socket) => {
  let inData = false, tail = "";
  socket.on("error", () => {});
  socket.write("220 sink\\r\\n");
  socket.on("data", (bytes) => {
    if (inData) {
      tail = (tail + bytes.toString("latin1", Math.max(0, bytes.length - 5))).slice(-5);
      if (tail === "\\r\\n.\\r\\n") { inData = false; tail = ""; socket.write("250 taken\\r\\n"); }
      return;
    }
    let answer = "";
    for (const line of bytes.toString("latin1").split("\\r\\n")) {
      const word = line.slice(0, 4).toUpperCase();
      if (word === "EHLO") answer += "250-sink\\r\\n250 PIPELINING\\r\\n";
      else if (word === "DATA") { inData = true; answer += "354 go on\\r\\n"; }
      else if (word === "QUIT") answer += "221 bye\\r\\n";
      else if (word !== "") answer += "250 fine\\r\\n";
    }
    socket.write(answer);
  });
}).listen(0, "127.0.0.1", function () { console.log(this.address().port); });`;

const story = (n: number) =>
  `<tr><td style="padding: 8px 0; font-family: Georgia, serif"><a href="https://town.example/article/06edestqg0n91s${n}/bridge">The council of Mill Creek votes to rebuild the bridge – “at last”</a><br>By Gazette, ${n} hours ago</td></tr>\n`;
const HTML = `<!doctype html><html><body><table>${[...Array(100).keys()].map(story).join("")}</table></body></html>`;
const TEXT = [...Array(100).keys()]
  .map((n) => `The council of Mill Creek votes – ${n}\nhttps://town.example/a/${n}\n\n`)
  .join("");
const FROM = { name: "The Town", address: "news@town.example" };
const letter = (n: number): Letter => ({
  to: `reader${n}@mill${n % 50}.example`,
  from: FROM,
  subject: "Mill Creek: the bridge – at last",
  text: `${TEXT}${n}`,
  html: HTML.replace("</table>", `</table><a href="https://town.example/newsletter/u/${n}">Unsubscribe</a>`),
  headers: {
    "list-id": "<newsletter.town.example>",
    "list-unsubscribe": `<https://town.example/newsletter/u/${n}>`,
    "list-unsubscribe-post": "List-Unsubscribe=One-Click",
  },
  messageId: `${n}@town.example`,
  date: new Date(),
});

const { pem } = makeDkimPair("rsa", "town.example", "news");

async function runAll(send: (n: number) => Promise<unknown>): Promise<number> {
  const left = Array(MESSAGES).keys();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: UNDER_WAY }, async () => {
      for (const n of left) await send(n);
    }),
  );
  return (MESSAGES / (performance.now() - began)) * 1000;
}

async function runOurs(port: number): Promise<number> {
  const bulk = openBulk({
    url: `smtp://127.0.0.1:${port}`,
    name: "town.example",
    connections: CONNECTIONS,
    limits: { usual: { atOnce: 100, perSecond: 100_000 }, domains: new Map() },
    keys: [{ domain: "town.example", selector: "news", pem }],
    workers: 2,
  });
  await bulk.send(letter(0), FROM.address);
  const rate = await runAll(async (n) => {
    const outcome = await bulk.send(letter(n), FROM.address);
    if (outcome.kind !== "sent") throw new Error(outcome.why);
  });
  await bulk.close();
  return rate;
}

async function runBare(port: number): Promise<number> {
  const transport = createTransport({
    host: "127.0.0.1",
    port,
    pool: true,
    maxConnections: CONNECTIONS,
    dkim: { domainName: "town.example", keySelector: "news", privateKey: pem },
  });
  const send = (n: number) => {
    const { messageId, ...one } = letter(n);
    return transport.sendMail({ ...one, messageId: `<${messageId}>`, headers: { ...one.headers } });
  };
  await send(0);
  const rate = await runAll(send);
  transport.close();
  return rate;
}

const sink: ChildProcess = spawn(process.execPath, ["-e", SINK], { stdio: ["ignore", "pipe", "inherit"] });
const port = await new Promise<number>((resolve) =>
  sink.stdout?.once("data", (text: Buffer) => resolve(Number(text.toString()))),
);
const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const [ours, bare]: [number[], number[]] = [[], []];
let rssMb = 0;
for (let round = 0; round < ROUNDS; round++) {
  ours.push(await runOurs(port));
  rssMb = Math.max(rssMb, process.memoryUsage().rss / 2 ** 20);
  if (process.argv[4] !== "ours") bare.push(await runBare(port));
}
sink.kill();
const show = (name: string, all: number[]) =>
  console.log(
    `${name}: ${median(all).toFixed(0)} messages/s (${all.map((one) => one.toFixed(0)).join(", ")})`,
  );
console.log(`${MESSAGES} messages of ${(HTML.length + TEXT.length) / 1000} kB, ${ROUNDS} rounds by turns`);
show("ours", ours);
if (bare.length > 0) {
  show("bare nodemailer", bare);
  console.log(`ratio of medians ${(median(ours) / median(bare)).toFixed(2)}`);
}
console.log(`at most ${rssMb.toFixed(0)} MB after ours`);
