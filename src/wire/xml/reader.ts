/**
 * Reads a feed as a stream of chunks and gives each item as it closes, so that memory holds one item and the feed's
 * own fields, never the whole tree. Promises to keep every item that came before damage, and of an item that was
 * cut, the fields that were closed.
 */
import type { WireLimits } from "../shapes.ts";
import type { Element } from "./element.ts";
import { escapeHtml } from "./entities.ts";
import { InnerMarkup, ITEMS, TEXTUAL } from "./inner-markup.ts";
import { canonicalName, innerScope, outerScope, type Scope } from "./names.ts";
import { type XmlHandler, XmlTokens } from "./tokens.ts";

/** Elements that hold no fields of the feed themselves but others that do. */
const CONTAINERS = new Set(["rss", "rdf:rdf", "rdf", "feed", "atom:feed", "channel"]);
/** An element while it is open, and after. */
interface Open extends Element {
  written: string;
  scope: Scope;
}

export interface WireReaderNeeds {
  limits: WireLimits;
  /** Address that the document's own base addresses start from. */
  base: string;
  onItem: (item: Element) => void;
}

export class WireReader implements XmlHandler {
  /** Elements around the items, outermost first; their attributes carry version and language. */
  readonly containers: Element[] = [];
  /** What the feed says of itself. */
  readonly fields: Element[] = [];
  isHtml = false;
  /** Whether the document ended inside one of its elements: its server broke off without saying so. */
  isCut = false;
  /** Items passed over because the limit was reached. */
  passedOver = 0;
  private readonly needs: WireReaderNeeds;
  private readonly tokens: XmlTokens;
  private readonly stack: Open[] = [];
  private readonly ground: Open;
  /** The open text element, whose inner markup is text of it. */
  private markup: InnerMarkup | undefined;
  private isAtom = false;
  private itemDepth = -1;
  private itemElements = 0;
  private items = 0;
  private beyond = 0;

  constructor(needs: WireReaderNeeds) {
    this.needs = needs;
    this.tokens = new XmlTokens(this, needs.limits.attributes);
    this.ground = {
      name: "",
      written: "",
      scope: outerScope(),
      attributes: undefined,
      text: "",
      markup: false,
      children: [],
      base: needs.base,
      language: undefined,
    };
  }

  write(chunk: string): void {
    this.tokens.write(chunk);
  }

  end(): void {
    this.tokens.end();
    this.isCut = this.stack.length > 0;
    // An item still open was cut: its closed fields are kept, the unfinished one is not.
    if (this.itemDepth >= 0) {
      const item = this.stack[this.itemDepth];
      this.stack.length = 0;
      this.itemDepth = -1;
      if (item && item.children.length > 0) this.give(item);
    }
  }

  innermost(): string | undefined {
    return this.stack.at(-1)?.written;
  }

  open(written: string, attributes: string[] | undefined, selfClosing: boolean): void {
    const parent = this.stack.at(-1) ?? this.ground;
    const scope = attributes ? innerScope(parent.scope, attributes) : parent.scope;
    let name = canonicalName(scope, written);
    if (this.isAtom && name.startsWith("atom:")) name = name.slice(5);
    if (this.markup && !this.markup.endsAt(name)) {
      this.markup.open(written, name, attributes, selfClosing);
      return;
    }
    if (this.markup) this.pop();

    if (ITEMS.has(name)) {
      this.closeItem();
      this.beyond = 0;
    } else if (this.stack.length - Math.max(0, this.itemDepth) >= this.needs.limits.depth) {
      if (!selfClosing) this.beyond++;
      return;
    }
    const outer = this.stack.at(-1) ?? this.ground;
    const element: Open = {
      name,
      written,
      scope,
      attributes,
      text: "",
      markup: false,
      children: NONE,
      base: attributes ? baseOf(attributes, outer.base) : outer.base,
      language: attributes ? languageOf(attributes, outer.language) : outer.language,
    };
    if (this.itemDepth < 0) this.noteOutside(element);
    else this.itemElements++;
    this.stack.push(element);
    if (this.itemDepth < 0 && ITEMS.has(name)) {
      this.itemDepth = this.stack.length - 1;
      this.itemElements = 0;
    }
    if (selfClosing) this.pop();
    else if (TEXTUAL.has(name) && (this.containers.length > 0 || this.itemDepth >= 0))
      this.markup = new InnerMarkup(element, this.needs.limits.text);
  }

