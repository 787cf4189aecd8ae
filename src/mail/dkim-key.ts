/** A key pair to sign mails with: the private half for a file of the operator's, the public half for the name server. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";

export type DkimPair = { pem: string; recordName: string; record: string };

/** RSA for everybody; Ed25519 beside it, since not every mailbox can check it yet (RFC 8463). */
export function makeDkimPair(kind: "rsa" | "ed25519", domain: string, selector: string): DkimPair {
  const { privateKey } =
    kind === "rsa" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { pem, ...dkimRecord(pem, domain, selector) };
}

/** The TXT record of a private key. @throws for a text that is none */
export function dkimRecord(pem: string, domain: string, selector: string) {
  const key = createPublicKey(createPrivateKey(pem));
  const isRsa = key.asymmetricKeyType === "rsa";
  const der = key.export({ type: "spki", format: "der" });
  // RFC 8463, 4.2: the 32 bytes themselves, without what DER puts before them.
  const bytes = isRsa ? der : der.subarray(-32);
  return {
    recordName: `${selector}._domainkey.${domain}`,
    record: `v=DKIM1; k=${isRsa ? "rsa" : "ed25519"}; p=${bytes.toString("base64")}`,
  };
}
