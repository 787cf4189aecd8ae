/** The signed link in each mail that ends these mails. It does nothing else, needs no sign-in and does not expire. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "#base/ids.ts";

export const signStop = (accountId: string, secret: string): string =>
  `${accountId}.${mac(accountId, secret)}`;

/** The account whose mails it ends; undefined for a token that we did not make. */
export function readStop(token: string, secret: string): string | undefined {
  const [id = "", given = "", ...more] = token.split(".");
  if (!isId(id) || more.length > 0) return undefined;
  const [one, other] = [Buffer.from(given), Buffer.from(mac(id, secret))];
  return one.length === other.length && timingSafeEqual(one, other) ? id : undefined;
}

/** A key of its own, so that the secret signs nothing else by accident. */
function mac(id: string, secret: string): string {
  const key = createHmac("sha256", secret).update("townwire replies 1").digest();
  return createHmac("sha256", key).update(id).digest("base64url");
}
