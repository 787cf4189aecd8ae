/** Why an article is offered after another, in a few plain words. Pure. */
import { findSection } from "#config/sections.ts";
import type { RelatedCard } from "#editions/make-related.ts";
import type { View } from "./view.ts";

export function explainRelated({ places }: Pick<View, "places">, { because, shared }: RelatedCard): string {
  const [first = ""] = shared;
  switch (because) {
    case "text":
      return "It tells of something alike";
    case "names":
      return shared.length > 0
        ? `It also names ${shared.slice(0, 2).join(" and ")}`
        : "It names the same people";
    case "place": {
      const place = places.find(first);
      return place ? `Also from ${place.name}` : "From the same place";
    }
    case "section":
      return `Also in ${findSection(first)?.name ?? "this section"}`;
    case "read-together":
      return "Readers of this read it too";
    case "publisher":
      return "By the same publisher";
    default:
      return because satisfies never;
  }
}
