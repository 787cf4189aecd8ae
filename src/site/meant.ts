/** What somebody may have wanted who asked for an address that is not there: made from the words of the address. */
import type { ShownArticle } from "#articles/rights.ts";
import { isId } from "#base/ids.ts";
import { oneLine } from "#base/text.ts";
import { SECTIONS, type Section } from "#config/sections.ts";
import type { MuteRules } from "#readers/mutes.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { editDistance, slipsIn } from "#understanding/spelling.ts";
import { listPlacesMeant } from "./suggest.ts";

export type Meant = {
  /** To search for; empty when the address has none. */
  words: string;
  section: Section | undefined;
  place: Place | undefined;
  newest: readonly ShownArticle[];
};

const MAX_WORDS_CHARS = 80;
/** Parts of addresses that say what kind of page it is, here and elsewhere. */
const KINDS = new Set(
  "text local article articles story stories publisher search news section category tag tags page post posts archive index home www amp html htm php aspx jsp xml".split(
    " ",
  ),
);

/** The words of an address: its last part that has any. Ids, dates and the names of kinds of pages are none. */
export function wordsOfPath(path: string): string {
  for (const part of path.split("/").reverse()) {
    if (isId(part)) continue;
    const words = oneLine(decode(part))
      .replace(/\.(html?|php|aspx?|jsp|xml|rss|atom|json)$/i, "")
      .split(/[^\p{L}\p{M}\p{N}’']+/u)
      .filter((word) => /\p{L}/u.test(word) && !KINDS.has(word.toLowerCase()))
      .join(" ");
    if (words.length > 1) return words.slice(0, MAX_WORDS_CHARS).toWellFormed().trim();
  }
  return "";
}

/** An address that is not well formed is taken as it stands. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The section or the place that the words are, or nearly are; not one that the reader muted. */
export function findMeant(
  words: string,
  gazetteer: Gazetteer,
  mutes: Pick<MuteRules, "hidesSection" | "hidesPlace" | "hidesName">,
): Pick<Meant, "section" | "place"> {
  if (words === "") return { section: undefined, place: undefined };
  const slug = words.toLowerCase().replace(/ /g, "-");
  const section = SECTIONS.filter((one) => !mutes.hidesSection(one.slug))
    .map((one) => ({ one, slips: editDistance(slug, one.slug, slipsIn(slug)) }))
    .filter(({ one, slips }) => slips <= slipsIn(slug) || one.slug.startsWith(`${slug}-`))
    .sort((a, b) => a.slips - b.slips)[0]?.one;
  const [place] = listPlacesMeant(gazetteer, words)
    // "such" is how Suchou begins: no more than a coincidence.
    .filter(({ sure, slips }) => sure || slips > 0)
    .map((meant) => meant.place)
    .filter(({ id, name }) => !mutes.hidesPlace(id) && !mutes.hidesName(name));
  return { section, place };
}
