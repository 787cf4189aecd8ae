import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import { findFact, saveFact } from "#database/facts.ts";
import { type Fetcher, openFetcher } from "#fetching/fetcher.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { makeBrowser, type PushService, startPushService } from "../../tests/setup/push-service.ts";
import { openPush, type Push } from "./push.ts";
import { settleVapidKeys, subjectOf } from "./vapid.ts";

const MESSAGE = { payload: { title: "Bridge open" }, ttlSeconds: 3600 };
let database: Database;
let service: PushService;
let fetcher: Fetcher;
let push: Push;

const open = (fetcher: Fetcher) =>
  openPush({ db: database.db, fetcher, contact: "desk@town.example", publicUrl: "https://town.example" });

const connect = (allow: string[], limits = {}) =>
  openFetcher({
    db: database.db,
    now: () => new Date(),
    log: silentLog,
    userAgent: { product: "Townwire", version: "0.0.0", contact: "desk@town.example" },
    allow: () => allow,
    limits,
  });

beforeAll(async () => {
  database = await openTestDatabase();
  service = await startPushService();
  fetcher = connect([service.host]);
  push = open(fetcher);
});
afterEach(() => {
  service.received.length = 0;
  service.answer = (response) => void response.writeHead(201).end();
});
afterAll(async () => {
  await fetcher?.close();
  await service?.close();
  await database?.close();
});

describe("a message", () => {
  test("can be read by the browser it is for, is signed by the site, and by nobody told from another", async () => {
    const browser = service.subscribe();
    expect(await push.send(browser, MESSAGE)).toEqual({ kind: "sent" });
    expect(await push.send(browser, { ...MESSAGE, payload: { title: "Bridge closed again" } })).toEqual({
      kind: "sent",
    });
    const [first, second] = service.received;
    expect(first).toMatchObject({
      payload: { title: "Bridge open" },
      ttl: 3600,
      audience: `http://${service.host}`,
      subject: "mailto:desk@town.example",
      publicKey: await push.readPublicKey(),
    });
    expect(second?.payload).toEqual({ title: "Bridge closed again" });
    expect(second?.bytes).toBe(first?.bytes);
  });

  test("is never more than push services take", async () => {
    const payload = { title: "ü".repeat(1500) };
    expect(await push.send(service.subscribe(), { ...MESSAGE, payload })).toEqual({ kind: "sent" });
    expect(service.received[0]?.payload).toEqual(payload);
    const more = { title: "ü".repeat(1600) };
    expect(await push.send(service.subscribe(), { ...MESSAGE, payload: more })).toMatchObject({
      kind: "refused",
    });
    expect(service.received).toHaveLength(1);
  });

  test.each([
    ["p256dh", "not a key"],
    ["p256dh", Buffer.alloc(65, 4).toString("base64url")],
    ["auth", "short"],
  ])("for a browser whose %s makes no sense is refused", async (name, value) => {
    const browser = { ...service.subscribe(), [name]: value };
    expect(push.accepts(browser)).toBe(false);
    expect(await push.send(browser, MESSAGE)).toMatchObject({ kind: "refused" });
    expect(service.received).toEqual([]);
  });
});

describe("what the push service answers", () => {
  test.each([
    [200, {}, { kind: "sent" }],
    [202, {}, { kind: "sent" }],
    [404, {}, { kind: "gone" }],
    [410, {}, { kind: "gone" }],
    [429, { "retry-after": "90" }, { kind: "retry", afterSeconds: 90 }],
    [503, {}, { kind: "retry", afterSeconds: undefined }],
    [400, {}, { kind: "refused" }],
    [403, {}, { kind: "refused" }],
    [413, {}, { kind: "refused" }],
    [307, { location: "http://10.0.0.7/" }, { kind: "refused" }],
    [301, { location: "http://169.254.169.254/latest/meta-data/" }, { kind: "refused" }],
  ])("%i %o is understood", async (status, headers, result) => {
    service.answer = (response) => void response.writeHead(status, headers).end("because");
    expect(await push.send(service.subscribe(), MESSAGE)).toMatchObject(result);
    expect(service.received).toHaveLength(1);
  });

  test("nothing at all, for too long, may have been a success", async () => {
    service.answer = () => {};
    const hasty = connect([service.host], { postDeadlineMs: 300 });
    expect(await open(hasty).send(service.subscribe(), MESSAGE)).toMatchObject({ kind: "unknown" });
    await hasty.close();
  });

  test("a huge answer is a success all the same", async () => {
    service.answer = (response) => void response.writeHead(201).end(Buffer.alloc(30_000_000));
    expect(await push.send(service.subscribe(), MESSAGE)).toEqual({ kind: "sent" });
  });

  test("a service that is away is tried again", async () => {
    const away = await startPushService();
    const browser = away.subscribe();
    await away.close();
    const other = connect([away.host]);
    expect(await open(other).send(browser, MESSAGE)).toMatchObject({ kind: "retry" });
    await other.close();
    expect(await open(other).send(browser, MESSAGE)).toEqual({ kind: "stopping" });
  });
});

test.each([
  "http://push.example/abc",
  "https://10.0.0.7/abc",
  "https://localhost/abc",
  "https://[fd00::1]/abc",
  "https://android.googleapis.com/gcm/send/abc",
  "",
])("an address that is not the internet's is neither accepted nor sent to: %s", async (endpoint) => {
  expect(push.accepts(makeBrowser(endpoint))).toBe(false);
  if (!endpoint.includes("gcm"))
    expect(await push.send(makeBrowser(endpoint || "about:blank"), MESSAGE)).toMatchObject({
      kind: "refused",
    });
});

test("a push service on the internet is accepted, and one of the operator's own", () => {
  expect(push.accepts(makeBrowser("https://updates.push.services.mozilla.com/wpush/v2/abc"))).toBe(true);
  expect(push.accepts(makeBrowser(`http://${service.host}/abc`))).toBe(true);
});

describe("the keys of the site", () => {
  test("are made once, whoever needs them first", async () => {
    await database.db.deleteFrom("facts").where("name", "=", "vapid").execute();
    const all = await Promise.all([1, 2, 3].map(() => settleVapidKeys(database.db)));
    expect(new Set(all.map((keys) => keys.privateKey)).size).toBe(1);
    expect(await settleVapidKeys(database.db)).toEqual(all[0]);
    expect(JSON.parse((await findFact(database.db, "vapid")) ?? "")).toEqual(all[0]);
  });

  test("are not made anew in silence when they are damaged", async () => {
    await saveFact(database.db, "vapid", "{}");
    await expect(settleVapidKeys(database.db)).rejects.toMatchObject({ code: "vapid-damaged" });
    await database.db.deleteFrom("facts").where("name", "=", "vapid").execute();
  });

  test.each([
    ["desk@town.example", "https://town.example", "mailto:desk@town.example"],
    ["mailto:desk@town.example", "https://town.example", "mailto:desk@town.example"],
    ["https://town.example/about", "https://town.example", "https://town.example/about"],
    ["http://town.example/about", "https://town.example/news", "https://town.example"],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080", "mailto:postmaster@127.0.0.1"],
    ["http://localhost:8080", "http://localhost:8080", "mailto:postmaster@localhost"],
  ])("are signed for: contact %s of %s is %s", (contact, publicUrl, subject) => {
    expect(subjectOf({ contact, publicUrl })).toBe(subject);
  });
});
