/**
 * Finds the element that holds the article. Every run of text gets a worth: prose counts for its length, lists of
 * links and scraps count against. The worth of an element is the sum of what is inside, so the article is the
 * smallest element that keeps nearly all the worth of the page. One pass up, one walk down.
 */
import { isBlock } from "../reading/plain-text.ts";
import { type Element, eachElement, isTag, isText, type ParentNode } from "../reading/tree.ts";
import { isCommentBox, isOtherBox } from "./names.ts";

/** What a walk learns about an element. Lengths are characters without the white space at the ends of text nodes. */
export type Measure = {
  chars: number;
  linkChars: number;
  /** What the prose below is worth, whatever the boxes around it are called. */
  prose: number;
  /** Worth of the text directly in this element; below zero for links and scraps. */
  own: number;
  /** `prose` with boxes beside the article counted for little. */
  worth: number;
  hasTitle: boolean;
};

export type Measures = Map<Element, Measure>;

/** A run of text: the direct inline content of a block. */
type Run = { chars: number; linkChars: number; stops: number; ends: boolean };

const PROSE = new Set(["p", "blockquote", "pre"]);
const LISTS = new Set(["li", "dd", "dt", "td"]);
const APART = new Set(["footer", "aside", "form"]);
/** A box with this share of the page's prose is the article, whatever it is called. */
const MAIN_SHARE = 0.4;
/** What text in a box beside the article still counts for: a page may have nothing else. */
const OTHER_FACTOR = 0.05;

const MOST_LOSS = 0.6;

const newRun = (): Run => ({ chars: 0, linkChars: 0, stops: 0, ends: false });

/** Measures every element below `root`. `title` is the element of the headline, when it is known. */
export function measure(root: Element, title: Element | undefined): Measures {
  const measures: Measures = new Map();
  const whole = measureNode(root, measures, false, title);
  weigh(root, measures, 1, whole.prose * MAIN_SHARE);
  return measures;
}

function measureNode(
  node: Element,
  measures: Measures,
  inLink: boolean,
  title: Element | undefined,
): Measure {
  const total: Measure = { chars: 0, linkChars: 0, prose: 0, own: 0, worth: 0, hasTitle: node === title };
  const linked = inLink || node.name === "a";
  let run = newRun();
  const close = (): void => {
    if (run.chars > 0) {
      total.own += worthOf(run, node.name);
      total.chars += run.chars;
      total.linkChars += run.linkChars;
    }
    run = newRun();
  };
  for (const child of node.children) {
    if (isText(child)) addText(run, child.data, linked);
    else if (isTag(child) && isInline(child)) {
      addInline(run, child, linked || child.name === "a");
      if (title && child === title) total.hasTitle = true;
    } else if (isTag(child)) {
      if (child.name === "br") continue;
      close();
      const inner = measureNode(child, measures, linked, title);
      total.prose += inner.prose;
      total.chars += inner.chars;
      total.linkChars += inner.linkChars;
      total.hasTitle ||= inner.hasTitle;
    }
  }
  close();
  total.prose += Math.max(0, total.own);
  measures.set(node, total);
  return total;
}

type Balance = { gain: number; loss: number };

function weigh(element: Element, measures: Measures, factor: number, mainProse: number): Balance {
  const measured = measures.get(element);
  if (!measured) return { gain: 0, loss: 0 };
  const share = isComments(element, measured)
    ? 0
    : isBeside(element, measured, mainProse)
      ? Math.min(factor, OTHER_FACTOR)
      : factor;
  const balance = { gain: Math.max(0, measured.own) * share, loss: Math.max(0, -measured.own) };
  for (const child of element.children) {
    if (!isTag(child)) continue;
    const inner = weigh(child, measures, share, mainProse);
    balance.gain += inner.gain;
    balance.loss += inner.loss;
  }
  // Articles that are lists of links exist (sales, results); losses alone must not hand the page to a stray box.
  measured.worth = balance.gain - Math.min(balance.loss, balance.gain * MOST_LOSS);
  return balance;
}

/** What readers said, unless the headline is in it. Often longer than the article, so its share says nothing. */
export const isComments = (element: Element, measured: Measure): boolean =>
  !measured.hasTitle && isCommentBox(element);

/** Whether an element is a box beside the article: by its name, unless most of the page's prose or the title is in it. */
export function isBeside(element: Element, measured: Measure, mainProse: number): boolean {
  if (measured.hasTitle) return false;
  // A heading's class often says how it looks; a paragraph right below shows that it belongs.
  if (/^h[2-6]$/.test(element.name) && measured.linkChars === 0 && nextElement(element)?.name === "p")
    return false;
  return measured.prose < mainProse && (APART.has(element.name) || isOtherBox(element));
}

function nextElement(element: Element): Element | undefined {
  let node = element.next;
  while (node && !isTag(node)) node = node.next;
  return node ?? undefined;
}

function worthOf(run: Run, name: string): number {
  const density = run.linkChars / run.chars;
  if (/^h[1-6]$/.test(name)) return 0;
  if (density > 0.5) return -Math.min(60, 10 + run.chars * 0.3);
  const prose = run.chars - run.linkChars;
  if (prose > 70 || (run.ends && prose > 25)) {
    const weight = PROSE.has(name) ? 1.2 : LISTS.has(name) ? 0.7 : 0.9;
    return prose * weight * (run.stops > 0 ? 1 : 0.4);
  }
  return -2;
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

/** An inline element that holds blocks (custom elements, links around whole cards) is walked like a block. */
export const isInline = (element: Element): boolean =>
  !isBlock(element.name) && element.name !== "br" && !hasBlock(element);

function hasBlock(node: ParentNode): boolean {
  for (const child of node.children) {
    if (isTag(child) && (isBlock(child.name) || child.name.includes("-") || hasBlock(child))) return true;
  }
  return false;
}

/** Each step down keeps this share of the worth: little enough to lose a stray line, too much to lose a section. */
const KEEP = 0.93;
/** Parts of prose, never the whole of it. */
const PARTS = new Set("p blockquote ul ol li dl dd dt tr td th pre h1 h2 h3 h4 figure".split(" "));

/** The smallest element that holds nearly all prose below `root`; undefined when there is none to speak of. */
export function bestContainer(root: Element, measures: Measures): Element | undefined {
  // Link lists around an article can outweigh it, so the walk starts at the element worth most, not at the root.
  let current = root;
  let most = 0;
  eachElement(root, (element) => {
    const worth = measures.get(element)?.worth ?? 0;
    if (worth > most) [current, most] = [element, worth];
  });
  for (;;) {
    const worth = measures.get(current)?.worth ?? 0;
    let next: Element | undefined;
    let nextWorth = Number.NEGATIVE_INFINITY;
    for (const child of current.children) {
      if (!isTag(child)) continue;
      const childWorth = measures.get(child)?.worth ?? 0;
      if (childWorth > nextWorth) [next, nextWorth] = [child, childWorth];
    }
    if (!next || nextWorth < KEEP * Math.max(worth, 1) || PARTS.has(next.name)) break;
    current = next;
  }
  return (measures.get(current)?.worth ?? 0) > 0 ? current : undefined;
}
