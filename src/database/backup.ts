/**
 * A backup is one file for both databases: gzipped JSON lines, a header and then a row a line, read in one
 * snapshot. It can be restored on the other kind, which is how a town moves from the embedded database to a
 * server. The queue is not in it; waiting items are, and get new jobs.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { sql } from "kysely";
import { messageOf, TownwireError } from "#base/errors.ts";
import type { Db } from "./connect.ts";
import type { Tables } from "./tables.ts";

/**
 * Left out: what the fetcher remembers of hosts, which is asked anew; the numbers of transactions, which mean nothing
 * elsewhere; the words of articles, which a trigger makes; and whatever lets somebody in or counts tries, so that an old
 * backup opens no door.
 */
type LeftOut =
  | ("robots" | "hosts" | "article_changes" | "article_words")
  | ("sessions" | "sign_in_links" | "newsletter_links" | "challenges" | "limits");

/** Parents before children; the columns are each table's primary key, by which it is paged through. */
const TABLES: Readonly<Record<Exclude<keyof Tables, LeftOut>, readonly string[]>> = {
  facts: ["name"],
  publishers: ["id"],
  sources: ["id"],
  articles: ["id"],
  article_versions: ["article_id", "version"],
  article_sections: ["article_id", "section"],
  article_places: ["article_id", "place_id"],
  article_locals: ["article_id", "place_id"],
  article_entities: ["article_id", "entity"],
  places: ["id"],
  publisher_places: ["publisher_id", "place_id"],
  stories: ["id"],
  story_articles: ["article_id"],
  read_pairs: ["article_id", "other_id"],
  items: ["id"],
  pictures: ["key"],
  picture_variants: ["key", "shape", "width", "format"],
  picture_removals: ["key"],
  push_subscriptions: ["id"],
  push_deliveries: ["subscription_id", "story_id"],
  accounts: ["id"],
  passkeys: ["id"],
  threads: ["thread"],
  comments: ["id"],
  comment_reactions: ["comment_id", "account_id"],
  comment_reports: ["id"],
  comment_decisions: ["id"],
  comment_appeals: ["id"],
  comment_mentions: ["comment_id", "account_id"],
  reply_wishes: ["account_id"],
  reply_devices: ["id"],
  reply_deliveries: ["comment_id", "account_id", "way"],
  audit_log: ["id"],
  article_corrections: ["article_id", "about"],
  pins: ["subject", "article_id"],
  newsletter_subscriptions: ["id"],
  newsletter_issues: ["key"],
  newsletter_runs: ["time_zone", "hour", "day"],
  newsletter_deliveries: ["id"],
  newsletter_returns: ["delivery_id", "kind"],
  newsletter_suppressions: ["email_hash"],
};
type Kept = keyof typeof TABLES;
const NAMES = Object.keys(TABLES) as Kept[];
const FORMAT = 1;
const PAGE = 200;
/** A row with a picture in it may have megabytes. */
const pageOf = (table: Kept): number => (table === "picture_variants" ? 10 : PAGE);

/** Writes everything to `file`, which appears only when it is whole. Returns the number of rows. */
export async function writeBackup(needs: { db: Db; now: () => Date }, file: string): Promise<number> {
  const draft = `${file}.part`;
  let rows = 0;
  try {
    await needs.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (db) => {
        const lines = async function* () {
          yield `${JSON.stringify({ townwire: FORMAT, at: needs.now(), migrations: await migrationsOf(db) })}\n`;
          for (const table of NAMES)
            for await (const row of rowsOf(db, table)) {
              rows += 1;
              yield `${JSON.stringify({ table, row })}\n`;
            }
        };
        await pipeline(Readable.from(lines()), createGzip(), createWriteStream(draft, { mode: 0o600 }));
      });
    await rename(draft, file);
    return rows;
  } catch (error) {
    await rm(draft, { force: true });
    throw new TownwireError(
      "backup-failed",
      `The backup could not be written (${messageOf(error)}).`,
      "Check the path and the free space; the database is as it was.",
      { cause: error },
    );
  }
}

/**
 * Puts a backup into an empty, migrated database, all or nothing: call it inside a transaction.
 * @throws TownwireError when the database is not empty, or the file is not a whole backup of this program.
 */
export async function readBackup(db: Db, file: string): Promise<number> {
  const { rows } = await sql`
    select 1 from publishers union all select 1 from articles union all select 1 from accounts limit 1`.execute(
    db,
  );
  if (rows.length > 0)
    throw new TownwireError(
      "not-empty",
      "This installation is not empty.",
      "Restore into an empty one: set TOWNWIRE_DATA to a new folder.",
    );
  await sql`delete from facts`.execute(db);
  let count = 0;
  try {
    for await (const { table, rows } of batchesOf(file, await migrationsOf(db))) {
      await insertRows(db, table, rows);
      count += rows.length;
    }
  } catch (error) {
    if (error instanceof TownwireError) throw error;
    throw new TownwireError(
      "bad-backup",
      `${file} cannot be restored (${messageOf(error)}).`,
      "Nothing was changed. Try another backup.",
      { cause: error },
    );
  }
  return count;
}

async function migrationsOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(db);
  return rows.map((row) => row.name);
}

async function* rowsOf(db: Db, table: Kept): AsyncGenerator<unknown> {
  const key = sql.join(TABLES[table].map((column) => sql.ref(column)));
  let after: unknown[] | undefined;
  for (;;) {
    const since: ReturnType<typeof sql> =
      after === undefined ? sql`true` : sql`(${key}) > (${sql.join(after)})`;
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(${sql.table(table)}) as row from ${sql.table(table)} where ${since} order by ${key} limit ${pageOf(table)}`.execute(
      db,
    );
    for (const { row } of rows) yield row;
    const last = rows.at(-1)?.row;
    if (rows.length < pageOf(table) || !last) return;
    after = TABLES[table].map((column) => last[column]);
  }
}

async function* batchesOf(file: string, migrations: readonly string[]) {
  const source = createReadStream(file);
  const lines = createInterface({
    input: source.pipe(createGunzip().on("error", (error) => source.destroy(error))),
  });
  source.on("error", () => lines.close());
  let isHeader = true;
  let batch: { table: Kept; rows: unknown[] } | undefined;
  for await (const line of lines) {
    if (isHeader) {
      isHeader = false;
      const header = JSON.parse(line) as { townwire?: number; migrations?: string[] };
      if (header.townwire !== FORMAT || header.migrations?.join() !== migrations.join())
        throw new TownwireError(
          "other-version",
          `${file} was made by another version of Townwire.`,
          "Restore it with that version, then update.",
        );
      continue;
    }
    const { table, row } = JSON.parse(line) as { table: Kept; row: unknown };
    if (!(table in TABLES)) throw new Error(`it names an unknown table`);
    if (batch && (batch.table !== table || batch.rows.length >= pageOf(table))) {
      yield batch;
      batch = undefined;
    }
    batch ??= { table, rows: [] };
    batch.rows.push(row);
  }
  if (source.errored) throw source.errored;
  if (isHeader) throw new Error("it is empty");
  if (batch) yield batch;
}

async function insertRows(db: Db, table: Kept, rows: readonly unknown[]): Promise<void> {
  const { rows: columns } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
    db,
  );
  const list = sql.join(columns.map((column) => sql.ref(column.name)));
  await sql`insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}
