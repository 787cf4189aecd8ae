/**
 * Forward migrations: plain SQL, in order, each in its own transaction, noted in `migrations`. Several processes
 * may start at once; an advisory lock makes them take turns. There is no way back but a backup.
 */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { TownwireError } from "#base/errors.ts";
import { type Db, inTransaction } from "./connect.ts";
import { writeLine } from "./migrations/0001-write-line.ts";
import { understanding } from "./migrations/0002-understanding.ts";
import { pictures } from "./migrations/0003-pictures.ts";
import { changes } from "./migrations/0004-changes.ts";
import { search } from "./migrations/0005-search.ts";
import { push } from "./migrations/0006-push.ts";
import { withdrawn } from "./migrations/0007-withdrawn.ts";
import { related } from "./migrations/0008-related.ts";
import { accounts } from "./migrations/0009-accounts.ts";
import { comments } from "./migrations/0010-comments.ts";
import { live } from "./migrations/0011-live.ts";
import { corrections } from "./migrations/0012-corrections.ts";
import { newsletters } from "./migrations/0013-newsletters.ts";
import { deliveries } from "./migrations/0014-deliveries.ts";
import { mutes } from "./migrations/0015-mutes.ts";
import { replies } from "./migrations/0016-replies.ts";
import { commented } from "./migrations/0017-commented.ts";

type Migration = { name: string; sql: string };

/** Oldest first. A migration that has been released is never edited; add another. */
export const MIGRATIONS: readonly Migration[] = [
  writeLine,
  understanding,
  pictures,
  changes,
  search,
  push,
  withdrawn,
  related,
  accounts,
  comments,
  live,
  corrections,
  newsletters,
  deliveries,
  mutes,
  replies,
  commented,
];

// Any number, as long as nobody else on the server uses it: "town" in ASCII.
const LOCK = 0x746f776e;

/**
 * Brings the tables up to date and returns the names of what was applied.
 * @throws TownwireError `database-newer` when a newer program has migrated this database.
 */
export async function migrate(needs: { db: Db; now: Clock }, migrations = MIGRATIONS): Promise<string[]> {
  const applied: string[] = [];
  for (;;) {
    const name = await inTransaction(needs.db, async (db) => {
      await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
      await sql`create table if not exists migrations (name text primary key, applied_at timestamptz not null)`.execute(
        db,
      );
      const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db);
      const done = new Set(rows.map((row) => row.name));
      refuseNewer(done, migrations);
      const next = migrations.find((migration) => !done.has(migration.name));
      if (!next) return undefined;
      for (const statement of statementsOf(next.sql)) await sql.raw(statement).execute(db);
      await sql`insert into migrations (name, applied_at) values (${next.name}, ${needs.now()})`.execute(db);
      return next.name;
    });
    if (!name) return applied;
    applied.push(name);
  }
}

function refuseNewer(done: ReadonlySet<string>, known: readonly Migration[]): void {
  const unknown = [...done].find((name) => !known.some((migration) => migration.name === name));
  if (unknown)
    throw new TownwireError(
      "database-newer",
      `This database was migrated by a newer Townwire (${unknown}).`,
      "Update the program, or restore a backup made before the update.",
    );
}

/** Statements end with a semicolon at the end of a line; both drivers take one at a time. */
const statementsOf = (text: string): string[] =>
  text
    .split(/;[ \t]*$/m)
    .map((part) => part.trim())
    .filter(Boolean);
