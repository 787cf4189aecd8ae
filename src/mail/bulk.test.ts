import { dkimVerify } from "mailauth";
import { simpleParser } from "mailparser";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { closedPort } from "../../tests/setup/mail-server.ts";
import { type RoughMailServer, startRoughMailServer } from "../../tests/setup/rough-mail-server.ts";
import { type Bulk, type BulkOptions, type Letter, openBulk } from "./bulk.ts";
import { dkimRecord, makeDkimPair } from "./dkim-key.ts";

const PAIRS = [
  { selector: "news", ...makeDkimPair("rsa", "town.example", "news") },
  { selector: "ed", ...makeDkimPair("ed25519", "town.example", "ed") },
];
const KEYS = PAIRS.map(({ selector, pem }) => ({ domain: "town.example", selector, pem }));
const FAST = { usual: { atOnce: 50, perSecond: 10_000 }, domains: new Map() };

const letterTo = (to: string, given: Partial<Letter> = {}): Letter => ({
  to,
  from: { name: "Mill Creek, the Town", address: "news@town.example" },
  subject: "Two new reports — für Sie",
  text: "The bridge opens.\n.\nFrom now on.  \n",
  html: "<p>The bridge opens.</p>\n.\n<p>From now on.  </p>\n",
  headers: { "list-id": "<newsletter.town.example>", "list-unsubscribe-post": "List-Unsubscribe=One-Click" },
  messageId: "1a2b@town.example",
  date: new Date("2026-03-01T12:00:00Z"),
  ...given,
});

let server: RoughMailServer;
let bulk: Bulk | undefined;
const open = (options: Partial<BulkOptions> = {}): Bulk => {
  bulk = openBulk({
    url: server.url,
    name: "town.example",
    connections: 2,
    limits: FAST,
    keys: KEYS,
    workers: 1,
    stepMs: 5000,
    messageMs: 5000,
    ...options,
  });
  return bulk;
};
/** For the tests that ask for nothing else: starting workers takes most of the time. */
let usual: Bulk | undefined;
const send = (to: string, given?: Partial<Letter>) => {
  bulk ??= usual ??= open();
  return bulk.send(letterTo(to, given), "bounce+1-abc@town.example");
};

beforeAll(async () => {
  server = await startRoughMailServer();
});
afterEach(async () => {
  if (bulk !== usual) await bulk?.close();
  bulk = undefined;
  for (const list of [server.kept, server.unsaid, server.asked]) list.length = 0;
});
afterAll(async () => {
  await usual?.close();
  await server.close();
});

describe("a message", () => {
  test("arrives as it was, signed with both keys, and its failures come back to the return path", async () => {
    expect(await send("ada@mill.example")).toMatchObject({ kind: "sent" });
    const [kept] = server.kept;
    expect(kept).toMatchObject({ from: "bounce+1-abc@town.example", to: "ada@mill.example" });
    const raw = kept?.raw ?? Buffer.alloc(0);
    const records = new Map(PAIRS.map(({ recordName, record }) => [recordName, record]));
    const { results } = await dkimVerify(raw, {
      resolver: (async (name: string) => [[records.get(name) ?? ""]]) as never,
    });
    expect(results.map(({ status, selector }) => [selector, status.result])).toEqual([
      ["news", "pass"],
      ["ed", "pass"],
    ]);
    const mail = await simpleParser(raw);
    expect(mail.subject).toBe("Two new reports — für Sie");
    expect(mail.from?.value).toEqual([{ name: "Mill Creek, the Town", address: "news@town.example" }]);
    expect(mail.text).toBe("The bridge opens.\n.\nFrom now on.  \n");
    expect(mail.html).toBe("<p>The bridge opens.</p>\n.\n<p>From now on.  </p>\n");
    expect(mail.messageId).toBe("<1a2b@town.example>");
    for (const line of raw.toString("latin1").split("\r\n")) expect(line.length).toBeLessThan(999);
  });

  test("that nobody can build is refused, and the next one goes", async () => {
    expect(await send("ada@mill.example\r\nBcc: bob@mill.example")).toMatchObject({
      kind: "refused",
      at: "message",
    });
    expect(await send("ada@mill.example")).toMatchObject({ kind: "sent" });
    expect(server.asked).toEqual(["ada@mill.example"]);
  });
});

