/**
 * How two articles with text in common relate, and which of them is the original. Pure: nothing but the two articles
 * and what they share decides, so that any pair can be decided again and explained.
 */
import type { Fingerprint, Overlap } from "#understanding/fingerprint.ts";
import { compareOriginality, type Print } from "./copies/originality.ts";

/** An article as copies see it. `published`: milliseconds since 1970. `text`: for exact counts now; it is not kept. */
export type CopyArticle = {
  id: string;
  published?: number | undefined;
  publisher?: string | undefined;
  /** Whose wire it is, when it is an agency's. */
  agency?: string | undefined;
  fingerprint: Fingerprint;
  text?: string | undefined;
};

/**
 * How two articles relate. copy: Jaccard index of 5-word shingles from .8; edit: from .5; contains: at least .8 of
 * the shorter lies in the longer, and they were published within a week (a paper's own furniture returns for months).
 * Texts under 40 words are headlines and first sentences: they count only under the same headline, or word for word in different papers.
 */
export type Relation = "none" | "copy" | "edit" | "contains";

const COPY = 0.8;
const EDIT = 0.5;
const WITHIN = 0.8;
const MIN_WORDS = 40;
const MIN_WORDS_SAME_TITLE = 10;
const MIN_WORDS_WORD_FOR_WORD = 16;
const WORD_FOR_WORD = 0.95;
const WEEK_MS = 7 * 86_400_000;

/** The relation of two articles that share `overlap`, and which is the original (the other folds under it). */
export function decideCopy(
  a: CopyArticle,
  b: CopyArticle,
  overlap: Overlap,
): { relation: Relation; original: string; copy: string } {
  const [first, second] = compareOriginality(toPrint(a), toPrint(b)) <= 0 ? [a, b] : [b, a];
  return { relation: relate(a, b, overlap), original: first.id, copy: second.id };
}

/** The relation alone; `overlap` may be an estimate. */
export function relate(a: CopyArticle, b: CopyArticle, overlap: Overlap): Relation {
  const words = Math.min(a.fingerprint.words, b.fingerprint.words);
  const within = Math.max(overlap.aInB, overlap.bInA);
  if (words < MIN_WORDS) {
    const sameTitle = a.fingerprint.title !== 0 && a.fingerprint.title === b.fingerprint.title;
    // One paper's line under different headlines is an invitation to subscribe.
    const samePaper = a.publisher !== undefined && a.publisher === b.publisher;
    if (words >= MIN_WORDS_WORD_FOR_WORD && overlap.jaccard >= WORD_FOR_WORD && (sameTitle || !samePaper))
      return "copy";
    if (!sameTitle || words < MIN_WORDS_SAME_TITLE) return "none";
  }
  if (overlap.jaccard >= COPY) return "copy";
  if (overlap.jaccard >= EDIT) return "edit";
  const apart =
    a.published === undefined || b.published === undefined ? 0 : Math.abs(a.published - b.published);
  return within >= WITHIN && apart <= WEEK_MS ? "contains" : "none";
}

/** Whether an exact count could change what `relate` says. */
export const isDoubtful = ({ jaccard, aInB, bInA, doubt }: Overlap): boolean =>
  Math.abs(jaccard - EDIT) < doubt.jaccard ||
  (jaccard < EDIT && Math.abs(Math.max(aInB, bInA) - WITHIN) < doubt.within);

/** What the order of originality looks at. */
export const toPrint = ({ id, published, publisher, agency, fingerprint }: CopyArticle): Print => ({
  id,
  published,
  publisher,
  agency,
  words: fingerprint.words,
});

/** The lower end of what an estimate allows (one standard error below): what is said where no exact count can be had. */
export const cautiously = (estimate: Overlap): Overlap => ({
  ...estimate,
  jaccard: estimate.jaccard - estimate.doubt.jaccard / 3.5,
  aInB: estimate.aInB - estimate.doubt.within / 3.5,
  bInA: estimate.bInA - estimate.doubt.within / 3.5,
});
