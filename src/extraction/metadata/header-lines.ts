/**
 * What the page prints around its headline: the lines where publishers put the credit and the date, whatever their
 * markup is called.
 */
import { oneLine } from "#base/text.ts";
import { isBlock } from "../reading/plain-text.ts";
import { type AnyNode, type Document, type Element, isTag, isText } from "../reading/tree.ts";

/** Lines above and below; a publisher's bar of section names is longer than what belongs to the article above it. */
const ABOVE = 8;
const BELOW = 40;
const MAX_CHARS = 160;
/** A line of this length is a paragraph. */
const PROSE_CHARS = 240;
/** A standfirst and a long caption may come before the credit. */
const PROSE_LINES = 2;

/** Short lines near `title`, nearest first below, then those above. */
export function headerLines(page: Document, title: Element | undefined): string[] {
  if (!title) return [];
  const above: string[] = [];
  const below: string[] = [];
  let line = "";
  let passed = false;
  let prose = 0;
  let done = false;
  const flush = (): void => {
    const text = oneLine(line);
    line = "";
    if (!text) return;
    if (passed) {
      if (text.length > PROSE_CHARS) prose++;
      if (prose > PROSE_LINES || below.length >= BELOW) done = true;
      else if (text.length <= MAX_CHARS) below.push(text);
    } else {
      above.push(text);
      if (above.length > ABOVE) above.shift();
    }
  };
  const visit = (node: AnyNode): void => {
    if (done) return;
    if (isText(node)) {
      line += node.data;
      return;
    }
    if (!("children" in node)) return;
    if (!isTag(node)) {
      for (const child of node.children) visit(child);
      return;
    }
    if (SKIPPED.has(node.name)) return;
    if (node === title) {
      flush();
      passed = true;
      return;
    }
    const apart = isBlock(node.name) || node.name === "br" || node.name === "time" || node.name === "button";
    if (apart) flush();
    for (const child of node.children) visit(child);
    if (apart) flush();
    // Labels that only a style sheet parts: <span>Ann Lee</span><span>Dec 5</span>.
    else line += " ";
  };
  visit(page);
  flush();
  return [...below, ...above.filter((text) => text.length <= MAX_CHARS).reverse()];
}

const SKIPPED = new Set("script style template head svg noscript select figure nav footer".split(" "));
