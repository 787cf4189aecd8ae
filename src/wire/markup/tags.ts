/** Which HTML the wire knows, which of it is kept, and how text is told from markup. */

const words = (text: string): string[] => text.split(/\s+/);

/** What an article's text is made of; everything else is dropped, its text kept. */
export const KEPT_TAGS = words(
  `a abbr acronym address article aside audio b bdi bdo blockquote br caption center cite code col colgroup dd del
  details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p
  picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th
  thead time tr tt u ul var video wbr`,
);

/** Known, and never kept. */
const DROPPED_TAGS = words(
  `applet base basefont big blink body button canvas dir embed fieldset font form frame frameset head html iframe
  input label legend link map area marquee menu meta nav nobr noembed noframes noscript object optgroup option param
  script select style svg textarea title`,
);

const KNOWN_TAGS: ReadonlySet<string> = new Set([...KEPT_TAGS, ...DROPPED_TAGS]);

/** Linear: a "<" that opens nothing ends the attempt at the next one. Groups: slash, name. */
export const TAG = /<(\/?)([a-z][a-z\d]*)(?:[\s/][^<>]*)?>/gi;

export const isKnownTag = (name: string): boolean => KNOWN_TAGS.has(name.toLowerCase());

/**
 * Whether a text that is called plain is HTML all the same: it closes a tag or holds a reference, and every tag in
 * it is HTML's. (The rule of Python's feedparser, which has proven itself on real feeds.)
 */
export function looksLikeHtml(text: string): boolean {
  if (!text.includes("<") && !text.includes("&")) return false;
  if (!/<\/[a-z][a-z\d]*\s*>|&(?:#x?[\da-f]{1,8}|[a-z][a-z\d]{1,31});/i.test(text)) return false;
  for (const match of text.matchAll(TAG)) if (!isKnownTag(match[2] ?? "")) return false;
  return true;
}
