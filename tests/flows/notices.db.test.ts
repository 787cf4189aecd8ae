/**
 * From a publisher's feed to a follower's browser: the whole line over real HTTP, and the real command, killed while a
 * message is on its way. Whatever happens, nobody is told a story twice.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Database, openDatabase } from "#database/connect.ts";
import { deliverDue, planNotices } from "#notices/deliver.ts";
import { subscribe } from "#notices/subscriptions.ts";
import { openAtlas } from "#places/atlas.ts";
import { saveOwnPlaces } from "#places/own.ts";
import { type SamplePublishers, startSamplePublishers } from "#sample/fake-publisher.ts";
import { TOWN_PLACES } from "#sample/town.ts";
import { openTestDatabase, openTestDatabaseAt, testedOn } from "../setup/database.ts";
import { NEVER_QUIET } from "../setup/notices.ts";
import { type PushService, type Received, startPushService } from "../setup/push-service.ts";
import { SECRET } from "../setup/secret.ts";
import { addSources, hostsOf, openLine } from "./line.ts";

const root = join(import.meta.dirname, "../..");
const wordsOf = (received: readonly Received[]) => JSON.stringify(received.map((one) => one.payload));
/** The headlines of what a follower was or is to be told. */
async function titlesOf({ db }: Database, state: "sent" | "sending" | "waiting"): Promise<string[]> {
  const rows = await db
    .selectFrom("push_deliveries")
    .innerJoin("articles", "articles.id", "push_deliveries.article_id")
    .select("articles.title")
    .where("state", "=", state)
    .orderBy("articles.published_at", "desc")
    .execute();
  return rows.map((row) => row.title);
}
const payloadsOf = (service: PushService) =>
  service.received.map(({ payload }) => payload as { title: string; body: string; tag: string });

/** Plants the town, with a browser that follows it. */
async function plant({ db }: Database, sample: SamplePublishers, service: PushService, now: Date) {
  const needs = { db, now: () => now };
  await saveOwnPlaces(needs, TOWN_PLACES);
  // Two papers are enough, and half the pictures to make.
  await addSources(needs, sample.sources.slice(0, 2));
  const place = (await openAtlas(needs).read()).search("Brindle Falls, OH", 1)[0];
  if (!place) throw new Error("the town is missing");
  const push = { accepts: () => true };
  const wishes = { places: [place.id], mutes: "", quiet: NEVER_QUIET };
  await subscribe({ ...needs, secret: SECRET, push }, service.subscribe(), wishes);
}

test("what publishers put out is told once, and together when it came close upon another message", async () => {
  const clock = { now: new Date("2026-03-01T12:00:00Z") };
  const database = await openTestDatabase();
  const service = await startPushService();
  const sample = await startSamplePublishers({ now: clock.now, port: 0 });
  await plant(database, sample, service, clock.now);
  const line = await openLine(database, clock, [...hostsOf(sample.sources), service.host]);
  try {
    // As if a message had gone just now: what comes meanwhile waits, and is told together.
    await database.db.updateTable("push_subscriptions").set({ last_sent_at: clock.now }).execute();
    await line.refresh();
    expect(service.received).toEqual([]);
    const waiting = await titlesOf(database, "waiting");
    expect(waiting.length).toBeGreaterThan(1);

    clock.now = new Date(clock.now.getTime() + 600_000);
    await planNotices(line.needs);
    const [job] = await line.needs.jobs.take("notice", 1);
    if (job) await deliverDue(line.needs, job);
    expect(payloadsOf(service).map(({ title }) => title)).toEqual([
      `${waiting.length} stories from Brindle Falls`,
    ]);
    expect(wordsOf(service.received)).toContain(waiting[0]);
    expect(await titlesOf(database, "waiting")).toEqual([]);
    expect(await titlesOf(database, "sent")).toEqual(waiting);

    sample.edit();
    clock.now = new Date(clock.now.getTime() + 600_000);
    await line.refresh();
    expect(service.received).toHaveLength(1);
  } finally {
    await line.close();
    await sample.close();
    await service.close();
    await database.close();
  }
}, 300_000);

test("a process killed while a message is on its way does not send it again", async () => {
  const now = new Date();
  const folder = mkdtempSync(join(tmpdir(), "townwire-notices-"));
  const service = await startPushService();
  const sample = await startSamplePublishers({ now, port: 0 });
  const server = testedOn === "postgres" ? await openTestDatabaseAt() : undefined;
  const open = () => openDatabase({ dataDir: folder, databaseUrl: server?.url });
  const env = {
    PATH: process.env.PATH ?? "",
    TOWNWIRE_DATA: folder,
    DATABASE_URL: server?.url ?? "",
    FETCH_ALLOW: [...hostsOf(sample.sources), service.host].join(","),
    CONTACT: "desk@town.example",
    LOG_LEVEL: "error",
  };
  const start = (...args: string[]) => {
    const node = join(root, "node_modules/node/bin/node");
    const child = spawn(node, ["--import", "tsx", "src/cli/townwire.ts", ...args], {
      cwd: root,
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    return { child, ended: new Promise<number | null>((resolve) => child.once("exit", resolve)) };
  };
  const change = async (work: (database: Database) => Promise<unknown>) => {
    const database = await open();
    await work(database);
    await database.close();
  };
  try {
    expect(await start("migrate").ended).toBe(0);
    await change((database) => plant(database, sample, service, now));
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    service.answer = () => arrive();
    const killed = start("refresh", "--all");
    await arrived;
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(service.received).toHaveLength(1);
    let lost: string[] = [];
    await change(async (database) => {
      lost = await titlesOf(database, "sending");
    });
    expect(wordsOf(service.received)).toContain(lost[0]);

    service.answer = (response) => void response.writeHead(201).end();
    // As if the ten minutes between two messages were over.
    await change(({ db }) => db.updateTable("push_subscriptions").set({ last_sent_at: null }).execute());
    await change(({ db }) =>
      db.updateTable("push_deliveries").set({ due_at: now }).where("state", "=", "waiting").execute(),
    );
    expect(await start("refresh", "--all").ended).toBe(0);
    const later = wordsOf(service.received.slice(1));
    for (const title of lost) expect(later).not.toContain(title);
    await change(async (database) => {
      expect(await titlesOf(database, "sending")).toEqual(lost);
      const others = [...(await titlesOf(database, "sent")), ...(await titlesOf(database, "waiting"))];
      expect(new Set([...lost, ...others]).size).toBeGreaterThan(1);
    });
  } finally {
    await sample.close();
    await service.close();
    await server?.database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
