/**
 * A kept body as a page shows it. It was sanitised when it was saved; here it only loses what would load from a
 * stranger and what a small screen cannot hold. Pictures in bodies come back when our image service holds them.
 */
import { type ChildNode, Element, type ParentNode, Text } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";

const PICTURES = new Set(["img", "picture", "source"]);
/** Shown although they hold no text. */
const MARKS = new Set(["hr", "br", "wbr", "table", "td", "th", "tr", "col", "colgroup", "tbody", "thead"]);
const WIDE = new Set(["table", "pre"]);
const BOXES = new Set(["div", "section", "article", "main"]);

/** Characters from which on a body is folded (about 1,200 English words), those shown before the fold, and the least behind it. */
const LONG_CHARS = 7200;
const SHOWN_CHARS = 1800;
const FOLDED_CHARS = 2400;
/** Read in a minute, about. */
const CHARS_A_MINUTE = 1300;

/**
 * Removes pictures and what is empty without them, and lets wide tables and code scroll by themselves. A long body is
 * folded after its first paragraphs, `open` or not.
 */
export function prepareBody(html: string, { open }: { open: boolean } = { open: true }): string {
  const root = parseDocument(html);
  for (const picture of DomUtils.getElementsByTagName((name) => PICTURES.has(name), root)) removeUp(picture);
  for (const figure of DomUtils.getElementsByTagName("figure", root))
    if (isCaptionOnly(figure)) DomUtils.removeElement(figure);
  for (const wide of DomUtils.getElementsByTagName((name) => WIDE.has(name), root)) wrap(wide);
  if (DomUtils.textContent(root).length >= LONG_CHARS) fold(root, open);
  return DomUtils.getOuterHTML(root);
}

/** Puts what comes after the first paragraphs into a `<details>`, unless that would not be worth it. */
function fold(root: ParentNode, open: boolean): void {
  const holder = holderOf(root);
  const blocks = [...holder.children];
  let shown = 0;
  let from = blocks.findIndex((block) => {
    if (shown >= SHOWN_CHARS) return true;
    shown += DomUtils.textContent(block).length;
    return false;
  });
  // A heading stays with what it stands over.
  for (
    let before = blocks[from - 1];
    before && (isHeading(before) || isBlank(before));
    before = blocks[from - 1]
  )
    from--;
  const rest = blocks.slice(from);
  const chars = rest.reduce((sum, block) => sum + DomUtils.textContent(block).length, 0);
  if (from < 1 || chars < FOLDED_CHARS) return;
  const minutes = Math.round(chars / CHARS_A_MINUTE);
  const label = new Text(`Read the rest, about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`);
  const details = new Element("details", { class: "rest", ...(open ? { open: "" } : {}) });
  DomUtils.appendChild(holder, details);
  DomUtils.appendChild(details, new Element("summary", { lang: "en", dir: "ltr" }, [label]));
  for (const block of rest) {
    DomUtils.removeElement(block);
    DomUtils.appendChild(details, block);
  }
}

/** Publishers put whole articles into boxes: the innermost one that holds all blocks. */
function holderOf(node: ParentNode): ParentNode {
  const [only, ...others] = node.children.filter((child) => !isBlank(child));
  const isBox = only instanceof Element && BOXES.has(only.name) && others.length === 0;
  return isBox ? holderOf(only) : node;
}

const isHeading = (node: ChildNode): boolean => node instanceof Element && /^h[1-6]$/.test(node.name);

/** Removes an element, and its parents as far as they hold nothing else. */
function removeUp(node: Element): void {
  const { parent } = node;
  DomUtils.removeElement(node);
  if (!(parent instanceof Element) || MARKS.has(parent.name) || !isBlank(parent)) return;
  const holds = DomUtils.getElementsByTagName((name) => PICTURES.has(name) || MARKS.has(name), parent);
  if (holds.length === 0) removeUp(parent);
}

/** A caption says nothing without its picture; a figure with a table or a quotation still does. */
const isCaptionOnly = (figure: Element): boolean =>
  figure.children.every(
    (child) => (child instanceof Element && child.name === "figcaption") || isBlank(child),
  );

const isBlank = (node: ChildNode): boolean => DomUtils.textContent(node).trim() === "";

/** Focusable, so that the keyboard can scroll it too (WCAG 2.1.1). */
function wrap(wide: Element): void {
  const label = wide.name === "pre" ? "Code" : "Table";
  const box = new Element("section", { class: "wide", tabindex: "0", "aria-label": label });
  DomUtils.replaceElement(wide, box);
  DomUtils.appendChild(box, wide);
}
