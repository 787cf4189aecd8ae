/** Which picture stands for an item: the widest sensible one it names, else the first in its text. */
import { attribute, child, type Element } from "../xml/element.ts";
import { addressOf, countOf } from "./addresses.ts";

interface Picture {
  url: string;
  /** Pixels, or a guess by the kind of element. */
  width: number;
}

// Wider ones are print originals; among them none is better.
const MAX_WIDTH = 4_000;
const IMAGE_NAME = /\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])/i;

/** Gathers the pictures an item names. Elements are offered in document order; of equals the first wins. */
export class Pictures {
  private best: Picture | undefined;

  offer(url: string | undefined, width: number): void {
    if (url === undefined || width < 2) return;
    const counted = Math.min(width, MAX_WIDTH);
    if (!this.best || counted > this.best.width) this.best = { url, width: counted };
  }

  get url(): string | undefined {
    return this.best?.url;
  }

  /** media:content, media:thumbnail (Media RSS 1.5) and elements with an address in href, url or inside. */
  offerElement(element: Element): void {
    const written = attribute(element, "url") ?? attribute(element, "href");
    const width = countOf(attribute(element, "width"));
    if (element.name === "media:content") {
      if (isPicture(element, written)) this.offer(addressOf(written, element.base), width ?? 600);
      for (const inner of element.children) if (inner.name === "media:thumbnail") this.offerElement(inner);
    } else if (element.name === "media:thumbnail") {
      this.offer(addressOf(written ?? element.text, element.base), width ?? 300);
    } else {
      const inner = child(element, "url") ?? child(element, "rdf:value");
      const source = written ?? inner?.text ?? attribute(element, "rdf:resource") ?? element.text;
      this.offer(addressOf(source, inner?.base ?? element.base), width ?? 500);
    }
  }
}

function isPicture(element: Element, written: string | undefined): boolean {
  const medium = attribute(element, "medium");
  const type = attribute(element, "type");
  if (medium !== undefined) return medium.toLowerCase() === "image";
  return type === undefined || type === "" ? IMAGE_NAME.test(written ?? "") : /^image(?:\/|$)/i.test(type);
}

/** The first picture in sanitised HTML. */
export function firstPictureIn(html: string | undefined): string | undefined {
  const at = html?.indexOf("<img ") ?? -1;
  if (html === undefined || at < 0) return undefined;
  const source = /\ssrc="([^"]*)"/.exec(html.slice(at, at + 5_000))?.[1];
  return source?.replaceAll("&amp;", "&");
}
