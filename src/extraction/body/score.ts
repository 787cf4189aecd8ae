/**
 * Finds the element that holds the article. Every run of text gets a worth: prose counts for its length, lists of
 * links and scraps count against. The worth of an element is the sum of what is inside, so the article is the
 * smallest element that keeps nearly all the worth of the page. One pass up, one walk down.
 */
import { isBlock } from "../reading/plain-text.ts";
import { type AnyNode, type Element, isTag, isText } from "../reading/tree.ts";
import { isBodyBox, isOtherBox } from "./names.ts";

/** What a walk learns about an element. */
export type Worth = { worth: number; chars: number; linkChars: number };

export type Worths = Map<Element, Worth>;

/** A run of text: the direct inline content of a block. */
type Run = { chars: number; linkChars: number; stops: number; ends: boolean };

const PROSE = new Set(["p", "blockquote", "pre"]);
const LISTS = new Set(["li", "dd", "dt", "td"]);
const APART = new Set(["footer", "aside", "header", "form"]);

/** The worth of every element below `root`. */
export function weigh(root: AnyNode): Worths {
  const worths: Worths = new Map();
  weighNode(root, worths, 1, false);
  return worths;
}

function weighNode(node: AnyNode, worths: Worths, factor: number, inLink: boolean): Worth {
  const total: Worth = { worth: 0, chars: 0, linkChars: 0 };
  if (!("children" in node)) return total;
  const name = isTag(node) ? node.name : "";
  let share = factor;
  if (isTag(node) && name !== "body" && name !== "html" && name !== "main" && name !== "article") {
    if (APART.has(name) || isOtherBox(node)) share = Math.min(factor, 0.1);
  }
  let run: Run = { chars: 0, linkChars: 0, stops: 0, ends: false };
  const close = (): void => {
    if (run.chars > 0) total.worth += worthOf(run, name, share);
    run = { chars: 0, linkChars: 0, stops: 0, ends: false };
  };
  const linked = inLink || name === "a";
  for (const child of node.children) {
    if (isText(child)) {
      addText(run, child.data, linked);
    } else if (isTag(child) && !isBlock(child.name) && child.name !== "br" && !hasBlock(child)) {
      addInline(run, child, linked || child.name === "a");
    } else if (isTag(child)) {
      if (child.name === "br") continue;
      close();
      const inner = weighNode(child, worths, share, linked);
      total.worth += inner.worth;
      total.chars += inner.chars;
      total.linkChars += inner.linkChars;
      continue;
    }
  }
  const direct = directChars(node, linked);
  total.chars += direct.chars;
  total.linkChars += direct.linkChars;
  close();
  if (isTag(node)) worths.set(node, total);
  return total;
}

function worthOf(run: Run, name: string, share: number): number {
  const density = run.linkChars / run.chars;
  if (/^h[1-6]$/.test(name)) return 0;
  if (density > 0.5) return -Math.min(60, 10 + run.chars * 0.3);
  const prose = run.chars - run.linkChars;
  if (prose > 70 || (run.ends && prose > 25)) {
    const weight = PROSE.has(name) ? 1.2 : LISTS.has(name) ? 0.7 : 0.9;
    return prose * weight * share * (run.stops > 0 ? 1 : 0.4);
  }
  return share < 1 ? -5 : -2;
}

function addText(run: Run, text: string, linked: boolean): void {
  const trimmed = text.trim();
  if (!trimmed) return;
  run.chars += trimmed.length;
  if (linked) run.linkChars += trimmed.length;
  run.stops += trimmed.match(/[.,;:!?…。、，！？：；،؟]/g)?.length ?? 0;
  run.ends = /[.!?…。！？»”"')\]]$/.test(trimmed);
}

function addInline(run: Run, node: Element, linked: boolean): void {
  for (const child of node.children) {
    if (isText(child)) addText(run, child.data, linked);
    else if (isTag(child)) addInline(run, child, linked || child.name === "a");
  }
}

function directChars(node: AnyNode & { children: AnyNode[] }, linked: boolean): { chars: number; linkChars: number } {
  const run: Run = { chars: 0, linkChars: 0, stops: 0, ends: false };
  for (const child of node.children) {
    if (isText(child)) addText(run, child.data, linked);
    else if (isTag(child) && !isBlock(child.name) && child.name !== "br" && !hasBlock(child)) addInline(run, child, linked || child.name === "a");
  }
  return run;
}

/** An inline element that holds blocks (custom elements, links around whole cards) is walked like a block. */
function hasBlock(element: Element): boolean {
  for (const child of element.children) {
    if (isTag(child) && (isBlock(child.name) || child.name.includes("-") || hasBlock(child))) return true;
  }
  return false;
}

/** Keeps this share of the worth at each step down. */
const KEEP = 0.8;

/** The smallest element that holds nearly all prose below `root`; undefined when there is none to speak of. */
export function bestContainer(root: Element, worths: Worths): Element | undefined {
  const total = worths.get(root)?.worth ?? 0;
  let current = root;
  let marked: Element | undefined;
  for (;;) {
    if (isBodyBox(current)) marked = current;
    const worth = worths.get(current)?.worth ?? 0;
    let next: Element | undefined;
    let nextWorth = Number.NEGATIVE_INFINITY;
    for (const child of current.children) {
      if (!isTag(child)) continue;
      const childWorth = worths.get(child)?.worth ?? 0;
      if (childWorth > nextWorth) [next, nextWorth] = [child, childWorth];
    }
    if (!next || nextWorth < KEEP * Math.max(worth, 1) || /^(?:p|blockquote|table|ul|ol|li|tr|td)$/.test(next.name)) break;
    current = next;
  }
  void marked;
  return total > 0 || (worths.get(current)?.chars ?? 0) > 200 ? current : undefined;
}
