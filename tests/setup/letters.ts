/** Reads the two parts of a letter back as words, so that a test can tell whether they say the same. */
import { parseHTML } from "linkedom";

/** What somebody sees who opens the HTML: no styles, no title, nothing hidden; each piece of text once, in order. */
export function readHtmlWords(html: string): string[] {
  const { document } = parseHTML(html);
  for (const unseen of document.querySelectorAll('style, title, [aria-hidden="true"]')) unseen.remove();
  // As a browser does: where a paragraph ends, so does a word.
  for (const block of document.querySelectorAll("p, h1, h2, h3, td")) block.append("\n");
  return wordsOf(document.body.textContent ?? "");
}

/** The same of the plain text: without addresses, and without the lines that are drawn under headings. */
export function readTextWords(text: string): string[] {
  const lines = text
    .split("\n")
    .filter((line) => !/^(https?:\/\/\S+|-+ ?)$/.test(line))
    .filter((line) => !/^(preferences|unsubscribe)-[0-9a-f]{24}$/.test(line));
  return wordsOf(lines.join("\n"));
}

/** Every address that the HTML leads to or loads. */
export function listAddressesOf(html: string): string[] {
  const { document } = parseHTML(html);
  const all = [...document.querySelectorAll("[href], [src]")];
  return all.map((one) => one.getAttribute("href") ?? one.getAttribute("src") ?? "");
}

const wordsOf = (text: string): string[] => text.split(/[\s\u00a0]+/).filter((word) => word !== "");
