/** Accounts as the desk looks them up: by name or address, the newest first. */
import { type RawBuilder, sql } from "kysely";
import { ACCOUNT_COLUMNS, type AccountNeeds, accountOfRow, type OwnAccount } from "./accounts.ts";
import { parseEmail } from "./parse.ts";

/** With what tells one that somebody signs in to from one that waits for its first time. */
export type Reader = OwnAccount & { readonly isConfirmed: boolean; readonly seenAt: Date };

export type ReaderFilter = {
  /** Part of a name, or a whole address; empty for everybody. */
  words: string;
  /** Only those that are muted or banned. */
  isRestricted: boolean;
};

const COLUMNS = [...ACCOUNT_COLUMNS, "accounts.confirmed", "accounts.seen_at"] as const;

/** `before`: the id of the last one on the page before. One query. */
export async function listReaders(
  { db, now }: AccountNeeds,
  { words, isRestricted }: ReaderFilter,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<Reader[]> {
  const at = now();
  const rows = await db
    .selectFrom("accounts")
    .select(COLUMNS)
    .$if(words !== "", (query) => query.where(matches(words)))
    .$if(isRestricted, (query) =>
      query.where((is) => is.or([is("muted_until", ">", at), is("banned_until", ">", at)])),
    )
    .$if(before !== undefined, (query) => query.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => readerOf(row, at));
}

/** An address must be known whole: nobody goes through them letter by letter. */
function matches(words: string): RawBuilder<boolean> {
  const email = parseEmail(words);
  if (email !== undefined) return sql<boolean>`accounts.email = ${email}`;
  // A database in the locale "C" folds the letters of English alone.
  const spellings = [words, words.toLowerCase(), words.toUpperCase()];
  const patterns = spellings.map((one) => `%${one.replace(/[\\%_]/g, "\\$&")}%`);
  return sql<boolean>`accounts.name ilike any (${patterns}::text[])`;
}

/** With the number of places in which it is signed in. One query. */
export async function findReader(
  { db, now }: AccountNeeds,
  id: string,
): Promise<(Reader & { readonly sessions: number }) | undefined> {
  const at = now();
  const row = await db
    .selectFrom("accounts")
    .select(COLUMNS)
    .select(
      sql<number>`(select count(*)::int from sessions s where s.account_id = accounts.id and s.expires_at > ${at})`.as(
        "sessions",
      ),
    )
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { ...readerOf(row, at), sessions: row.sessions };
}

type ReaderRow = Parameters<typeof accountOfRow>[0] & { confirmed: boolean; seen_at: Date };

const readerOf = (row: ReaderRow, now: Date): Reader => ({
  ...accountOfRow(row, now),
  isConfirmed: row.confirmed,
  seenAt: row.seen_at,
});
