/** Accounts: a name to write under, a role, and a ban if there is one. Nobody needs one to read. */
import { sql } from "kysely";
import type { Clock } from "#base/clock.ts";
import { makeId } from "#base/ids.ts";
import type { Db } from "#database/connect.ts";
import type { Role } from "#database/tables-community.ts";

export type { Role } from "#database/tables-community.ts";

/** What other rooms know of one. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  /** While it lasts. */
  readonly ban: { readonly reason: string; readonly until: Date } | undefined;
  /** So long an editor reads what it writes before others do. */
  readonly mutedUntil: Date | undefined;
};

/** The end of what has none. */
export const FOR_GOOD = new Date("9999-12-31T00:00:00Z");
export const isForGood = (until: Date): boolean => until >= FOR_GOOD;

/** With what only its own reader sees. */
export type OwnAccount = Account & { readonly email: string | undefined };

export type AccountNeeds = { db: Db; now: Clock };

export const ACCOUNT_COLUMNS = [
  "accounts.id",
  "accounts.name",
  "accounts.email",
  "accounts.role",
  "accounts.created_at",
  "accounts.banned_until",
  "accounts.ban_reason",
  "accounts.muted_until",
] as const;

type AccountRow = {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  created_at: Date;
  banned_until: Date | null;
  ban_reason: string | null;
  muted_until: Date | null;
};

export const accountOfRow = (row: AccountRow, now: Date): OwnAccount => ({
  id: row.id,
  name: row.name,
  role: row.role,
  createdAt: row.created_at,
  email: row.email ?? undefined,
  ban:
    row.banned_until && row.banned_until > now
      ? { reason: row.ban_reason ?? "", until: row.banned_until }
      : undefined,
  mutedUntil: row.muted_until && row.muted_until > now ? row.muted_until : undefined,
});

export async function findAccount({ db, now }: AccountNeeds, id: string): Promise<OwnAccount | undefined> {
  const row = await db.selectFrom("accounts").select(ACCOUNT_COLUMNS).where("id", "=", id).executeTakeFirst();
  return row && accountOfRow(row, now());
}

/** The account of this address that somebody has signed in to. */
export async function findByEmail({ db, now }: AccountNeeds, email: string): Promise<OwnAccount | undefined> {
  const row = await db
    .selectFrom("accounts")
    .select(ACCOUNT_COLUMNS)
    .where("email", "=", email)
    .where("confirmed", "=", true)
    .executeTakeFirst();
  return row && accountOfRow(row, now());
}

/** Makes an account that its reader has just signed up for. `id`: one that an authenticator was given already. */
export async function makeAccount(
  { db, now }: AccountNeeds,
  given: { name: string; email?: string; id?: string },
): Promise<OwnAccount> {
  const at = now();
  const row = await db
    .insertInto("accounts")
    .values({
      id: given.id ?? makeId(at),
      name: given.name,
      email: given.email ?? null,
      created_at: at,
      seen_at: at,
      banned_until: null,
      ban_reason: null,
    })
    .returning(ACCOUNT_COLUMNS)
    .executeTakeFirstOrThrow();
  return accountOfRow(row, at);
}

/**
 * The account of a confirmed address: the one that is there, or a new one. One that an operator made is given the name
 * with its first sign-in. Undefined when a name is needed and none was given.
 */
export async function settleByEmail(
  needs: AccountNeeds,
  email: string,
  name: string | undefined,
): Promise<OwnAccount | undefined> {
  const known = await findByEmail(needs, email);
  if (known) return known;
  if (name === undefined) return undefined;
  const at = needs.now();
  const row = await needs.db
    .insertInto("accounts")
    .values({
      id: makeId(at),
      name,
      email,
      created_at: at,
      seen_at: at,
      banned_until: null,
      ban_reason: null,
    })
    .onConflict((conflict) =>
      conflict.column("email").doUpdateSet({
        // Whoever came first through another link has chosen a name.
        name: sql<string>`case when accounts.confirmed then accounts.name else excluded.name end`,
        confirmed: true,
      }),
    )
    .returning(ACCOUNT_COLUMNS)
    .executeTakeFirstOrThrow();
  return accountOfRow(row, at);
}

export async function saveName(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable("accounts").set({ name }).where("id", "=", id).execute();
}

/** Bans an account from writing until then, with the reason its reader is told; or lifts the ban. */
export async function saveBan(db: Db, id: string, ban: Account["ban"]): Promise<boolean> {
  const row = await db
    .updateTable("accounts")
    .set({ banned_until: ban?.until ?? null, ban_reason: ban?.reason ?? null })
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Has its comments read by an editor first until then; or no longer. */
export async function saveMute(db: Db, id: string, until: Date | undefined): Promise<void> {
  await db
    .updateTable("accounts")
    .set({ muted_until: until ?? null })
    .where("id", "=", id)
    .execute();
}

/** Whether an account may do what editors do; owners may too. */
export const isEditor = (account: Pick<Account, "role"> | undefined): boolean =>
  account?.role === "editor" || account?.role === "owner";
