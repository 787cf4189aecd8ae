/**
 * The text version of a page, made from the page as it was drawn: so it shows what the page shows, in its order, within
 * the same rights and without what the same reader muted. Pure.
 */
import { Element, isTag } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import { SECTIONS } from "#config/sections.ts";
import { webAddress } from "../addresses.ts";
import { BLOCK_BYTES, type Block, bytesOf, drawRuns, escapeText } from "./blocks.ts";
import { type Line, listLines } from "./lines.ts";

export type Twin = {
  title: string;
  /** Absolute; undefined for a page that is not to be indexed. */
  canonical: string | undefined;
  blocks: readonly Block[];
};

/** First parts of the addresses of pages that have a text version. What is only pressed or chosen has none. */
const TWINNED: ReadonlySet<string> = new Set([
  ...["", "local", "article", "story", "publisher", "search", "about", "newsletter"],
  ...SECTIONS.map(({ slug }) => slug),
]);

/** Whether a path of ours, with or without its query, is a page that has a text version. */
export function hasTwin(path: string): boolean {
  const [name = ""] = path.split(/[?#]/);
  const folder = name.split("/")[1] ?? "";
  const isOne = name === "/" || (name.startsWith("/") && folder !== "" && TWINNED.has(folder));
  return isOne && !/\.(rss|atom|json)$/.test(name);
}

/** The address of the text version of a page, its query kept: "/text/local/springfield-il?cursor=…". */
export const twinPath = (path: string): string =>
  /^\/($|[?#])/.test(path) ? `/text${path.slice(1)}` : `/text${path}`;

/** A page of ours as it was drawn → its text version. */
export function makeTwin(html: string): Twin {
  const root = parseDocument(html);
  const find = (test: (one: Element) => boolean) => DomUtils.findOne(test, root.children);
  const title = find((one) => one.name === "title");
  const canonical = find((one) => one.name === "link" && one.attribs.rel === "canonical");
  const main = find((one) => one.name === "main") ?? new Element("main", {});
  return {
    title: title ? DomUtils.textContent(title) : "",
    canonical: canonical?.attribs.href,
    blocks: listLines(main).flatMap((line) => (line.kind === "form" ? drawForm(line.form) : drawLine(line))),
  };
}

function drawLine({ tag, mark, dir, lang, runs }: Line): Block[] {
  const attributes = `${lang ? ` lang="${escapeText(lang)}"` : ""}${dir ? ` dir="${escapeText(dir)}"` : ""}`;
  const linked = runs.map((run) => ({ ...run, href: addressOf(run.href) }));
  return drawRuns(
    { open: `<${tag}${attributes}>`, close: `</${tag}>`, isPre: tag === "pre" },
    mark ? [{ text: mark }, ...linked] : linked,
  );
}

/** Pages lead to text versions where there are any, the rest to where it led. Nothing but addresses of the web. */
function addressOf(href: string | undefined): string | undefined {
  if (href === undefined || href === "") return undefined;
  // What it leads to on the page need not stand in the same part.
  if (href.startsWith("#")) return undefined;
  if (!href.startsWith("/") || href.startsWith("//"))
    return href.startsWith("mailto:") ? href : webAddress(href);
  return hasTwin(href) ? twinPath(href) : href;
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  label: ["for"],
  input: ["id", "name", "type", "value", "maxlength", "required", "checked"],
  select: ["id", "name"],
  option: ["value", "selected"],
  button: ["type"],
};

/** A form that asks: its fields with their labels. One that is too large for a block is left to the page. */
function drawForm(form: Element): Block[] {
  const action = addressOf(form.attribs.action) ?? "";
  const block = `<form action="${escapeText(action)}">${drawFields(form)}</form>`;
  return bytesOf(block) > BLOCK_BYTES ? [] : [block];
}

function drawFields(node: Element): string {
  return node.children
    .map((child) => {
      if (!isTag(child)) return escapeText(DomUtils.textContent(child).replace(/\s+/g, " "));
      if (child.name === "svg") return "";
      const allowed = FIELDS[child.name];
      if (!allowed) return `${drawFields(child)} `;
      const attributes = allowed
        .filter((name) => child.attribs[name] !== undefined)
        .map((name) => ` ${name}="${escapeText(child.attribs[name] ?? "")}"`);
      const open = `<${child.name}${attributes.join("")}>`;
      return child.name === "input" ? `${open} ` : `${open}${drawFields(child)}</${child.name}> `;
    })
    .join("");
}
