/**
 * Resolves the references of XML and HTML in text; unknown ones stay as they are. No DTD is consulted, so each
 * reference gives at most two characters: nothing can be made to grow.
 */

import { decodeHTML } from "entities";
import { withoutControls } from "#base/text.ts";

// A semicolon is required: "?a=1&copy=2" in an address is no copyright sign.
const REFERENCE = /&(?:#(?:x[\da-f]{1,8}|\d{1,8})|[a-z][a-z\d]{1,31});/gi;

/** Numbers 128-159 are read as windows-1252, as browsers do (HTML Standard, numeric character reference end state). */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (reference) => withoutControls(decodeHTML(reference)));
}

/** Text → HTML. */
export function escapeHtml(text: string): string {
  return /[<>&]/.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    : text;
}

export const escapeAttribute = (text: string): string => escapeHtml(text).replaceAll('"', "&quot;");
