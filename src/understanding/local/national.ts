/** Tells reports on the United States as a whole, or on several of its states, from local and foreign ones. */
import type { FoundPlace } from "../places.ts";

const LEAST = 0.2;
const HEAD_CHARS = 1_500;
/** What is said of a country as a whole; said of the United States where no other country is named more. */
const NATIONWIDE =
  /\b(?:nation's|nation’s|nationwide|the nation|across the country|federal|Congress|White House|national average|Supreme Court|U\.S\. (?:Senate|House)|states)\b/g;
const PER_WORD = 0.35;
const MOST_WORDS = 1.2;

/**
 * How surely the focus is the country or several states ("us" section), 0..1, from 0.5 on it is; undefined when it is
 * foreign, one state's or cannot be told. The words of the article, when given, count beside its places.
 */
export function isNational(
  found: readonly FoundPlace[],
  _needs?: unknown,
  article?: { title: string; text: string },
): { score: number } | undefined {
  let home = 0;
  let abroad = 0;
  let country = 0;
  const states = new Set<string>();
  for (const { place, score, mentions } of found) {
    const weight = score * Math.log2(1 + mentions.length);
    if (place.country === "") continue;
    if (place.country !== "US") {
      abroad += weight;
      continue;
    }
    home += weight;
    if (place.kind === "country" || place.kind === "region") country += weight;
    else if (place.admin1 === "DC") country += 0.7 * weight;
    if (place.admin1) states.add(place.admin1);
  }
  const words = article ? `${article.title}\n${article.text.slice(0, HEAD_CHARS)}`.match(NATIONWIDE) : null;
  const said = Math.min(MOST_WORDS, PER_WORD * (words?.length ?? 0));
  if (home + said === 0) return undefined;
  const share = (home + said) / (home + said + abroad);
  // The country itself named more than once, or four states: the field of a national report.
  const breadth = Math.min(1, (country + said) / 1.5 + Math.max(0, states.size - 1) / 3);
  const score = share * breadth;
  return score < LEAST ? undefined : { score: Math.round(score * 1_000) / 1_000 };
}
