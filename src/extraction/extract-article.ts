/**
 * A page → a clean article. Pure and synchronous: bytes and an address in, a value out. Every stage is linear in the
 * size of the page, limits are checked before and between them, and sanitising is the last step, always.
 */
import { messageOf } from "#base/errors.ts";
import { shorten, withoutControls } from "#base/text.ts";
import { findBody } from "./body/find-body.ts";
import { describe } from "./metadata/describe.ts";
import { gatherFacts } from "./metadata/facts.ts";
import {
  type AboutPage,
  defaultLimits,
  type ExtractedPage,
  type ExtractionLimits,
  type GivenUp,
  type GivenUpKind,
} from "./page.ts";
import { decodePage } from "./reading/charset.ts";
import { parseTree } from "./reading/tree.ts";
import { sanitiseBody } from "./sanitise.ts";

const EXCERPT_CHARS = 280;
/** Less is a label, not an article. */
const MIN_CHARS = 40;

/** Extracts the article of a page, or says in a sentence why there is none. Never throws. */
export function extractArticle(
  bytes: Uint8Array,
  about: AboutPage,
  limits: Partial<ExtractionLimits> = {},
): ExtractedPage {
  try {
    return extractWithin(bytes, about, { ...defaultLimits, ...limits });
  } catch (error) {
    return givenUp("no-article", `The page could not be read: ${messageOf(error)}`);
  }
}

function extractWithin(bytes: Uint8Array, about: AboutPage, limits: ExtractionLimits): ExtractedPage {
  const deadline = performance.now() + limits.timeoutMs;
  const tooSlow = (): GivenUp | undefined =>
    performance.now() > deadline
      ? givenUp("too-slow", `The page took longer than ${limits.timeoutMs} ms.`)
      : undefined;

  if (bytes.length > limits.maxBytes)
    return givenUp("too-large", `The page has ${bytes.length} bytes; the limit is ${limits.maxBytes}.`);
  const html = withoutControls(decodePage(bytes, about.contentType));
  if (!looksLikeHtml(html)) return givenUp("not-html", "The bytes are not an HTML page.");
  const page = parseTree(html, limits);
  if (page === "depth")
    return givenUp("too-deep", `More than ${limits.maxDepth} elements are nested in each other.`);
  if (page === "elements")
    return givenUp("too-large", `The page has more than ${limits.maxElements} elements.`);

  const facts = gatherFacts(page);
  const { summary, ...description } = describe(page, facts, about.url);
  const late = tooSlow();
  if (late) return late;
  const body = findBody(page, facts, { title: description.title, summary, url: about.url });
  if (body === undefined) return givenUp("no-article", "No text that reads like an article was found.");
  const clean = sanitiseBody(body.html, about.url);
  const { text } = body;
  if (text.length < MIN_CHARS) return givenUp("no-article", "Next to nothing was left after cleaning.");
  return (
    tooSlow() ?? {
      ok: true,
      ...(description.image ? {} : body.picture),
      ...description,
      html: clean,
      text,
      excerpt: shorten(summary ?? text.replace(/\s+/g, " "), EXCERPT_CHARS),
    }
  );
}

const givenUp = (kind: GivenUpKind, why: string): GivenUp => ({ ok: false, kind, why });

/** A tag within the first part. Feeds, PDF and plain text have addresses that promise a page, too. */
const looksLikeHtml = (text: string): boolean =>
  /<(?:!doctype html|html|head|body|title|meta|div|p|article|section|main|h[1-6]|table|span|a|br|ul)\b/i.test(
    text.slice(0, 100_000),
  );
