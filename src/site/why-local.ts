/** Why an article is local news of a place, in plain words made from the evidence. Pure. */
import type { ShownArticle } from "#articles/rights.ts";
import type { KeptLocal } from "#database/tables.ts";

/** One sentence for each kind of evidence, the heaviest first. */
export function explainLocal(article: ShownArticle, placeName: string): string[] {
  const byKind = new Map<string, string[]>();
  for (const { kind, text } of article.local?.evidence ?? []) {
    const texts = byKind.get(kind) ?? [];
    // Empty where the words stand only in a text that we may not show.
    byKind.set(kind, text === "" || texts.includes(text) ? texts : [...texts, text]);
  }
  return [...byKind].map(([kind, texts]) => sentenceOf(kind, texts, article, placeName));
}

function sentenceOf(
  kind: string,
  texts: readonly string[],
  article: ShownArticle,
  placeName: string,
): string {
  const words = texts.length === 0 ? undefined : inWords(texts.map((text) => `“${text}”`));
  const said = words === undefined ? "." : `: ${words}.`;
  switch (kind) {
    case "dateline":
      return `The report begins with the name of the place it was written in${said}`;
    case "headline":
      return `The headline names ${words ?? placeName}.`;
    case "lead":
      return `The opening names ${words ?? placeName}.`;
    case "body":
      return `The text names ${words ?? placeName}.`;
    case "body-name":
      return `It tells of an institution of ${placeName}${said}`;
    case "containing":
      return `It names a part of ${placeName}${said}`;
    case "street":
      return `It names a street${said}`;
    case "own-bodies":
      return `It speaks of ${words ?? "local institutions"} without saying of which town, as a paper does of its own.`;
    case "coverage": {
      const covered = texts.filter((text) => text !== placeName);
      return `${article.publisher.name} reports on ${covered.length === 0 ? placeName : `${inWords(covered)}, and this is part of it or near`}.`;
    }
    case "editor":
      return "An editor of this site says so.";
    default:
      return words ? `It names ${words}.` : `Its words point to ${placeName}.`;
  }
}

const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** How far the news reaches, before the name of its place. */
export function explainReach(reach: KeptLocal["reach"]): string {
  switch (reach) {
    case "street":
      return "News of a part of ";
    case "town":
      return "News of ";
    case "county":
    case "state":
      return "News of all of ";
    default:
      return reach satisfies never;
  }
}
