/** Names and addresses as people type them, made clean and alike; undefined for what is none. Pure. */
import { domainToASCII } from "node:url";
import { oneLine } from "#base/text.ts";

export const NAME_CHARS = { min: 2, max: 40 } as const;
const EMAIL_CHARS = 254; // RFC 5321, 4.5.3.1.3, without its brackets

// Characters that are not seen or turn the writing round; but for the joiners, which some scripts are written with.
const UNSEEN = /(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;
const PILED = /(\p{M}{3})\p{M}+/gu;

/** A name to be shown with what somebody writes. */
export function parseName(given: string): string | undefined {
  const name = oneLine(given.replace(UNSEEN, "")).normalize("NFC").replace(PILED, "$1");
  const length = [...name].length;
  if (length < NAME_CHARS.min || length > NAME_CHARS.max || !/[\p{L}\p{N}]/u.test(name)) return undefined;
  return name;
}

/**
 * One address, in lower case and with its domain in ASCII. Whatever is done with it is done with this form alone, so two
 * spellings that fold into one are one.
 */
export function parseEmail(given: string): string | undefined {
  const text = given.trim();
  const [, local = "", domain = ""] =
    /^([a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([^\s@]{1,255})$/i.exec(text) ?? [];
  const host = domainToASCII(domain).toLowerCase();
  if (!/^(?=.*[a-z])[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(host))
    return undefined;
  if (/^\.|\.\.|\.$/.test(local)) return undefined;
  const email = `${local.toLowerCase()}@${host}`;
  return email.length <= EMAIL_CHARS ? email : undefined;
}
