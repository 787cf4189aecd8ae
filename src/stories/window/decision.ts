/**
 * The learned decision whether two articles are about one event: a logistic regression whose weights
 * (`weights.json`) training/stories/learn-joins.ts learns. A number above 0 says yes.
 */

import type { Likeness } from "./likeness.ts";
import learned from "./weights.json" with { type: "json" };

/** Names and order of the features; the training script writes a weight for each. */
export const FEATURES = [
  "words",
  "wordsRoot",
  "titles",
  "titleInOther",
  "days",
  "sameDay",
  "laterDays",
  "samePublisher",
  "lengths",
  "wordsByDays",
  "closeness",
  "topic",
  "topicByDays",
] as const;

export type Pair = Likeness & { closeness: number; topic: number };

export function listFeatures(pair: Pair): number[] {
  const days = Math.log1p(pair.days);
  const root = Math.sqrt(pair.words);
  return [
    pair.words,
    root,
    pair.titles,
    pair.titleInOther,
    days,
    pair.days < 1 ? 1 : 0,
    pair.days > 3 ? 1 : 0,
    pair.samePublisher ? 1 : 0,
    pair.lengths,
    root * days,
    pair.closeness,
    pair.topic,
    pair.topic * days,
  ];
}

export type Decision = {
  /** One for each of FEATURES. */
  weights: readonly number[];
  bias: number;
  /** From these log odds on, with what their size adds, two groups are one story. */
  join: number;
  /** What the logarithm of a story's size adds: an event that many report draws yet more reports. */
  size: number;
};

export const LEARNED: Decision = { ...learned, weights: FEATURES.map((name) => learned.weights[name]) };

/**
 * In a town everybody writes of the same streets and boards, and most reports have no other beside them; in the sets
 * that weights are learned from, every article has. So two reports of the same days that share few words, and no name
 * but what many here have, need to be clearly more alike. (Figures: training/stories/README.md, "Towns".)
 */
const FEW_WORDS = 0.25;
const NO_NAME = 0.01;
const SAME_DAYS = 3;
const DOUBT = 2;
const isThin = ({ words, rareNames, days }: Likeness): boolean =>
  words < FEW_WORDS && rareNames < NO_NAME && days < SAME_DAYS;

/** The logarithm of the odds that the two are about one event. */
export function decideJoin(pair: Pair, { weights, bias }: Decision = LEARNED): number {
  const features = listFeatures(pair);
  let sum = bias;
  for (let n = 0; n < features.length; n++) sum += (weights[n] ?? 0) * (features[n] ?? 0);
  return isThin(pair) ? sum - DOUBT : sum;
}
