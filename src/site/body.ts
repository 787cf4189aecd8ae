/**
 * A kept body as a page shows it. It was sanitised when it was saved; here it only loses what would load from a
 * stranger and what a small screen cannot hold. Pictures in bodies come back when our image service holds them.
 */
import { type ChildNode, Element } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";

const PICTURES = new Set(["img", "picture", "source"]);
/** Shown although they hold no text. */
const MARKS = new Set(["hr", "br", "wbr", "table", "td", "th", "tr", "col", "colgroup", "tbody", "thead"]);
const WIDE = new Set(["table", "pre"]);

/** Removes pictures and what is empty without them, and lets wide tables and code scroll by themselves. */
export function prepareBody(html: string): string {
  const root = parseDocument(html);
  for (const picture of DomUtils.getElementsByTagName((name) => PICTURES.has(name), root)) removeUp(picture);
  for (const figure of DomUtils.getElementsByTagName("figure", root))
    if (isCaptionOnly(figure)) DomUtils.removeElement(figure);
  for (const wide of DomUtils.getElementsByTagName((name) => WIDE.has(name), root)) wrap(wide);
  return DomUtils.getOuterHTML(root);
}

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
