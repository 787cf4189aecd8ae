/**
 * Articles a second through the whole write line (visit, page, extraction, saving, versions, jobs), on PGlite and
 * on PostgreSQL, with the memory of the process. Run: node --import tsx bench/line.ts [feeds] [itemsPerFeed]
 * PostgreSQL is started on a free port when its binaries are there.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countArticles } from "#articles/read.ts";
import { type Database, openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { startSamplePublishers } from "#sample/fake-publisher.ts";
import { addSources, hostsOf, openLine } from "../tests/flows/line.ts";
import { startPostgres } from "../tests/setup/postgres.ts";

const [feeds = 20, itemsPerFeed = 100] = process.argv.slice(2).map(Number);
const clock = { now: new Date("2026-03-01T12:00:00Z") };

async function measure(name: string, database: Database): Promise<void> {
  await migrate({ db: database.db, now: () => clock.now });
  const sample = await startSamplePublishers({ now: clock.now, port: 0, bench: { feeds, itemsPerFeed } });
  const line = await openLine(database, clock, hostsOf(sample.sources));
  await addSources(line.needs, sample.sources);
  let peakBytes = 0;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
  }, 50);
  const began = performance.now();
  await line.refresh();
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watch);
  const articles = await countArticles(database.db);
  const again = performance.now();
  await line.refresh();
  const idle = (performance.now() - again) / 1000;
  console.log(
    `${name.padEnd(10)} ${articles} articles in ${seconds.toFixed(1)} s: ${(articles / seconds).toFixed(0)} articles/s; ` +
      `${feeds} unchanged visits in ${idle.toFixed(1)} s; peak memory ${(peakBytes / 1e6).toFixed(0)} MB (publisher in the same process)`,
  );
  await line.close();
  await sample.close();
}

const folder = mkdtempSync(join(tmpdir(), "townwire-bench-"));
const embedded = await openDatabase({ dataDir: folder });
await measure("PGlite", embedded);
await embedded.close();
rmSync(folder, { recursive: true, force: true });

const postgres = await startPostgres();
if (!postgres) console.log("PostgreSQL  not measured: install its server binaries");
else {
  const server = await openDatabase({ dataDir: "", databaseUrl: postgres.url });
  await measure("PostgreSQL", server);
  await server.close();
  postgres.stop();
}
