/**
 * What a reader muted, as a question to ask of everything that would be shown. Muted means nowhere: no list, search,
 * feed, count, name or "also printed by" may have it. Pure; asked of `ShownArticle`s, so that a text which its rights
 * hide neither hides its headline nor gives its words away by doing so.
 */
import type { ShownArticle } from "#articles/rights.ts";
import { keysOfName } from "#understanding/entities.ts";
import { foldText, type Gazetteer } from "#understanding/gazetteer.ts";
import { type Mutes, NO_CHOICES } from "./choices.ts";

export type MuteRules = {
  /** What they were made of. */
  muted: Mutes;
  /** True when nothing is muted: nothing need be asked. */
  isEmpty: boolean;
  /** Whether an article must be asked about with its whole text, as far as it may be shown. */
  readsBodies: boolean;
  hides(article: ShownArticle): boolean;
  /** By slug. */
  hidesPublisher(slug: string): boolean;
  /** By id: a muted place, or one in it. */
  hidesPlace(id: string): boolean;
  /** By slug. */
  hidesSection(slug: string): boolean;
  /** A name, or any words that would stand on a page. */
  hidesName(name: string): boolean;
};

// Soft hyphens and what else has no width would part a word where nobody sees it.
const UNSEEN = /\p{Cf}/gu;

/** Words as they are compared: without case, accents and signs. Empty when there is no letter or digit in them. */
export const foldMuted = (words: string): string => foldText(words.replace(UNSEEN, ""));

/** Makes the rules of what a reader muted. */
export function makeMutes(mutes: Mutes, places: Pick<Gazetteer, "find" | "chain">): MuteRules {
  const publishers = new Set(mutes.publishers);
  const sections = new Set(mutes.sections);
  const muted = new Set(mutes.places);
  const keys = new Set(mutes.people.flatMap((name) => keysOfName(name)));
  const phrases = [...new Set([...mutes.words, ...mutes.people].map(foldMuted))]
    .filter((phrase) => phrase !== "")
    .map((phrase) => ` ${phrase} `);

  // A full stop between two parts keeps a phrase from being read across them.
  const hasPhrase = (parts: readonly string[]): boolean => {
    if (phrases.length === 0) return false;
    const folded = parts.map((part) => ` ${foldMuted(part)} `).join(".");
    return phrases.some((phrase) => folded.includes(phrase));
  };
  const hidesPlace = (id: string): boolean => {
    if (muted.size === 0) return false;
    const place = places.find(id);
    return muted.has(id) || (place !== undefined && places.chain(place).some((one) => muted.has(one.id)));
  };
  const hidesName = (name: string): boolean =>
    hasPhrase([name]) || (keys.size > 0 && keysOfName(name).some((key) => keys.has(key)));

  return {
    muted: mutes,
    isEmpty: [publishers, sections, muted].every((set) => set.size === 0) && phrases.length === 0,
    readsBodies: phrases.length > 0,
    hides: (article) =>
      publishers.has(article.publisher.slug) ||
      article.sections.some((slug) => sections.has(slug)) ||
      (article.local !== undefined && hidesPlace(article.local.place)) ||
      article.entities.some((entity) => keys.has(entity.key)) ||
      hasPhrase([...wordsOf(article), localName(article, places)]),
    hidesPublisher: (slug) => publishers.has(slug),
    hidesPlace,
    hidesSection: (slug) => sections.has(slug),
    hidesName,
  };
}

/** For whoever muted nothing. */
export const NO_MUTES: MuteRules = Object.freeze(
  makeMutes(NO_CHOICES.mutes, { find: () => undefined, chain: (place) => [place] }),
);

/**
 * Everything in words that a page shows of an article. Its publisher's name is not among them: "sun" is a word to mute,
 * The Sun a source.
 */
const wordsOf = (article: ShownArticle): string[] => [
  article.title,
  article.excerpt,
  article.bodyText,
  article.picture?.alt ?? "",
  article.picture?.credit ?? "",
  article.agency ?? "",
  ...article.authors.map((author) => author.name),
  ...article.entities.map((entity) => entity.name),
];

/** A card names the place above its headline. */
const localName = (article: ShownArticle, places: Pick<Gazetteer, "find">): string =>
  (article.local && places.find(article.local.place)?.name) ?? "";
