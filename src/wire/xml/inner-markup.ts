/**
 * Writes the tags inside a text element out as text of it: XHTML content, and markup that a publisher forgot to
 * escape. Knows when a tag cannot be part of the text, because the text's own closing tag is missing.
 */
import { attribute, type Element } from "./element.ts";
import { escapeAttribute, escapeHtml } from "./entities.ts";

/** Elements whose inner markup is text of theirs. */
export const TEXTUAL: ReadonlySet<string> = new Set(
  `title description summary content subtitle tagline info copyright rights abstract body fullitem content:encoded
  encoded xhtml:body xhtml:div dc:title dc:description dc:rights media:title media:description itunes:summary
  itunes:subtitle itunes:title atom:title atom:summary atom:content atom:rights atom:subtitle`.split(/\s+/),
);

export const ITEMS: ReadonlySet<string> = new Set(["item", "entry", "atom:entry"]);

/** Directly inside text these never stand for markup. */
const SIBLINGS = new Set(
  `guid pubdate description category enclosure comments updated published issued modified id author
  content:encoded dc:date dc:creator media:content media:thumbnail`.split(/\s+/),
);
const MAX_INNER = 200;

export class InnerMarkup {
  readonly element: Element;
  /** Whether characters are escaped: the markup is real XML, not HTML that had been escaped before. */
  escapes: boolean;
  private readonly maxText: number;
  /** Names (as written) of the open tags inside. */
  private readonly inner: string[] = [];
  private isXhtml: boolean;
  /** Said to be escaped HTML: then a wrapping tag (old TypePad) does not change how the rest is read. */
  private readonly isEscaped: boolean;

  constructor(element: Element, maxText: number) {
    const type = attribute(element, "type")?.toLowerCase() ?? "";
    this.element = element;
    this.maxText = maxText;
    this.isXhtml = type === "xhtml" || type === "application/xhtml+xml" || element.name.startsWith("xhtml:");
    this.escapes = this.isXhtml;
    this.isEscaped = type === "html";
  }

  /** Whether an element of this name shows that the text has ended. */
  endsAt(name: string): boolean {
    return !this.isXhtml && (ITEMS.has(name) || (this.inner.length === 0 && SIBLINGS.has(name)));
  }

  open(written: string, name: string, attributes: readonly string[] | undefined, selfClosing: boolean): void {
    const { element, inner } = this;
    const isXhtml = name.startsWith("xhtml:");
    if (!element.markup) {
      element.markup = true;
      // Text that already holds tags was escaped HTML; then a stray real tag does not make the rest XML.
      this.escapes ||= !this.isEscaped && (isXhtml || !/<[a-z/!]/i.test(element.text));
      if (this.escapes) element.text = escapeHtml(element.text);
    }
    this.isXhtml ||= isXhtml;
    if (element.text.length < this.maxText) {
      let tag = `<${name.slice(name.indexOf(":") + 1)}`;
      for (let i = 0; attributes !== undefined && i < attributes.length; i += 2)
        tag += ` ${attributes[i]}="${escapeAttribute(attributes[i + 1] ?? "")}"`;
      element.text += selfClosing ? `${tag} />` : `${tag}>`;
    }
    if (!selfClosing && inner.length < MAX_INNER) inner.push(written);
  }

  /** Whether the closing tag belonged to a tag inside; then it is written out. */
  close(written: string): boolean {
    const at = this.inner.lastIndexOf(written);
    if (at < 0) return false;
    this.inner.length = at;
    if (this.element.text.length < this.maxText)
      this.element.text += `</${written.slice(written.indexOf(":") + 1).toLowerCase()}>`;
    return true;
  }
}
