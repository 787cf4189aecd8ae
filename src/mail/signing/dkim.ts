/**
 * DKIM (RFC 6376, Ed25519 by RFC 8463): the header that vouches for a message, relaxed in head and body. For messages of
 * `buildLetter`: lines end with CRLF, and the body is not empty. nodemailer's own signer reads the key anew for every
 * message and knows no Ed25519.
 */
import { createHash, createPrivateKey, type KeyObject, sign } from "node:crypto";

export type DkimKey = { domain: string; selector: string; key: KeyObject };

/** What of a message is signed; RFC 8058 demands both headers of unsubscribing. */
const SIGNED = [
  "from",
  "to",
  "subject",
  "date",
  "message-id",
  "mime-version",
  "content-type",
  "list-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "list-archive",
  "precedence",
  "auto-submitted",
];
/** Signed once more than it is there, so that nobody can add a second one (RFC 6376, 5.4.2). */
const SEALED = ["from", "to", "subject"];

/** @throws for a text that is no private key in PEM */
export const openDkimKey = (given: { domain: string; selector: string; pem: string }): DkimKey => ({
  domain: given.domain,
  selector: given.selector,
  key: createPrivateKey(given.pem),
});

/** The header, with its line end. */
export function signDkim(message: Buffer, { domain, selector, key }: DkimKey): string {
  const split = message.indexOf("\r\n\r\n");
  const fields = parseFields(message.toString("latin1", 0, split));
  const bodyHash = createHash("sha256")
    .update(relaxBody(message.toString("latin1", split + 4)), "latin1")
    .digest("base64");
  const isEdwards = key.asymmetricKeyType === "ed25519";
  const names = [...SIGNED.filter((name) => fields.has(name)), ...SEALED];
  const open =
    `DKIM-Signature: v=1; a=${isEdwards ? "ed25519" : "rsa"}-sha256; c=relaxed/relaxed;\r\n d=${domain}; s=${selector};\r\n` +
    ` h=${names.join(":\r\n  ")};\r\n bh=${bodyHash};\r\n b=`;
  const signed =
    SIGNED.flatMap((name) => (fields.has(name) ? [`${name}:${fields.get(name)}\r\n`] : [])).join("") +
    `dkim-signature:${relaxField(open.slice(open.indexOf(":") + 1))}`;
  const bytes = Buffer.from(signed, "latin1");
  const signature = isEdwards
    ? sign(null, createHash("sha256").update(bytes).digest(), key)
    : sign("sha256", bytes, key);
  return `${open}${signature.toString("base64").replace(/.{72}(?=.)/g, "$&\r\n ")}\r\n`;
}

/** The last field of each name: the one that a signature names first. */
function parseFields(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r\n(?=[ \t])/g, "").split("\r\n")) {
    const colon = line.indexOf(":");
    fields.set(line.slice(0, colon).toLowerCase().trimEnd(), relaxField(line.slice(colon + 1)));
  }
  return fields;
}

/** RFC 6376, 3.4.2. */
const relaxField = (value: string): string =>
  value
    .replace(/\r\n/g, "")
    .replace(/[ \t]+/g, " ")
    .replace(/^ | $/g, "");

/** RFC 6376, 3.4.4. */
const relaxBody = (body: string): string =>
  `${body
    .replace(/[ \t]{2,}|\t/g, " ")
    .replaceAll(" \r\n", "\r\n")
    .replace(/(\r\n)+$/, "")}\r\n`;
