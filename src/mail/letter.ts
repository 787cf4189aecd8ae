/**
 * One message to one reader, as bytes: HTML and the same as plain text, everything in ASCII lines below 77 characters, so that
 * no mail server on the way has a reason to change what was signed. Whatever a subject or a name holds, it adds no header.
 */
import { encodeWord, encodeWords, foldLines, quoteString } from "nodemailer/lib/mime-funcs";
import { oneLine } from "#base/text.ts";

export type Letter = {
  /** A bare address, checked at the door. */
  to: string;
  from: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Further headers, names in any case. */
  headers: Readonly<Record<string, string>>;
  /** Without brackets. The same for every try of a delivery: mailboxes know by it what they have already. */
  messageId: string;
  date: Date;
};

// An equals sign is followed by an underscore in no quoted-printable text (RFC 2045, 6.7, advice 1).
const BOUNDARY = "=_townwire";
const NAME = /^[A-Za-z][A-Za-z0-9-]{0,60}$/;
/** An address within brackets; what the doors let in is stricter. */
const ADDRESS = /^[^\s<>@,;:\\"()[\]]{1,128}@[a-z0-9.-]{1,255}$/i;

/** @throws Error for an address or the name of a header that is none: the doors let none in. */
export function buildLetter(letter: Letter): Buffer {
  const { from, to, text, html } = letter;
  const head = [
    header("From", `${nameOf(from.name)}<${addressOf(from.address)}>`),
    header("To", `<${addressOf(to)}>`),
    header("Subject", encode(oneLine(letter.subject))),
    header("Date", letter.date.toUTCString().replace(/GMT$/, "+0000")),
    header("Message-ID", `<${addressOf(letter.messageId)}>`),
    ...Object.entries(letter.headers).map(([name, value]) =>
      header(properName(name), encode(oneLine(value))),
    ),
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
  ];
  const parts = [part("plain", text), part("html", html)];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${parts.join("")}--${BOUNDARY}--\r\n`, "latin1");
}

const part = (kind: string, text: string): string =>
  `--${BOUNDARY}\r\nContent-Type: text/${kind}; charset=utf-8\r\n` +
  `Content-Transfer-Encoding: quoted-printable\r\n\r\n${quotePrintable(text)}\r\n`;

const header = (name: string, value: string): string => foldLines(`${name}: ${value}`, 76);

/** RFC 2047. What only looks encoded is encoded whole, or it would be read as what it is not. */
const encode = (text: string): string =>
  text.includes("=?") ? encodeWord(text, "Q", 52) : encodeWords(text, "Q", 52, true);

function nameOf(name: string): string {
  const line = oneLine(name);
  if (line === "") return "";
  return `${/^[\x20-\x7e]*$/.test(line) && !line.includes("=?") ? quoteString(line) : encode(line)} `;
}

function addressOf(address: string): string {
  if (!ADDRESS.test(address)) throw new Error(`not an address: ${JSON.stringify(address)}`);
  return address;
}

function properName(name: string): string {
  if (!NAME.test(name)) throw new Error(`not the name of a header: ${JSON.stringify(name)}`);
  return name.replace(/(^|-)([a-z])/g, (all) => all.toUpperCase()).replace(/^List-Id$/, "List-ID");
}

const HEX = Buffer.from("0123456789ABCDEF");
const MAX_LINE = 75;

/** RFC 2045, 6.7. By hand: nodemailer's is as fast, but its composer around it takes six times as long. */
function quotePrintable(text: string): string {
  const bytes = Buffer.from(text.toWellFormed().replace(/\r\n?/g, "\n"), "utf8");
  const out = Buffer.allocUnsafe(bytes.length * 3 + Math.ceil(bytes.length / 24) * 3 + 3);
  let at = 0;
  let column = 0;
  for (let n = 0; n < bytes.length; n++) {
    const byte = bytes[n] ?? 0;
    if (byte === 10) {
      out[at++] = 13;
      out[at++] = 10;
      column = 0;
      continue;
    }
    const next = bytes[n + 1];
    const isPlain =
      (byte > 32 && byte < 127 && byte !== 61 && !(byte === 46 && column === 0)) ||
      ((byte === 32 || byte === 9) && next !== undefined && next !== 10);
    if (column + (isPlain ? 1 : 3) > MAX_LINE) {
      out[at++] = 61;
      out[at++] = 13;
      out[at++] = 10;
      column = 0;
      // The line begins anew with this byte, which may not be plain there.
      n--;
      continue;
    }
    if (isPlain) out[at++] = byte;
    else {
      out[at++] = 61;
      out[at++] = HEX[byte >> 4] ?? 0;
      out[at++] = HEX[byte & 15] ?? 0;
    }
    column += isPlain ? 1 : 3;
  }
  return out.toString("latin1", 0, at);
}
