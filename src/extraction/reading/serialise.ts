/** A tree → HTML. Quotes and ampersands are escaped; the result is for the sanitiser, not for a reader. */
import { type AnyNode, isTag, isText } from "./tree.ts";

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

export function serialise(node: AnyNode): string {
  const parts: string[] = [];
  write(node, parts);
  return parts.join("");
}

function write(node: AnyNode, parts: string[]): void {
  if (isText(node)) {
    parts.push(escape(node.data));
    return;
  }
  if (!("children" in node)) return;
  if (!isTag(node)) {
    for (const child of node.children) write(child, parts);
    return;
  }
  parts.push("<", node.name);
  for (const [name, value] of Object.entries(node.attribs)) {
    if (/^[a-z][\w:.-]*$/i.test(name)) parts.push(" ", name, '="', escape(value), '"');
  }
  parts.push(">");
  if (VOID.has(node.name)) return;
  for (const child of node.children) write(child, parts);
  parts.push("</", node.name, ">");
}

const escape = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
