/**
 * Links that are mailed: whoever has one reads that mailbox. Each is good once and for fifteen minutes. A link is made
 * without looking whether there is an account, so that nobody learns by asking who has one.
 */
import { type Db, inTransaction } from "#database/connect.ts";
import { type AccountNeeds, findByEmail, type OwnAccount, settleByEmail } from "./accounts.ts";
import { openSession } from "./sessions.ts";
import { hashToken, isToken, makeToken } from "./tokens.ts";

export const LINK_MINUTES = 15;
/** For whoever gets it from the command line, and not by mail. */
export const HANDED_LINK_MINUTES = 24 * 60;

export type Link = { email: string; back: string; accountId: string | undefined };
type Purpose = "sign-in" | "email";

/** Makes a link to sign in with, or (of an account) to confirm its new address; returns its token. */
export async function makeLink(
  { db, now }: AccountNeeds,
  given: { email: string; back: string; accountId?: string; minutes?: number },
): Promise<string> {
  const token = makeToken();
  await db
    .insertInto("sign_in_links")
    .values({
      token_hash: hashToken(token),
      purpose: given.accountId === undefined ? "sign-in" : "email",
      email: given.email,
      account_id: given.accountId ?? null,
      back: given.back,
      expires_at: new Date(now().getTime() + (given.minutes ?? LINK_MINUTES) * 60_000),
    })
    .execute();
  return token;
}

/** A link that can still be used; looking at it does not use it up, because mail scanners look at every link. */
export async function findLink(
  { db, now }: AccountNeeds,
  token: string,
  purpose: Purpose,
): Promise<Link | undefined> {
  if (!isToken(token)) return undefined;
  const row = await db
    .selectFrom("sign_in_links")
    .select(["email", "back", "account_id"])
    .where("token_hash", "=", hashToken(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", now())
    .executeTakeFirst();
  return row && { email: row.email, back: row.back, accountId: row.account_id ?? undefined };
}

/** Whether the reader of this link signs up with it, and so has to choose a name. */
export const isNew = async (needs: AccountNeeds, { email }: Pick<Link, "email">): Promise<boolean> =>
  (await findByEmail(needs, email)) === undefined;

export type SignedIn = { kind: "signed-in"; token: string; account: OwnAccount; back: string };

/** Uses a link up: its reader is signed in, to a new account where there is none. unnamed: that needs a name, and the link is as it was. */
export function signInByLink(
  needs: AccountNeeds,
  given: { token: string; name: string | undefined; agent: string },
): Promise<SignedIn | { kind: "unnamed" } | { kind: "gone" }> {
  return inTransaction(needs.db, async (db) => {
    const own = { ...needs, db };
    const link = await findLink(own, given.token, "sign-in");
    if (!link) return { kind: "gone" };
    if (given.name === undefined && (await isNew(own, link))) return { kind: "unnamed" };
    if (!(await useUp(db, given.token, { ...link, purpose: "sign-in" }))) return { kind: "gone" };
    const account = await settleByEmail(own, link.email, given.name);
    if (!account) return { kind: "unnamed" };
    const token = await openSession(own, account.id, given.agent);
    return { kind: "signed-in", token, account, back: link.back };
  });
}

/**
 * Uses a link up that confirms an account's new address. Only where that account is signed in: else somebody could have
 * another reader's address confirmed for their own account. other: it is another account's link.
 */
export function confirmEmail(
  needs: AccountNeeds,
  token: string,
  accountId: string,
): Promise<
  { kind: "confirmed"; email: string; before: string | undefined } | { kind: "gone" | "other" | "taken" }
> {
  return inTransaction(needs.db, async (db) => {
    const own = { ...needs, db };
    const link = await findLink(own, token, "email");
    if (!link) return { kind: "gone" };
    if (link.accountId !== accountId) return { kind: "other" };
    if (!(await useUp(db, token, { ...link, purpose: "email" }))) return { kind: "gone" };
    const holder = await db
      .selectFrom("accounts")
      .select(["id", "role", "confirmed"])
      .where("email", "=", link.email)
      .forUpdate()
      .executeTakeFirst();
    if (holder?.confirmed && holder.id !== accountId) return { kind: "taken" };
    const account = await db
      .selectFrom("accounts")
      .select(["email", "role"])
      .where("id", "=", accountId)
      .executeTakeFirst();
    if (!account) return { kind: "gone" };
    // An operator gave the address a role before anybody came with it.
    const waiting = holder && holder.id !== accountId ? holder : undefined;
    if (waiting) await db.deleteFrom("accounts").where("id", "=", waiting.id).execute();
    const role = account.role === "owner" ? account.role : (waiting?.role ?? account.role);
    await db.updateTable("accounts").set({ email: link.email, role }).where("id", "=", accountId).execute();
    return { kind: "confirmed", email: link.email, before: account.email ?? undefined };
  });
}

/**
 * Uses the link up, and ends the others of its kind to this address; of several who use it at once, one is told true. They
 * are locked in one order, so that two links used at once do not each wait for the other.
 */
async function useUp(db: Db, token: string, { email, purpose }: { email: string; purpose: Purpose }) {
  const rows = await db
    .selectFrom("sign_in_links")
    .select("token_hash")
    .where("email", "=", email)
    .where("purpose", "=", purpose)
    .orderBy("token_hash")
    .forUpdate()
    .execute();
  const hashes = rows.map((row) => row.token_hash);
  if (!hashes.includes(hashToken(token))) return false;
  await db.deleteFrom("sign_in_links").where("token_hash", "in", hashes).execute();
  return true;
}
