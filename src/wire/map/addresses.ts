/** Addresses in feeds: made absolute, http(s) only, or dropped. */
import { parseHttpUrl } from "#base/url.ts";

/** The absolute address, or undefined for what no reader could open. White space inside is a publisher's line break. */
export function addressOf(written: string | undefined, base: string): string | undefined {
  if (written === undefined) return undefined;
  const trimmed = written.trim();
  if (trimmed === "") return undefined;
  return parseHttpUrl(/[\t\r\n]/.test(trimmed) ? trimmed.replace(/[\t\r\n]\s*/g, "") : trimmed, base)?.href;
}

/** A number of bytes, minutes or pixels; undefined for anything but a plain one. */
export function countOf(written: string | undefined): number | undefined {
  return written !== undefined && /^\s*\d{1,15}(?:\.0+)?\s*(?:px)?$/.test(written)
    ? Number.parseInt(written, 10)
    : undefined;
}

/** BCP 47 with hyphens ("en_US" is common); undefined for what is no tag. */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written?.trim().replaceAll("_", "-");
  return tag && /^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,5}$/i.test(tag) ? tag : undefined;
}
