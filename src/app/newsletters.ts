/** What newsletters need of the program: the mail server with our keys, and issues composed from the editions of the site. */
import { readFileSync } from "node:fs";
import addressparser from "nodemailer/lib/addressparser";
import { messageOf, TownwireError } from "#base/errors.ts";
import type { Config } from "#config/config.ts";
import { openBulk } from "#mail/bulk.ts";
import { dkimRecord } from "#mail/dkim-key.ts";
import { domainOf } from "#mail/smtp.ts";
import type { LineNeeds } from "#newsletters/line.ts";
import type { Mailing } from "#newsletters/mailing.ts";
import type { Tools } from "./tools.ts";

export function newsletterNeeds(tools: Tools): LineNeeds {
  const { config, database, jobs, metrics, log, now, secret, atlas } = tools;
  const { publicUrl } = config;
  return {
    db: database.db,
    jobs,
    metrics,
    log,
    now,
    secret,
    publicUrl,
    openMailing: tools.mailing,
    async compose() {
      const townName = config.siteName ?? "Townwire";
      return { db: database.db, now, atlas, editions: await tools.editions(), publicUrl, townName };
    },
  };
}

/** @throws TownwireError `dkim-key` for a file that holds no private key */
export function openMailing(config: Config, secret: string): Mailing | undefined {
  const { smtpUrl, publicUrl, mailing } = config;
  if (smtpUrl === undefined) return undefined;
  const domain = domainOf(publicUrl);
  const [sender] = addressparser(config.mailFrom ?? `townwire@${domain}`, { flatten: true });
  const bulk = openBulk({
    url: smtpUrl,
    name: domain,
    connections: mailing.connections,
    limits: mailing.limits,
    keys: mailing.dkim.map(readKey),
  });
  return {
    bulk,
    from: { name: sender?.name || (config.siteName ?? ""), address: sender?.address ?? `townwire@${domain}` },
    bounce: mailing.bounce,
    secret,
    refusedInARow: 0,
  };
}

function readKey({ domain, selector, file }: Config["mailing"]["dkim"][number]) {
  try {
    const pem = readFileSync(file, "utf8");
    dkimRecord(pem, domain, selector);
    return { domain, selector, pem };
  } catch (error) {
    throw new TownwireError(
      "dkim-key",
      `${file} holds no private key to sign mails with (${messageOf(error)}).`,
      "Make one with `townwire mail key FILE`, and name it in DKIM_KEY_FILE.",
      { cause: error },
    );
  }
}
