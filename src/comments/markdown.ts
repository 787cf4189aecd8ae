/**
 * What a writer may mark in a comment, as safe HTML: paragraphs, emphasis, strong, links, quotes, lists and code. All else
 * stays the text it is. The renderer escapes; the allow-list stands behind it, last.
 */
import MarkdownIt, { type StateInline } from "markdown-it";
import sanitizeHtml from "sanitize-html";
import { withoutControls } from "#base/text.ts";
import { parseHttpUrl } from "#base/url.ts";

const STAR = 0x2a;

const markdown = new MarkdownIt("zero", { linkify: true, breaks: true })
  .enable(["blockquote", "list", "fence"])
  .enable(["newline", "backticks", "emphasis", "link", "linkify"]);

// Only what says "http://" or "https://" is an address: "end.Then" and "me@town" are words.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
for (const schema of ["ftp:", "//", "mailto:"]) markdown.linkify.add(schema, null);
markdown.validateLink = (address) => parseHttpUrl(address) !== undefined;
markdown.inline.ruler.at("emphasis", markStars);

/**
 * Stars alone emphasise, and only around whole words: underscores stand in names and in faces made of signs, stars in
 * words that were made harmless. The delimiters go to markdown-it's own second pass.
 */
function markStars(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== STAR) return false;
  const { length, can_open, can_close } = state.scanDelims(state.pos, false);
  for (let i = 0; i < length; i++) {
    const token = state.push("text", "", 0);
    token.content = "*";
    const delimiter = { marker: STAR, length, token: state.tokens.length - 1, end: -1 };
    state.delimiters.push({ ...delimiter, open: can_open, close: can_close });
  }
  state.pos += length;
  return true;
}

/** Somebody whom a comment may name, and a comment of theirs that the name leads to. */
export type Mentionable = { accountId: string; name: string; commentId: string };

const AT = 0x40;
/** Beyond so many a comment calls people together instead of speaking to them. */
const MAX_MENTIONED = 10;

type Call = {
  writers: ReadonlyMap<string, Mentionable | "several">;
  longest: number;
  mentioned: Mentionable[];
};

markdown.inline.ruler.push("mention", markMention);

/** "@name" of exactly one writer of the thread, the longest name that stands there; of none, or of several, it is text. */
function markMention(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src.charCodeAt(pos) !== AT || state.linkLevel > 0) return false;
  const { writers, longest, mentioned } = state.env as Call;
  if (writers.size === 0 || /[\p{L}\p{M}\p{N}_@/.]$/u.test(src.slice(Math.max(0, pos - 2), pos)))
    return false;
  for (let size = Math.min(longest, src.length - pos - 1); size > 0; size--) {
    const name = src.slice(pos + 1, pos + 1 + size);
    const writer = writers.get(foldName(name));
    if (!writer || /^[\p{L}\p{M}\p{N}_]/u.test(src.slice(pos + 1 + size, pos + 3 + size))) continue;
    const isKnown = mentioned.includes(writer as Mentionable);
    if (writer === "several" || (!isKnown && mentioned.length >= MAX_MENTIONED)) return false;
    if (!silent) {
      if (!isKnown) mentioned.push(writer);
      state.push("link_open", "a", 1).attrs = [["href", ownPath(writer.commentId)]];
      state.push("text", "", 0).content = `@${name}`;
      state.push("link_close", "a", -1);
    }
    state.pos += size + 1;
    return true;
  }
  return false;
}

const foldName = (name: string): string => name.normalize("NFC").toLowerCase();

/** Where a comment stands by itself. */
const ownPath = (id: string): string => `/comments/${id}`;
const OWN_PATH = /^\/comments\/[0-9a-z]{16}$/;

/** Renders what a writer wrote. Never throws; addresses that are not http(s) stay text. */
export const renderMarkdown = (text: string): string => renderComment(text, []).html;

/** The same, with the names of those that it may speak to as links to them; `mentioned`: those that it does speak to. */
export function renderComment(
  text: string,
  writers: readonly Mentionable[],
): { html: string; mentioned: readonly Mentionable[] } {
  const names = new Map<string, Mentionable | "several">();
  for (const writer of writers) {
    const name = foldName(writer.name);
    const other = names.get(name);
    names.set(
      name,
      other && (other === "several" || other.accountId !== writer.accountId) ? "several" : writer,
    );
  }
  const longest = writers.reduce((most, { name }) => Math.max(most, name.length), 0);
  const call: Call = { writers: names, longest, mentioned: [] };
  return { html: renderWith(text, call), mentioned: call.mentioned };
}

function renderWith(text: string, call: Call): string {
  const clean = cleanText(text);
  const html = sanitiseComment(markdown.render(clean, call));
  // Nothing but marks ("-" alone is an empty list): then they are what was meant.
  const isEmpty = clean !== "" && html.replace(/<[^>]*>/g, "").trim() === "";
  return isEmpty ? `<p>${markdown.utils.escapeHtml(clean)}</p>` : html;
}

/** The text as it is kept: no control characters, one kind of line end, no more than one empty line in a row. */
export const cleanText = (text: string): string =>
  withoutControls(text.replace(/\r\n?/g, "\n"))
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+|\s+$/g, "");

/** Kept HTML passes here again before it is shown: an older version of the program may have been less strict. */
export const sanitiseComment = (html: string): string =>
  sanitizeHtml(html, {
    allowedTags: ["p", "br", "em", "strong", "a", "blockquote", "ul", "ol", "li", "code", "pre"],
    allowedAttributes: { a: ["href", "rel"], ol: ["start"] },
    allowedSchemes: ["http", "https"],
    allowProtocolRelative: false,
    disallowedTagsMode: "escape",
    transformTags: { a: (_, { href }) => ({ tagName: "a", attribs: linkOf(href) }) },
  }).trim();

const linkOf = (href: string | undefined): Record<string, string> => {
  if (href !== undefined && OWN_PATH.test(href)) return { href, rel: "nofollow" };
  const url = href === undefined ? undefined : parseHttpUrl(href);
  return url ? { href: url.href, rel: "nofollow ugc noopener" } : {};
};
