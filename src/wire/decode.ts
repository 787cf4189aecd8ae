/**
 * Bytes → text when nobody can be trusted about the charset. Order: byte order mark, UTF-16/32 by its zeros, valid
 * UTF-8, the HTTP header, the document's own word, then a guess. Promises text without control characters.
 */
import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import jschardet from "jschardet";
import { withoutControls } from "#base/text.ts";

export interface Decoded {
  /** Lower case: "utf-8", "windows-1252". */
  encoding: string;
  /** The text in pieces, in order, so that a large document is never in memory twice. */
  chunks: () => Generator<string>;
}

const CHUNK_BYTES = 32 * 1024;
const GUESS_BYTES = 64 * 1024;
// jschardet gives short Cyrillic and Chinese texts 0.44 and up when right, and Western ones under 0.2 when wrong.
const SURE_ENOUGH = 0.35;

interface Sniffed {
  encoding: string;
  /** Length of the byte order mark. */
  skip: number;
}

/** `contentType` is the HTTP header, if any. */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const { encoding, skip } = sniff(bytes, contentType);
  const body = bytes.subarray(skip);
  return { encoding, chunks: () => decodeChunks(body, encoding) };
}

function sniff(bytes: Uint8Array, contentType: string | undefined): Sniffed {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { encoding: isUtf8(bytes) ? "utf-8" : otherThanUtf8(bytes, contentType), skip: 3 };
  if (a === 0xff && b === 0xfe)
    return c === 0 && d === 0 ? { encoding: "utf-32le", skip: 4 } : { encoding: "utf-16le", skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", skip: 2 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: "utf-32be", skip: 4 };
  const wide = wideByZeros(bytes);
  if (wide) return { encoding: wide, skip: 0 };
  if (isUtf8(bytes)) return { encoding: sevenBit(bytes) ?? "utf-8", skip: 0 };
  return { encoding: otherThanUtf8(bytes, contentType), skip: 0 };
}

/** UTF-16 and UTF-32 without a mark: markup is ASCII, so the zeros lie in one place. */
function wideByZeros(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 256) & ~3;
  if (length < 8) return undefined;
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 3] = (zeros[i & 3] ?? 0) + 1;
  const share = zeros.map((count) => count / (length / 4));
  const [p = 0, q = 0, r = 0, s = 0] = share;
  if (p > 0.9 && q > 0.9 && r > 0.9 && s < 0.1) return "utf-32be";
  if (q > 0.9 && r > 0.9 && s > 0.9 && p < 0.1) return "utf-32le";
  if (p > 0.7 && r > 0.7 && q < 0.2 && s < 0.2) return "utf-16be";
  if (q > 0.7 && s > 0.7 && p < 0.2 && r < 0.2) return "utf-16le";
  return undefined;
}

const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString("latin1");

/** Charsets of Japan and China that are pure ASCII to look at, and so are also valid UTF-8. */
function sevenBit(bytes: Uint8Array): string | undefined {
  const declared = declaredIn(latin1(bytes, 1024));
  return declared && /^(?:iso-2022-|hz-gb|utf-7)/.test(declared) && iconvOr(declared) ? declared : undefined;
}

const declaredIn = (head: string): string | undefined =>
  (
    /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{1,40})/i.exec(head)?.[1] ??
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1]
  )?.toLowerCase();

function otherThanUtf8(bytes: Uint8Array, contentType: string | undefined): string {
  const fromHttp = /charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(contentType ?? "")?.[1]?.toLowerCase();
  for (const claimed of [fromHttp, declaredIn(latin1(bytes, 4096))]) {
    // UTF-8 and ASCII have been ruled out; UTF-16 would have shown its zeros.
    if (!claimed || /^(?:utf-?8|us-ascii|ascii|utf-?16.*|utf-?32.*|iso-10646.*)$/.test(claimed)) continue;
    const encoding = iconvOr(claimed);
    if (encoding) return encoding;
  }
  return isNearlyUtf8(bytes) ? "utf-8" : guess(bytes);
}

/** Mostly right UTF-8 with a byte or two cut (a truncated download, a cut title) is still UTF-8. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, GUESS_BYTES * 4));
  let wrong = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0 && wrong < 1000; at = text.indexOf("\ufffd", at + 1)) wrong++;
  const foreign = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
  return foreign > 10 * wrong;
}

function guess(bytes: Uint8Array): string {
  const start = Math.max(0, bytes.findIndex((byte) => byte > 127) - 1024);
  const sample = bytes.subarray(start, start + GUESS_BYTES);
  const { encoding, confidence } = jschardet.detect(Buffer.from(sample));
  return (encoding && confidence > SURE_ENOUGH && iconvOr(encoding.toLowerCase())) || "windows-1252";
}

/** A name that can be decoded: the WHATWG's own, where it knows the label (ISO-8859-1 is windows-1252), or iconv's. */
function iconvOr(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return iconv.encodingExists(label) ? label : undefined;
  }
}

function* decodeChunks(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = makeDecoder(encoding);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const text = clean(decoder.write(bytes.subarray(at, at + CHUNK_BYTES)));
    if (text !== "") yield text;
  }
  const rest = clean(decoder.end());
  if (rest !== "") yield rest;
}

interface Decoder {
  write: (bytes: Uint8Array) => string;
  end: () => string;
}

function makeDecoder(encoding: string): Decoder {
  try {
    const decoder = new TextDecoder(encoding);
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  } catch {
    const decoder = iconv.getDecoder(encoding);
    return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? "" };
  }
}

const WINDOWS_1252 = new TextDecoder("windows-1252");
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/;

/** C1 controls in text are windows-1252 characters that somebody re-encoded byte by byte; other controls go. */
function clean(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const repaired = text.replace(/[\u0080-\u009f]/g, (control) =>
    WINDOWS_1252.decode(Uint8Array.of(control.charCodeAt(0))),
  );
  return withoutControls(repaired);
}
