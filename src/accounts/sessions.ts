/**
 * Where an account is signed in. The browser holds an opaque token, we its hash. A session ends 90 days after it was last
 * used, or when its reader ends it.
 */
import type { Db } from "#database/connect.ts";
import { ACCOUNT_COLUMNS, type AccountNeeds, accountOfRow, type OwnAccount } from "./accounts.ts";
import { hashToken, isToken, makeToken } from "./tokens.ts";

export const SESSION_SECONDS = 90 * 86_400;
/** So long after signing in somebody may change who can get into the account, or end it, without doing so again. */
export const FRESH_MS = 30 * 60_000;
/** How exactly is known when a session was last used: a page that is looked at need not write. */
const NOTED_MS = 3_600_000;

export type Session = {
  /** Names it, and lets nobody in. */
  id: string;
  agent: string;
  createdAt: Date;
  seenAt: Date;
};

const expiryFrom = (now: Date): Date => new Date(now.getTime() + SESSION_SECONDS * 1000);

/** Begins a session and returns its token. */
export async function openSession(
  { db, now }: AccountNeeds,
  accountId: string,
  agent: string,
): Promise<string> {
  const token = makeToken();
  const at = now();
  await db
    .insertInto("sessions")
    .values({
      token_hash: hashToken(token),
      account_id: accountId,
      created_at: at,
      seen_at: at,
      expires_at: expiryFrom(at),
      agent,
    })
    .execute();
  await db.updateTable("accounts").set({ seen_at: at }).where("id", "=", accountId).execute();
  return token;
}

export type Found = {
  account: OwnAccount;
  sessionId: string;
  /** It began a short time ago. */
  isFresh: boolean;
  /** It lasts longer from now on: the browser should keep its token as long. */
  isRenewed: boolean;
};

/** Who is signed in with this token: one query, and once an hour two that note it. */
export async function findSession(needs: AccountNeeds, token: string): Promise<Found | undefined> {
  if (!isToken(token)) return undefined;
  const at = needs.now();
  const sessionId = hashToken(token);
  const row = await needs.db
    .selectFrom("sessions")
    .innerJoin("accounts", "accounts.id", "sessions.account_id")
    .select([...ACCOUNT_COLUMNS, "sessions.seen_at", "sessions.created_at as began_at"])
    .where("sessions.token_hash", "=", sessionId)
    .where("sessions.expires_at", ">", at)
    .executeTakeFirst();
  if (!row) return undefined;
  const isRenewed = at.getTime() - row.seen_at.getTime() > NOTED_MS;
  if (isRenewed) await noteSeen(needs.db, sessionId, row.id, at);
  const isFresh = at.getTime() - row.began_at.getTime() < FRESH_MS;
  return { account: accountOfRow(row, at), sessionId, isFresh, isRenewed };
}

async function noteSeen(db: Db, sessionId: string, accountId: string, at: Date): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ seen_at: at, expires_at: expiryFrom(at) })
    .where("token_hash", "=", sessionId)
    .execute();
  await db.updateTable("accounts").set({ seen_at: at }).where("id", "=", accountId).execute();
}

/** Last used first. */
export async function listSessions({ db, now }: AccountNeeds, accountId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom("sessions")
    .select(["token_hash", "agent", "created_at", "seen_at"])
    .where("account_id", "=", accountId)
    .where("expires_at", ">", now())
    .orderBy("seen_at", "desc")
    .orderBy("token_hash")
    .execute();
  return rows.map((row) => ({
    id: row.token_hash,
    agent: row.agent,
    createdAt: row.created_at,
    seenAt: row.seen_at,
  }));
}

/** Ends one session of this account. */
export async function endSession(db: Db, accountId: string, sessionId: string): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("account_id", "=", accountId)
    .where("token_hash", "=", sessionId)
    .execute();
}

/** Ends all sessions of this account but the one. */
export async function endOtherSessions(db: Db, accountId: string, sessionId: string): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where("account_id", "=", accountId)
    .where("token_hash", "<>", sessionId)
    .execute();
}

/** Ends all sessions of this account. */
export async function endAllSessions(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom("sessions").where("account_id", "=", accountId).execute();
}

/** Ends the session of this token, whoever's it is: with it another one begins in the same browser. */
export async function endSessionOf(db: Db, token: string): Promise<void> {
  if (isToken(token)) await db.deleteFrom("sessions").where("token_hash", "=", hashToken(token)).execute();
}
