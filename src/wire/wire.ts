/**
 * The door of the wire: bytes → items. Takes RSS 0.90-2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed in any charset
 * and any state of repair. Pure; never throws for what is in the bytes; what it gives is safe to store and to show.
 */
import { decode } from "./decode.ts";
import { discoverFeeds } from "./discover.ts";
import { parseJsonFeed } from "./json-feed.ts";
import { mapFeed } from "./map/feed.ts";
import { formatOf } from "./map/formats.ts";
import { mapItem } from "./map/item.ts";
import {
  type AboutWire,
  defaultLimits,
  type NotWire,
  type ParsedWire,
  type Wire,
  type WireItem,
  type WireLimits,
} from "./shapes.ts";
import { WireReader } from "./xml/reader.ts";

export type {
  AboutWire,
  DiscoveredFeed,
  NotWire,
  ParsedWire,
  Wire,
  WireEnclosure,
  WireFeed,
  WireFormat,
  WireItem,
  WireLimits,
  WirePerson,
  WireTag,
} from "./shapes.ts";
export { defaultLimits } from "./shapes.ts";

/** What is known when the last item has been given: a `Wire` without its entries. */
export type WireEnd = Omit<Wire, "entries"> | NotWire;

/** Reads a whole document. */
export function parseWire(bytes: Uint8Array, about: AboutWire): ParsedWire {
  const entries: WireItem[] = [];
  const reading = readWire(bytes, about);
  for (;;) {
    const { done, value } = reading.next();
    if (!done) entries.push(value);
    else return value.ok ? { ...value, entries } : value;
  }
}

/**
 * Gives the items one by one as their elements close, so that a large document needs the memory of one item; what
 * the generator returns says what the document was. Once an item has been given, that is a `Wire`.
 */
export function* readWire(bytes: Uint8Array, about: AboutWire): Generator<WireItem, WireEnd> {
  const limits: WireLimits = { ...defaultLimits, ...about.limits };
  if (bytes.length > limits.bytes) {
    const why = `The document is ${megabytes(bytes.length)} MB; at most ${megabytes(limits.bytes)} MB are read.`;
    return { ok: false, kind: "too-large", why };
  }
  const { encoding, chunks } = decode(bytes, about.headers?.["content-type"]);
  const base = URL.parse(about.headers?.["content-location"] ?? "", about.url)?.href ?? "";
  const head = firstText(chunks);
  if (head === "") return { ok: false, kind: "empty", why: "The document is empty." };
  if (head.startsWith("{")) return yield* readJson(joined(chunks()), { encoding, base, limits });

  const given: WireItem[] = [];
  const reader = new WireReader({ limits, base, onItem: (item) => given.push(mapItem(item)) });
  let count = 0;
  for (const chunk of chunks()) {
    reader.write(chunk);
    count += given.length;
    yield* given;
    given.length = 0;
  }
  reader.end();
  count += given.length;
  yield* given;

  const { containers, fields, isHtml, passedOver } = reader;
  if (count === 0 && (containers.length === 0 || isHtml)) return notWire(head, chunks, base, isHtml);
  return {
    ok: true,
    format: formatOf(containers),
    encoding,
    feed: mapFeed({ containers, fields, language: about.headers?.["content-language"] }),
    truncated: truncation(passedOver, limits),
    ...(reader.isCut ? { isCut: true } : {}),
  };
}

interface Json {
  encoding: string;
  base: string;
  limits: WireLimits;
}

function* readJson(text: string, { encoding, base, limits }: Json): Generator<WireItem, WireEnd> {
  const json = parseJsonFeed(text, base, limits);
  if (!json) return { ok: false, kind: "not-a-feed", why: "The document is JSON, but not a JSON Feed." };
  yield* json.entries;
  return {
    ok: true,
    format: json.format,
    encoding,
    feed: json.feed,
    truncated: truncation(json.passedOver, limits),
  };
}

function notWire(head: string, chunks: () => Generator<string>, url: string, isHtml: boolean): NotWire {
  if (!isHtml && !/<!doctype html|<(?:html|head|body|meta|title|div)\b/i.test(head))
    return {
      ok: false,
      kind: "not-a-feed",
      why: "The document is neither a feed nor a page that names one.",
    };
  const discovered = discoverFeeds(joined(chunks()), url);
  const names =
    discovered.length === 0
      ? "names no feed"
      : `names ${discovered.length === 1 ? "a feed" : `${discovered.length} feeds`}`;
  return { ok: false, kind: "html", why: `The document is a web page, not a feed; it ${names}.`, discovered };
}

/** The first characters that are not white space, "" when there are none. */
function firstText(chunks: () => Generator<string>): string {
  for (const chunk of chunks()) {
    const text = chunk.trimStart();
    if (text !== "") return text.slice(0, 4096);
  }
  return "";
}

// A page's feed links stand in its first megabyte or nowhere; JSON Feeds are read whole.
const joined = (chunks: Generator<string>): string => [...chunks].join("");

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

const truncation = (passedOver: number, limits: WireLimits): string | undefined =>
  passedOver === 0
    ? undefined
    : `Only the first ${limits.items} items were read; ${passedOver} more were left out.`;
