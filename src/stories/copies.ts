/**
 * Copies: which recent articles print the same text, and which of them is the original. Pure and in memory; the
 * window is rebuilt from kept fingerprints. What it says does not depend on the order articles came in, except
 * where one text has more than 256 prints in the window.
 */
import {
  compareFingerprints,
  compareShingles,
  type Fingerprint,
  listShingles,
  type Overlap,
} from "#understanding/fingerprint.ts";
import { compareMembers, divide, type Family, type Kin, type Member } from "./copies/families.ts";
import { compareOriginality } from "./copies/originality.ts";
import { openPostings } from "./copies/postings.ts";

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
 * Texts under 40 words are headlines and first sentences: they count only under the same headline, or word for word.
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

function relate(a: CopyArticle, b: CopyArticle, overlap: Overlap): Relation {
  const words = Math.min(a.fingerprint.words, b.fingerprint.words);
  const within = Math.max(overlap.aInB, overlap.bInA);
  if (words < MIN_WORDS) {
    if (words >= MIN_WORDS_WORD_FOR_WORD && overlap.jaccard >= WORD_FOR_WORD) return "copy";
    const sameTitle = a.fingerprint.title !== 0 && a.fingerprint.title === b.fingerprint.title;
    if (!sameTitle || words < MIN_WORDS_SAME_TITLE) return "none";
  }
  if (overlap.jaccard >= COPY) return "copy";
  if (overlap.jaccard >= EDIT) return "edit";
  const apart =
    a.published === undefined || b.published === undefined ? 0 : Math.abs(a.published - b.published);
  return within >= WITHIN && apart <= WEEK_MS ? "contains" : "none";
}

/** Whether a better count could change what `relate` says. */
const isDoubtful = ({ jaccard, aInB, bInA, doubt }: Overlap): boolean =>
  Math.abs(jaccard - EDIT) < doubt.jaccard ||
  (jaccard < EDIT && Math.abs(Math.max(aInB, bInA) - WITHIN) < doubt.within);

const toPrint = ({ id, published, publisher, agency, fingerprint }: CopyArticle) => ({
  id,
  published,
  publisher,
  agency,
  words: fingerprint.words,
});

/** An article that shares text with the one asked about. `overlap.aInB`: how much of the asked lies in this one. */
export type Candidate = { id: string; overlap: Overlap; relation: Relation };
/** `copyOf`: the original it now folds under; undefined when it is none's copy. */
export type Folding = { id: string; copyOf: string | undefined };

export type Copies = {
  /** Takes an article in; its own folding comes first, then that of every article whose folding changed by it. */
  add(article: CopyArticle): Folding[];
  /** Lets an article go that has left the window. Its copies stay folded under it. */
  remove(id: string): void;
  /** Articles in the window that share text with this one, closest first. The article itself is left out. */
  find(article: CopyArticle): Candidate[];
  /** Ids of articles whose texts `readText` should be able to give before this one is added. */
  listDoubtful(article: CopyArticle): string[];
  copyOf(id: string): string | undefined;
  /** All that fold together with an article, itself included, the original first, then by originality. */
  listFamily(id: string): string[];
  readonly size: number;
  /** Bytes of the index; each article costs some 300 more in the heap. */
  readonly bytes: number;
};

/** Candidates looked at closely, those that share most first. */
const MOST_CANDIDATES = 64;
/** Relations kept per arriving article. */
const MOST_RELATIONS = 32;
/** Related articles divided into families at a time; beyond, an arriving print only joins. */
const MOST_DIVIDED = 2_000;
/** Departed members that a family remembers, for as long as any other is in the window. */
const MOST_GONE = 256;
/** Shingles in common by which two texts are compared at all; a hash met once may be chance. */
const MIN_HITS = 2;
/** A text of which less than this lies in another has nothing in common with it: what is left is quotes and furniture. */
const NOTHING = 0.2;

type Held = Member & { article: CopyArticle; slot: number; place: number; count: number };

/**
 * Opens an empty window. `readText` gives the text of an article, by which doubtful pairs are counted exactly; where
 * it gives none, the estimate decides, which is right for all but pairs close to a bound.
 */
