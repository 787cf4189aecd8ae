/**
 * Takes the attributes off plainly written tags that the sanitiser would take off anyway (classes, styles, sizes,
 * targets), so that the proof can see that nothing else is there. Safety does not rest on this file: what it makes
 * goes through the proof, and past that through the sanitiser.
 */

const TAG = /<([a-z][a-z\d]{0,9})((?:\s+[a-zA-Z_:@][\w:.-]{0,60}="[^"<>]*")+)\s*(\/?)>/g;
const ATTRIBUTE = /\s([a-zA-Z_:@][\w:.-]*)="([^"<>]*)"/g;

/** Attributes that never survive, on any tag. Any other leaves the tag as it is, for the sanitiser to judge. */
const DROPPED =
  /^(?:class|clear|on[a-z]+|id|style|target|rel|align|border|hspace|vspace|loading|decoding|fetchpriority|srcset|sizes|role|tabindex|itemprop|itemscope|itemtype|bgcolor|color|face|data-(?!src|lazy|original)[\w-]+|aria-[\w-]+)$/;

const KEPT: Readonly<Record<string, readonly string[]>> = {
  a: ["href", "title"],
  img: ["src", "alt", "width", "height"],
};

const TINY = /^[01](?:px)?$/;

/** The same HTML with simpler tags. Linear: no pattern crosses a "<". */
export function simplify(html: string): string {
  return html.replace(TAG, (tag, name: string, attributes: string, slash: string) => {
    const kept = KEPT[name] ?? [];
    const values = new Map<string, string>();
    for (const [, attribute = "", value = ""] of attributes.matchAll(ATTRIBUTE)) {
      if (kept.includes(attribute) && !values.has(attribute)) values.set(attribute, value);
      else if (!DROPPED.test(attribute)) return tag;
    }
    // A tracker, as in isNoPicture of the sanitiser.
    if (name === "img" && TINY.test(values.get("width") ?? "") && TINY.test(values.get("height") ?? ""))
      return "";
    let simple = `<${name}`;
    for (const attribute of kept) {
      const value = values.get(attribute);
      if (value !== undefined)
        simple += ` ${attribute}="${attribute === "href" || attribute === "src" ? value.trim() : value}"`;
    }
    return `${simple}${slash && " /"}>`;
  });
}
