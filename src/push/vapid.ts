/**
 * The keys by which push services know this site (RFC 8292): made when first needed, kept with the installation and in
 * its backups, because a browser's subscription is bound to them for as long as it lasts. Never logged.
 */
import webPush from "web-push";
import { z } from "zod";
import { TownwireError } from "#base/errors.ts";
import type { Db } from "#database/connect.ts";
import { findFact, settleFact } from "#database/facts.ts";

/** Base64url: the uncompressed point (65 bytes) and the private number (32 bytes). */
export type VapidKeys = { publicKey: string; privateKey: string };

const FACT = "vapid";
const KEYS = z.object({
  publicKey: z.string().regex(/^[\w-]{87}$/),
  privateKey: z.string().regex(/^[\w-]{43}$/),
});

/** The keys of this installation. @throws TownwireError `vapid-damaged` */
export async function settleVapidKeys(db: Db): Promise<VapidKeys> {
  const kept =
    (await findFact(db, FACT)) ?? (await settleFact(db, FACT, JSON.stringify(webPush.generateVAPIDKeys())));
  const keys = KEYS.safeParse(parseJson(kept));
  if (!keys.success)
    throw new TownwireError(
      "vapid-damaged",
      "The keys for push messages in the database are damaged.",
      "Restore a backup; or delete the row “vapid” of the table “facts”, and readers subscribe anew.",
    );
  return keys.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Who stands behind the messages, as push services want it (RFC 8292, 2.1): a mail or https address. Without either,
 * the postmaster of the site's host, whom every mail domain has (RFC 5321, 4.5.1).
 */
export function subjectOf({ contact, publicUrl }: { contact: string; publicUrl: string }): string {
  if (/^https:\/\//.test(contact)) return contact;
  const mail = contact.replace(/^mailto:/, "");
  if (/^[^\s@:/]+@[^\s@:/]+$/.test(mail)) return `mailto:${mail}`;
  const site = new URL(publicUrl);
  return site.protocol === "https:" ? site.origin : `mailto:postmaster@${site.hostname}`;
}
