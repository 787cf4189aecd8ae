/** The stylesheets of pages and that of their text versions, read when the program starts, at addresses that change when they do. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { TINT_STYLES } from "#images/tint.ts";

const PARTS = [
  "base",
  "frame",
  "cards",
  "order",
  "article",
  "comments",
  "places",
  "search",
  "pages",
  "choices",
  "app",
  "print",
] as const;

/** Only pages of a reader's or an editor's own have these. */
const OWN_PARTS = ["notices", "account", "desk", "corrections", "newsletter"] as const;

const read = (name: string): string => readFileSync(new URL(`./styles/${name}.css`, import.meta.url), "utf8");

/** Comments and indentation are for us; readers need not load them. */
const compact = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/\s*([{};,])\s*/g, "$1")
    .trim();

export const STYLES: string = compact([...PARTS.map(read), TINT_STYLES].join("\n"));

const pathOf = (css: string): string =>
  `/styles/${createHash("sha256").update(css).digest("hex").slice(0, 16)}.css`;

export const STYLES_PATH = pathOf(STYLES);

/** Beside the others, on pages whose head says so. */
export const OWN_STYLES: string = compact(OWN_PARTS.map(read).join("\n"));

export const OWN_STYLES_PATH = pathOf(OWN_STYLES);

export const TEXT_STYLES: string = compact(read("text"));

export const TEXT_STYLES_PATH = pathOf(TEXT_STYLES);
/** The colour of the page in each scheme, for what the browser draws around it. */
export const PAPER: { light: string; dark: string } = paperOf(STYLES);

/** The first declaration is for everybody, the next for dark schemes; paper itself comes last. */
function paperOf(styles: string): { light: string; dark: string } {
  const [light = "#ffffff", dark = light] = [...styles.matchAll(/--paper:\s*(#[0-9a-f]{3,8})/gi)].map(
    ([, color = ""]) => color,
  );
  return { light, dark };
}
