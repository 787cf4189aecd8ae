/**
 * A text version as blocks of HTML that never grow beyond a limit, put together to parts that fit into 14 KB: what a
 * slow line carries in its first round trips. Pure.
 */

/** One piece of a text version that is not taken apart: HTML of ours, with strangers' words escaped. */
export type Block = string;

/** Of a whole answer, as it is sent without compression. */
export const MAX_TEXT_BYTES = 14 * 1024;
/** Of the blocks of a part; the frame around them has the rest. */
export const PART_BYTES = 11 * 1024;
/** Of one block: a part holds at least two. */
export const BLOCK_BYTES = 5 * 1024;

export const bytesOf = (text: string): number => Buffer.byteLength(text);

/** The blocks in their order, as many to a part as fit; at least one part. */
export function makeParts(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const parts: Block[][] = [[]];
  let size = 0;
  for (const block of blocks) {
    const bytes = bytesOf(block) + 1;
    if (size > 0 && size + bytes > PART_BYTES) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(block);
    size += bytes;
  }
  return parts;
}

/** Words of a text, where they lead when they are a link, and the elements around them that say something of them. */
export type Run = { text: string; href?: string | undefined; wraps?: readonly string[] };

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? "");

/** A longer address is no link in a text version: it would take more room than the words. */
const MAX_HREF_BYTES = 1024;
/** Deeper than anybody means it. */
const MAX_WRAPS = 4;
/** Of a text at a time: with every character escaped, its link and the elements around it, it stays within a block. */
const MAX_CHARS = 500;

/** Words with the elements around them. */
function drawWords({ text, wraps = [] }: Run, isPre: boolean): string {
  const words = isPre ? escapeText(text) : escapeText(text).replace(/\n/g, "<br>");
  return wraps.slice(0, MAX_WRAPS).reduceRight((inner, name) => `<${name}>${inner}</${name}>`, words);
}

const drawAddress = (href: string | undefined): string => {
  const address = escapeText(href ?? "");
  return bytesOf(address) > MAX_HREF_BYTES ? "" : address;
};

/**
 * Runs inside an element, which is opened again for as many blocks as the text needs. Runs beside each other that lead
 * to one address are one link.
 */
export function drawRuns(
  element: { open: string; close: string; isPre: boolean },
  runs: readonly Run[],
): Block[] {
  const { open, close, isPre } = element;
  const room = BLOCK_BYTES - bytesOf(open) - bytesOf(close) - "</a>".length;
  const blocks: Block[] = [];
  let inside = "";
  let link = "";
  const closing = () => (link === "" ? "" : "</a>");
  const end = () => {
    if (inside !== "") blocks.push(open + inside + closing() + close);
    inside = "";
    link = "";
  };
  for (const run of runs) {
    const address = drawAddress(run.href);
    const opening = () =>
      address === link ? "" : closing() + (address === "" ? "" : `<a href="${address}">`);
    for (const text of divide(run.text)) {
      const words = drawWords({ ...run, text }, isPre);
      if (bytesOf(inside) + bytesOf(opening()) + bytesOf(words) > room) end();
      inside += opening() + words;
      link = address;
    }
  }
  end();
  return blocks;
}

/** A text in pieces that end with a word where one ends at all; none of them parts a pair of surrogates. */
function divide(text: string): string[] {
  const pieces: string[] = [];
  let at = 0;
  while (text.length - at > MAX_CHARS) {
    const space = text.lastIndexOf(" ", at + MAX_CHARS);
    const cut = space > at + MAX_CHARS / 2 ? space + 1 : at + MAX_CHARS;
    const isPair = (text.charCodeAt(cut - 1) & 0xfc00) === 0xd800;
    const end = isPair ? cut - 1 : cut;
    pieces.push(text.slice(at, end));
    at = end;
  }
  return at === text.length ? pieces : [...pieces, text.slice(at)];
}
