/** The page's tree and facts → the HTML of the article's body, not yet sanitised. */
import type { Facts } from "../metadata/facts.ts";
import { type Document, type Element, eachElement } from "../reading/tree.ts";
import { serialise } from "../reading/serialise.ts";
import { cleanBody } from "./clean.ts";
import { bestContainer, weigh } from "./score.ts";
import { stripPage } from "./strip.ts";

export type BodyHints = { title: string | undefined; url: string };

export function findBody(page: Document, _facts: Facts, _hints: BodyHints): string | undefined {
  stripPage(page);
  const root = bodyOf(page);
  if (!root) return undefined;
  const worths = weigh(root);
  const container = bestContainer(root, worths);
  if (!container) return undefined;
  cleanBody(container, worths);
  return serialise(container);
}

function bodyOf(page: Document): Element | undefined {
  let body: Element | undefined;
  let html: Element | undefined;
  eachElement(page, (element) => {
    if (element.name === "body") body ??= element;
    html ??= element;
    return !body;
  });
  return body ?? html;
}
