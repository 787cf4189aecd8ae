import { sql } from "kysely";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { silentLog } from "#base/log.ts";
import type { Database } from "#database/connect.ts";
import type { Editions } from "#editions/open-editions.ts";
import { type Jobs, openJobs } from "#jobs/queue.ts";
import { openBulk } from "#mail/bulk.ts";
import { makeMetrics } from "#metrics/metrics.ts";
import { openAtlas } from "#places/atlas.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { eagerEditionsOf } from "../../tests/setup/editions.ts";
import { insertMeaning } from "../../tests/setup/meanings.ts";
import { type RoughMailServer, startRoughMailServer } from "../../tests/setup/rough-mail-server.ts";
import { SECRET } from "../../tests/setup/secret.ts";
import { countDue, countSending } from "./delivery-counts.ts";
import { type LineNeeds, sendNow } from "./line.ts";
import type { Mailing } from "./mailing.ts";
import { takeReport } from "./returns.ts";
import { endSubscription, findByEmail, saveSubscription, suspendSubscription } from "./subscriptions.ts";
import type { Wishes } from "./wishes.ts";

const WISHES: Wishes = {
  places: [],
  sections: ["sports"],
  rhythm: "daily",
  mutes: "",
  weekday: 5,
  hour: 6,
  timeZone: "America/New_York",
  skipEmpty: false,
};
const BOUNCE = "bounce@town.example";
/** A Monday, in New York. */
const SIX = new Date("2026-03-09T10:00:00Z");
const HOUR_MS = 3_600_000;

const clock = { now: SIX };
let database: Database;
let jobs: Jobs;
let editions: Editions;
let server: RoughMailServer;
let needs: LineNeeds;

const later = (hours: number) => new Date(SIX.getTime() + hours * HOUR_MS);
async function subscribe(...names: string[]): Promise<void> {
  const about = { db: database.db, now: () => later(-48) };
  const consent = { source: "site", consentAt: later(-48), confirmedAt: later(-48) };
  for (const name of names) await saveSubscription(about, `${name}@mill.example`, WISHES, consent);
}
const stateOf = async (name: string) => {
  const row = await database.db
    .selectFrom("newsletter_deliveries as d")
    .innerJoin("newsletter_subscriptions as s", "s.id", "d.subscription_id")
    .select(["d.state", "d.tries", "d.doubts"])
    .where("s.email", "=", `${name}@mill.example`)
    .orderBy("d.created_at", "desc")
    .executeTakeFirst();
  return row && [row.state, row.tries, row.doubts];
};
const keptBy = () => server.kept.map(({ to }) => to.split("@")[0]).sort();

beforeAll(async () => {
  database = await openTestDatabase();
  const now = () => clock.now;
  const { db } = database;
  const atlas = openAtlas({ db, now });
  const [id = ""] = await insertArticles(
    { db, now: () => later(-3) },
    { name: "Gazette", rights: "excerpt" },
    [{ title: "The game is won", path: "/game", published: later(-3), section: "sports" }],
  );
  await insertMeaning({ db, gazetteer: await atlas.read() }, id, { sections: ["sports"] });
  jobs = await openJobs({ database, log: silentLog });
  editions = await eagerEditionsOf(database, { atlas });
  server = await startRoughMailServer();
  const bulk = openBulk({
    url: server.url,
    name: "town.example",
    connections: 2,
    limits: { usual: { atOnce: 9, perSecond: 1000 }, domains: new Map() },
    keys: [],
    workers: 1,
    messageMs: 700,
  });
  const from = { name: "The Town", address: "news@town.example" };
  const mailing: Mailing = { bulk, from, bounce: BOUNCE, secret: SECRET, refusedInARow: 0 };
  const publicUrl = "https://town.example";
  needs = {
    db,
    jobs,
    now,
    log: silentLog,
    secret: SECRET,
    publicUrl,
    metrics: makeMetrics(),
    compose: async () => ({ db, now, atlas, editions, publicUrl, townName: "The Town" }),
    openMailing: async () => mailing,
  };
});
beforeEach(async () => {
  clock.now = SIX;
  for (const list of [server.kept, server.unsaid, server.asked]) list.length = 0;
  const { db } = database;
  for (const table of ["newsletter_runs", "newsletter_subscriptions", "newsletter_suppressions"] as const)
    await db.deleteFrom(table).execute();
  await sql`delete from pgboss.job`.execute(db);
});
afterAll(async () => {
  await (await needs?.openMailing())?.bulk.close();
  await server?.close();
  await editions?.close();
  await jobs?.close();
  await database?.close();
});

