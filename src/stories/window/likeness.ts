/**
 * How alike two articles are: the features from which the join is decided. The pair alone here; what depends on the
 * company it is in (is either much more like another?) comes from `company.ts`.
 */
import { IN_TITLE, IS_NAME, STRENGTH } from "#understanding/terms.ts";
import { type Shelf, WEIGHTS } from "./shelf.ts";

const DAY_MS = 86_400_000;

export type Likeness = {
  /** Cosine of all terms, 0 to 1. */
  words: number;
  /** The part of it that comes from names which few articles of the window have. */
  rareNames: number;
  /** Cosine of the headlines' terms. */
  titles: number;
  /** Mean of each headline's cosine with the whole of the other. */
  titleInOther: number;
  days: number;
  samePublisher: boolean;
  /** |ln| of the ratio of lengths. */
  lengths: number;
};

/** Both lists of terms are sorted by hash: one walk over the two. */
export function compareArticles(shelf: Shelf, a: number, b: number): Likeness {
  const { hashes: hashesA, signs: signsA } = shelf.chunk(a);
  const { hashes: hashesB, signs: signsB } = shelf.chunk(b);
  let i = shelf.termsAt(a);
  let j = shelf.termsAt(b);
  const endA = i + shelf.countOf(a);
  const endB = j + shelf.countOf(b);
  let words = 0;
  let rareNames = 0;
  let titles = 0;
  let aInB = 0;
  let bInA = 0;
  while (i < endA && j < endB) {
    const left = hashesA[i] ?? 0;
    const right = hashesB[j] ?? 0;
    if (left < right) i++;
    else if (left > right) j++;
    else {
      const signA = signsA[i] ?? 0;
      const signB = signsB[j] ?? 0;
      const product = (WEIGHTS[signA & STRENGTH] ?? 0) * (WEIGHTS[signB & STRENGTH] ?? 0);
      words += product;
      if (signA & signB & IS_NAME && shelf.isRare(left)) rareNames += product;
      if (signA & IN_TITLE) aInB += product;
      if (signB & IN_TITLE) bInA += product;
      if (signA & signB & IN_TITLE) titles += product;
      i++;
      j++;
    }
  }
  const titleA = shelf.titles[a] || 1;
  const titleB = shelf.titles[b] || 1;
  const publisher = shelf.publishers[a] ?? 0;
  return {
    words,
    rareNames,
    titles: titles / (titleA * titleB),
    titleInOther: (aInB / titleA + bInA / titleB) / 2,
    days: Math.abs((shelf.published[a] ?? 0) - (shelf.published[b] ?? 0)) / DAY_MS,
    samePublisher: publisher !== 0 && publisher === shelf.publishers[b],
    lengths: Math.abs(Math.log(((shelf.words[a] ?? 0) + 10) / ((shelf.words[b] ?? 0) + 10))),
  };
}
