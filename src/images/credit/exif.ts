/** Artist and Copyright from an EXIF block (CIPA DC-008, 4.6): the first directory of a small TIFF file. Never throws. */
import { textFrom } from "./text.ts";

const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;
const ASCII = 2;
const MAX_ENTRIES = 200;

export function readExif(exif: Uint8Array): { artist: string; copyright: string } {
  const found = { artist: "", copyright: "" };
  const tiff = exif[0] === 0x45 ? exif.subarray(6) : exif;
  if (tiff.length < 8) return found;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return found;
  const entries = Math.min(view.getUint16(start, little), MAX_ENTRIES);
  for (let i = 0; i < entries; i++) {
    const at = start + 2 + i * 12;
    if (at + 12 > tiff.length) break;
    const tag = view.getUint16(at, little);
    if ((tag !== ARTIST && tag !== COPYRIGHT) || view.getUint16(at + 2, little) !== ASCII) continue;
    const length = view.getUint32(at + 4, little);
    const from = length > 4 ? view.getUint32(at + 8, little) : at + 8;
    if (from + length > tiff.length) continue;
    // A copyright may name the photographer, a NUL, and then the editor.
    const text = textFrom(tiff.subarray(from, from + length));
    if (tag === ARTIST) found.artist ||= text;
    else found.copyright ||= text;
  }
  return found;
}
