/**
 * One message, one transport: the mail server of SMTP_URL. Without one, messages are printed in the log while the site is
 * only this machine's own, so that it can be tried; anywhere else mail is off, and pages say so.
 */
import { messageOf } from "#base/errors.ts";
import type { Log } from "#base/log.ts";
import { isLoopback } from "#base/url.ts";
import { domainOf, needsTls } from "./smtp.ts";

/** Plain text, and the same as HTML where there is any. `to`: one bare address that was checked at the door, never a list. */
export type Message = {
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  /** Of our own making: nothing of a stranger's is in them. */
  headers?: Readonly<Record<string, string>>;
};

/** refused: the mail server did not take it, or could not be reached in time. */
export type Sent = { kind: "sent" } | { kind: "refused"; why: string } | { kind: "off" };

export type Mail = {
  readonly way: "smtp" | "log" | "off";
  send(message: Message): Promise<Sent>;
};

type MailSettings = { smtpUrl?: string | undefined; mailFrom?: string | undefined; publicUrl: string };

/** Somebody waits for the page that says whether it was sent. */
const DEADLINE_MS = 20_000;
const STEP_MS = 10_000;

export function openMail({ smtpUrl, mailFrom, publicUrl, log }: MailSettings & { log: Log }): Mail {
  if (smtpUrl) return openSmtp(smtpUrl, mailFrom ?? `townwire@${domainOf(publicUrl)}`, log);
  if (isLoopback(publicUrl)) return openLog(log);
  return { way: "off", send: async () => ({ kind: "off" }) };
}

function openSmtp(url: string, from: string, log: Log): Mail {
  // Loaded with the first message: most commands send none.
  const open = async () => {
    const { createTransport } = await import("nodemailer");
    return createTransport({
      url,
      ...(needsTls(url) ? { requireTLS: true } : {}),
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      socketTimeout: STEP_MS,
      dnsTimeout: STEP_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  return {
    way: "smtp",
    async send({ to, subject, text, html, headers }) {
      try {
        await (await open()).sendMail({
          from,
          // As an object: of a text, commas and brackets would make several.
          to: { name: "", address: to },
          subject,
          text,
          html,
          // RFC 3834: nobody's absence need be answered.
          headers: { "auto-submitted": "auto-generated", ...headers },
          signal: AbortSignal.timeout(DEADLINE_MS),
        });
        return { kind: "sent" };
      } catch (error) {
        const why = messageOf(error);
        log.warn({ why }, "a message could not be sent");
        return { kind: "refused", why };
      }
    },
  };
}

const openLog = (log: Log): Mail => ({
  way: "log",
  async send(message) {
    // A warning, because the log shows nothing less until it is asked to.
    log.warn(message, "no mail server is set (SMTP_URL): this message is printed here instead");
    return { kind: "sent" };
  },
});
