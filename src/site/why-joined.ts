/** Why an article is in a story, in plain words made from the reasons; only in words that its rights let us show. Pure. */

import type { ShownArticle } from "#articles/rights.ts";
import { mayShowWords } from "#articles/rights.ts";
import type { Reason } from "#stories/reasons.ts";

/** One sentence for each reason, in their order. */
export const explainJoined = (article: ShownArticle, reasons: readonly Reason[]): string[] =>
  reasons.map((reason) =>
    sentenceOf(
      reason,
      reason.shared.filter((words) => mayShowWords(article, words)),
    ),
  );

function sentenceOf({ kind, weight }: Reason, shared: readonly string[]): string {
  const shown = shared.length > 0 ? `: ${shared.join(", ")}.` : ".";
  switch (kind) {
    case "editor":
      return "An editor of this site put it here.";
    case "copy":
      return "It repeats the text of another report.";
    case "place":
      return `Like another report, it names the same places${shown}`;
    case "names":
      return `Like another report, it names the same people or organizations${shown}`;
    case "words":
      return `It tells of it in the same words${shown}`;
    case "same-publisher-update":
      return "Its publisher has reported on this before.";
    case "time":
      return weight < 1
        ? "It came within a day of another report."
        : `It came within ${Math.ceil(weight)} days of another report.`;
    default:
      return kind satisfies never;
  }
}
