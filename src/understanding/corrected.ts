/** An editor's word laid over what was understood of an article. Pure: what the word does not speak of stays. */
import type { Gazetteer, Place } from "./gazetteer.ts";
import { type Local, reachOf } from "./local.ts";
import type { Understanding } from "./understand.ts";

export type Word = {
  /** null: local to no place. undefined: nothing was said of it. */
  place: Place | null | undefined;
  /** By slug, whether the article stands there. */
  sections: ReadonlyMap<string, boolean>;
};

/** As heavy as nothing that is found in words. */
const WEIGHT = 9;

/** The same understanding, but for what the word says. */
export function correct(
  found: Understanding,
  word: Word,
  gazetteer: Pick<Gazetteer, "chain">,
): Understanding {
  const placed = word.place === undefined ? found : withPlace(found, word.place, gazetteer);
  if (word.sections.size === 0) return placed;
  const sections = placed.sections.filter(({ slug }) => !word.sections.has(slug));
  for (const [slug, holds] of word.sections) if (holds) sections.push({ slug, score: 1 });
  return { ...placed, sections: sections.sort((a, b) => b.score - a.score) };
}

/** "Local" follows from the place, and what is local is not the whole country's. */
function withPlace(
  found: Understanding,
  place: Place | null,
  gazetteer: Pick<Gazetteer, "chain">,
): Understanding {
  const rest = found.sections.filter(({ slug }) => slug !== "local");
  if (place === null) return { ...found, local: undefined, localIn: [], sections: rest };
  const isSame = found.local?.place.id === place.id;
  const local: Local = {
    place,
    score: 1,
    reach: isSame && found.local ? found.local.reach : reachOf(place, false),
    evidence: [
      { kind: "editor", text: "", weight: WEIGHT },
      ...(isSame && found.local ? found.local.evidence : []),
    ],
  };
  return {
    ...found,
    local,
    localIn: isSame ? found.localIn : gazetteer.chain(place).filter(({ kind }) => kind !== "country"),
    sections: [{ slug: "local", score: 1 }, ...rest.filter(({ slug }) => slug !== "us")],
  };
}
