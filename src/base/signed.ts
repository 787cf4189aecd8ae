/**
 * What the site's secret vouches for. Each purpose has a key of its own, so that a signature made for one thing is never
 * good for another; a purpose is never renamed, since what was signed for it is out in the world.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "./ids.ts";

/** HMAC-SHA256 of a text, under the key that the secret has for this purpose: 32 bytes. */
export function macOf(purpose: string, text: string, secret: string): Buffer {
  const key = createHmac("sha256", secret).update(`townwire ${purpose}`).digest();
  return createHmac("sha256", key).update(text).digest();
}

/** The same in 43 characters of base64url. */
export const signatureOf = (purpose: string, text: string, secret: string): string =>
  macOf(purpose, text, secret).toString("base64url");

/** Compares what somebody gave with what it has to be; how long that takes tells nothing of the latter but its length. */
export function isSame(given: string, own: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(own)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** An id that only this site can have given out. */
export const signId = (purpose: string, id: string, secret: string): string =>
  `${id}.${signatureOf(purpose, id, secret)}`;

/** The id in a token of `signId`; undefined for one that we did not make for this purpose. */
export function readSignedId(purpose: string, token: string, secret: string): string | undefined {
  const [id = "", given = "", ...more] = token.split(".");
  if (!isId(id) || more.length > 0) return undefined;
  return isSame(given, signatureOf(purpose, id, secret)) ? id : undefined;
}
