/**
 * Who made a picture and under which licence, as the file itself says. Everything else that it carries (where it was
 * taken, with which camera, its thumbnail) is never read and never passed on.
 */
import { readExif } from "./credit/exif.ts";
import { readIptc } from "./credit/iptc.ts";
import { readXmp } from "./credit/xmp.ts";

export { writeXmp } from "./credit/xmp.ts";

export type Credit = { credit: string | undefined; licence: string | undefined };

/** The most deliberate note wins: a credit line before a by-line, an address of a licence before a notice. */
export function readCredit(notes: {
  exif?: Uint8Array | undefined;
  iptc?: Uint8Array | undefined;
  xmp?: Uint8Array | undefined;
}): Credit {
  const none = new Uint8Array(0);
  const exif = readExif(notes.exif ?? none);
  const iptc = readIptc(notes.iptc ?? none);
  const xmp = readXmp(notes.xmp ?? none);
  return {
    credit: xmp.credit || iptc.credit || xmp.creator || iptc.byline || exif.artist || undefined,
    licence: xmp.page || xmp.terms || iptc.notice || exif.copyright || undefined,
  };
}
