/**
 * The database: PGlite in the data directory, or a PostgreSQL server when DATABASE_URL names one. Both speak the
 * same SQL; what differs stays in this file. `inTransaction` hands the work a handle that hides the outer one:
 * on PGlite, using the outer one inside would wait for itself.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { messageOf, TownwireError } from "#base/errors.ts";
import { listenOn } from "./listen.ts";
import { takeLock } from "./lock.ts";
import { pgliteDialect } from "./pglite-dialect.ts";
import type { Tables } from "./tables.ts";

/** A handle for queries, inside or outside a transaction. */
export type Db = Kysely<Tables>;

/** Runs SQL text; what a library with its own tables (the job queue) needs of us. */
export type SqlDoor = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };

export type Database = {
  readonly kind: "pglite" | "postgres";
  readonly db: Db;
  readonly door: SqlDoor;
  /**
   * Calls `onNotice` with the payload of every notice on the channel (NOTIFY), after its transaction was committed.
   * A connection that broke is made again and `onNotice(undefined)` then says that notices may have been missed.
   * Returns what ends it.
   */
  listen(channel: string, onNotice: (payload: string | undefined) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
};

/**
 * Opens the database that the settings name.
 * @throws TownwireError `data-locked`, `data-directory`, `data-damaged`, `database-away`, `database-old`.
 */
export async function openDatabase(settings: {
  dataDir: string;
  databaseUrl?: string | undefined;
}): Promise<Database> {
  return settings.databaseUrl ? openPostgres(settings.databaseUrl) : openEmbedded(settings.dataDir);
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const release = takeLock(dataDir);
  try {
    const folder = join(dataDir, "database");
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const pglite = await PGlite.create(folder);
    return embedded(pglite, release);
  } catch (error) {
    release();
    throw new TownwireError(
      "data-damaged",
      `The database in ${dataDir} does not open (${messageOf(error)}).`,
      "Check the free space of the disk. If it is damaged, put a backup in its place or move the folder away to begin anew.",
      { cause: error },
    );
  }
}

/** Wraps an open PGlite; `release` is called after it closed. */
export function embedded(pglite: PGlite, release: () => void = () => {}): Database {
  const db = new Kysely<Tables>({ dialect: pgliteDialect(pglite) });
  let closing: Promise<void> | undefined;
  return {
    kind: "pglite",
    db,
    door: {
      async executeSql(text, values) {
        if (values && values.length > 0) return pglite.query(text, values);
        const results = await pglite.exec(text);
        return { rows: results.flatMap((result) => result.rows) };
      },
    },
    listen: (channel, onNotice) => pglite.listen(channel, onNotice),
    close() {
      closing ??= pglite.close().finally(release);
      return closing;
    },
  };
}

async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    connectionTimeoutMillis: 10_000,
    application_name: "townwire",
  });
  // A connection that breaks while idle is replaced by the pool; the queries that need one report for themselves.
  pool.on("error", () => {});
  // The same for one that is lent out and just then runs no query: without a listener it would end the process.
  pool.on("connect", (client) => void client.on("error", () => {}));
  try {
    const { rows } = await pool.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < 150_000)
      throw new TownwireError(
        "database-old",
        `The PostgreSQL server is version ${Math.floor(version / 10_000)}; Townwire needs 15 or newer.`,
        "Upgrade the server, or leave DATABASE_URL empty to use the embedded database.",
      );
  } catch (error) {
    await pool.end();
    if (error instanceof TownwireError) throw error;
    throw new TownwireError(
      "database-away",
      `The database at ${withoutPassword(url)} does not answer (${messageOf(error)}).`,
      "Check DATABASE_URL and that the server runs.",
      { cause: error },
    );
  }
  let closing: Promise<void> | undefined;
  const listening = new Set<() => Promise<void>>();
  return {
    kind: "postgres",
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    door: {
      async executeSql(text, values) {
        const result = await pool.query(text, values);
        // Several statements in one text give an array of results.
        return { rows: Array.isArray(result) ? result.flatMap((one) => one.rows) : result.rows };
      },
    },
    async listen(channel, onNotice) {
      const end = await listenOn(url, channel, onNotice);
      listening.add(end);
      return end;
    },
    close() {
      closing ??= Promise.all([...listening].map((end) => end())).then(() => pool.end());
      return closing;
    },
  };
}

const withoutPassword = (url: string): string => url.replace(/:[^:@/]*@/, ":…@");

/** Runs `work` in one transaction; everything it does through its own handle is kept, or nothing is. */
export const inTransaction = <T>(db: Db, work: (db: Transaction<Tables>) => Promise<T>): Promise<T> =>
  db.transaction().execute(work);

/** The door of a transaction, for a library that must write in it. */
export const doorOf = (db: Db): SqlDoor => ({
  async executeSql(text, values) {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values ?? []));
    return { rows };
  },
});
