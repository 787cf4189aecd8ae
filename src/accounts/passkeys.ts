/**
 * Passkeys (WebAuthn level 3): signing up and in without an address or a password. The signatures are checked by
 * @simplewebauthn/server; here is what they are about. No attestation is asked for: any authenticator will do.
 */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  VerifiedAuthenticationResponse,
  VerifiedRegistrationResponse,
} from "@simplewebauthn/server";
import { makeId } from "#base/ids.ts";
import { inTransaction } from "#database/connect.ts";
import { type Account, type AccountNeeds, findAccount, makeAccount, type OwnAccount } from "./accounts.ts";
import { CHALLENGE_SECONDS, makeChallenge, takeChallenge } from "./challenges.ts";
import { type CreatedCredential, challengeOf, type UsedCredential } from "./parse-credential.ts";
import type { Party } from "./party.ts";
import { openSession } from "./sessions.ts";

export type PasskeyNeeds = AccountNeeds & {
  party: Party;
  /** The site's name, which the browser shows with the question. */
  siteName: string;
};

export type Passkey = { id: string; label: string; createdAt: Date; usedAt: Date | undefined };

export type PasskeySignIn = { kind: "signed-in"; token: string; account: OwnAccount } | { kind: "refused" };

// Loaded when first used: it brings a reader of certificates along.
const library = () => import("@simplewebauthn/server");

/** Authenticators without a PIN are taken too: like a link by mail, a passkey shows one thing that its reader has. */
const VERIFICATION = { userVerification: "preferred", residentKey: "required" } as const;

/** Signatures that every authenticator and every Node has: EdDSA, ES256 and RS256 (the COSE registry of IANA). */
const ALGORITHMS = [-8, -7, -257];

/** What the browser makes a passkey from, for an account that is made when it comes back. */
export async function offerSignUp(
  needs: PasskeyNeeds,
  name: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const accountId = makeId(needs.now());
  const challenge = await makeChallenge(needs, "sign-up", { accountId, name });
  return makeOptions(needs, { id: accountId, name }, challenge, []);
}

/** Makes the account that was offered, and signs its reader in. */
export async function signUp(
  needs: PasskeyNeeds,
  credential: CreatedCredential,
  agent: string,
): Promise<PasskeySignIn> {
  const challenge = challengeOf(credential);
  const about = await takeChallenge(needs, "sign-up", challenge);
  if (about?.accountId === undefined || about.name === undefined) return { kind: "refused" };
  const { accountId, name } = about;
  const verified = await verifyCreated(needs, credential, challenge);
  if (!verified) return { kind: "refused" };
  return inTransaction(needs.db, async (db) => {
    const own = { ...needs, db };
    if (await isKnown(own, credential.id)) return { kind: "refused" };
    const account = await makeAccount(own, { id: accountId, name });
    await insertPasskey(own, accountId, verified, agent);
    return { kind: "signed-in", token: await openSession(own, accountId, agent), account };
  });
}

/** What the browser signs with a passkey that its reader picks: nobody says first who it is. */
export async function offerSignIn(needs: PasskeyNeeds): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: needs.party.id,
    challenge: Buffer.from(await makeChallenge(needs, "sign-in"), "base64url"),
    timeout: CHALLENGE_SECONDS * 1000,
    userVerification: VERIFICATION.userVerification,
  });
}

export async function signIn(
  needs: PasskeyNeeds,
  credential: UsedCredential,
  agent: string,
): Promise<PasskeySignIn> {
  const challenge = challengeOf(credential);
  if (!(await takeChallenge(needs, "sign-in", challenge))) return { kind: "refused" };
  const row = await needs.db
    .selectFrom("passkeys")
    .selectAll()
    .where("id", "=", credential.id)
    .executeTakeFirst();
  if (!row) return { kind: "refused" };
  const { userHandle } = credential.response;
  if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== row.account_id)
    return { kind: "refused" };
  const known = { id: row.id, publicKey: new Uint8Array(row.public_key), counter: Number(row.counter) };
  const verified = await verifyUsed(needs, credential, challenge, known);
  if (!verified) return { kind: "refused" };
  return inTransaction(needs.db, async (db) => {
    const own = { ...needs, db };
    const used = await db
      .updateTable("passkeys")
      .set({ counter: verified.newCounter, used_at: needs.now() })
      .where("id", "=", row.id)
      .returning("account_id")
      .executeTakeFirst();
    const account = used && (await findAccount(own, used.account_id));
    // Taken away, or deleted with its account, while it was being checked.
    if (!account) return { kind: "refused" };
    return { kind: "signed-in", token: await openSession(own, account.id, agent), account };
  });
}

