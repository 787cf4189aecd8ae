/**
 * What a wire gives: the shapes every format (RSS, Atom, RDF, CDF, JSON Feed) is turned into, and the limits that
 * keep a stranger's document from using up the machine. Absent fields are absent; times are `Date`s.
 */

export interface WirePerson {
  name?: string | undefined;
  email?: string | undefined;
  /** Absolute http(s) address. */
  url?: string | undefined;
}

export interface WireTag {
  term: string;
  scheme?: string | undefined;
  label?: string | undefined;
}

export interface WireEnclosure {
  url: string;
  /** Media type, as the publisher wrote it. */
  type?: string | undefined;
  /** Bytes. */
  length?: number | undefined;
}

/** One item as its source gave it. `title` and `rights` are plain text; `summary` and `content` are sanitised HTML. */
export interface WireItem {
  /** RSS guid, Atom id or JSON Feed id, unaltered. */
  id?: string | undefined;
  /** RSS only: whether the guid says it is an address. */
  isPermaLink?: boolean | undefined;
  link?: string | undefined;
  title?: string | undefined;
  authors?: WirePerson[] | undefined;
  published?: Date | undefined;
  updated?: Date | undefined;
  summary?: string | undefined;
  content?: string | undefined;
  image?: string | undefined;
  /** The copyright or licence as text, or the licence's address. */
  rights?: string | undefined;
  /** BCP 47. */
  language?: string | undefined;
  /** Address of the page with comments. */
  comments?: string | undefined;
  tags?: WireTag[] | undefined;
  enclosures?: WireEnclosure[] | undefined;
}

export interface WireFeed {
  title?: string | undefined;
  link?: string | undefined;
  /** Sanitised HTML. */
  description?: string | undefined;
  language?: string | undefined;
  id?: string | undefined;
  authors?: WirePerson[] | undefined;
  rights?: string | undefined;
  published?: Date | undefined;
  updated?: Date | undefined;
  image?: string | undefined;
  tags?: WireTag[] | undefined;
  generator?: string | undefined;
  /** Minutes. */
  ttl?: number | undefined;
  hub?: string | undefined;
  self?: string | undefined;
}

export type WireFormat =
  | "rss-0.90"
  | "rss-0.9x"
  | "rss-1.0"
  | "rss-2.0"
  | "atom-0.3"
  | "atom-1.0"
  | "json-feed-1.0"
  | "json-feed-1.1"
  | "cdf";

/** A feed that a page names, best first. */
export interface DiscoveredFeed {
  url: string;
  title?: string | undefined;
  type?: string | undefined;
}

export interface Wire {
  ok: true;
  format: WireFormat;
  /** WHATWG name, lower case. */
  encoding: string;
  feed: WireFeed;
  entries: WireItem[];
  /** A sentence, when a limit left something out. */
  truncated?: string | undefined;
  /** The document ends inside one of its elements: there may be more of it than was received. */
  isCut?: true | undefined;
}

export interface NotWire {
  ok: false;
  kind: "empty" | "html" | "not-a-feed" | "too-large";
  /** A sentence for a person. */
  why: string;
  discovered?: DiscoveredFeed[] | undefined;
}

export type ParsedWire = Wire | NotWire;

export interface WireLimits {
  bytes: number;
  items: number;
  /** Open elements. Deeper ones are passed over. */
  depth: number;
  /** UTF-16 units per field; the rest of a longer text is left out. */
  text: number;
  /** Per element. */
  attributes: number;
  /** Elements kept per item, and for the feed itself. */
  elements: number;
}

export const defaultLimits: WireLimits = {
  bytes: 64 * 1024 * 1024,
  items: 10_000,
  depth: 100,
  text: 1_000_000,
  attributes: 64,
  elements: 2_000,
};

/** What is known about a document besides its bytes. Header names in lower case. */
export interface AboutWire {
  url: string;
  headers?: Record<string, string> | undefined;
  limits?: Partial<WireLimits> | undefined;
}
