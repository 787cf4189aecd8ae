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

/** Renders what a writer wrote. Never throws; addresses that are not http(s) stay text. */
export function renderMarkdown(text: string): string {
  const clean = cleanText(text);
  const html = sanitiseComment(markdown.render(clean));
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
  const url = href === undefined ? undefined : parseHttpUrl(href);
  return url ? { href: url.href, rel: "nofollow ugc noopener" } : {};
};