/** What the browser makes another passkey of this account from; one that it has already is not made again. */
export async function offerPasskey(
  needs: PasskeyNeeds,
  account: Account,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const challenge = await makeChallenge(needs, "add", { accountId: account.id });
  const known = await needs.db
    .selectFrom("passkeys")
    .select(["id", "transports"])
    .where("account_id", "=", account.id)
    .execute();
  return makeOptions(needs, account, challenge, known);
}

/** Adds a passkey to the account that asked for it. False when it is none, or is known. */
export async function addPasskey(
  needs: PasskeyNeeds,
  account: Account,
  credential: CreatedCredential,
  agent: string,
): Promise<boolean> {
  const challenge = challengeOf(credential);
  const about = await takeChallenge(needs, "add", challenge);
  if (about?.accountId !== account.id) return false;
  const verified = await verifyCreated(needs, credential, challenge);
  if (!verified || (await isKnown(needs, credential.id))) return false;
  await insertPasskey(needs, account.id, verified, agent);
  return true;
}

export async function listPasskeys({ db }: Pick<AccountNeeds, "db">, accountId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom("passkeys")
    .select(["id", "label", "created_at", "used_at"])
    .where("account_id", "=", accountId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    createdAt: row.created_at,
    usedAt: row.used_at ?? undefined,
  }));
}

async function makeOptions(
  { party, siteName }: PasskeyNeeds,
  account: Pick<Account, "id" | "name">,
  challenge: string,
  known: readonly { id: string; transports: string[] }[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpID: party.id,
    rpName: siteName,
    userID: new TextEncoder().encode(account.id),
    userName: account.name,
    userDisplayName: account.name,
    challenge: Buffer.from(challenge, "base64url"),
    timeout: CHALLENGE_SECONDS * 1000,
    attestationType: "none",
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: VERIFICATION,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
  });
}

type Verified = NonNullable<VerifiedRegistrationResponse["registrationInfo"]>["credential"];

/** Undefined for whatever is not what was asked for: the library throws for each way in which it may not be. */
async function verifyCreated(
  { party }: PasskeyNeeds,
  credential: CreatedCredential,
  expectedChallenge: string,
): Promise<Verified | undefined> {
  const { verifyRegistrationResponse } = await library();
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: credential as Parameters<typeof verifyRegistrationResponse>[0]["response"],
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo?.credential;
  } catch {
    return undefined;
  }
}

async function verifyUsed(
  { party }: PasskeyNeeds,
  credential: UsedCredential,
  expectedChallenge: string,
  known: { id: string; publicKey: Uint8Array<ArrayBuffer>; counter: number },
): Promise<VerifiedAuthenticationResponse["authenticationInfo"] | undefined> {
  const { verifyAuthenticationResponse } = await library();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: credential as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: known,
      requireUserVerification: false,
    });
    return verified ? authenticationInfo : undefined;
  } catch {
    return undefined;
  }
}

const isKnown = async ({ db }: Pick<AccountNeeds, "db">, id: string): Promise<boolean> =>
  (await db.selectFrom("passkeys").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;

async function insertPasskey(
  { db, now }: AccountNeeds,
  accountId: string,
  verified: Verified,
  agent: string,
): Promise<void> {
  await db
    .insertInto("passkeys")
    .values({
      id: verified.id,
      account_id: accountId,
      public_key: verified.publicKey,
      counter: verified.counter,
      transports: verified.transports ?? [],
      label: agent,
      created_at: now(),
      used_at: null,
    })
    .execute();
}
