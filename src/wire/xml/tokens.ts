/**
 * Turns text into elements, with htmlparser2's tokenizer underneath. Promises to call back in document order, to
 * take any text without throwing, in time linear to its length, and to find its feet again after a cut tag, an
 * unclosed quote, CDATA section or comment, so that what follows the damage is not lost. Entities of a DTD are
 * never expanded and nothing external is ever asked for.
 */
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2";
import { Chunks } from "./chunks.ts";
import { decodeEntities } from "./entities.ts";

export interface XmlHandler {
  /** `attributes` alternates names (as written) and values (entities resolved). */
  open(name: string, attributes: string[] | undefined, selfClosing: boolean): void;
  close(name: string): void;
  /** Entities resolved. */
  text(text: string): void;
  /** Name (as written) of the innermost open element: what an unclosed CDATA section would end with. */
  innermost(): string | undefined;
}

/** ASCII letters, "_" and everything beyond ASCII: wide enough for XML, too narrow for what a cut tag leaves. */
const isNameStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
const ROOT = /^(?:[\w-]+:)?(?:rss|rdf|feed|channel|html|opml)$/i;
const FEED_TAG = /<\/?(?:item|entry|title|link|guid|description|channel|feed|outline)\b/i;
const ITEM_TAG = /<\/?(?:item|entry)\b/i;
const MAX_RECOVERIES = 12;

export class XmlTokens implements TokenizerCallbacks {
  private readonly tokenizer: Tokenizer;
  private readonly handler: XmlHandler;
  private readonly maxAttributes: number;
  private readonly level: number;
  private readonly chunks = new Chunks();
  /** Where the name of the last closing tag ended; -1 when that tag has been dealt with. */
  private closedAt = -1;
  private pending = "";
  private name = "";
  private attributes: string[] | undefined;
  private attributeName = "";
  private value = "";
  private inAttribute = false;
  private nextNameCloses = false;
  private inSubset = false;
  private ended = false;

