/** What an authenticator is asked to sign: good once, for five minutes, and for one purpose. Only its hash is kept. */
import type { ChallengeTable } from "#database/tables-community.ts";
import type { AccountNeeds } from "./accounts.ts";
import { hashToken, isToken, makeToken } from "./tokens.ts";

export const CHALLENGE_SECONDS = 300;

type Purpose = ChallengeTable["purpose"];
type About = { accountId?: string; name?: string };

export async function makeChallenge(
  { db, now }: AccountNeeds,
  purpose: Purpose,
  about: About = {},
): Promise<string> {
  const challenge = makeToken();
  await db
    .insertInto("challenges")
    .values({
      hash: hashToken(challenge),
      purpose,
      account_id: about.accountId ?? null,
      name: about.name ?? null,
      expires_at: new Date(now().getTime() + CHALLENGE_SECONDS * 1000),
    })
    .execute();
  return challenge;
}

/** Uses a challenge up; undefined for one that is none of ours, of another purpose, used, or too old. */
export async function takeChallenge(
  { db, now }: AccountNeeds,
  purpose: Purpose,
  challenge: string,
): Promise<About | undefined> {
  if (!isToken(challenge)) return undefined;
  const row = await db
    .deleteFrom("challenges")
    .where("hash", "=", hashToken(challenge))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", now())
    .returning(["account_id", "name"])
    .executeTakeFirst();
  return (
    row && {
      ...(row.account_id === null ? {} : { accountId: row.account_id }),
      ...(row.name === null ? {} : { name: row.name }),
    }
  );
}
