/** Small, pure operations on text that several rooms need. */

// PostgreSQL cannot store NUL in text, and no control character but tab and line ends belongs in news.
// Lone surrogates would become U+FFFD in storage, so they are made so here, where it can be seen.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g;

/** Removes control characters and repairs lone surrogates. Every text from outside passes here before it is kept. */
export const withoutControls = (text: string): string => text.replace(CONTROLS, "").toWellFormed();

/** One line: controls removed, runs of white space folded to one space, trimmed. */
export const oneLine = (text: string): string => withoutControls(text).replace(/\s+/g, " ").trim();

/** At most `maxChars` UTF-16 units, cut at a word where one ends in the last third, with an ellipsis when cut. */
export function shorten(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars - 1);
  const space = cut.lastIndexOf(" ");
  const kept = space > maxChars * 0.66 ? cut.slice(0, space) : cut;
  return `${kept
    .toWellFormed()
    .replace(/[\s,;:–—-]+$/u, "")
    .replace(/\ufffd$/, "")}…`;
}

/** Lower-case ASCII words joined by hyphens, at most 80 characters: "Été à Aix!" → "ete-a-aix". Empty when nothing is left. */
export function slugify(text: string): string {
  const slug = withoutAccents(text)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug.slice(0, 80).replace(/-+$/, "");
}

/** Lower case, without accents: "Été" → "ete". */
export const withoutAccents = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();

/** Its words in lower case with one space around each, so that "reed" is not found in "reedsville". */
export const spaceWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
