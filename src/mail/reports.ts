/**
 * What mail servers write back: that a message could not be delivered (RFC 3464, and what comes near it), or that its reader
 * called it spam (RFC 5965). Bytes in, a value out; pure, and whatever the bytes are it ends. Anybody can send such a mail:
 * only one that names a delivery by a return path of ours (`return-path.ts`) says anything about a reader.
 */
import PostalMime, { type Email } from "postal-mime";
import { oneLine, shorten } from "#base/text.ts";

export type Report = {
  /** Whom it is about, as the report says; not to be believed without a return path. */
  recipient: string | undefined;
  /** Addresses that may be return paths of ours: whom the report was sent to, and who is named in it. */
  named: string[];
} & (
  | { kind: "bounce"; hard: boolean; status: string | undefined; why: string }
  | { kind: "complaint"; why: string }
  /** An answer of a person or a machine, news of a delay, or nothing that can be read. */
  | { kind: "none" }
);

/** A report repeats the message that it is about, at most. */
export const MAX_REPORT_BYTES = 512 * 1024;
const MAX_PARTS = 64;
const MAX_NAMED = 50;
const MAX_WHY = 300;

export async function parseReport(bytes: Uint8Array): Promise<Report> {
  const mail = await readMail(bytes);
  if (!mail) return { kind: "none", recipient: undefined, named: [] };
  const fields = (type: string) => fieldsOf(mail, type);
  const text = Buffer.from(bytes).toString("latin1");
  const named = addressesIn(text);

  const complaint = fields("message/feedback-report");
  if (complaint) {
    const kind = complaint.get("feedback-type")?.[0] ?? "abuse";
    const recipient = bare(complaint.get("original-rcpt-to")?.[0]);
    // "not-spam" is the opposite, and others are no complaint about a message.
    if (!/^(abuse|fraud|virus|other|opt-out|complaint)/i.test(kind))
      return { kind: "none", recipient, named };
    return { kind: "complaint", recipient, named, why: shorten(oneLine(`reported as ${kind}`), MAX_WHY) };
  }
  const status = fields("message/delivery-status") ?? fields("message/global-delivery-status");
  return status ? explainStatus(status, named) : explainWords(mail, named);
}

/** RFC 3464. */
function explainStatus(fields: Fields, named: string[]): Report {
  const recipient = bare(fields.get("final-recipient")?.[0] ?? fields.get("original-recipient")?.[0]);
  const action = fields.get("action")?.[0]?.toLowerCase() ?? "";
  const said = fields.get("diagnostic-code")?.[0] ?? "";
  const code = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(fields.get("status")?.[0] ?? "")?.[0];
  // Some put 5.0.0 there and the true one into the words.
  const status = !code || /^[45]\.0\.0$/.test(code) ? (statusIn(said) ?? code) : code;
  if (action !== "failed" && !(action === "" && status?.startsWith("5")))
    return { kind: "none", recipient, named };
  const why = shorten(oneLine(said.replace(/^\s*smtp\s*;/i, "") || status || "no reason was given"), MAX_WHY);
  return { kind: "bounce", hard: isHard(status, said), recipient, named, status, why };
}

/** Those that keep to no standard: it must look like a failure by its sender and subject, and say a status. */
function explainWords(mail: Email, named: string[]): Report {
  const from = mail.from?.address ?? mail.headers.find(({ key }) => key === "from")?.value ?? "";
  const isFromMachine = /mailer-daemon|postmaster|mail delivery|^$/i.test(from);
  const isFailure =
    /undeliver|not delivered|delivery (status|failure|failed)|failure notice|returned mail|mail delivery/i;
  const failed = mail.headers.find(({ key }) => key === "x-failed-recipients")?.value;
  const none: Report = { kind: "none", recipient: undefined, named };
  if (!failed && !(isFromMachine && isFailure.test(mail.subject ?? ""))) return none;
  const text = (mail.text ?? mail.html ?? "").slice(0, 20_000);
  const status = statusIn(text);
  const line = text.split("\n").find((one) => (status ? one.includes(status) : /\b5\d\d\b/.test(one)));
  if (!line || status?.startsWith("4") || status?.startsWith("2")) return none;
  const recipient = bare(failed ?? /<([^<>\s]{3,254}@[^<>\s]{1,255})>/.exec(text)?.[1]);
  return {
    kind: "bounce",
    hard: isHard(status, line),
    recipient,
    named,
    status,
    why: shorten(oneLine(line), MAX_WHY),
  };
}

/**
 * Whether no message will ever reach that mailbox. RFC 3463: 5.1.x says that the address is none (but .7 and .8, which are
 * about the sender's), 5.2.1 that it is closed. A full mailbox, a policy or a filter may be different tomorrow.
 */
export function isHard(status: string | undefined, said: string): boolean {
  if (status && !/^5\.0\.0$/.test(status)) return /^5\.1\.(?![78]$)\d+$|^5\.2\.1$/.test(status);
  return /\b(user|mailbox|recipient|address|account)\b.{0,30}\b(unknown|not found|does not exist|doesn't exist|disabled|no longer)|\b(unknown|no such|invalid) (user|recipient|mailbox|address)/i.test(
    said,
  );
}

const statusIn = (text: string): string | undefined =>
  /\b(?:[245]\d\d[ -]{1,2}#?|#)?([245]\.\d{1,2}\.\d{1,3})\b/.exec(text)?.[1];

async function readMail(bytes: Uint8Array): Promise<Email | undefined> {
  if (bytes.length === 0 || bytes.length > MAX_REPORT_BYTES) return undefined;
  try {
    return await PostalMime.parse(bytes, {
      rfc822Attachments: true,
      forceRfc822Attachments: true,
      maxNestingDepth: 10,
      maxHeadersSize: 128 * 1024,
    });
  } catch {
    // Nested too deep, or with a head too large: no mail server writes so.
    return undefined;
  }
}

type Fields = Map<string, string[]>;

/** All fields of the parts of one type: names in lower case, in order. */
function fieldsOf(mail: Email, type: string): Fields | undefined {
  const parts = mail.attachments
    .slice(0, MAX_PARTS)
    .filter(({ mimeType }) => mimeType.toLowerCase() === type);
  if (parts.length === 0) return undefined;
  const fields: Fields = new Map();
  for (const { content } of parts) {
    const text = typeof content === "string" ? content : Buffer.from(content as ArrayBuffer).toString("utf8");
    for (const line of text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
      const colon = line.indexOf(":");
      if (colon < 1) continue;
      const name = line.slice(0, colon).trim().toLowerCase();
      const value = line.slice(colon + 1).trim();
      fields.set(name, [...(fields.get(name) ?? []), value]);
    }
  }
  return fields;
}

/** `rfc822;ada@mill.example` and `<ada@mill.example>` → the address. */
function bare(given: string | undefined): string | undefined {
  const text = given
    ?.replace(/^[a-z0-9-]+\s*;/i, "")
    .replace(/[<>]/g, "")
    .trim()
    .toLowerCase();
  return text && text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined;
}

/** With a plus sign, as return paths have; wherever they stand, in the report or in the message that it repeats. */
function addressesIn(text: string): string[] {
  const found = text.matchAll(/[a-z0-9._-]{1,64}\+[a-z0-9._-]{1,64}@[a-z0-9.-]{1,255}/gi);
  const named = new Set<string>();
  for (const [address] of found) {
    named.add(address.toLowerCase());
    if (named.size >= MAX_NAMED) break;
  }
  return [...named];
}
