/**
 * The first cut, on the whole page: what no reader sees and what is never part of an article (scripts, forms'
 * controls, navigation). Careful about anything that some template wraps around its whole content.
 */
import { attribute, type Document, type Element, isTag, isText, removeWhere } from "../reading/tree.ts";

const NEVER = new Set(
  "script style template link meta button input select textarea label datalist svg canvas nav menu dialog object applet map noscript".split(
    " ",
  ),
);

export function stripPage(page: Document): void {
  removeWhere(page, (element) => NEVER.has(element.name) || isHidden(element));
}

/** Hidden from everyone. Text that waits for a script (a fold, a fade) is often hidden too, so long text stays. */
function isHidden(element: Element): boolean {
  const style = attribute(element, "style");
  const hidden =
    "hidden" in element.attribs ||
    (style !== "" && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) ||
    (attribute(element, "aria-hidden") === "true" && element.name !== "p");
  return hidden && element.name !== "body" && element.name !== "html" && proseLength(element) < 1_200;
}

/** Characters in paragraphs. */
function proseLength(element: Element): number {
  let length = 0;
  for (const child of element.children) {
    if (isText(child)) length += element.name === "p" ? child.data.trim().length : 0;
    else if (isTag(child) && !NEVER.has(child.name)) length += proseLength(child);
  }
  return length;
}
