/** Cuts out of the chosen container what an editor would not call the article. */
import { oneLine } from "#base/text.ts";
import { plainText } from "../reading/plain-text.ts";
import { attribute, type Element, isTag, removeWhere } from "../reading/tree.ts";
import { isOtherBox } from "./names.ts";
import { type Worth, type Worths } from "./score.ts";

/** A box that holds more than this share of the article is the article, whatever it is called. */
const TOO_MUCH = 0.35;
const LEAD_INS =
  /^(?:read (?:more|also|next|the full)|see also|also read|more:|related(?:\s*:| stor| article| content| link| topics)|recommended|watch\s*:|don['’]t miss|sign up|subscribe|click here|follow us|share this|advertisement|sponsored|continue reading|story continues|most read|trending|photo\s*:|image\s*:|image credit|getty images|copyright|©)/i;

export function cleanBody(body: Element, worths: Worths): void {
  const whole = Math.max(1, worths.get(body)?.chars ?? 1);
  removeWhere(body, (element) => {
    const worth = worths.get(element) ?? { worth: 0, chars: oneLine(plainText(element)).length, linkChars: 0 };
    const share = worth.chars / whole;
    if (element.name === "footer" || element.name === "aside") return share < TOO_MUCH;
    if (element.name === "figcaption") return true;
    if (element.name === "h1") return true;
    if (isOtherBox(element) && share < TOO_MUCH) return true;
    return isLinkBox(element, worth) || isLeadIn(element, worth);
  });
}

/** A list or box of links to elsewhere. */
function isLinkBox(element: Element, worth: Worth): boolean {
  if (!/^(?:ul|ol|div|section|table|p|dl|h[2-6])$/.test(element.name) || worth.chars === 0) return false;
  const density = worth.linkChars / worth.chars;
  if (element.name === "p" || /^h\d/.test(element.name)) return density > 0.9 && worth.chars < 200 && /^(?:\S+\s){3,}/.test(plainText(element)) && !/[.!?”"]$/.test(plainText(element));
  return density > 0.6;
}

function isLeadIn(element: Element, worth: Worth): boolean {
  if (worth.chars > 160 || !/^(?:p|div|h[2-6]|span|strong|section|li)$/.test(element.name)) return false;
  return LEAD_INS.test(plainText(element));
}

export const elementsIn = (body: Element): Element[] => body.children.filter((child) => isTag(child));
export const isPicture = (element: Element): boolean => element.name === "img" && attribute(element, "src") !== "";
