/**
 * Articles a second through the whole write line (visit, page, extraction, saving, versions, jobs), on PGlite and
 * on PostgreSQL, each in a process of its own with its peak memory; the publishers are in another.
 * Run: node --import tsx bench/line.ts [feeds] [itemsPerFeed]
 * PostgreSQL is started on a free port when its binaries are there.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { countArticles } from "#articles/read.ts";
import { openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { type SampleSource, startSamplePublishers } from "#sample/fake-publisher.ts";
import { addSources, hostsOf, openLine } from "../tests/flows/line.ts";
import { startPostgres } from "../tests/setup/postgres.ts";

const run = promisify(execFile);
const clock = { now: new Date("2026-03-01T12:00:00Z") };

type Task = { name: string; databaseUrl?: string; dataDir: string; sources: SampleSource[] };

/** In the child: measures one database. */
async function measure({ name, sources, ...settings }: Task): Promise<string> {
  const database = await openDatabase(settings);
  await migrate({ db: database.db, now: () => clock.now });
  const line = await openLine(database, clock, hostsOf(sources));
  await addSources(line.needs, sources);
  const timed = async () => {
    const began = performance.now();
    await line.refresh();
    return (performance.now() - began) / 1000;
  };
  const first = await timed();
  const articles = await countArticles(database.db);
  const again = await timed();
  await line.close();
  await database.close();
  const peakMb = process.resourceUsage().maxRSS / 1000;
  return (
    `${name.padEnd(10)} ${articles} articles in ${first.toFixed(1)} s: ${(articles / first).toFixed(0)} articles/s; ` +
    `${sources.length} unchanged visits in ${again.toFixed(1)} s; peak memory ${peakMb.toFixed(0)} MB`
  );
}

async function measureInChild(task: Task): Promise<void> {
  const { stdout } = await run(process.execPath, [
    "--import",
    "tsx",
    import.meta.filename,
    JSON.stringify(task),
  ]);
  process.stdout.write(stdout);
}

const [first = "20", second = "100"] = process.argv.slice(2);
if (first.startsWith("{")) {
  console.log(await measure(JSON.parse(first) as Task));
  process.exit();
}
const bench = { feeds: Number(first), itemsPerFeed: Number(second) };
const sample = await startSamplePublishers({ now: clock.now, port: 0, bench });
const folder = mkdtempSync(join(tmpdir(), "townwire-bench-"));
await measureInChild({ name: "PGlite", dataDir: folder, sources: sample.sources });
const postgres = await startPostgres();
if (!postgres) console.log("PostgreSQL  not measured: install its server binaries");
else
  await measureInChild({
    name: "PostgreSQL",
    dataDir: folder,
    databaseUrl: postgres.url,
    sources: sample.sources,
  });
postgres?.stop();
rmSync(folder, { recursive: true, force: true });
await sample.close();
