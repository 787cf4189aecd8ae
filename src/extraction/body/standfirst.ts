/**
 * The standfirst (dek, strapline): the sentence between headline and body that editors write to be read first. It
 * often stands outside of the body's box, so it is looked for between the two.
 */
import { oneLine } from "#base/text.ts";
import { alike } from "../metadata/title.ts";
import { plainText } from "../reading/plain-text.ts";
import { attribute, type Element, isTag, namesOf } from "../reading/tree.ts";
import { isCaption, isOtherBox } from "./names.ts";
import type { Measures } from "./score.ts";

const NAMES =
  /(?:^|[\s_-]|article|story|post|entry|header|page|content)(?:deck|dek|standfirst|stand-first|sub-?head(?:er|line|ing)?s?|sub-?titles?|straplines?|summary|excerpt|lede|intro(?:duction)?|description|blurb|abstract|teaser)(?=$|[\s_\d-])/i;
const MIN_CHARS = 20;
const MAX_CHARS = 500;

export type StandfirstHints = {
  title: Element | undefined;
  headline: string | undefined;
  summary: string | undefined;
};

/** The element of the standfirst below the headline and above the first prose; undefined when there is none. */
export function findStandfirst(
  root: Element,
  measures: Measures,
  hints: StandfirstHints,
): Element | undefined {
  const { title, headline = "", summary } = hints;
  if (!title) return undefined;
  let afterTitle = false;
  let found: Element | undefined;
  /** False ends the walk. */
  const visit = (element: Element, marked: boolean): boolean => {
    if (element === title) {
      afterTitle = true;
      return true;
    }
    const measured = measures.get(element);
    if (afterTitle && !measured?.hasTitle && isOtherBox(element)) return true;
    const named = marked || isNamed(element);
    if (afterTitle && measured && measured.chars >= MIN_CHARS && isLeaf(element) && !isCaption(element)) {
      const text = oneLine(plainText(element));
      const fits =
        measured.chars <= MAX_CHARS && measured.linkChars < measured.chars / 2 && alike(text, headline) < 0.8;
      if (fits && (named || (summary !== undefined && alike(text, summary) > 0.7))) {
        found = element;
        return false;
      }
      // The first paragraph of the body has come: nothing below it stands first.
      if (measured.own > 150) return false;
    }
    for (const child of element.children)
      if (isTag(child) && !visit(child, named && !measured?.hasTitle)) return false;
    return true;
  };
  visit(root, false);
  return found;
}

const isNamed = (element: Element): boolean =>
  NAMES.test(namesOf(element)) || /description|alternativeHeadline/i.test(attribute(element, "itemprop"));

/** One paragraph: at most one child that is a block. */
const isLeaf = (element: Element): boolean =>
  element.children.filter(
    (child) => isTag(child) && /^(?:p|div|h\d|ul|section|header|figure)$/.test(child.name),
  ).length <= 1;
