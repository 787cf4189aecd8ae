/**
 * The key to a subscription: its id, signed with the site's secret. The browser that subscribed keeps it; nobody else
 * can read, change or end the subscription.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "#base/ids.ts";

export const makeToken = (id: string, secret: string): string => `${id}.${mac(id, secret)}`;

/** The id that a token is the key to; undefined for one that we did not make. */
export function readToken(token: string, secret: string): string | undefined {
  const [id = "", given = "", ...more] = token.split(".");
  if (!isId(id) || more.length > 0) return undefined;
  const [one, other] = [Buffer.from(given), Buffer.from(mac(id, secret))];
  return one.length === other.length && timingSafeEqual(one, other) ? id : undefined;
}

/** A key of its own, so that the secret signs nothing else by accident. */
function mac(id: string, secret: string): string {
  const key = createHmac("sha256", secret).update("townwire notices 1").digest();
  return createHmac("sha256", key).update(id).digest("base64url");
}
