/** Which picture formats a request takes (RFC 9110, 12.5.1), the smallest first. Everybody takes JPEG. */
import type { Format } from "./ladder.ts";

const TYPES: Record<Format, string> = { avif: "image/avif", webp: "image/webp", jpeg: "image/jpeg" };

export const contentTypeOf = (format: Format): string => TYPES[format];

/**
 * A wildcard is no word for AVIF or WebP: programs that read feeds and draw previews send one and know only the old
 * formats. So a newer format is given only to whoever names it.
 */
export function acceptedFormats(accept: string | undefined): readonly Format[] {
  const named = new Set(
    (accept ?? "")
      .slice(0, 1000)
      .toLowerCase()
      .split(",")
      .map((part) => part.split(";").map((one) => one.trim()))
      .filter(([, ...parameters]) => !parameters.some((one) => /^q=0(?:\.0*)?$/.test(one)))
      .map(([type]) => type),
  );
  return (["avif", "webp", "jpeg"] as const).filter(
    (format) => format === "jpeg" || named.has(TYPES[format]),
  );
}
