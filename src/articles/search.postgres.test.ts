/** Of an article that is saved in the moment its source's rights change, the search finds what they grant at last. */
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, type Db, inTransaction } from "#database/connect.ts";
import { insertArticles } from "../../tests/setup/articles.ts";
import { openTestDatabase } from "../../tests/setup/database.ts";
import { readWords } from "./asked-words.ts";
import { searchArticles } from "./search.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const now = () => NOW;

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const save = (db: Db, name: string, word: string) =>
  insertArticles({ db, now }, { name, rights: "excerpt" }, [
    { title: "Bridge opens", excerpt: "It is open.", body: `<p>${word}</p>`, published: NOW },
  ]);
const raise = (db: Db, name: string) =>
  db.updateTable("sources").set({ rights: "full" }).where("title", "=", `${name} feed`).execute();
const find = async (word: string) =>
  (await searchArticles(database.db, readWords(word), {}, { order: "newest", limit: 9, now: NOW })).articles
    .length;

/** Does the first and, before it is committed, begins the second; until that is done or waits for the first. */
async function meet(first: (db: Db) => Promise<unknown>, second: (db: Db) => Promise<unknown>) {
  let isDone = false;
  let late: Promise<void> = Promise.resolve();
  await inTransaction(database.db, async (db) => {
    await first(db);
    late = second(database.db).then(() => {
      isDone = true;
    });
    const isWaiting = async () => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from pg_locks where not granted and pid <> pg_backend_pid()`.execute(db);
      return (rows[0]?.n ?? 0) > 0;
    };
    await expect.poll(async () => isDone || (await isWaiting())).toBe(true);
  });
  await late;
}

test("when the article is saved first", async () => {
  await save(database.db, "First", "before");
  await meet(
    (db) =>
      insertArticles({ db, now }, { name: "First", rights: "excerpt" }, [
        { title: "Bridge closes", body: "<p>quagga</p>", published: NOW },
      ]),
    (db) => raise(db, "First"),
  );
  expect([await find("before"), await find("quagga")]).toEqual([1, 1]);
});

test("when the rights are changed first", async () => {
  await save(database.db, "Second", "before2");
  await meet(
    (db) => raise(db, "Second"),
    (db) =>
      insertArticles({ db, now }, { name: "Second", rights: "excerpt" }, [
        { title: "Bridge closes", body: "<p>zebra</p>", published: NOW },
      ]),
  );
  expect([await find("before2"), await find("zebra")]).toEqual([1, 1]);
});
