/**
 * A worker that is killed, over and over, at moments chosen by a seeded generator, loses nothing and doubles nothing.
 * The process is the real command; the moments are counted in answers of the publisher, plus up to 150 ms.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Database, openDatabase } from "#database/connect.ts";
import { type SamplePublishers, startSamplePublishers } from "#sample/fake-publisher.ts";
import { openTestDatabaseAt, testedOn } from "../setup/database.ts";
import { addSources, hostsOf } from "./line.ts";

const root = join(import.meta.dirname, "../..");
const KILLS = 10;
const now = new Date("2026-03-01T12:00:00Z");

/** Mulberry32: the same moments in every run. */
function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Place = { env: Record<string, string>; open(): Promise<Database>; clear(): Promise<void> };

/** Where the command keeps its data: a folder of its own, or a database of its own. */
async function makePlace(sample: SamplePublishers): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "townwire-kill-"));
  const env = { TOWNWIRE_DATA: folder, FETCH_ALLOW: hostsOf(sample.sources).join(","), LOG_LEVEL: "error" };
  if (testedOn === "pglite")
    return {
      env,
      open: () => openDatabase({ dataDir: folder }),
      clear: async () => rmSync(folder, { recursive: true, force: true }),
    };
  const { database, url } = await openTestDatabaseAt();
  return {
    env: { ...env, DATABASE_URL: url ?? "" },
    open: () => openDatabase({ dataDir: folder, databaseUrl: url }),
    async clear() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function plant(place: Place, sample: SamplePublishers): Promise<void> {
  await run(place, ["migrate"]);
  const database = await place.open();
  await addSources({ db: database.db, now: () => now }, sample.sources);
  await database.close();
}

function start(
  place: Place,
  args: string[],
): { child: ChildProcess; ended: Promise<number | null>; errors: () => string } {
  const node = join(root, "node_modules/node/bin/node");
  const child = spawn(node, ["--import", "tsx", "src/cli/townwire.ts", ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? "", ...place.env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, errors: () => errors };
}

async function run(place: Place, args: string[]): Promise<void> {
  const { ended, errors } = start(place, args);
  const code = await ended;
  if (code !== 0) throw new Error(`townwire ${args.join(" ")} ended with ${code}: ${errors()}`);
}

/** Runs a refresh and kills it when the publishers have answered `answers` requests and `afterMs` have passed. */
async function runAndKill(
  place: Place,
  sample: SamplePublishers,
  answers: number,
  afterMs: number,
): Promise<boolean> {
  const goal = sample.requests.length + answers;
  const { child, ended } = start(place, ["refresh", "--all"]);
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver && sample.requests.length < goal) await new Promise((resolve) => setTimeout(resolve, 5));
  if (!isOver) await new Promise((resolve) => setTimeout(resolve, afterMs));
  const wasRunning = !isOver;
  child.kill("SIGKILL");
  await ended;
  return wasRunning;
}

/** Everything that must come out the same, without ids and times. */
async function contentsOf(place: Place): Promise<string[]> {
  const database = await place.open();
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' | ', p.slug, a.identity, a.title, a.version, a.body_from, a.content_hash,
      (select count(*) from article_versions v where v.article_id = a.id),
      (select count(*) from items i where i.article_id = a.id), a.picture_key is not null) as line
    from articles a join publishers p on p.id = a.publisher_id order by 1`.execute(database.db);
  const { rows: waiting } = await sql`select 1 from items where state = 'waiting'`.execute(database.db);
  await database.close();
  expect(waiting).toEqual([]);
  return rows.map((row) => row.line.replaceAll(/localhost:\d+/g, "localhost"));
}

test(`a refresh killed ${KILLS} times at random moments ends with the same articles as an undisturbed one`, async () => {
  const bench = { feeds: 6, itemsPerFeed: 50 };
  const sample = await startSamplePublishers({ now, port: 0, bench });
  const [calm, rough] = [await makePlace(sample), await makePlace(sample)];
  try {
    await plant(calm, sample);
    await run(calm, ["refresh", "--all"]);

    await plant(rough, sample);
    const chance = makeChance(20260301);
    let kills = 0;
    for (let i = 0; i < KILLS; i++) {
      // From the first visit on, and late enough at times for a batch to be saved: the work gets done bit by bit.
      const answers = Math.floor(chance() * 12);
      if (await runAndKill(rough, sample, answers, chance() * 150)) kills += 1;
    }
    await run(rough, ["refresh", "--all"]);

    const [wanted, got] = [await contentsOf(calm), await contentsOf(rough)];
    expect(wanted).toHaveLength(bench.feeds * bench.itemsPerFeed);
    expect(got).toEqual(wanted);
    expect(kills).toBeGreaterThan(KILLS / 2);
  } finally {
    await Promise.all([calm.clear(), rough.clear()]);
    await sample.close();
  }
}, 300_000);
