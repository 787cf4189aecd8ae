/** Reads text constructs (RFC 4287 section 3.1, Atom 0.3's modes, RSS's unmarked HTML) as plain text or as safe HTML. */
import { withoutControls } from "#base/text.ts";
import { plainText, plainTextOfEither, tidy } from "../markup/plain.ts";
import { sanitizeFeedHtml } from "../markup/sanitize.ts";
import { looksLikeHtml } from "../markup/tags.ts";
import { attribute, type Element } from "./element.ts";
import { escapeHtml } from "./entities.ts";

interface Read {
  text: string;
  /** "either": the format does not say. */
  kind: "text" | "html" | "either";
}

/** One line of plain text; "" when there was something but nothing readable in it; undefined when empty. */
export function plainOf(element: Element): string | undefined {
  if (element.text === "") return undefined;
  const { text, kind } = read(element);
  if (kind === "html") return plainText(text);
  if (kind === "either") return plainTextOfEither(text);
  return looksLikeHtml(text) ? plainText(text) : tidy(text);
}

/** Safe HTML; undefined when the element is empty. */
export function htmlOf(element: Element): string | undefined {
  if (element.text === "" || element.text.trim() === "") return undefined;
  const { text, kind } = read(element);
  const isHtml = kind === "html" || kind === "either" || looksLikeHtml(text);
  return isHtml ? sanitizeFeedHtml(text, element.base) : escapeHtml(text.trim());
}

function read(element: Element): Read {
  const { text } = element;
  if (element.markup) return { text, kind: "html" };
  if (element.attributes === undefined) return { text, kind: "either" };
  const type = attribute(element, "type")?.trim().toLowerCase() ?? "";
  const mode = attribute(element, "mode")?.toLowerCase();
  const isText = type === "text" || type === "plain" || type === "text/plain";
  if (mode === "base64" || isBase64(type, text))
    return {
      text: withoutControls(Buffer.from(text, "base64").toString("utf8")),
      kind: isText ? "text" : "html",
    };
  if (isText) return { text, kind: "text" };
  return { text, kind: type === "" ? "either" : "html" };
}

/** RFC 4287 section 4.1.3.3: content that is neither text nor XML is Base64. Publishers who mislabel HTML are read as meant. */
function isBase64(type: string, text: string): boolean {
  if (!type.includes("/") || type.startsWith("text/") || /[+/]xml$/.test(type)) return false;
  return !/[^\sA-Za-z\d+/=]/.test(text);
}