describe("what the mail server does is told apart:", () => {
  test.each([
    ["defer-1@mill.example", { kind: "deferred", at: "recipient", code: 450, status: "4.2.1" }],
    ["reject-1@mill.example", { kind: "refused", at: "recipient", code: 550, status: "5.1.1" }],
    ["policy-1@mill.example", { kind: "refused", at: "recipient", status: "5.7.1" }],
    ["later-1@mill.example", { kind: "deferred", at: "message", code: 451 }],
    ["spam-1@mill.example", { kind: "refused", at: "message", code: 554 }],
    ["close-1@mill.example", { kind: "deferred" }],
    ["vanish-1@mill.example", { kind: "unknown" }],
  ])("%s", async (to, outcome) => {
    expect(await send(to)).toMatchObject(outcome);
    // Whatever it was, the next message goes, on the same connection or another.
    expect(await send("ada@mill.example")).toMatchObject({ kind: "sent" });
  });

  test("one that drips and never answers is unknown when the deadline has passed", async () => {
    open({ messageMs: 300 });
    expect(await send("drip-1@mill.example")).toMatchObject({
      kind: "unknown",
      why: expect.stringContaining("longer"),
    });
  });

  test("one that breaks off in the middle of a long message certainly has not got it", async () => {
    // More than the lines between hold, so that the end was never sent.
    const text = "The bridge opens today, and everybody may cross it.\n".repeat(200_000);
    expect(await send("drop-1@mill.example", { text })).toMatchObject({ kind: "deferred" });
  });

  test("one that is not there, and a password that it does not take, put off every message", async () => {
    open({ url: `smtp://127.0.0.1:${await closedPort()}` });
    expect(await send("ada@mill.example")).toMatchObject({ kind: "deferred", at: "connection" });
    await bulk?.close();
    open({ url: server.url.replace("smtp://", "smtp://user:word@") });
    expect(await send("ada@mill.example")).toMatchObject({ kind: "deferred", at: "connection" });
  });
});

test("many messages go over few connections, and each goes once", async () => {
  open({ connections: 3, maxMessages: 7 });
  const readers = Array.from({ length: 60 }, (_, n) => `reader${n}@mill.example`);
  const outcomes = await Promise.all(readers.map((to) => send(to)));
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["sent"]));
  expect(server.kept.map(({ to }) => to).sort()).toEqual(readers.sort());
  expect(server.widest).toBeLessThanOrEqual(4);
});

test("closing ends what is under way and puts off the rest", async () => {
  open({ connections: 1 });
  const sending = ["a", "b", "c", "d"].map((name) => send(`${name}@mill.example`));
  await sending[0];
  await bulk?.close();
  const kinds = (await Promise.all(sending)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "sent")).toHaveLength(server.kept.length);
  expect(new Set(kinds.slice(server.kept.length))).toEqual(new Set(["deferred"]));
  expect(await bulk?.send(letterTo("late@mill.example"), "x@town.example")).toMatchObject({
    kind: "deferred",
  });
});

test("the record of a key is what a name server is to say", () => {
  const [rsa, edwards] = PAIRS;
  expect(rsa?.recordName).toBe("news._domainkey.town.example");
  expect(rsa?.record).toMatch(/^v=DKIM1; k=rsa; p=MIIB[\w+/]+=*$/);
  expect(edwards?.record).toMatch(/^v=DKIM1; k=ed25519; p=[\w+/]{43}=$/);
  expect(dkimRecord(rsa?.pem ?? "", "town.example", "news").record).toBe(rsa?.record);
});
