/** HTML → one line of plain text, for titles and names. */

import { decodeHTML } from "entities";
import { oneLine } from "#base/text.ts";
import { isKnownTag, TAG } from "./tags.ts";

// Longer than any honest title; it also bounds the time of the patterns below.
const MAX_TITLE = 10_000;
const HIDDEN = /<(script|style)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?(?:-->|$)/gi;

/** The text of a fragment of HTML. */
export function plainText(html: string): string {
  if (!html.includes("<") && !html.includes("&")) return tidy(html);
  const text = html
    .slice(0, MAX_TITLE)
    .replace(HIDDEN, "")
    .replace(TAG, spaceFor)
    .replace(/<\/?[a-z][^<>]*>/gi, "");
  return tidy(decodeHTML(text));
}

/** The text of something that may be plain text or HTML: only HTML's own tags are taken out ("Why <T> matters"). */
export function plainTextOfEither(text: string): string {
  if (!text.includes("<") && !text.includes("&")) return tidy(text);
  const bare = text
    .slice(0, MAX_TITLE)
    .replace(HIDDEN, "")
    .replace(TAG, (tag, _slash: string, name: string) => (isKnownTag(name) ? spaceFor(tag, "", name) : tag));
  return tidy(decodeHTML(bare));
}

const BREAKS = new Set(["br", "p", "div", "li", "td", "tr", "hr"]);
const spaceFor = (_tag: string, _slash: string, name: string): string =>
  BREAKS.has(name.toLowerCase()) ? " " : "";

/** One line, at most 10,000 characters. */
export function tidy(text: string): string {
  const trimmed = text.length > MAX_TITLE ? text.slice(0, MAX_TITLE) : text;
  return /\s\s|[^\S ]|^ | $|[\u0000-\u001f\u007f-\u009f]/.test(trimmed) ? oneLine(trimmed) : trimmed;
}
