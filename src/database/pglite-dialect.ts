/**
 * Kysely on PGlite. Kysely's own PGlite dialect keeps one connection object for everybody, so a query that
 * happens to run beside a transaction joins it, and two transactions overwrite each other. Here each acquired
 * connection has its own transaction; PGlite makes everything else wait until that one is done.
 */
import type { PGlite, Transaction as PGliteTransaction } from "@electric-sql/pglite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";

export const pgliteDialect = (pglite: PGlite): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new PGliteDriver(pglite),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

class PGliteDriver implements Driver {
  readonly #pglite: PGlite;
  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<PGliteConnection> {
    return new PGliteConnection(this.#pglite);
  }
  async beginTransaction(connection: PGliteConnection): Promise<void> {
    await connection.begin();
  }
  async commitTransaction(connection: PGliteConnection): Promise<void> {
    await connection.end("commit");
  }
  async rollbackTransaction(connection: PGliteConnection): Promise<void> {
    await connection.end("rollback");
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

class PGliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite;
  #open:
    | { tx: PGliteTransaction; settle: (how: "commit" | "rollback") => void; done: Promise<void> }
    | undefined;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const runner = this.#open?.tx ?? this.#pglite;
    const result = await runner.query<R>(query.sql, [...query.parameters]);
    return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; PGlite has no cursors to stream from
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("PGlite cannot stream rows; page through them instead");
  }

  async begin(): Promise<void> {
    const begun = Promise.withResolvers<PGliteTransaction>();
    const settled = Promise.withResolvers<"commit" | "rollback">();
    const done = this.#pglite.transaction(async (tx) => {
      begun.resolve(tx);
      if ((await settled.promise) === "rollback") await tx.rollback();
    });
    done.catch(begun.reject);
    this.#open = { tx: await begun.promise, settle: settled.resolve, done };
  }

  async end(how: "commit" | "rollback"): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    open?.settle(how);
    await open?.done;
  }
}
