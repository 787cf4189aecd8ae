/** One element of a feed, read whole: small trees, since the reader keeps only one item and the feed's own fields. */

export interface Element {
  /** Canonical name, see names.ts. */
  name: string;
  /** Names (as written) and values in turn. */
  attributes: readonly string[] | undefined;
  /** Entities resolved; inner markup written out as HTML when `markup`. */
  text: string;
  markup: boolean;
  children: Element[];
  /** What relative addresses in it are relative to (xml:base). */
  base: string;
  /** xml:lang in force; "" when it was unset on purpose. */
  language: string | undefined;
}

/** The value of an attribute, by its lower-case name; prefixes count as written ("rdf:about"). */
export function attribute(element: Element, name: string): string | undefined {
  const { attributes } = element;
  for (let i = 0; attributes !== undefined && i < attributes.length; i += 2) {
    const written = attributes[i] ?? "";
    if (written === name || (written.length === name.length && written.toLowerCase() === name))
      return attributes[i + 1];
  }
  return undefined;
}

/** The first child of that name. */
export const child = (element: Element, name: string): Element | undefined =>
  element.children.find((inner) => inner.name === name);

/** The trimmed text of an element; undefined when there is none. */
export const textOf = (element: Element | undefined): string | undefined => element?.text.trim() || undefined;
