/**
 * Undoes content encodings under a limit on what comes out, since a few kilobytes of gzip can hold gigabytes.
 * Servers mislabel: the first bytes are believed more than the header, and what cannot be decoded but is text
 * anyway is taken as it is.
 */
import type { Transform } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";

export type Decoded =
  | { kind: "decoded"; bytes: Uint8Array /** More would have come: `bytes` is what fitted. */; cut: boolean }
  | { kind: "too-nested" };

// Two are seen in the wild (a gzip file served with Content-Encoding: gzip); more is an attack.
const MAX_LAYERS = 3;

/** Decodes `raw` by its Content-Encoding, keeping at most `maxBytes` at every layer. */
export async function decodeBody(
  raw: Uint8Array,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Decoded> {
  const names = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length > MAX_LAYERS) return { kind: "too-nested" };
  let bytes = raw;
  let cut = raw.length > maxBytes;
  let layers = 0;
  const undo = async (name: string) => {
    const make = decoderFor(name, bytes);
    if (!make) return;
    layers++;
    const result = await runDecoder(make(), bytes, maxBytes).then((first) =>
      first.damaged ? withoutFrame(first, bytes, maxBytes) : first,
    );
    if (result.damaged && (result.bytes.length === 0 || looksLikeText(bytes))) return;
    bytes = result.bytes;
    cut = result.cut;
  };
  for (const name of names.reverse()) await undo(name);
  while (isGzip(bytes)) {
    if (layers >= MAX_LAYERS) return { kind: "too-nested" };
    const before = bytes;
    await undo("gzip");
    if (bytes === before) break;
  }
  return cut && bytes.length > maxBytes
    ? { kind: "decoded", bytes: bytes.subarray(0, maxBytes), cut }
    : { kind: "decoded", bytes, cut };
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
const isZlib = (bytes: Uint8Array) =>
  ((bytes[0] ?? 0) & 15) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0;
const isZstd = (bytes: Uint8Array) =>
  bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;

/** Markup or JSON, with a byte order mark or white space before it perhaps. */
const looksLikeText = (bytes: Uint8Array) =>
  /^(\u00ef\u00bb\u00bf)?\s*(<[?!a-z]|\{\s*"|\[)/i.test(
    Buffer.from(bytes.subarray(0, 256)).toString("latin1"),
  );

// A stream that was cut short gives what it holds: the items before the damage are worth keeping.
const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 };

function decoderFor(name: string, bytes: Uint8Array): (() => Transform) | undefined {
  const compressed = /^(x-)?(gzip|deflate)$/.test(name);
  if (compressed && isGzip(bytes)) return () => createGunzip(LENIENT);
  if (compressed && isZlib(bytes)) return () => createInflate(LENIENT);
  if (name === "deflate" && !looksLikeText(bytes)) return () => createInflateRaw(LENIENT);
  if (name === "br")
    return () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH, chunkSize: 65_536 });
  if (name === "zstd" && isZstd(bytes))
    return () =>
      createZstdDecompress({
        finishFlush: constants.ZSTD_e_flush,
        chunkSize: 65_536,
        // RFC 9659: a window of 8 MB is all that the encoding may ask of a reader.
        params: { [constants.ZSTD_d_windowLogMax]: 23 },
      });
  return undefined;
}

type Run = { bytes: Uint8Array; cut: boolean; damaged: boolean };

/**
 * A second try for a damaged stream, at the bare deflate data inside: some servers get the checksum wrong or write
 * something after the end, and browsers do not mind.
 */
async function withoutFrame(first: Run, input: Uint8Array, maxBytes: number): Promise<Run> {
  const start = isGzip(input) ? gzipHeaderLength(input) : isZlib(input) ? 2 : undefined;
  if (start === undefined) return first;
  const second = await runDecoder(createInflateRaw(LENIENT), input.subarray(start), maxBytes);
  return second.bytes.length > first.bytes.length ? second : first;
}

/** RFC 1952, section 2.3. */
function gzipHeaderLength(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + ((bytes[at + 1] ?? 0) << 8);
  for (const zeroEnded of [8, 16])
    if (flags & zeroEnded) {
      const end = bytes.indexOf(0, at);
      at = end < 0 ? bytes.length : end + 1;
    }
  return flags & 2 ? at + 2 : at;
}

async function runDecoder(decoder: Transform, input: Uint8Array, maxBytes: number): Promise<Run> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let cut = false;
  let damaged = false;
  decoder.end(input);
  try {
    for await (const chunk of decoder as AsyncIterable<Uint8Array>) {
      if (size + chunk.length > maxBytes) {
        chunks.push(chunk.subarray(0, maxBytes - size));
        cut = true;
        break;
      }
      chunks.push(chunk);
      size += chunk.length;
    }
  } catch {
    damaged = true;
  }
  return { bytes: Buffer.concat(chunks), cut, damaged };
}
