import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { type Database, doorOf, inTransaction } from "./connect.ts";
import { findFact, saveFact, settleFact } from "./facts.ts";
import { MIGRATIONS, migrate } from "./migrate.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe("a transaction", () => {
  test("keeps nothing when its work throws", async () => {
    const work = inTransaction(database.db, async (db) => {
      await saveFact(db, "gone", "1");
      throw new Error("no");
    });
    await expect(work).rejects.toThrow("no");
    expect(await findFact(database.db, "gone")).toBeUndefined();
  });

  test("is not joined by queries that run beside it", async () => {
    const open = Promise.withResolvers<void>();
    const first = inTransaction(database.db, async (db) => {
      await saveFact(db, "inside", "1");
      open.resolve();
      await sql`select pg_sleep(0.05)`.execute(db);
      throw new Error("rolled back");
    }).catch(() => undefined);
    await open.promise;
    // Were they to share a connection, this write would be rolled back with the other.
    await Promise.all([
      first,
      saveFact(database.db, "beside", "1"),
      inTransaction(database.db, (db) => saveFact(db, "second", "1")),
    ]);
    expect(await findFact(database.db, "inside")).toBeUndefined();
    expect(await findFact(database.db, "beside")).toBe("1");
    expect(await findFact(database.db, "second")).toBe("1");
  });

  test("lets a library with its own SQL write in it", async () => {
    await inTransaction(database.db, async (db) => {
      await doorOf(db).executeSql("insert into facts (name, value) values ($1, $2)", [
        "through the door",
        "1",
      ]);
      await sql`rollback`.execute(db).catch(() => undefined);
    }).catch(() => undefined);
    expect(await findFact(database.db, "through the door")).toBeUndefined();
  });
});

describe("migrations", () => {
  test("are applied once, also when several processes start together", async () => {
    const extra = [...MIGRATIONS, { name: "9999-test", sql: "create table once (n int);\nselect 1;" }];
    const needs = { db: database.db, now: () => new Date() };
    const applied = await Promise.all([migrate(needs, extra), migrate(needs, extra)]);
    expect(applied.flat()).toEqual(["9999-test"]);
  });

  test("refuse a database that a newer program has changed", async () => {
    await expect(migrate({ db: database.db, now: () => new Date() })).rejects.toThrow(
      "newer Townwire (9999-test)",
    );
  });
});

test("a fact is settled by whoever comes first", async () => {
  const [a, b] = await Promise.all([
    settleFact(database.db, "secret", "a"),
    settleFact(database.db, "secret", "b"),
  ]);
  expect(a).toBe(b);
});
