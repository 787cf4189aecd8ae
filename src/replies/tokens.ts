/** The signed link in each mail that ends these mails. It does nothing else, needs no sign-in and does not expire. */
import { readSignedId, signId } from "#base/signed.ts";

const PURPOSE = "replies 1";

export const signStop = (accountId: string, secret: string): string => signId(PURPOSE, accountId, secret);

/** The account whose mails it ends; undefined for a token that we did not make. */
export const readStop = (token: string, secret: string): string | undefined =>
  readSignedId(PURPOSE, token, secret);
