/**
 * The signed links of a newsletter. Each is bound to the address that it was mailed to: when a subscription moves to another
 * address, whoever reads the old mailbox can neither read nor change it.
 */
import { isId } from "#base/ids.ts";
import { isSame, signatureOf } from "#base/signed.ts";

/** As long as a mail is likely to be looked at again; then a new link can be asked for. */
export const PREFERENCES_DAYS = 60;

export type Owner = { id: string; email: string };

/** For the page of preferences, until `PREFERENCES_DAYS` after this moment. */
export function signPreferences(owner: Owner, secret: string, now: Date): string {
  const until = Math.ceil(now.getTime() / 1000 + PREFERENCES_DAYS * 86_400).toString(36);
  return `${owner.id}.${until}.${mac(`preferences ${until}`, owner, secret)}`;
}

/** To end the subscription with; good for as long as it has this address. */
export const signUnsubscribe = (owner: Owner, secret: string): string =>
  `${owner.id}.${mac("unsubscribe", owner, secret)}`;

export type ReadLink = { id: string; kind: "preferences" | "unsubscribe"; until: Date | undefined };

/** What a token claims to be; nothing of it is true before `isSigned` says so. */
export function parseLink(token: string): ReadLink | undefined {
  if (token.length > 120) return undefined;
  const parts = token.split(".");
  const [id = "", until = ""] = parts;
  if (!isId(id)) return undefined;
  if (parts.length === 2) return { id, kind: "unsubscribe", until: undefined };
  if (parts.length !== 3 || !/^[0-9a-z]{1,9}$/.test(until)) return undefined;
  return { id, kind: "preferences", until: new Date(Number.parseInt(until, 36) * 1000) };
}

/** Whether this site made the token for this subscription at its present address. */
export function isSigned(token: string, owner: Owner, secret: string): boolean {
  const parts = token.split(".");
  const said = parts.length === 3 ? `preferences ${parts[1]}` : "unsubscribe";
  return isSame(parts.at(-1) ?? "", mac(said, owner, secret));
}

const mac = (said: string, { id, email }: Owner, secret: string): string =>
  signatureOf("newsletters 1", `${said}\n${id}\n${email}`, secret);
