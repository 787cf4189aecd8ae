/**
 * The key to a subscription: its id, signed with the site's secret. The browser that subscribed keeps it; nobody else
 * can read, change or end the subscription.
 */
import { readSignedId, signId } from "#base/signed.ts";

const PURPOSE = "notices 1";

export const makeToken = (id: string, secret: string): string => signId(PURPOSE, id, secret);

/** The id that a token is the key to; undefined for one that we did not make. */
export const readToken = (token: string, secret: string): string | undefined =>
  readSignedId(PURPOSE, token, secret);
