/** A tree → HTML. Quotes and ampersands are escaped; the result is for the sanitiser, not for a reader. */
import { type AnyNode, isTag, isText } from "./tree.ts";

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** HTML of a node; with `only`, no attributes but these. */
export function serialise(node: AnyNode, only?: ReadonlySet<string>): string {
  const parts: string[] = [];
  write(node, parts, only);
  return parts.join("");
}

function write(node: AnyNode, parts: string[], only?: ReadonlySet<string>): void {
  if (isText(node)) {
    parts.push(escapeHtml(node.data));
    return;
  }
  if (!("children" in node)) return;
  if (!isTag(node)) {
    for (const child of node.children) write(child, parts, only);
    return;
  }
  parts.push("<", node.name);
  for (const [name, value] of Object.entries(node.attribs)) {
    if (only ? only.has(name) : /^[a-z][\w:.-]*$/i.test(name))
      parts.push(" ", name, '="', escapeHtml(value), '"');
  }
  parts.push(">");
  if (VOID.has(node.name)) return;
  for (const child of node.children) write(child, parts, only);
  parts.push("</", node.name, ">");
}

const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
