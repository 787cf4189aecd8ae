/** The page's tree and facts → the article's body: HTML that is not yet sanitised, and its text. */
import type { Facts } from "../metadata/facts.ts";
import { alike } from "../metadata/title.ts";
import { plainText } from "../reading/plain-text.ts";
import { serialise } from "../reading/serialise.ts";
import { type Document, type Element, eachElement, setChildren, wrap } from "../reading/tree.ts";
import { cleanBody } from "./clean.ts";
import { isCaption } from "./names.ts";
import { bestContainer, measure } from "./score.ts";
import { findStandfirst } from "./standfirst.ts";
import { stripPage } from "./strip.ts";

export type BodyHints = { title: string | undefined; summary: string | undefined; url: string };
export type Body = { html: string; text: string };

const EMBEDS = new Set(["iframe", "video", "audio", "embed", "object"]);

export function findBody(page: Document, facts: Facts, hints: BodyHints): Body | undefined {
  stripPage(page);
  const root = bodyOf(page);
  if (!root) return undefined;
  const title = titleElement(facts, hints.title);
  const measures = measure(root, title);
  const container = bestContainer(root, measures);
  if (!container) return undefined;
  const standfirst = process.env.NODEK ? undefined : findStandfirst(root, container, measures, { title, headline: hints.title, summary: hints.summary });
  cleanBody(container, measures);
  if (standfirst) setChildren(container, [wrap("p", standfirst.children), ...container.children]);
  // Captions belong to their pictures: they stay in the HTML, and are no part of the running text.
  return { html: serialise(container), text: plainText(container, (element) => EMBEDS.has(element.name) || isCaption(element)) };
}

function titleElement(facts: Facts, title: string | undefined): Element | undefined {
  if (!title) return undefined;
  return facts.headings.find((heading) => alike(heading.text, title) > 0.75)?.element;
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
