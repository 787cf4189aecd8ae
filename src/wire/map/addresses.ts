/** Addresses in feeds: made absolute, http(s) only, or dropped. */
import { parseHttpUrl } from "#base/url.ts";
import { attribute, type Element } from "../xml/element.ts";

// Written exactly as the URL Standard's serializer would write it: host of lower-case labels, no port, no character
// that would be escaped. Most addresses are, and parsing them is a fifth of the time a feed takes.
const NORMAL =
  /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,}\/[\w\-.~/%!$&()*+,;=:@]*(?:\?[\w\-.~/%!$&()*+,;=:@?]*)?$/;
const MAX_CHARS = 4096;

const isNormal = (text: string): boolean =>
  text.length <= MAX_CHARS && NORMAL.test(text) && !text.includes("/.") && !/%2e/i.test(text);

/** `base` "" is no base: then only absolute addresses are any. The absolute address, or undefined for what no reader could open. White space inside is a publisher's line break. */
export function addressOf(written: string | undefined, base: string): string | undefined {
  if (written === undefined) return undefined;
  const trimmed = written.trim();
  if (trimmed === "") return undefined;
  if (isNormal(trimmed)) return trimmed;
  return parseHttpUrl(
    /[\t\r\n]/.test(trimmed) ? trimmed.replace(/[\t\r\n]\s*/g, "") : trimmed,
    base || undefined,
  )?.href;
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

/** The address an element stands for: in rdf:resource or href, or as its text. */
export const resourceOf = (element: Element): string | undefined =>
  addressOf(attribute(element, "rdf:resource") ?? attribute(element, "href") ?? element.text, element.base);
