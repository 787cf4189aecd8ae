/** A few named values that belong to the whole installation: its secret, whether the sample was planted. */
import { sql } from "kysely";
import type { Db } from "./connect.ts";

export async function findFact(db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom("facts").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value;
}

export async function saveFact(db: Db, name: string, value: string): Promise<void> {
  await db
    .insertInto("facts")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

export async function deleteFact(db: Db, name: string): Promise<void> {
  await db.deleteFrom("facts").where("name", "=", name).execute();
}

/** Saves the value unless there is one; returns the one that stands. Safe when several processes start at once. */
export async function settleFact(db: Db, name: string, value: string): Promise<string> {
  await db
    .insertInto("facts")
    .values({ name, value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await findFact(db, name)) ?? value;
}

/** Adds to a number that is kept under this name. */
export async function countFact(db: Db, name: string, more: number): Promise<void> {
  if (more === 0) return;
  await db
    .insertInto("facts")
    .values({ name, value: String(more) })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet({ value: sql<string>`(facts.value::bigint + ${more})::text` }),
    )
    .execute();
}