export function openCopies(needs: { readText?: (id: string) => string | undefined } = {}): Copies {
  const postings = openPostings();
  const byId = new Map<string, Held>();
  const slots: (Held | undefined)[] = [];
  const freeSlots: number[] = [];

  // The headline is listed as one more shingle, so that a headline with one sentence can be met at all.
  const listKeys = (print: Fingerprint): Uint32Array => {
    if (print.title === 0) return print.hashes;
    const keys = new Uint32Array(print.hashes.length + 1);
    keys.set(print.hashes);
    keys[print.hashes.length] = print.title;
    return keys;
  };
  const printOf = (held: Held): Fingerprint => ({
    ...held.article.fingerprint,
    hashes: held.gone
      ? held.article.fingerprint.hashes
      : postings
          .read(held.place, held.count)
          .subarray(0, held.count - (held.article.fingerprint.title ? 1 : 0)),
  });

  /** Estimates for all that share enough, closest first. */
  function meet(article: CopyArticle): { held: Held; overlap: Overlap }[] {
    const print = article.fingerprint;
    const met: { held: Held; hits: number }[] = [];
    postings.meet(listKeys(print), (slot, hits) => {
      const held = slots[slot];
      if (!held || held.article.id === article.id) return;
      const sameTitle = print.title !== 0 && held.article.fingerprint.title === print.title;
      if (hits >= MIN_HITS || sameTitle) met.push({ held, hits });
    });
    return met
      .sort((a, b) => b.hits - a.hits || (a.held.article.id < b.held.article.id ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
      .map(({ held }) => ({ held, overlap: compareFingerprints(print, printOf(held)) }));
  }

  function find(article: CopyArticle): (Candidate & { held: Held })[] {
    let shingles: Uint32Array | undefined;
    const count = (other: string, estimate: Overlap): Overlap => {
      const text = shingles ? undefined : (article.text ?? needs.readText?.(article.id));
      const otherText = shingles || text !== undefined ? needs.readText?.(other) : undefined;
      if (otherText === undefined) return estimate;
      shingles ??= listShingles(text ?? "");
      return compareShingles(shingles, listShingles(otherText));
    };
    return meet(article)
      .map(({ held, overlap: estimate }) => {
        const overlap = isDoubtful(estimate) ? count(held.article.id, estimate) : estimate;
        return { id: held.article.id, held, overlap, relation: relate(article, held.article, overlap) };
      })
      .sort((a, b) => b.overlap.jaccard - a.overlap.jaccard || (a.id < b.id ? -1 : 1));
  }

  const haveMuch = (a: Member, b: Member): boolean => {
    const { aInB, bInA } = compareFingerprints(printOf(a as Held), printOf(b as Held));
    return Math.max(aInB, bInA) >= NOTHING;
  };

  /** Everything reachable by relations from these, or undefined when that is too much to divide anew. */
  function reach(from: Held): Member[] | undefined {
    const all = new Set<Member>([from]);
    for (const one of all) {
      for (const other of one.relations.keys()) all.add(other);
      if (all.size > MOST_DIVIDED) return undefined;
    }
    return [...all];
  }

  function settle(held: Held): Folding[] {
    if (held.relations.size === 0) {
      held.family = undefined;
      return [{ id: held.article.id, copyOf: undefined }];
    }
    const families = new Set([...held.relations.keys()].map((one) => one.family));
    const [only] = families;
    const joins = families.size === 1 && [...held.relations.values()].every((kin) => kin === "same");
    if (only && joins && only.members.size > 50) return join(held, only);
    const all = reach(held);
    if (!all) return only ? join(held, only) : [{ id: held.article.id, copyOf: undefined }];
    const before = new Map(all.map((one) => [one, foldedUnder(one)]));
    for (const family of divide(all, haveMuch)) for (const one of family.members) one.family = family;
    const changed = all.filter((one) => one !== held && before.get(one) !== foldedUnder(one)) as Held[];
    return [held, ...changed].map((one) => ({ id: one.article.id, copyOf: foldedUnder(one) }));
  }

  /** Adds one more print to a large family without dividing it anew. */
  function join(held: Held, family: Family): Folding[] {
    family.members.add(held);
    held.family = family;
    const own = { id: held.article.id, copyOf: foldedUnder(held) };
    if (compareMembers(held, family.original) > 0) return [own];
    family.original = held;
    const rest = [...family.members].filter((one) => one !== held);
    return [{ ...own, copyOf: undefined }, ...rest.map((one) => ({ id: one.print.id, copyOf: own.id }))];
  }

  const foldedUnder = (one: Member): string | undefined =>
    one.family && one.family.original !== one ? one.family.original.print.id : undefined;

  function leave(held: Held): void {
    const hashes = printOf(held).hashes.slice();
    held.article = { ...held.article, fingerprint: { ...held.article.fingerprint, hashes } };
    postings.remove(held.place, held.count);
    held.gone = true;
    slots[held.slot] = undefined;
    freeSlots.push(held.slot);
    byId.delete(held.article.id);
    const family = held.family;
    if (!family) return;
    family.gone++;
    if (family.gone === family.members.size) for (const one of family.members) cut(one);
    else if (family.gone > MOST_GONE) {
      const oldest = [...family.members].find((one) => one.gone && one !== family.original);
      if (oldest) {
        cut(oldest);
        family.members.delete(oldest);
        family.gone--;
      }
    }
  }

  function cut(one: Member): void {
    for (const other of one.relations.keys()) other.relations.delete(one);
    one.relations.clear();
  }

  /** Takes an article out altogether, because it comes again with another text; gives those it was related to. */
  function replace(held: Held): Held[] {
    const kin = [...held.relations.keys()] as Held[];
    held.family?.members.delete(held);
    held.family = undefined;
    leave(held);
    cut(held);
    return kin;
  }

  return {
    add(article) {
      const earlier = byId.get(article.id);
      const bereft = earlier ? replace(earlier) : [];
      const found = find(article);
      const slot = freeSlots.pop() ?? slots.length;
      const keys = listKeys(article.fingerprint);
      const place = postings.add(slot, keys);
      const { text: _, ...kept } = article;
      const held: Held = {
        // The hashes live in the index; what is kept here is the rest.
        article: { ...kept, fingerprint: { ...article.fingerprint, hashes: NO_HASHES } },
        print: toPrint(article),
        relations: new Map(),
        family: undefined,
        slot,
        place,
        count: keys.length,
        gone: false,
      };
      slots[slot] = held;
      byId.set(article.id, held);
      for (const { held: other, relation, overlap } of found
        .filter((one) => one.relation !== "none")
        .slice(0, MOST_RELATIONS)) {
        const kin: Kin = relation !== "contains" ? "same" : overlap.aInB > overlap.bInA ? "within" : "holds";
        held.relations.set(other, kin);
        other.relations.set(held, kin === "same" ? kin : kin === "holds" ? "within" : "holds");
      }
      const settled = settle(held);
      const known = new Set(settled.map((one) => one.id));
      const others = bereft.flatMap((one) => settle(one)).filter((one) => !known.has(one.id));
      return [...settled, ...new Map(others.map((one) => [one.id, one])).values()];
    },
    remove(id) {
      const held = byId.get(id);
      if (held) leave(held);
    },
    find: (article) => find(article).map(({ held: _, ...candidate }) => candidate),
    listDoubtful: (article) =>
      meet(article)
        .filter(({ overlap }) => isDoubtful(overlap))
        .map(({ held }) => held.article.id),
    copyOf(id) {
      const held = byId.get(id);
      return held && foldedUnder(held);
    },
    listFamily(id) {
      const held = byId.get(id);
      const members = held?.family ? [...held.family.members] : held ? [held] : [];
      return members.sort(compareMembers).map((one) => one.print.id);
    },
    get size() {
      return byId.size;
    },
    get bytes() {
      return postings.bytes;
    },
  };
}

const NO_HASHES = new Uint32Array(0);
