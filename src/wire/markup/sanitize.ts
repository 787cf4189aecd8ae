/**
 * Makes HTML from a feed safe to show: the last thing that happens to it, always. An allow-list decides; relative
 * addresses become absolute, trackers of one pixel go, what remains has no scripts, styles, forms or frames.
 */
import { decodeHTML } from "entities";
import sanitizeHtml from "sanitize-html";
import { parseHttpUrl } from "#base/url.ts";
import { escapeHtml } from "../xml/entities.ts";
import { isProvenSafe } from "./proof.ts";
import { simplify } from "./simplify.ts";
import { KEPT_TAGS, TAG } from "./tags.ts";

const LOOSE_AMPERSAND = /&(?!(?:#x[\da-f]{1,8}|#\d{1,8}|[a-z][a-z\d]{1,31});)/gi;
// 128-159 are windows-1252 to browsers (HTML Standard), and controls to whoever decodes them by the letter.
const C1_REFERENCE = /&#(?:1[2-5]\d|x[89][\da-f]);/gi;
// Deeper or busier than any article: what is shown then is the text alone.
const MAX_TAGS = 20_000;
const MAX_DEPTH = 100;

/** Sanitised HTML. `base` is what relative addresses are relative to. */
export function sanitizeFeedHtml(html: string, base: string): string {
  const text = html.trim();
  const hasTags = text.includes("<");
  if (!hasTags && !text.includes("&")) return text;
  if (!hasTags) return text.replace(LOOSE_AMPERSAND, "&amp;").replace(C1_REFERENCE, decodeHTML);
  if (isProvenSafe(text)) return text;
  const simple = simplify(text);
  if (simple !== text && isProvenSafe(simple)) return simple;
  if (!/<[a-z/]/i.test(text) && !text.includes(">")) return text.replaceAll("<", "&lt;");
  if (isTooBusy(text)) return escapeHtml(text.replace(TAG, " ")).trim();
  return sanitizeHtml(text, optionsFor(base)).trim();
}

/** More opening brackets than MAX_TAGS. */
function isTooBusy(html: string): boolean {
  let count = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1))
    if (++count > MAX_TAGS) return true;
  return false;
}

const SHARED: sanitizeHtml.IOptions = {
  allowedTags: KEPT_TAGS,
  allowedAttributes: {
    "*": ["lang", "dir"],
    a: ["href", "title", "hreflang"],
    abbr: ["title"],
    audio: ["src", "controls"],
    blockquote: ["cite"],
    col: ["span"],
    colgroup: ["span"],
    del: ["cite", "datetime"],
    img: ["src", "alt", "title", "width", "height"],
    ins: ["cite", "datetime"],
    li: ["value"],
    ol: ["start", "type", "reversed"],
    q: ["cite"],
    source: ["src", "type"],
    td: ["colspan", "rowspan", "headers"],
    th: ["colspan", "rowspan", "headers", "scope"],
    time: ["datetime"],
    video: ["src", "poster", "controls", "width", "height"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowedSchemesByTag: {
    img: ["http", "https"],
    audio: ["http", "https"],
    video: ["http", "https"],
    source: ["http", "https"],
  },
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: ["script", "style", "textarea", "option", "noembed", "noframes", "applet", "template"],
  nestingLimit: MAX_DEPTH,
  enforceHtmlBoundary: false,
};

const ADDRESSES = ["href", "src", "cite", "poster"];
let lastBase: string | undefined;
let lastOptions: sanitizeHtml.IOptions = SHARED;

/** The options for one base address; those of the last base are kept, since a feed's items share theirs. */
function optionsFor(base: string): sanitizeHtml.IOptions {
  if (base === lastBase) return lastOptions;
  lastBase = base;
  lastOptions = {
    ...SHARED,
    transformTags: { "*": (tagName, attribs) => ({ tagName, attribs: absolute(tagName, attribs, base) }) },
    exclusiveFilter: (frame) => frame.tag === "img" && isNoPicture(frame.attribs),
  };
  return lastOptions;
}

function absolute(tag: string, attributes: sanitizeHtml.Attributes, base: string): sanitizeHtml.Attributes {
  if (tag === "img") {
    // Pictures that a script would have filled in later.
    const lazy = attributes["data-src"] ?? attributes["data-lazy-src"] ?? attributes["data-original"];
    if (lazy && (!attributes.src || attributes.src.startsWith("data:"))) attributes.src = lazy;
  }
  for (const name of ADDRESSES) {
    const value = attributes[name];
    if (value === undefined || /^(?:mailto|tel):/i.test(value)) continue;
    const url = parseHttpUrl(value, base);
    if (url) attributes[name] = url.href;
    else delete attributes[name];
  }
  return attributes;
}

function isNoPicture(attributes: sanitizeHtml.Attributes): boolean {
  const tiny = (text: string | undefined) => text !== undefined && /^[01](?:px)?$/.test(text.trim());
  return !attributes.src || (tiny(attributes.width) && tiny(attributes.height));
}
