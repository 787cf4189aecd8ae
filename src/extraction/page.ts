/**
 * The values that go into and come out of this room. A page is bytes with an address; what comes out is an
 * article, or the reason why there is none.
 */

/** How one author is credited. `url` is their page, when the publisher links one. */
export type Author = { name: string; url?: string };

export type AboutPage = {
  /** The address the bytes came from, after redirects. */
  url: string;
  /** The Content-Type header as received. */
  contentType?: string;
};

export type Article = {
  ok: true;
  title?: string;
  /** The credit as printed, on one line. */
  byline?: string;
  authors: Author[];
  /** ISO 8601. */
  published?: string;
  updated?: string;
  /** The publication's name. */
  publisher?: string;
  /** BCP 47, as the page declares it. */
  language?: string;
  /** Address of the lead picture. */
  image?: string;
  /** What the lead picture shows, and whom it is credited to. */
  imageAlt?: string;
  imageCredit?: string;
  canonical?: string;
  /** Sanitised: safe to show as it is. */
  html: string;
  /** The body as plain text, paragraphs parted by an empty line. */
  text: string;
  excerpt?: string;
};

export type GivenUpKind = "too-deep" | "too-large" | "too-slow" | "no-article" | "not-html";

/** `why` is a sentence for an operator. */
export type GivenUp = { ok: false; kind: GivenUpKind; why: string };

export type ExtractedPage = Article | GivenUp;

export type ExtractionLimits = {
  maxBytes: number;
  /** Open elements inside each other. */
  maxDepth: number;
  maxElements: number;
  timeoutMs: number;
};

export const defaultLimits: ExtractionLimits = {
  maxBytes: 5_000_000,
  maxDepth: 600,
  maxElements: 150_000,
  timeoutMs: 2_000,
};
