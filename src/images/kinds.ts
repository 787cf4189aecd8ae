/**
 * What kind of picture a stranger's bytes begin like. It is decided before any decoder sees them: only kinds on this
 * list are handed on, so drawings that are programs (SVG, PDF) and rare formats never run at all.
 */

export type Kind =
  | { ok: true; kind: "jpeg" | "png" | "webp" | "gif" | "avif" | "tiff" }
  | { ok: false; why: string };

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Reads the first bytes. */
export function decideKind(bytes: Uint8Array): Kind {
  const head = ascii(bytes, 0, 12);
  if (bytes.length === 0) return { ok: false, why: "it is empty" };
  if (head.startsWith("\xff\xd8\xff")) return { ok: true, kind: "jpeg" };
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return { ok: true, kind: "png" };
  if (/^GIF8[79]a/.test(head)) return { ok: true, kind: "gif" };
  if (head.startsWith("RIFF") && head.endsWith("WEBP")) return { ok: true, kind: "webp" };
  if (head.startsWith("II*\0") || head.startsWith("MM\0*")) return { ok: true, kind: "tiff" };
  if (head.slice(4, 8) === "ftyp") return decideBrand(bytes);
  // A byte order mark, a declaration, comments or a doctype may come before the root element.
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  if (/<svg[\s>]/i.test(start)) return { ok: false, why: "drawings (SVG) are not shown" };
  if (head.startsWith("%PDF-")) return { ok: false, why: "it is a PDF document" };
  if (/^\s*(?:<!doctype html|<html|<\?xml|\{)/i.test(start))
    return { ok: false, why: "it is a text and not a picture" };
  return { ok: false, why: "it is no kind of picture that is shown" };
}

/** ISO/IEC 14496-12, 4.3: the brands a file says it can be read as; AVIF has "avif" or, with frames, "avis" among them. */
function decideBrand(bytes: Uint8Array): Kind {
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const brands = ascii(bytes, 8, Math.min(size, bytes.length, 128)).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return { ok: true, kind: "avif" };
  if (brands.some((brand) => /^(?:hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand)))
    return { ok: false, why: "pictures of type HEIC are not shown" };
  return { ok: false, why: "it is a film or a sound and not a picture" };
}
