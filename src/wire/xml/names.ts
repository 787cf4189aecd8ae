/**
 * Names of elements without regard to which prefix or case a publisher chose: "DC:Creator" and "x:creator" (with x
 * bound to Dublin Core) are both "dc:creator". RSS, and Atom in an Atom feed, have no prefix.
 */

// Namespace addresses without scheme, "www." and trailing "/" or "#": publishers vary exactly those.
const NAMESPACES: Readonly<Record<string, string>> = {
  "w3.org/2005/atom": "atom",
  "purl.org/atom/ns": "atom",
  "purl.org/dc/elements/1.1": "dc",
  "purl.org/dc/elements/1.0": "dc",
  "purl.org/dc/terms": "dcterms",
  "purl.org/rss/1.0/modules/content": "content",
  "search.yahoo.com/mrss": "media",
  "video.search.yahoo.com/mrss": "media",
  "tools.search.yahoo.com/mrss": "media",
  "itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "w3.org/1999/xhtml": "xhtml",
  "w3.org/1999/02/22-rdf-syntax-ns": "rdf",
  "rssnamespace.org/feedburner/ext/1.0": "feedburner",
  "creativecommons.org/ns": "cc",
  "backend.userland.com/creativecommonsrssmodule": "cc",
  "web.resource.org/cc": "cc",
  "purl.org/syndication/thread/1.0": "thr",
  "podcastindex.org/namespace/1.0": "podcast",
  "prismstandard.org/namespaces/basic/2.0": "prism",
  "prismstandard.org/namespaces/1.2/basic": "prism",
  "google.com/schemas/play-podcasts/1.0": "googleplay",
  "w3.org/2000/svg": "svg",
  "w3.org/1998/math/mathml": "math",
  "w3.org/xml/1998/namespace": "xml",
};
const CONVENTIONAL = new Set(Object.values(NAMESPACES));
const RSS =
  /^(?:purl\.org\/(?:rss\/1\.0|net\/rss1\.1)|.*netscape\.com\/|.*userland\.com\/rss|.*harvard\.edu\/tech\/rss|cyber\.harvard\.edu\/rss)/;

const prefixFor = (address: string): string | undefined => {
  const key = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/[/#]+$/, "");
  if (Object.hasOwn(NAMESPACES, key)) return NAMESPACES[key];
  return key === "" || RSS.test(key) ? "" : undefined;
};

/** The bindings in force at one place of a document. `""` is the default namespace. */
export interface Scope {
  bindings: ReadonlyMap<string, string>;
  known: Map<string, string>;
}

export const outerScope = (): Scope => ({ bindings: new Map(), known: new Map() });

/** The scope inside an element with these attributes; the same scope when none of them binds a prefix. */
export function innerScope(scope: Scope, attributes: readonly string[] | undefined): Scope {
  let bindings: Map<string, string> | undefined;
  for (let i = 0; attributes !== undefined && i < attributes.length; i += 2) {
    const name = attributes[i] ?? "";
    if (!name.startsWith("xmlns") || (name.length > 5 && name.charAt(5) !== ":")) continue;
    const prefix = name.slice(6).toLowerCase();
    // An unknown address under a well-known prefix is nearly always a misspelt one.
    const bound =
      prefixFor(attributes[i + 1] ?? "") ??
      (prefix === "" || CONVENTIONAL.has(prefix) ? prefix : `?${prefix}`);
    if ((scope.bindings.get(prefix) ?? (prefix === "" ? "" : undefined)) === bound) continue;
    bindings ??= new Map(scope.bindings);
    bindings.set(prefix, bound);
  }
  return bindings ? { bindings, known: new Map() } : scope;
}

// Names are remembered per scope; a document with endless new names must not make that grow.
const MAX_KNOWN = 2_000;

/** The canonical, lower-case name of an element as written. */
export function canonicalName(scope: Scope, written: string): string {
  const known = scope.known.get(written);
  if (known !== undefined) return known;
  const lower = written.slice(0, 200).toLowerCase();
  const colon = lower.indexOf(":");
  const prefix = colon < 0 ? "" : lower.slice(0, colon);
  const bound = scope.bindings.get(prefix) ?? prefix;
  const local = lower.slice(colon + 1);
  const name = bound === "" || bound === "rss" ? local : `${bound}:${local}`;
  if (scope.known.size < MAX_KNOWN) scope.known.set(written, name);
  return name;
}
