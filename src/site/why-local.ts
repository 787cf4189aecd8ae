/** Why an article is local news of a place, in plain words made from the evidence. Pure. */
import { listEvidenceShown } from "#articles/about.ts";
import type { ShownArticle } from "#articles/rights.ts";
import type { KeptLocal } from "#database/tables.ts";

/** One sentence for each piece of evidence, the heaviest first; pieces that say the same are said once. */
export function explainLocal(article: ShownArticle, placeName: string): string[] {
  const sentences = listEvidenceShown(article).map((one) => sentenceOf(one, article, placeName));
  return [...new Set(sentences)];
}

function sentenceOf(
  { kind, text }: { kind: string; text: string },
  article: ShownArticle,
  placeName: string,
): string {
  // Empty where the words stand only in a text that we may not show.
  const words = text === "" ? undefined : `“${text}”`;
  switch (kind) {
    case "dateline":
      return `The report begins with the name of the place it was written in${words ? `: ${words}` : ""}.`;
    case "headline":
      return `The headline names ${words ?? placeName}.`;
    case "lead":
      return `The opening names ${words ?? placeName}.`;
    case "body":
      return `The text names ${words ?? placeName}.`;
    case "body-name":
      return `It tells of an institution of ${placeName}${words ? `: ${words}` : ""}.`;
    case "containing":
      return `It names a place in ${placeName}${words ? `: ${words}` : ""}.`;
    case "street":
      return `It names a street${words ? `: ${words}` : ""}.`;
    case "own-bodies":
      return `It speaks of ${words ?? "local institutions"} without saying of which town, as a paper does of its own.`;
    case "coverage":
      return `${article.publisher.name} reports on ${text === "" || text === placeName ? placeName : `${text}, and this is part of it or near`}.`;
    default:
      return words ? `It names ${words}.` : `Its words point to ${placeName}.`;
  }
}

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
