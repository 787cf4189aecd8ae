/**
 * The last step for every piece of HTML that came from outside, whether from a page or a feed: what leaves here is
 * safe to show. An allow-list: whatever is not named here is not let through.
 */
import sanitizeHtml from "sanitize-html";
import { withoutControls } from "#base/text.ts";
import { cleanUrl, parseHttpUrl } from "#base/url.ts";
import { plainText } from "./reading/plain-text.ts";
import { parseTree } from "./reading/tree.ts";

const TAGS = (
  "p br hr h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code kbd samp var em strong b i u s small sub sup " +
  "mark abbr time del ins bdi bdo ruby rb rt rp wbr figure figcaption picture img a table caption thead tbody tfoot " +
  "tr th td colgroup col div section article"
).split(" ");

/** Deeper than any article; sanitize-html recurses, so a limit keeps hostile nesting from ending the process. */
const MAX_DEPTH = 250;
/** Pictures that count visits, by the words in their addresses. */
const TRACKER =
  /(?:^|[/._-])(?:pixel|beacon|tracker|tracking|spacer|blank|clear|transparent|1x1|impression)(?:[/._?-]|$)|doubleclick|scorecardresearch|quantserve|feedburner\.com\/~r/i;
/** Where embeds keep the address of what they show. */
const EMBEDS = new Set(["iframe", "video", "audio", "embed", "object"]);

/**
 * Cleans HTML of any origin. `baseUrl` resolves relative addresses; an address that is not http(s) (or, on a link,
 * mailto) is dropped with its attribute. Videos and other embeds become plain links. Never throws.
 */
export function sanitiseBody(html: string, baseUrl: string): string {
  const clean = sanitizeHtml(withoutControls(html), {
    allowedTags: TAGS,
    allowedAttributes: {
      a: ["href", "rel"],
      img: ["src", "alt", "width", "height"],
      time: ["datetime"],
      abbr: ["title"],
      ol: ["start", "reversed"],
      li: ["value"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan", "scope"],
      bdo: ["dir"],
    },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesAppliedToAttributes: ["href", "src"],
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nonTextTags: [
      "script",
      "style",
      "textarea",
      "option",
      "noscript",
      "template",
      "title",
      "xmp",
      "noembed",
      "noframes",
    ],
    nestingLimit: MAX_DEPTH,
    enforceHtmlBoundary: false,
    parseStyleAttributes: false,
    transformTags: {
      a: (_, attribs) => linkTag(linkAddress(attribs.href, baseUrl)),
      img: (_, attribs) => ({ tagName: "img", attribs: imageAttributes(attribs, baseUrl) }),
      h1: "h2",
      ...Object.fromEntries([...EMBEDS].map((name) => [name, embedToLink(baseUrl)])),
    },
    exclusiveFilter: (frame) => frame.tag === "img" && !frame.attribs.src,
  });
  return clean.trim();
}

/** The text of a piece of HTML with its paragraph breaks; no markup, no control characters. Never throws. */
export function textOf(html: string): string {
  const tree = parseTree(html, { maxDepth: 2_000, maxElements: 500_000 });
  if (typeof tree === "string")
    return withoutControls(html.replace(/<[^>]*>/g, " "))
      .replace(/\s+/g, " ")
      .trim();
  return plainText(tree);
}

function linkTag(href: string | undefined, text?: string): sanitizeHtml.Tag {
  const attribs: sanitizeHtml.Attributes = href ? { href, rel: "nofollow noopener" } : {};
  return text ? { tagName: "a", attribs, text } : { tagName: "a", attribs };
}

function linkAddress(href: string | undefined, baseUrl: string): string | undefined {
  if (!href) return undefined;
  const trimmed = href.trim();
  if (/^mailto:[^\s<>"']+$/i.test(trimmed)) return trimmed;
  return parseHttpUrl(trimmed, baseUrl)?.href;
}

function imageAttributes(attribs: sanitizeHtml.Attributes, baseUrl: string): sanitizeHtml.Attributes {
  const url = pictureAddress(attribs, baseUrl);
  const width = pixels(attribs.width);
  const height = pixels(attribs.height);
  if (!url || TRACKER.test(url.pathname) || TRACKER.test(url.hostname)) return {};
  if ((width !== undefined && width <= 2) || (height !== undefined && height <= 2)) return {};
  const kept: sanitizeHtml.Attributes = { src: url.href, alt: attribs.alt ?? "" };
  if (width) kept.width = String(width);
  if (height) kept.height = String(height);
  return kept;
}

/** The picture itself: pages that load late keep it in `data-*` and show a placeholder first. */
function pictureAddress(attribs: sanitizeHtml.Attributes, baseUrl: string): URL | undefined {
  const late = [
    attribs["data-src"],
    attribs["data-original"],
    attribs["data-lazy-src"],
    attribs["data-hi-res-src"],
  ];
  const set = (attribs["data-srcset"] ?? attribs.srcset)?.trim().split(/\s+/)[0];
  for (const candidate of [...late, attribs.src, set]) {
    const url = candidate ? parseHttpUrl(candidate, baseUrl) : undefined;
    if (url) return url;
  }
  return undefined;
}

const pixels = (value: string | undefined): number | undefined => {
  const found = /^\s*(\d{1,5})(?:px)?\s*$/.exec(value ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
};

function embedToLink(baseUrl: string): sanitizeHtml.Transformer {
  return (_, attribs) => {
    const url = parseHttpUrl(attribs.src || attribs["data-src"] || attribs.data || "", baseUrl);
    return url ? linkTag(url.href, `${url.hostname.replace(/^www\./, "")}`) : { tagName: "a", attribs: {} };
  };
}

/** The address as we show it, for metadata that holds one. */
export const shownAddress = (text: string, baseUrl: string): string | undefined => {
  const url = parseHttpUrl(text, baseUrl);
  return url && cleanUrl(url);
};
