/**
 * An edition looked at from inside: every story in order with all its terms, those below the cut too, and how the order
 * would move were the terms weighed otherwise. It is the very rank that readers get, and changes nothing for them.
 */
import type { ShownArticle } from "#articles/rights.ts";
import { type Control, type Ranked, rankStories, type Term } from "#ranking/rank-stories.ts";
import { makeReader, NO_CHOICES, type Reader } from "#readers/choices.ts";
import { NO_MUTES } from "#readers/mutes.ts";
import type { EditionNeeds } from "./make-edition.ts";
import type { Subject } from "./subject.ts";
import { makeTaste } from "./taste.ts";

/** What a reader would have chosen, so that an editor sees what such a reader sees. */
export type Pretended = Pick<Reader["choices"], "follows" | "order"> & { place?: string | undefined };

export type InspectedStory = {
  article: ShownArticle;
  /** Places up (above 0) or down; undefined when it was not among the first so many before. */
  moved: number | undefined;
  /** Milli-points: what the terms add up to. */
  score: number;
  terms: readonly Term[];
  slot: Ranked["slot"];
};

export type Weights = Partial<Record<Control, number>>;

/** So far down is looked for where a story stood before. */
const LOOKED_AT = 300;

/** `limit` stories in the order that `weights` give, with how each moved from the order as it is. One query at most. */
export async function inspectEdition(
  { hot, cards }: EditionNeeds,
  subject: Subject,
  { pretended, weights }: { pretended: Pretended; weights: Weights },
  now: Date,
  limit: number,
): Promise<InspectedStory[]> {
  const news = await hot.refresh();
  const { place, follows, order } = pretended;
  const rank = (given: Weights): Ranked[] => {
    const choices = {
      ...NO_CHOICES,
      ...(place === undefined ? {} : { place }),
      follows,
      order,
      weights: given,
    };
    const reading = { reader: makeReader({ choices, saved: [], read: [] }), mutes: NO_MUTES };
    return rankStories(news.candidates, makeTaste(news, subject, reading, now, { limit: LOOKED_AT }), now);
  };
  const before = new Map(rank({}).map(({ story }, at) => [story, at]));
  const ranked = rank(weights).slice(0, limit);
  const articles = await cards.read(ranked.map(({ id }) => id));
  return ranked.flatMap(({ id, story, score, terms, slot }, at) => {
    const article = articles.get(id);
    const was = before.get(story);
    return article ? [{ article, moved: was === undefined ? undefined : was - at, score, terms, slot }] : [];
  });
}
