/**
 * Reads the JSON-LD blocks of a page (schema.org). Promises the objects that describe an article, also from
 * `@graph`, nested arrays and blocks whose JSON is slightly broken, as publishers' templates often leave it.
 */

import type { AnyNode } from "../reading/tree.ts";
import { rawText } from "../reading/tree.ts";

export type LinkedObject = { [key: string]: unknown };

/** Nesting beyond this is not a description of an article. */
const MAX_DEPTH = 8;
const MAX_OBJECTS = 2_000;
const ARTICLE =
  /(?:^|[/:])(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|ClaimReview|Recipe|\w*CreativeWork|HowTo|Event|\w*Event|PodcastEpisode)$/;
const WEAK = /(?:^|[/:])(?:WebPage|ItemPage|AboutPage|VideoObject|\w*Gallery|MediaObject)$/;

export type LinkedData = { articles: LinkedObject[]; weak: LinkedObject[]; byId: Map<string, LinkedObject> };

export const isObject = (value: unknown): value is LinkedObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** All objects of all blocks, sorted into those that describe an article and those that may. */
export function readLinkedData(scripts: AnyNode[]): LinkedData {
  const found: LinkedData = { articles: [], weak: [], byId: new Map() };
  let objects = 0;
  const visit = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || objects > MAX_OBJECTS) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
      return;
    }
    if (!isObject(value)) return;
    objects++;
    const id = value["@id"];
    if (typeof id === "string" && Object.keys(value).length > 1 && !found.byId.has(id))
      found.byId.set(id, value);
    const types = [value["@type"]].flat().filter((type) => typeof type === "string");
    if (types.some((type) => ARTICLE.test(type))) found.articles.push(value);
    else if (types.some((type) => WEAK.test(type))) found.weak.push(value);
    for (const key of [
      "@graph",
      "mainEntity",
      "mainEntityOfPage",
      "itemReviewed",
      "author",
      "publisher",
      "isPartOf",
    ]) {
      if (key in value) visit(value[key], depth + 1);
    }
  };
  for (const script of scripts) visit(parseLoosely(rawText(script)), 0);
  return found;
}

/** JSON as templates write it: comment marks around it, raw line ends in strings, commas before a closing bracket. */
export function parseLoosely(source: string): unknown {
  const text = source
    .replace(
      /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\]\]>|\]\]>)\s*;?\s*$/g,
      "",
    )
    .trim();
  const mended = (): string =>
    escapeRawControls(text)
      .replace(/,\s*([}\]])/g, "$1")
      .replace(/;\s*$/, "");
  for (const attempt of [() => text, mended, () => `[${mended().replace(/\}\s*\{/g, "},{")}]`]) {
    try {
      return JSON.parse(attempt()) as unknown;
    } catch {
      // The next, more forgiving reading.
    }
  }
  return undefined;
}

/** Line ends and tabs inside of string literals become spaces; a lone backslash is doubled. */
function escapeRawControls(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"/g, (literal) =>
    literal.replace(/[\u0000-\u001f]/g, " ").replace(/\\(?!["\\/bfnrtu])/g, "\\\\"),
  );
}

/** First text under these keys; an object gives its `@value`, `name`, `url` or `@id`. */
export function textIn(object: LinkedObject, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const text = asText(object[key]);
    if (text) return text;
  }
  return undefined;
}

export function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) {
    for (const item of value) {
      const text = asText(item);
      if (text) return text;
    }
    return undefined;
  }
  return isObject(value) ? asText(value["@value"] ?? value.name ?? value.url ?? value["@id"]) : undefined;
}
