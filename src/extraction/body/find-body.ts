/** The page's tree and facts → the article's body: HTML that is not yet sanitised, and its text. */
import { oneLine } from "#base/text.ts";
import type { Facts } from "../metadata/facts.ts";
import { textIn } from "../metadata/json-ld.ts";
import { type Picture, pictureInFigure } from "../metadata/picture.ts";
import { titleElement } from "../metadata/title.ts";
import { plainText } from "../reading/plain-text.ts";
import { serialise } from "../reading/serialise.ts";
import {
  type Document,
  defaultTreeLimits,
  type Element,
  eachElement,
  parseTree,
  setChildren,
  Text,
  wrap,
} from "../reading/tree.ts";
import { cleanBody, dropEmpty } from "./clean.ts";
import { isArticleBox, isCaption } from "./names.ts";
import { bestContainer, type Measures, measure } from "./score.ts";
import { askReadability, type Opinion, shareSeen, trimByOpinion } from "./second-opinion.ts";

import { findStandfirst } from "./standfirst.ts";
import { stripPage } from "./strip.ts";

export type BodyHints = { title: string | undefined; summary: string | undefined; url: string };
/** `picture` is the first one in a figure of the body. */
export type Body = { html: string; text: string; picture?: Picture };

const EMBEDS = new Set(["iframe", "video", "audio", "embed", "object"]);

export function findBody(page: Document, facts: Facts, hints: BodyHints): Body | undefined {
  stripPage(page);
  const root = bodyOf(page);
  if (!root) return undefined;
  const title = titleElement(facts, hints.title);
  const measures = measure(root, title);
  const own = bestContainer(articleRoot(root, measures), measures);
  const opinion = askReadability(root, hints.title);
  const standfirst = findStandfirst(root, measures, { title, headline: hints.title, summary: hints.summary });
  const lead = standfirst && plainText(standfirst);
  const body =
    own && (!opinion || !isElsewhere(own, opinion))
      ? cleanOwn(own, measures, opinion, hints.url)
      : opinion && cleanOther(opinion, hints.url);
  const told = toldBody(facts, body);
  if (told) return told;
  if (!body) return undefined;
  if (
    lead &&
    standfirst &&
    !plainText(body)
      .slice(0, 3 * lead.length)
      .includes(lead)
  ) {
    setChildren(body, [wrap("p", standfirst.children), ...body.children]);
  }
  dropEmpty(body);
  // Captions belong to their pictures: they stay in the HTML, and are no part of the running text.
  return {
    picture: pictureInFigure(body, hints.url),
    html: serialise(body),
    text: plainText(body, (element) => EMBEDS.has(element.name) || isCaption(element)),
  };
}

/**
 * The body that the structured data holds, when the page shows much less: some pages bring their text only by script.
 * Otherwise the page wins: it has the headings, links and pictures.
 */
function toldBody(facts: Facts, body: Element | undefined): Body | undefined {
  const shown = body ? plainText(body).length : 0;
  const told = facts.linked.articles.map((article) => textIn(article, "articleBody") ?? "");
  const longest = told.reduce((best, text) => (text.length > best.length ? text : best), "");
  if (longest.length < MIN_TOLD || longest.length < shown * 2) return undefined;
  const isHtml = /<(?:p|br|div)\b/i.test(longest);
  const tree = isHtml ? parseTree(longest, defaultTreeLimits) : undefined;
  const text = tree && typeof tree !== "string" ? plainText(tree) : longest;
  const paragraphs = text.split(/\n+/).map(oneLine).filter(Boolean);
  return {
    html: paragraphs.map((paragraph) => serialise(wrap("p", [new Text(paragraph)]))).join("\n"),
    text: paragraphs.join("\n\n"),
  };
}

/** Shorter ones are teasers. */
const MIN_TOLD = 600;

/** Whether Readability sees quite another text than the one in `own`, and not a much shorter one. */
function isElsewhere(own: Element, opinion: Opinion): boolean {
  const text = plainText(own);
  return (shareSeen(text, opinion) ?? 0) < ELSEWHERE && opinion.chars > text.length / 2;
}

/**
 * The smallest element marked as an article that holds the headline and a fair share of the page's prose; `root` when
 * there is none. What stands outside of it (the next articles of an endless page, live tickers) is other matter.
 */
function articleRoot(root: Element, measures: Measures): Element {
  const least = Math.max(MIN_ROOT_PROSE, (measures.get(root)?.prose ?? 0) * MIN_ROOT_SHARE);
  let found = root;
  eachElement(root, (element) => {
    const measured = measures.get(element);
    if (!measured?.hasTitle || measured.worth < least) return false;
    if (isArticleBox(element)) found = element;
    return true;
  });
  return found;
}

/** Less prose is a header that some templates call an article. */
const MIN_ROOT_PROSE = 500;
const MIN_ROOT_SHARE = 0.15;

function cleanOwn(own: Element, measures: Measures, opinion: Opinion | undefined, url: string): Element {
  cleanBody(own, measures, url);
  if (opinion && (shareSeen(plainText(own), opinion) ?? 0) > AGREED) trimByOpinion(own, opinion);
  return own;
}

function cleanOther(opinion: Opinion, url: string): Element {
  cleanBody(opinion.body, measure(opinion.body, undefined), url);
  return opinion.body;
}

const ELSEWHERE = 0.3;
const AGREED = 0.5;

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