  close(written: string): void {
    if (this.markup?.close(written)) return;
    if (this.beyond > 0) {
      this.beyond--;
      return;
    }
    let at = this.stack.length - 1;
    while (at >= 0 && !sameName(this.stack[at]?.written, written)) at--;
    if (at < 0) return;
    while (this.stack.length > at) this.pop();
  }

  text(text: string): void {
    if (this.beyond > 0) return;
    const element = this.stack.at(-1);
    if (!element) return;
    const room = this.needs.limits.text - element.text.length;
    if (room <= 0) return;
    const piece = this.markup?.element === element && this.markup.escapes ? escapeHtml(text) : text;
    if (piece.length > room) element.text += piece.slice(0, room).toWellFormed();
    else element.text = element.text === "" ? piece : element.text + piece;
  }

  /** Notes what stands outside of items: containers, the feed's fields, or that this is a page. */
  private noteOutside(element: Element): void {
    const { name } = element;
    if (CONTAINERS.has(name)) {
      if (name === "feed" || name === "atom:feed") this.isAtom = true;
      if (name === "atom:feed") element.name = "feed";
      if (this.containers.length < 10) this.containers.push(element);
    } else if (name === "atom:entry" || (name === "entry" && this.containers.length === 0)) {
      this.isAtom = true;
      element.name = "entry";
      if (this.containers.length === 0) this.containers.push(element);
    } else if ((name === "html" || name === "xhtml:html") && this.containers.length === 0) {
      this.isHtml = true;
    }
  }

  private pop(): void {
    const element = this.stack.pop();
    if (!element) return;
    if (this.markup?.element === element) this.markup = undefined;
    const depth = this.stack.length;
    const parent = this.stack[depth - 1];
    if (depth === this.itemDepth) {
      this.itemDepth = -1;
      this.give(element);
    } else if (!parent) {
      return;
    } else if (this.itemDepth >= 0) {
      if (this.itemElements <= this.needs.limits.elements) adopt(parent, element);
    } else if (CONTAINERS.has(parent.name)) {
      if (!CONTAINERS.has(element.name) && this.fields.length < this.needs.limits.elements)
        this.fields.push(element);
    } else if (parent.children.length < this.needs.limits.elements) adopt(parent, element);
  }

  private give(item: Element): void {
    // A page may have elements of these names, but no feed around them.
    if (this.isHtml && this.containers.length === 0) return;
    if (this.items >= this.needs.limits.items) {
      this.passedOver++;
      return;
    }
    this.items++;
    this.needs.onItem(item);
  }

  /** Items never nest: an open one whose closing tag is missing ends where the next begins. */
  private closeItem(): void {
    if (this.itemDepth < 0) {
      // A field of the feed left open must not swallow the items.
      while (this.stack.length > 0 && !CONTAINERS.has(this.stack.at(-1)?.name ?? "")) this.pop();
      return;
    }
    const depth = this.itemDepth;
    while (this.stack.length > depth) this.pop();
  }
}

const sameName = (a: string | undefined, b: string): boolean =>
  a === b || (a !== undefined && a.length === b.length && a.toLowerCase() === b.toLowerCase());

/** Most elements have no children: they share one empty list until they do. */
const NONE: Element[] = [];

function adopt(parent: Element, element: Element): void {
  if (parent.children === NONE) parent.children = [element];
  else parent.children.push(element);
}

const attributeOf = (attributes: readonly string[], name: string): string | undefined => {
  for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === name) return attributes[i + 1];
  return undefined;
};

/** xml:base (W3C XML Base): relative to the outer one; anything but http(s) is no base. */
function baseOf(attributes: readonly string[], outer: string): string {
  const written = attributeOf(attributes, "xml:base");
  if (written === undefined) return outer;
  const url = URL.parse(written.trim(), outer);
  return url && /^https?:$/.test(url.protocol) ? url.href : outer;
}

const languageOf = (attributes: readonly string[], outer: string | undefined): string | undefined =>
  attributeOf(attributes, "xml:lang")?.trim() ?? outer;
