/**
 * What a reader chose, kept with the reader and not with us: in a signed cookie. Nobody needs an account for it, and
 * a reader who chose nothing gets what everybody gets.
 */

// The parts of the order that a reader can weigh are the terms of the rank.
import { CONTROLS, type Control } from "#ranking/taste.ts";

export { CONTROLS, type Control };

export type Follows = {
  /** Ids of places. */
  places: readonly string[];
  /** Slugs. */
  sections: readonly string[];
  /** Slugs. */
  publishers: readonly string[];
};

export type Mutes = {
  /** Words and phrases as the reader wrote them; compared folded, as whole words. */
  words: readonly string[];
  /** Slugs of publishers. */
  publishers: readonly string[];
  /** Names of people and bodies as the reader wrote them; compared folded, as whole words. */
  people: readonly string[];
  /** Ids of places: their local news, and that of the places in them. */
  places: readonly string[];
  /** Slugs of sections. */
  sections: readonly string[];
};

export type Choices = {
  /** Id of the place the reader calls home. */
  place?: string;
  follows: Follows;
  mutes: Mutes;
  /** latest: newest first, nothing weighed. */
  order: "ranked" | "latest";
  /** How much a control counts: 0 (not), 0.5, 1 (as usual; left out), 2. */
  weights: Partial<Record<Control, number>>;
  /** Whether what the reader reads may change the order; off until turned on. */
  history: boolean;
};

/** What the reader read lately, newest first; kept only while `history` is on. */
export type ReadArticle = { id: string; publisher: string; sections: readonly string[] };

export type Reader = {
  choices: Choices;
  /** Ids of saved articles, the newest saved first. */
  saved: readonly string[];
  read: readonly ReadArticle[];
  /** True for whoever chose nothing, saved nothing and has no history: gets what everybody gets. */
  isAnonymous: boolean;
};

export const NO_CHOICES: Choices = Object.freeze({
  follows: { places: [], sections: [], publishers: [] },
  mutes: { words: [], publishers: [], people: [], places: [], sections: [] },
  order: "ranked",
  weights: {},
  history: false,
});

export const ANYBODY: Reader = Object.freeze({ choices: NO_CHOICES, saved: [], read: [], isAnonymous: true });

/** A reader of what is known; whether that is anybody in particular follows from it. */
export function makeReader(known: Omit<Reader, "isAnonymous">): Reader {
  const { choices, saved, read } = known;
  const lists = [saved, read, ...Object.values(choices.follows), ...Object.values(choices.mutes)];
  const isAnonymous =
    lists.every((list) => list.length === 0) &&
    choices.place === undefined &&
    choices.order === "ranked" &&
    !choices.history &&
    Object.values(choices.weights).every((weight) => weight === 1);
  return isAnonymous ? ANYBODY : { choices, saved, read, isAnonymous };
}
