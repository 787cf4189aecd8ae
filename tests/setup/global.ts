/**
 * Before any test: one migrated PGlite, dumped to a file that each test file clones, and a PostgreSQL server with
 * a migrated template database. What is missing on this machine is said once, here.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { silentLog } from "#base/log.ts";
import { embedded, openDatabase } from "#database/connect.ts";
import { migrate } from "#database/migrate.ts";
import { openJobs } from "#jobs/queue.ts";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    pgliteDump: string;
    postgresUrl: string;
    chromium: string;
  }
}

export const TEMPLATE = "townwire_template";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "townwire-tests-"));
  const dump = join(folder, "migrated.tar");
  const pglite = await PGlite.create();
  const database = embedded(pglite);
  await prepare(database);
  writeFileSync(dump, new Uint8Array(await (await pglite.dumpDataDir("none")).arrayBuffer()));
  await database.close();

  const postgres = await startPostgres();
  if (postgres) await makeTemplate(postgres.url);
  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    existsSync,
  );

  project.provide("pgliteDump", dump);
  project.provide("postgresUrl", postgres?.url ?? "");
  project.provide("chromium", chromium ?? "");
  if (!postgres)
    missing("the tests on PostgreSQL", "PostgreSQL 15 or newer (Debian: apt-get install postgresql)");
  if (!chromium) missing("the browser tests", "Chromium (Debian: apt-get install chromium)");
  return async () => {
    postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function prepare(database: Awaited<ReturnType<typeof openDatabase>>): Promise<void> {
  await migrate({ db: database.db, now: () => new Date() });
  const jobs = await openJobs({ database, log: silentLog });
  await jobs.close();
}

async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE}`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const database = await openDatabase({ dataDir: "", databaseUrl: url.replace(/\/[^/]*$/, `/${TEMPLATE}`) });
  await prepare(database);
  await database.close();
}

/** In CI nothing may be skipped; elsewhere one line says what to install. */
function missing(tests: string, what: string): void {
  if (process.env.CI) throw new Error(`CI must run ${tests}: install ${what}`);
  process.stderr.write(`Skipping ${tests}: install ${what} to run them.\n`);
}
