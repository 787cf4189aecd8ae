/** A fresh, migrated database for a test file: a clone of the PGlite dump, or of the PostgreSQL template. */
import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { inject } from "vitest";
import { type Database, embedded, openDatabase } from "#database/connect.ts";
import { TEMPLATE } from "./global.ts";

/** Which database this run is on; the two projects of vitest.config.ts differ in it. */
export const testedOn = process.env.TOWNWIRE_TESTED_ON === "postgres" ? "postgres" : "pglite";

/** Opens a database of the test's own; close() also removes it. */
export async function openTestDatabase(): Promise<Database> {
  return (await openTestDatabaseAt()).database;
}

/** The same with its address, for tests that start processes. `url` is undefined on PGlite. */
export async function openTestDatabaseAt(): Promise<{ database: Database; url: string | undefined }> {
  if (testedOn === "pglite") {
    const pglite = await PGlite.create({ loadDataDir: await openAsBlob(inject("pgliteDump")) });
    return { database: embedded(pglite), url: undefined };
  }
  const server = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name} template ${TEMPLATE}`);
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  const database = await openDatabase({ dataDir: "", databaseUrl: url });
  return {
    url,
    database: {
      ...database,
      async close() {
        await database.close();
        await administer(server, `drop database if exists ${name} with (force)`);
      },
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