  constructor(handler: XmlHandler, maxAttributes: number, level = 0) {
    this.handler = handler;
    this.maxAttributes = maxAttributes;
    this.level = level;
    // Entities are resolved here, where text is known to be whole, and only where there is an ampersand.
    this.tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, this);
  }

  write(chunk: string): void {
    this.chunks.add(chunk);
    this.tokenizer.write(chunk);
  }

  end(): void {
    this.ended = true;
    this.tokenizer.end();
    if (this.inAttribute) this.recoverQuote('"');
    this.flush();
  }

  ontext(start: number, end: number): void {
    if (this.closedAt >= 0) this.afterClose(start);
    const text = this.chunks.slice(start, end);
    if (this.inSubset) {
      if (text.includes("]")) this.inSubset = false;
    } else if (this.ended && text.includes("<")) {
      this.again(text.slice(text.indexOf("<")).replaceAll("<?", ""));
    } else {
      this.pending = this.pending === "" ? text : this.pending + text;
    }
  }

  oncdata(start: number, end: number, endOffset: number): void {
    this.flush(start - 9);
    const text = this.chunks.slice(start, end - endOffset);
    const closed = endOffset > 0;
    const cut = closed && !text.includes("<![CDATA[") ? -1 : this.findDamage(text, closed);
    if (cut < 0) {
      this.handler.text(text);
      return;
    }
    this.handler.text(text.slice(0, cut));
    const inner = closed ? text.lastIndexOf("<![CDATA[") : text.length;
    const rest = text.slice(cut, inner).replaceAll("<![CDATA[", "");
    this.again(closed ? `${rest}${text.slice(inner)}]]>` : rest);
  }

  /**
   * Where a CDATA section should have ended: before the closing tag of the element it stands in. Either no "]]>"
   * ever came, or the one that came belongs to a later section. -1 when the section looks whole.
   */
  private findDamage(text: string, closed: boolean): number {
    const element = this.handler.innermost();
    const own = element === undefined ? -1 : text.indexOf(`</${element}`);
    const other = text.search(ITEM_TAG);
    const cut = own < 0 || other < 0 ? Math.max(own, other) : Math.min(own, other);
    return closed && cut > text.lastIndexOf("<![CDATA[") ? -1 : cut;
  }

  oncomment(start: number, end: number, endOffset: number): void {
    this.flush(start - 4);
    if (this.ended && endOffset === 0) this.again(this.chunks.slice(start, end).replaceAll("<!--", ""));
  }

  ondeclaration(start: number, end: number): void {
    this.flush(start - 2);
    // A DTD's internal subset is passed over whole: its entities may hold anything, also tags.
    const text = this.chunks.slice(start, end);
    if (/^DOCTYPE\b/i.test(text) && text.includes("[") && !text.slice(-2).includes("]")) this.inSubset = true;
    else if (!this.inSubset && text.lastIndexOf("<") > 0) this.again(`${text.slice(text.lastIndexOf("<"))}>`);
  }

  onprocessinginstruction(start: number, end: number): void {
    this.flush(start - 2);
    // "<?xml version='1.0'>" without its second question mark runs on to the next one, whatever lies between.
    const text = this.chunks.slice(start, end);
    const tag = text.indexOf("<");
    if (tag > 0 && FEED_TAG.test(text)) this.again(text.slice(tag));
  }

  onopentagname(start: number, end: number): void {
    this.flush(start - 1);
    this.attributes = undefined;
    this.begin(this.chunks.slice(start, end));
  }

  onattribname(start: number, end: number): void {
    const name = this.chunks.slice(start, end);
    if (this.nextNameCloses) {
      this.nextNameCloses = false;
      this.name = "";
      this.handler.close(name);
    } else if (name.includes("<")) {
      // The tag before was cut: this is the next one's name.
      this.finish(false);
      this.begin(name);
      this.attributeName = "";
      return;
    }
    this.attributeName = name;
  }

  onattribdata(start: number, end: number): void {
    this.inAttribute = true;
    const data = this.chunks.slice(start, end);
    this.value = this.value === "" ? data : this.value + data;
  }

  onattribend(quote: number): void {
    this.inAttribute = false;
    if (quote >= 2 && this.value.includes("<") && this.recoverQuote(quote === 2 ? "'" : '"')) return;
    if (this.attributeName !== "" && this.name !== "") {
      this.attributes ??= [];
      if (this.attributes.length < this.maxAttributes * 2)
        this.attributes.push(this.attributeName, decodeEntities(this.value));
    }
    this.value = "";
  }

  onopentagend(): void {
    this.finish(false);
  }

  onselfclosingtag(): void {
    this.finish(true);
  }

  onclosetag(start: number, end: number): void {
    this.flush(start - 2);
    this.closedAt = end;
    if (this.inSubset) return;
    const name = this.chunks.slice(start, end);
    const cut = name.indexOf("<");
    this.handler.close(cut < 0 ? name : name.slice(0, cut));
    if (cut < 0) return;
    this.attributes = undefined;
    this.begin(name.slice(cut));
    this.finish(false);
  }

  onend(): void {}
  onattribentity(): void {}
  ontextentity(): void {}

  /** Takes a tag's name, passing over what a cut tag left before it ("lin<title"). */
  private begin(written: string): void {
    const cut = written.lastIndexOf("<");
    const name = cut < 0 ? written : written.slice(cut + 1);
    // In "<<</title>" the slash ended the "name": the next name is that of a closing tag.
    this.nextNameCloses = name === "" && written !== "";
    this.name = isNameStart(name.charCodeAt(0)) ? name : "";
  }

  private finish(selfClosing: boolean): void {
    const { name } = this;
    this.name = "";
    this.nextNameCloses = false;
    if (name === "" || (this.inSubset && !ROOT.test(name))) return;
    this.inSubset = false;
    this.handler.open(name, this.attributes, selfClosing);
    this.attributes = undefined;
  }

  /** A quote that was never closed has swallowed tags: give them back. Returns false when the value looks whole. */
  private recoverQuote(quote: string): boolean {
    const { value } = this;
    const cut = value.indexOf(">");
    const rest = cut < 0 ? "" : value.slice(cut + 1);
    if (!FEED_TAG.test(rest)) return false;
    this.value = value.slice(0, cut).replace(/\/$/, "");
    this.onattribend(0);
    this.finish(value.charAt(cut - 1) === "/");
    this.again(rest + quote);
    return true;
  }

  /** A closing tag without its own ">" has swallowed the tag that did have one: "</title <link>". */
  private afterClose(start: number): void {
    const from = this.closedAt;
    this.closedAt = -1;
    if (start <= from + 1) return;
    const gap = this.chunks.slice(from, start);
    const tag = gap.lastIndexOf("<");
    if (tag >= 0) this.again(gap.slice(tag));
  }

  private again(text: string): void {
    if (this.level >= MAX_RECOVERIES) return;
    const tokens = new XmlTokens(this.handler, this.maxAttributes, this.level + 1);
    tokens.write(text);
    tokens.end();
  }

  /** Hands on the text before a tag. `start` is where the tag starts. */
  private flush(start = -1): void {
    if (this.closedAt >= 0) this.afterClose(start);
    if (this.pending === "") return;
    const text = this.pending;
    this.pending = "";
    this.handler.text(decodeEntities(text));
  }
}
