/**
 * A tree → plain text as a reader would copy it: one empty line between blocks, a line end for a line break, a tab
 * between cells. White space is folded as a browser does.
 */
import { withoutControls } from "#base/text.ts";
import { type AnyNode, type Element, isTag, isText } from "./tree.ts";

const BLOCKS = new Set(
  (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody tfoot thead tr ul caption " +
    "noscript option select video audio iframe"
  ).split(" "),
);
const SILENT = new Set(["script", "style", "template", "head", "title", "textarea"]);

export const isBlock = (name: string): boolean => BLOCKS.has(name);

/** The text of a tree, controls removed, with paragraph breaks kept. Elements for which `leaveOut` holds are skipped. */
export function plainText(node: AnyNode, leaveOut: (element: Element) => boolean = () => false): string {
  const parts: string[] = [];
  write(node, parts, false, leaveOut);
  return withoutControls(parts.join(""))
    .replace(/[^\S\n]*\n[^\S\n]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function write(
  node: AnyNode,
  parts: string[],
  preformatted: boolean,
  leaveOut: (element: Element) => boolean,
): void {
  if (isText(node)) {
    parts.push(preformatted ? node.data : node.data.replace(/[\s\u00a0]+/g, " "));
    return;
  }
  if (!("children" in node)) return;
  const name = isTag(node) ? node.name : "";
  if (SILENT.has(name) || (isTag(node) && leaveOut(node))) return;
  if (name === "br") {
    parts.push("\n");
    return;
  }
  const block = BLOCKS.has(name);
  if (block) parts.push("\n\n");
  for (const child of node.children) write(child, parts, preformatted || name === "pre", leaveOut);
  if (block) parts.push("\n\n");
  else if (name === "td" || name === "th") parts.push("\t");
}
