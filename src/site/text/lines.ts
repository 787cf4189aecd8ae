/**
 * The main part of a drawn page as lines of text with the links in them, in its order: what is left of a page without
 * pictures, styles and buttons. Pure. The page is ours and was escaped and sanitised; what is not named here is left out.
 */
import { type ChildNode, Element, isTag, Text } from "domhandler";
import { DomUtils } from "htmlparser2";
import type { Run } from "./blocks.ts";

/** A line of its own: a heading, a paragraph, an item. */
export type Line = {
  kind: "line";
  tag: string;
  /** Before its first words: "• ", or an item's number. */
  mark: string;
  dir: string | undefined;
  lang: string | undefined;
  runs: readonly Run[];
};

/** A form that asks and changes nothing. */
export type Form = { kind: "form"; form: Element };

/** Elements that keep their own name as lines; the others on lines of their own are paragraphs. */
const OWN = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"]);
const BREAKS = new Set(
  "p ul ol li dl dt dd figure figcaption table caption thead tbody tfoot tr div section article aside header footer nav main hr details summary search h1 h2 h3 h4 h5 h6 pre blockquote".split(
    " ",
  ),
);
/** Kept around words: what they say would be lost without. */
const WRAPS = new Set("b strong em i del ins sub sup code mark q s".split(" "));
const UNSEEN = new Set(
  "img picture source svg script style template button input select textarea label".split(" "),
);
/** Parts of pages that a text version does without: what is pressed, and the reasons of each card's place. */
const UNSEEN_CLASSES = new Set(["actions", "why-this", "orders", "comment-count"]);
const CELLS = new Set(["td", "th"]);

type Around = {
  tag: string;
  /** Of one item; taken by its first line. */
  mark: { text: string };
  href: string | undefined;
  wraps: readonly string[];
  dir: string | undefined;
  lang: string | undefined;
  isPre: boolean;
};

export function listLines(main: Element): (Line | Form)[] {
  const lines: (Line | Form)[] = [];
  let runs: Run[] = [];
  let open: Around | undefined;

  function end(): void {
    const trimmed = open?.isPre ? runs : trim(runs);
    if (open && trimmed.some(({ text }) => text.trim() !== "")) {
      const { tag, mark, dir, lang } = open;
      lines.push({ kind: "line", tag, mark: mark.text, dir, lang, runs: trimmed });
      mark.text = "";
    }
    open = undefined;
    runs = [];
  }

  function write(text: string, around: Around): void {
    open ??= around;
    runs.push({ text, href: around.href, wraps: around.wraps });
  }

  function walk(nodes: readonly ChildNode[], around: Around): void {
    for (const node of nodes) {
      if (node instanceof Text) write(around.isPre ? node.data : node.data.replace(/\s+/g, " "), around);
      else if (isTag(node) && !isUnseen(node)) walkElement(node, around);
    }
  }

  function walkElement(node: Element, around: Around): void {
    const { name, attribs } = node;
    if (name === "form") {
      if ((attribs.method ?? "get").toLowerCase() !== "get") return;
      end();
      lines.push({ kind: "form", form: node });
      return;
    }
    if (name === "br") write("\n", around);
    if (CELLS.has(name) && runs.length > 0) write(" | ", around);
    const isBlock = BREAKS.has(name);
    if (isBlock) end();
    walk(node.children, {
      tag: isBlock && OWN.has(name) ? name : around.tag,
      mark: markOf(node) ?? around.mark,
      href: name === "a" ? attribs.href : around.href,
      wraps: WRAPS.has(name) ? [...around.wraps, name] : around.wraps,
      dir: attribs.dir ?? around.dir,
      lang: attribs.lang ?? around.lang,
      isPre: around.isPre || name === "pre",
    });
    if (isBlock) end();
  }

  const top: Around = {
    tag: "p",
    mark: { text: "" },
    href: undefined,
    wraps: [],
    dir: undefined,
    lang: undefined,
    isPre: false,
  };
  walk(main.children, top);
  end();
  return lines;
}

function isUnseen(node: Element): boolean {
  const { name, attribs } = node;
  if (UNSEEN.has(name) || attribs["aria-hidden"] === "true" || "hidden" in attribs) return true;
  // A caption says nothing without its picture; a figure with a table or a quotation still does.
  if (name === "figure" && isCaptionOnly(node)) return true;
  return (attribs.class ?? "").split(" ").some((one) => UNSEEN_CLASSES.has(one));
}

const isCaptionOnly = (figure: Element): boolean =>
  figure.children.every(
    (child) => (isTag(child) && child.name === "figcaption") || DomUtils.textContent(child).trim() === "",
  );

/** "• ", or its number in an ordered list; undefined for what is no item. */
function markOf(node: Element): { text: string } | undefined {
  if (node.name !== "li") return undefined;
  const list = node.parent;
  if (!(list instanceof Element) || list.name !== "ol" || "reversed" in list.attribs) return { text: "• " };
  const items = list.children.filter((one) => isTag(one) && one.name === "li");
  const first = Number.parseInt(list.attribs.start ?? "1", 10) || 1;
  return { text: `${first + items.indexOf(node)}. ` };
}

/** White space at the ends of a line and twice in a row says nothing. */
function trim(runs: readonly Run[]): Run[] {
  let before = " ";
  const kept = runs.flatMap((run) => {
    const text = /\s$/.test(before) ? run.text.replace(/^ +/, "") : run.text;
    if (text === "") return [];
    before = text;
    return [{ ...run, text }];
  });
  const last = kept.at(-1);
  return last
    ? [...kept.slice(0, -1), { ...last, text: last.text.trimEnd() }].filter(({ text }) => text !== "")
    : [];
}
