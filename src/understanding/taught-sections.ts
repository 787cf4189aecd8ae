/**
 * What editors of this site teach of sections, on top of the model that ships: one small linear model a section, learned
 * from all corrections together, so that the order in which they came, and one that was taken back, leave no trace. Pure.
 *
 * What tells one publisher's articles (its folders, its categories, its words) is learned for that publisher; words alone
 * count for others a little. Whoever corrects an article has seen all its sections: what was left as it was is a lesson too.
 * So are other articles of the publisher, a little: they keep a folder of mixed news from being taken for one section's.
 */
import { type Features, type Group, gather, hashInto } from "./hashed-features.ts";
import { categoriesIn, foldersOf, isCode } from "./sections/subjects.ts";
import { type Filed, SECTION_RULES, type SectionRule, type Taught, weighSections } from "./sections.ts";

/**
 * An article that somebody corrected; `holds`: by slug, whether it stands there. Undefined for one that stands beside those,
 * of the same publisher, and that nobody corrected: what the shipped model says of it is believed a little.
 */
export type Lesson = { id: string; article: Filed; holds: ReadonlyMap<string, boolean> | undefined };

const hashed = hashInto(2 ** 22);
/** Of a headline, and of the text below it. */
const MAX_TITLE = 400;
const MAX_TEXT = 600;

// Tried out with bench/taught-sections.ts, whose figures are in docs/measurements.md.
const WEIGHT_OF_FILED = 2;
const WEIGHT_OF_OWN_WORDS = 1;
const WEIGHT_OF_WORDS = 0.5;
/** What an article beside them counts against one that was corrected. */
const BESIDE = 0.3;
const ROUNDS = 12;
const RATE = 0.6;
/** A folder speaks for a section when at least so much of what is known of it is there, and against one when nothing is. */
const SPEAKS_FOR = 0.85;
const SPEAKS_AGAINST = 0;
/** In that count, of an article that was corrected. */
const CORRECTED = 3;
/** Draws every weight back to 0, so that what was said once moves little. */
const DECAY = 0.002;
/** However often it was said: a publisher that files an article, and words that are sure, are still heard. */
const MOST = 6;

/** Learns from all lessons; the same for the same lessons, whatever their order. */
export function learnSections(
  lessons: readonly Lesson[],
  rules: readonly SectionRule[] = SECTION_RULES,
): Taught {
  if (lessons.length === 0) return { oddsOf: () => new Map() };
  const sorted = lessons.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  /** Buckets as they are met, numbered from 0: learning goes through arrays. */
  const slots = new Map<number, number>();
  const rows = sorted.map(({ article, holds }): Row => {
    const { buckets, values } = featuresOf(article);
    for (const bucket of buckets) if (!slots.has(bucket)) slots.set(bucket, slots.size);
    const wanted = weighSections(article, rules);
    return {
      slots: buckets.map((bucket) => slots.get(bucket) ?? 0),
      values,
      filed: [...filedOf(article).keys()].map((bucket) => slots.get(bucket) ?? 0),
      isCorrected: holds !== undefined,
      odds: wanted.map(({ odds }) => odds),
      holds: wanted.map(({ slug, odds }) => holds?.get(slug) ?? odds >= 0),
    };
  });
  const learned = rules.map(({ slug }, section) => ({ slug, weights: learn(rows, section, slots.size) }));
  return {
    oddsOf(article) {
      const { buckets, values } = featuresOf(article);
      const known = buckets.map((bucket) => slots.get(bucket) ?? slots.size);
      return new Map(
        learned.map(({ slug, weights }) => [
          slug,
          Math.max(-MOST, Math.min(MOST, weigh(weights, known, values))),
        ]),
      );
    },
  };
}

type Row = {
  slots: Int32Array;
  values: Float32Array;
  /** Slots of its folders and categories. */
  filed: readonly number[];
  isCorrected: boolean;
  /** By section: what the shipped model says, and what is so. */
  odds: readonly number[];
  holds: readonly boolean[];
};

/** AdaGrad (Duchi, Hazan & Singer 2011) on the logistic loss, with what the shipped model says as its start. */
function learn(rows: readonly Row[], section: number, size: number): Float64Array {
  // One more than there are: what was never met weighs nothing.
  const weights = new Float64Array(size + 1);
  const travelled = new Float64Array(size).fill(0.01);
  const silent = listSilent(rows, section, size);
  for (let round = 0; round < ROUNDS; round++)
    for (const { slots, values, odds, holds, isCorrected } of rows) {
      const share = 1 / (1 + Math.exp(-(odds[section] ?? 0) - weigh(weights, slots, values)));
      const error = (isCorrected ? 1 : BESIDE) * (share - (holds[section] ? 1 : 0));
      for (let n = 0; n < slots.length; n++) {
        const slot = slots[n] ?? 0;
        if (silent[slot]) continue;
        const weight = weights[slot] ?? 0;
        const slope = error * (values[n] ?? 0) + DECAY * weight;
        const sum = (travelled[slot] ?? 0) + slope * slope;
        travelled[slot] = sum;
        weights[slot] = weight - (RATE * slope) / Math.sqrt(sum);
      }
    }
  return weights;
}

function weigh(weights: Float64Array, slots: Int32Array, values: Float32Array): number {
  let sum = 0;
  for (let n = 0; n < slots.length; n++) sum += (weights[slots[n] ?? 0] ?? 0) * (values[n] ?? 0);
  return sum;
}

/** 1 for folders and categories that say nothing of a section: some of what is in them is there, and much is not. */
function listSilent(rows: readonly Row[], section: number, size: number): Uint8Array {
  const [all, there] = [new Float64Array(size), new Float64Array(size)];
  for (const { filed, isCorrected, holds } of rows)
    for (const slot of filed) {
      const more = isCorrected ? CORRECTED : 1;
      all[slot] = (all[slot] ?? 0) + more;
      if (holds[section]) there[slot] = (there[slot] ?? 0) + more;
    }
  return Uint8Array.from(all, (count, slot) => {
    const share = (there[slot] ?? 0) / (count || 1);
    return count === 0 || share >= SPEAKS_FOR || share <= SPEAKS_AGAINST ? 0 : 1;
  });
}

/** Where its publisher files it. */
function filedOf({ publisher = "", categories = [], url }: Filed): Group {
  const own = publisher.toLowerCase();
  const filed: Group = new Map();
  for (const folder of foldersOf(url)) hashed.addNote(filed, `${own} folder ${folder}`);
  for (const category of categoriesIn(categories.filter((one) => !isCode(one))))
    hashed.addNote(filed, `${own} category ${category}`);
  return filed;
}

function featuresOf(article: Filed): Features {
  const { title, text, publisher = "" } = article;
  const own = publisher.toLowerCase();
  const words = wordsOf(`${title.slice(0, MAX_TITLE)}\n${text.slice(0, MAX_TEXT)}`);
  const ownWords: Group = new Map();
  const anyWords: Group = new Map();
  for (const word of words) {
    hashed.addNote(ownWords, `${own} word ${word}`);
    hashed.addNote(anyWords, `word ${word}`);
  }
  return gather([
    [filedOf(article), WEIGHT_OF_FILED],
    [ownWords, WEIGHT_OF_OWN_WORDS],
    [anyWords, WEIGHT_OF_WORDS],
  ]);
}

/** Words of four letters and more: shorter ones stand in every article. */
const wordsOf = (text: string): string[] =>
  (
    text
      .toWellFormed()
      .toLowerCase()
      .match(/\p{L}[\p{L}'’]{3,29}/gu) ?? []
  ).slice(0, 120);