describe("an hour that has come", () => {
  test("is sent to everybody who chose it, once, however often it is looked", async () => {
    await subscribe("ada", "bob", "cyd");
    expect(await countDue(needs)).toEqual([
      { timeZone: "America/New_York", hour: 6, day: "2026-03-09", readers: 3 },
    ]);
    for (let look = 0; look < 3; look++) await sendNow(needs);
    expect(keptBy()).toEqual(["ada", "bob", "cyd"]);
    expect(await countDue(needs)).toEqual([]);
    const mail = await simpleParser(server.kept[0]?.raw ?? "");
    expect(mail.subject).toContain("The game is won");
    expect(mail.headers.get("list")).toMatchObject({ "unsubscribe-post": expect.anything() });
    expect(server.kept[0]?.from).toMatch(/^bounce\+[0-9a-z]{16}-[0-9a-v]{12}@town\.example$/);
    clock.now = later(24);
    await sendNow(needs);
    expect(server.kept).toHaveLength(6);
  });

  test("leaves out who ended it in between, and who is not to be written to", async () => {
    await subscribe("ada", "bob", "cyd");
    const about = { db: database.db, now: () => SIX };
    const [bob, cyd] = [
      await findByEmail(about.db, "bob@mill.example"),
      await findByEmail(about.db, "cyd@mill.example"),
    ];
    await suspendSubscription(about, cyd?.id ?? "", "gone");
    // Planned while bob was still there.
    const own = { ...needs, openMailing: async () => undefined };
    await sendNow(own);
    await endSubscription(about, bob?.id ?? "");
    await sql`delete from pgboss.job`.execute(database.db);
    await sendNow(needs);
    expect(keptBy()).toEqual(["ada"]);
    expect([await stateOf("bob"), await stateOf("cyd")]).toEqual([["dropped", 1, 0], undefined]);
  });
});

describe("what the mail server does", () => {
  test("is tried again when it puts off, not within the hour when nobody knows, and never when it refuses", async () => {
    await subscribe("ada", "defer-1", "reject-1", "policy-1", "vanish-1", "drip-1", "drop-1", "later-1");
    await sendNow(needs);
    expect(keptBy()).toEqual(["ada"]);
    expect(await stateOf("defer-1")).toEqual(["waiting", 1, 0]);
    for (const name of ["vanish-1", "drip-1"]) expect(await stateOf(name)).toEqual(["waiting", 1, 1]);
    expect((await stateOf("drop-1"))?.slice(0, 2)).toEqual(["waiting", 1]);
    expect(await stateOf("later-1")).toEqual(["waiting", 1, 0]);
    // What follows is about two of them.
    const gone = sql`delete from newsletter_deliveries where subscription_id in
      (select id from newsletter_subscriptions where email like any(array['drip-%', 'drop-%', 'later-%']))`;
    await gone.execute(database.db);
    server.unsaid.splice(
      0,
      server.unsaid.length,
      ...server.unsaid.filter(({ to }) => to.startsWith("vanish")),
    );
    expect([await stateOf("reject-1"), await stateOf("policy-1")]).toEqual([
      ["refused", 1, 0],
      ["refused", 1, 0],
    ]);
    // A mailbox that is not there is given up at once, one that refuses us is not.
    expect(await findByEmail(database.db, "reject-1@mill.example")).toMatchObject({
      state: "suspended",
      stateWhy: expect.stringContaining("There is no such mailbox"),
    });
    expect(await findByEmail(database.db, "policy-1@mill.example")).toMatchObject({ state: "active" });
    clock.now = later(0.9);
    await sendNow(needs);
    expect([await stateOf("defer-1"), await stateOf("vanish-1")]).toEqual([
      ["waiting", 2, 0],
      ["waiting", 1, 1],
    ]);
    for (const hours of [1.1, 2.2, 3.3, 4.4]) {
      clock.now = later(hours);
      await sendNow(needs);
    }
    // Somebody takes it every time and says nothing: that is enough.
    expect(await stateOf("vanish-1")).toEqual(["unknown", 3, 3]);
    expect(server.unsaid).toHaveLength(3);
    const ids = await Promise.all(server.unsaid.map(async ({ raw }) => (await simpleParser(raw)).messageId));
    expect(new Set(ids).size).toBe(1);
    expect(await countSending(needs)).toMatchObject({
      doubts: 3,
      returns: { hard: 1, soft: 1 },
      suppressed: 1,
    });
  });

  test("an attempt whose process died is repeated after an hour, and counted", async () => {
    await subscribe("ada");
    await sendNow({ ...needs, openMailing: async () => undefined });
    await sql`update newsletter_deliveries set state = 'sending', tries = 1, attempted_at = ${SIX}`.execute(
      database.db,
    );
    for (const [hours, expected] of [
      [0.1, ["sending", 1, 0]],
      [0.2, ["waiting", 1, 1]],
      [0.9, ["waiting", 1, 1]],
      [1.1, ["sent", 2, 1]],
    ] as const) {
      clock.now = later(hours);
      await sendNow(needs);
      expect(await stateOf("ada")).toEqual(expected);
    }
    expect(keptBy()).toEqual(["ada"]);
  });
});

