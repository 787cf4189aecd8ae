/**
 * A page as a tree, and the few operations on it that this room needs. The tree is built within limits: a page
 * that nests too deep or holds too many elements is refused while it is read, so every walk that recurses over
 * the finished tree is safe.
 */
import {
  type AnyNode,
  type ChildNode,
  type Document,
  Element,
  isTag,
  isText,
  type ParentNode,
  Text,
} from "domhandler";
import { DomHandler, Parser } from "htmlparser2";

export type { AnyNode, ChildNode, Document, ParentNode };
export { Element, isTag, isText, Text };

export type TreeLimits = { maxDepth: number; maxElements: number };

/** For pieces of a page that has already passed its limits. */
export const defaultTreeLimits: TreeLimits = { maxDepth: 1_000, maxElements: 500_000 };

/** Thrown inside the parser to leave it at once; never leaves `parseTree`. */
class OverLimit extends Error {}

class LimitedHandler extends DomHandler {
  readonly limits: TreeLimits;
  #elements = 0;

  constructor(limits: TreeLimits) {
    super(null, {});
    this.limits = limits;
  }

  override onopentag(name: string, attribs: { [key: string]: string }): void {
    super.onopentag(name, attribs);
    if (this.tagStack.length > this.limits.maxDepth) throw new OverLimit("depth");
    if (++this.#elements > this.limits.maxElements) throw new OverLimit("elements");
  }
}

/** Reads HTML into a tree. "depth" or "elements" when a limit is passed; broken markup is never an error. */
export function parseTree(html: string, limits: TreeLimits): Document | "depth" | "elements" {
  const handler = new LimitedHandler(limits);
  try {
    new Parser(handler, { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true }).end(
      html,
    );
  } catch (error) {
    if (error instanceof OverLimit) return error.message === "depth" ? "depth" : "elements";
    throw error;
  }
  return handler.root;
}

/** Calls `visit` for every element, parents first. Return false to leave out what is inside. */
export function eachElement(node: AnyNode, visit: (element: Element) => unknown): void {
  if (isTag(node) && visit(node) === false) return;
  if (!("children" in node)) return;
  // The next sibling is taken before the visit, so that a visit may remove the element it is given.
  let child = node.children[0] as ChildNode | undefined;
  while (child) {
    const next: ChildNode | null = child.next;
    if ("children" in child) eachElement(child, visit);
    child = next ?? undefined;
  }
}

/** All elements below `node` for which `test` holds, in document order. */
export function findElements(node: AnyNode, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  eachElement(node, (element) => {
    if (test(element)) found.push(element);
  });
  return found;
}

export const attribute = (element: Element, name: string): string => element.attribs[name] ?? "";

/**
 * Class and id in one lower-case text, for patterns. Camel case is parted: "relatedLinks" → "related-links"; two
 * small letters at least, as ids made by chance ("AdDsWC") are no words. An id of a heading, or of four words and
 * more, repeats a heading's text for links to it, and says nothing about the box.
 */
export function namesOf(element: Element): string {
  const id = attribute(element, "id");
  const isAnchor = /^h[1-6]$/.test(element.name) || /^[^-_]+(?:[-_]+[^-_]+){3}/.test(id);
  const names = `${attribute(element, "class")} ${isAnchor ? "" : id}`;
  return names === " " ? "" : names.replace(/([a-z]{2})([A-Z])/g, "$1-$2").toLowerCase();
}

/** Takes a node out of the tree. Unlike a DOM's `remove`, keeps the node's own links, so a walk may go on. */
export function detach(node: ChildNode): void {
  const parent = node.parent;
  if (!parent) return;
  const index = parent.children.indexOf(node);
  if (index >= 0) parent.children.splice(index, 1);
  if (node.prev) node.prev.next = node.next;
  if (node.next) node.next.prev = node.prev;
  node.parent = null;
}

/** Removes every element for which `test` holds. One pass, linear also when thousands of siblings go. */
export function removeWhere(node: ParentNode, test: (element: Element) => boolean): void {
  const kept: ChildNode[] = [];
  for (const child of node.children) {
    if (isTag(child) && test(child)) {
      child.parent = null;
      continue;
    }
    if ("children" in child) removeWhere(child, test);
    kept.push(child);
  }
  if (kept.length !== node.children.length) setChildren(node, kept);
}

/** Gives `parent` these children, in this order, and mends all links. */
export function setChildren(parent: ParentNode, children: ChildNode[]): void {
  parent.children = children;
  children.forEach((child, i) => {
    child.parent = parent;
    child.prev = children[i - 1] ?? null;
    child.next = children[i + 1] ?? null;
  });
}

/** A new element that holds these nodes. */
export function wrap(name: string, children: ChildNode[]): Element {
  const element = new Element(name, {});
  setChildren(element, children);
  return element;
}

/** Raw text below a node, as it stands in the page. */
export function rawText(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!("children" in node)) return "";
  let text = "";
  for (const child of node.children) text += rawText(child);
  return text;
}
