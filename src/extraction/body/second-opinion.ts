/**
 * Readability's reading of the page, as a second opinion beside our own scoring. Measured on two sets of pages, ours
 * is better by two to three points of F1, but the two fail on different pages: where they see different texts,
 * Readability is more often right; where they agree, what only ours has at either end is mostly no article.
 */
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { plainText } from "../reading/plain-text.ts";
import { serialise } from "../reading/serialise.ts";
import {
  attribute,
  defaultTreeLimits,
  type Element,
  eachElement,
  findElements,
  isTag,
  isText,
  parseTree,
} from "../reading/tree.ts";
import { isInline } from "./score.ts";

export type Opinion = { body: Element; phrases: ReadonlySet<string>; chars: number };

/** The attributes that Readability looks at or that we need again. */
const ASKED = new Set(
  "class id href src srcset data-src alt role itemprop rel width height colspan rowspan".split(" "),
);

/** Words per phrase: four in a row are seldom repeated by chance. */
const PHRASE = 4;

/** What Readability takes for the article below `root` (already stripped); undefined when it finds none. */
export function askReadability(root: Element, title: string | undefined): Opinion | undefined {
  if (!isModest(root)) return undefined;
  const content = contentOf(serialise(root, ASKED), title);
  const tree = content ? parseTree(content, defaultTreeLimits) : undefined;
  if (!tree || typeof tree === "string") return undefined;
  const body = findElements(tree, () => true)[0];
  if (!body) return undefined;
  const text = plainText(body);
  return { body, phrases: phrasesOf(text), chars: text.length };
}

function contentOf(html: string, title: string | undefined): string | undefined {
  const body = /^<body\b/.test(html) ? html : `<body>${html}</body>`;
  try {
    const { document } = parseHTML(`<!doctype html><html><head><title></title></head>${body}</html>`);
    if (title) document.title = title;
    return (
      new Readability(document, { disableJSONLD: true, charThreshold: 250 }).parse()?.content ?? undefined
    );
  } catch {
    // Markup that the library stumbles over leaves us with our own reading.
    return undefined;
  }
}

/**
 * Readability and its DOM take quadratic time on some shapes (thousands of siblings, one very long text). The largest
 * of 385 real news pages has, once stripped, 3,200 elements, 460 siblings and 400 KB; beyond twice that we do not ask.
 */
const MOST = { elements: 6_500, siblings: 1_000, chars: 800_000 };

function isModest(root: Element): boolean {
  let elements = 0;
  let chars = 0;
  let siblings = 0;
  eachElement(root, (element) => {
    elements++;
    siblings = Math.max(siblings, element.children.length);
    for (const child of element.children) if (isText(child)) chars += child.data.length;
    return elements <= MOST.elements;
  });
  return elements <= MOST.elements && siblings <= MOST.siblings && chars <= MOST.chars;
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

function phrasesOf(text: string): Set<string> {
  const words = wordsOf(text);
  const phrases = new Set<string>();
  for (let i = 0; i < Math.max(1, words.length - PHRASE + 1); i++)
    phrases.add(words.slice(i, i + PHRASE).join(" "));
  return phrases;
}

/** Share of a text's phrases that the opinion has too, 0–1; undefined for a text without words. */
export function shareSeen(text: string, opinion: Opinion): number | undefined {
  const phrases = phrasesOf(text);
  let seen = 0;
  for (const phrase of phrases) if (opinion.phrases.has(phrase)) seen++;
  return phrases.has("") ? undefined : seen / phrases.size;
}

/** Removes from both ends the blocks of text that the opinion does not have. Pictures stay. */
export function trimByOpinion(body: Element, opinion: Opinion): void {
  const blocks = textBlocks(body);
  const agreed = blocks.map((block) => {
    const share = shareSeen(plainText(block), opinion);
    return share === undefined || share > 0.5;
  });
  const first = agreed.indexOf(true);
  const last = agreed.lastIndexOf(true);
  if (first < 0) return;
  const usual = new Set(blocks.filter((_, i) => agreed[i]).map(kindOf));
  blocks.forEach((block, i) => {
    // A paragraph of the same kind as the agreed ones is one that Readability missed.
    if ((i < first || i > last) && !(block.name === "p" && usual.has(kindOf(block)))) block.children = [];
  });
}

/** Name and class of a block and of the box it is in. */
function kindOf(block: Element): string {
  const box = block.parent && isTag(block.parent) ? block.parent : undefined;
  return [block, box]
    .map((element) => (element ? `${element.name}.${attribute(element, "class")}` : ""))
    .join("|");
}

/** The innermost blocks that hold text, in order. */
function textBlocks(node: Element): Element[] {
  const inner = node.children
    .filter((child) => isTag(child))
    .filter((child) => !isInline(child) && child.name !== "br");
  if (inner.length === 0) return plainText(node) ? [node] : [];
  return inner.flatMap(textBlocks);
}