describe("what comes back", () => {
  const report = (to: string, status: string) =>
    Buffer.from(
      [
        "From: MAILER-DAEMON@mx.mill.example",
        `To: ${to}`,
        "Subject: Undelivered Mail",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Final-Recipient: rfc822; ada@mill.example",
        "Action: failed",
        `Status: ${status}`,
        `Diagnostic-Code: smtp; 5xx ${status} said the mailbox`,
        "--b--",
      ].join("\r\n"),
    );
  const take = (bytes: Buffer) => takeReport({ ...needs, bounce: BOUNCE }, bytes);

  test("suspends a mailbox that is gone, and no other; nothing is believed that names no delivery", async () => {
    await subscribe("ada", "bob");
    await sendNow(needs);
    const to = server.kept.find((one) => one.to === "ada@mill.example")?.from ?? "";
    expect(await take(report(BOUNCE, "5.1.1"))).toBe("unknown");
    expect(
      await take(
        report(
          to.replace(/.(?=@)/, (c) => (c === "0" ? "1" : "0")),
          "5.1.1",
        ),
      ),
    ).toBe("unknown");
    expect(await take(Buffer.from("Subject: hello\r\n\r\nhello"))).toBe("none");
    expect(await findByEmail(database.db, "ada@mill.example")).toMatchObject({ state: "active" });
    expect([await take(report(to, "5.1.1")), await take(report(to, "5.1.1"))]).toEqual(["hard", "hard"]);
    expect(await findByEmail(database.db, "ada@mill.example")).toMatchObject({
      state: "suspended",
      stateWhy: expect.stringContaining("5.1.1 said the mailbox"),
    });
    clock.now = later(24);
    await sendNow(needs);
    expect(keptBy()).toEqual(["ada", "bob", "bob"]);
    // Whoever confirms again is written to again, whatever is known of before.
    const consent = { source: "site", consentAt: later(30), confirmedAt: later(30) };
    await saveSubscription({ db: database.db, now: () => later(30) }, "ada@mill.example", WISHES, consent);
    clock.now = later(48);
    await sendNow(needs);
    expect(keptBy()).toEqual(["ada", "ada", "bob", "bob", "bob"]);
    expect(await take(report(to, "5.1.1"))).toBe("unknown");
  });

  test("suspends a mailbox that takes nothing on five days, over a week at least", async () => {
    await subscribe("ada");
    for (let day = 0; day < 9; day++) {
      clock.now = later(24 * day);
      server.kept.length = 0;
      await sendNow(needs);
      const [kept] = server.kept;
      if (!kept) break;
      if (day !== 3) expect(await take(report(kept.from, "5.2.2"))).toBe("soft");
      const { state } = (await findByEmail(database.db, "ada@mill.example")) ?? {};
      expect([day, state]).toEqual([day, day < 7 ? "active" : "suspended"]);
      if (state === "suspended") return;
    }
    throw new Error("it was never given up");
  });
});
