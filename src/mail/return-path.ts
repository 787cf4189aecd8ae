/**
 * Variable envelope return paths: the address that a report of failure comes back to names the delivery that failed, and
 * nobody else can make one. Lower case throughout, because mail servers on the way fold what stands before the @.
 */
import { isId } from "#base/ids.ts";
import { isSame, macOf } from "#base/signed.ts";

/** Enough that guessing one takes longer than anybody tries by mail: 60 bits. */
const MAC_CHARS = 12;
const TOKEN = /^([0-9a-z]{16})-([a-v0-9]{12})$/;

/** `bounce@town.example` → `bounce+ID-…@town.example`. `id`: one of `base/ids.ts`. */
export function makeReturnPath(base: string, id: string, secret: string): string {
  const at = base.lastIndexOf("@");
  return `${base.slice(0, at)}+${id}-${mac(id, secret)}${base.slice(at)}`;
}

/** The delivery that an address names; undefined for one that this site did not make, or made from another base. */
export function parseReturnPath(address: string, base: string, secret: string): string | undefined {
  const text = address.trim().toLowerCase().replace(/^<|>$/g, "");
  const at = base.lastIndexOf("@");
  const [before, after] = [`${base.slice(0, at)}+`.toLowerCase(), base.slice(at).toLowerCase()];
  if (text.length > 320 || !text.startsWith(before) || !text.endsWith(after)) return undefined;
  const [, id = "", given = ""] = TOKEN.exec(text.slice(before.length, -after.length)) ?? [];
  if (!isId(id)) return undefined;
  return isSame(given, mac(id, secret)) ? id : undefined;
}

/** Base 32 in lower case (RFC 4648, 7). */
function mac(id: string, secret: string): string {
  const bits = macOf("return paths 1", id, secret).readBigUInt64BE(0);
  return (bits & (2n ** 60n - 1n)).toString(32).padStart(MAC_CHARS, "0");
}
