/** The stylesheet of pages and that of their text versions, read when the program starts, at addresses that change when they do. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const PARTS = [
  "base",
  "frame",
  "cards",
  "article",
  "places",
  "search",
  "pages",
  "choices",
  "notices",
  "print",
] as const;

const read = (name: string): string => readFileSync(new URL(`./styles/${name}.css`, import.meta.url), "utf8");

/** Comments and indentation are for us; readers need not load them. */
const compact = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/\s*([{};,])\s*/g, "$1")
    .trim();

export const STYLES: string = compact(PARTS.map(read).join("\n"));

const pathOf = (css: string): string =>
  `/styles/${createHash("sha256").update(css).digest("hex").slice(0, 16)}.css`;

export const STYLES_PATH = pathOf(STYLES);

export const TEXT_STYLES: string = compact(read("text"));

export const TEXT_STYLES_PATH = pathOf(TEXT_STYLES);
