/**
 * By-line, credit and copyright notice from an IPTC block (IIM 4.2, records 2:80, 2:110 and 2:116), bare or inside
 * Photoshop's image resources as JPEG files carry it. Never throws.
 */
import { textFrom } from "./text.ts";

const NAMES = new Map<number, "byline" | "credit" | "notice">([
  [80, "byline"],
  [110, "credit"],
  [116, "notice"],
]);

export function readIptc(block: Uint8Array): { byline: string; credit: string; notice: string } {
  const found = { byline: "", credit: "", notice: "" };
  const bytes = insideResources(block);
  let at = 0;
  // A data set: 0x1C, record, number, length in two bytes, text.
  while (at + 5 <= bytes.length && bytes[at] === 0x1c) {
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    // The high bit announces lengths beyond 32 KB: not for names.
    if (length > 0x7fff || at + 5 + length > bytes.length) break;
    const name = bytes[at + 1] === 2 ? NAMES.get(bytes[at + 2] ?? 0) : undefined;
    if (name) found[name] ||= textFrom(bytes.subarray(at + 5, at + 5 + length));
    at += 5 + length;
  }
  return found;
}

/** The data of image resource 0x0404; what is not Photoshop's is taken as it is. */
function insideResources(block: Uint8Array): Uint8Array {
  const header = "Photoshop 3.0\0";
  if (String.fromCharCode(...block.subarray(0, header.length)) !== header) return block;
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let at = header.length;
  while (at + 12 <= block.length && view.getUint32(at) === 0x3842494d) {
    const id = view.getUint16(at + 4);
    // A Pascal string and the data are each padded to an even length.
    const sizeAt = at + 6 + (((block[at + 6] ?? 0) + 2) & ~1);
    if (sizeAt + 4 > block.length) break;
    const size = view.getUint32(sizeAt);
    const data = block.subarray(sizeAt + 4, sizeAt + 4 + size);
    if (id === 0x0404) return data;
    at = sizeAt + 4 + ((size + 1) & ~1);
  }
  return new Uint8Array(0);
}
