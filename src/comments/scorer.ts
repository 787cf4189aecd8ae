/**
 * How much a comment reads like spam, and like an attack: a linear model that starts from what ships and learns from this
 * site's own decisions. It asks writers to look again and puts the desk's queue in order; it never removes anything.
 */
import { featuresOf } from "./model/features.ts";
import { weighWords } from "./model/lexicon.ts";
import { emptyLinear, type Linear, learnRow, shareOf, weigh } from "./model/linear.ts";
import { readShipped } from "./model/shipped.ts";

export type Scores = { spam: number; toxicity: number };

/** What an editor decided, as far as it teaches: undefined where it says nothing of that. */
export type Lesson = { text: string; spam?: boolean | undefined; toxicity?: boolean | undefined };

export type Scorer = {
  /** Shares from 0 to 1. */
  score(text: string): Scores;
  learn(lesson: Lesson): void;
};

/** A decision moves the model by so many small steps: a handful of like decisions turn it, one does not. */
const STEPS = 2;
const HOW = { rate: 0.06, decay: 0 };
/** An unlearned weight moves as far as a shipped one. */
const TRAVELLED = 0.02;

/** A scorer of its own: what it learns, no other knows. `spam`: a model in place of the shipped one. */
export function openScorer(spam: Linear = readShipped()): Scorer {
  const toxicity: Linear = { ...emptyLinear() };
  toxicity.travelled.fill(TRAVELLED);
  return {
    score(text) {
      const features = featuresOf(text);
      return {
        spam: shareOf(weigh(spam, features)),
        toxicity: shareOf(weigh(toxicity, features) + weighWords(text)),
      };
    },
    learn(lesson) {
      const features = featuresOf(lesson.text);
      const offset = weighWords(lesson.text);
      for (let step = 0; step < STEPS; step++) {
        if (lesson.spam !== undefined) learnRow(spam, features, lesson.spam, HOW);
        if (lesson.toxicity !== undefined) learnRow(toxicity, features, lesson.toxicity, { ...HOW, offset });
      }
    },
  };
}
