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
import { openPostings } from "./copies/postings.ts";
import {
  type CopyArticle,
  cautiously,
  isDoubtful,
  type Relation,
  relate,
  toPrint,
} from "./copy-relations.ts";

/** An article that shares text with the one asked about. `overlap.aInB`: how much of the asked lies in this one. */
export type Candidate = { id: string; overlap: Overlap; relation: Relation };
/**
 * `copyOf`: the original an article now folds under; undefined when it is none's copy. `relation` and `share` (0 to 1,
 * of the shorter text) say how it relates to that original; "none" when it does so only through another print.
 */
export type Folding = { id: string; copyOf: string | undefined; relation: Relation; share: number };

export type Copies = {
  /**
   * Takes an article in, or anew when its text has changed. Its own folding comes first, then that of every other
   * article in the window whose folding changed by it.
   */
  add(article: CopyArticle): Folding[];
  /** Lets an article go that has left the window. Its copies stay folded under it. */
  remove(id: string): void;
  /** Takes an article out altogether, as if it had never come; gives the folding of those that were related to it. */
  withdraw(id: string): Folding[];
  /** Articles in the window that share text with this one, closest first. The article itself is left out. */
  find(article: CopyArticle): Candidate[];
  /** Ids of articles whose texts `readText` should be able to give before this one is added. */
  listDoubtful(article: CopyArticle): string[];
  copyOf(id: string): string | undefined;
  /** All that fold together with an article, itself included, by originality; also those that have left the window. */
  listFamily(id: string): string[];
  readonly size: number;
  /** Bytes of the index; each article costs some 600 more in the heap. */
  readonly bytes: number;
};

/** Candidates looked at closely, those that share most first. */
const MOST_CANDIDATES = 64;
/** Relations kept per arriving article. */
const MOST_RELATIONS = 32;
/** Related articles divided into families at a time; beyond, an arriving print only joins. */
const MOST_DIVIDED = 2_000;
/** From this size on, a print of a family's text joins it without dividing it anew. */
const LARGE_FAMILY = 50;
/** Departed members that a family remembers, for as long as any other is in the window. */
const MOST_GONE = 256;
/** Shingles in common by which two texts are compared at all; a hash met once may be chance. */
const MIN_HITS = 2;
/** A text of which less than this lies in another has nothing in common with it but quotes and furniture. */
const NOTHING = 0.2;

const NO_HASHES = new Uint32Array(0);
const NO_RELATIONS: Member["relations"] = new Map();

/** One article in the window: its keys are `count` entries of the index from `place` on, the sample first. */
type Held = Member & {
  fingerprint: Fingerprint;
  slot: number;
  place: number;
  count: number;
  sample: number;
};
type Met = { held: Held; overlap: Overlap };

/**
 * Opens an empty window. `readText` gives the text of an article, by which doubtful pairs are counted exactly; where
 * it gives none, a pair close to a bound is none.
 */
export function openCopies(needs: { readText?: (id: string) => string | undefined } = {}): Copies {
  const postings = openPostings();
  const byId = new Map<string, Held>();
  const slots: (Held | undefined)[] = [];
  const freeSlots: number[] = [];

  const printOf = (held: Held): Fingerprint =>
    held.gone ? held.fingerprint : { ...held.fingerprint, hashes: postings.read(held.place, held.sample) };

  /** Estimates for all that share enough, closest first. */
  function meet(article: CopyArticle): Met[] {
    const print = article.fingerprint;
    const met: { held: Held; hits: number }[] = [];
    postings.meet(listKeys(print), (slot, hits) => {
      const held = slots[slot];
      if (!held || held.print.id === article.id) return;
      const sameTitle = print.title !== 0 && held.fingerprint.title === print.title;
      if (hits >= MIN_HITS || sameTitle) met.push({ held, hits });
    });
    return met
      .sort((a, b) => b.hits - a.hits || byText(a.held.print.id, b.held.print.id))
      .slice(0, MOST_CANDIDATES)
      .map(({ held }) => ({ held, overlap: compareFingerprints(print, printOf(held)) }));
  }

  function find(article: CopyArticle): (Met & { relation: Relation })[] {
    let shingles: Uint32Array | undefined;
    const count = (other: string): Overlap | undefined => {
      const otherText = needs.readText?.(other);
      const text = otherText === undefined ? undefined : (article.text ?? needs.readText?.(article.id));
      if (otherText === undefined || text === undefined) return undefined;
      shingles ??= listShingles(text);
      return compareShingles(shingles, listShingles(otherText));
    };
    return meet(article)
      .map(({ held, overlap: estimate }) => {
        const overlap = isDoubtful(estimate) ? (count(held.print.id) ?? cautiously(estimate)) : estimate;
        const other = { ...held.print, fingerprint: held.fingerprint };
        return { held, overlap, relation: relate(article, other, overlap) };
      })
      .sort((a, b) => b.overlap.jaccard - a.overlap.jaccard || byText(a.held.print.id, b.held.print.id));
  }

  const haveMuch = (a: Member, b: Member): boolean => {
    const { aInB, bInA } = compareFingerprints(printOf(a as Held), printOf(b as Held));
    return Math.max(aInB, bInA) >= NOTHING;
  };

  /** Puts an article into the family it belongs to by its relations; gives it, and all whose folding changed. */
  function settle(held: Held): Folding[] {
    if (held.relations.size === 0) {
      held.family = undefined;
      return [foldingOf(held)];
    }
    const families = new Set([...held.relations.keys()].map((one) => one.family));
    const [only] = families;
    const joins = families.size === 1 && [...held.relations.values()].every(({ kin }) => kin === "same");
    if (only && joins && only.members.size > LARGE_FAMILY) return join(held, only);
    const all = reach(held);
    if (!all) return only ? join(held, only) : [foldingOf(held)];
    const before = new Map(all.map((one) => [one, foldedUnder(one)]));
    for (const family of divide(all, haveMuch)) for (const one of family.members) one.family = family;
    const changed = all.filter((one) => one !== held && !one.gone && before.get(one) !== foldedUnder(one));
    return [held, ...changed].map(foldingOf);
  }

  function place(article: CopyArticle): Held {
    const { hashes, title } = article.fingerprint;
    const slot = freeSlots.pop() ?? slots.length;
    const keys = listKeys(article.fingerprint);
    const held: Held = {
      print: toPrint(article),
      // The hashes live in the index alone.
      fingerprint: { ...article.fingerprint, hashes: NO_HASHES, lead: NO_HASHES, title },
      relations: NO_RELATIONS,
      family: undefined,
      gone: false,
      slot,
      place: postings.add(slot, keys),
      count: keys.length,
      sample: hashes.length,
    };
    slots[slot] = held;
    byId.set(article.id, held);
    return held;
  }

  function leave(held: Held): void {
    held.fingerprint = {
      ...held.fingerprint,
      hashes: held.family ? printOf(held).hashes.slice() : NO_HASHES,
    };
    postings.remove(held.place, held.count);
    held.gone = true;
    slots[held.slot] = undefined;
    freeSlots.push(held.slot);
    byId.delete(held.print.id);
    const { family } = held;
    if (!family) return;
    family.gone++;
    if (family.gone === family.members.size) for (const one of family.members) part(one);
    else if (family.gone > MOST_GONE) forgetOldest(family);
  }

  /** Takes an article out altogether, because it comes again with another text; gives those it was related to. */
  function replace(held: Held): Held[] {
    const kin = [...held.relations.keys()] as Held[];
    const { family } = held;
    family?.members.delete(held);
    if (family?.original === held) {
      const [oldest] = [...family.members].sort(compareMembers);
      if (oldest) family.original = oldest;
    }
    held.family = undefined;
    leave(held);
    part(held);
    return kin;
  }

  return {
    add(article) {
      const earlier = byId.get(article.id);
      const bereft = earlier ? replace(earlier) : [];
      const found = find(article).filter((one) => one.relation !== "none");
      const held = place(article);
      for (const { held: other, relation, overlap } of found.slice(0, MOST_RELATIONS)) {
        const share = Math.max(overlap.aInB, overlap.bInA);
        const kin: Kin = relation !== "contains" ? "same" : overlap.aInB > overlap.bInA ? "within" : "holds";
        relateMembers(held, other, { kin, relation, share });
        relateMembers(other, held, { kin: OPPOSITE[kin], relation, share });
      }
      const own = settle(held);
      const known = new Set(own.map((one) => one.id));
      const others = bereft.filter((one) => !one.gone && !known.has(one.print.id)).flatMap(settle);
      const last = new Map(others.filter((one) => !known.has(one.id)).map((one) => [one.id, one]));
      return [...own, ...last.values()];
    },
    remove(id) {
      const held = byId.get(id);
      if (held) leave(held);
    },
    withdraw(id) {
      const held = byId.get(id);
      if (!held) return [];
      const family = [...(held.family?.members ?? [])].filter((one) => one !== held) as Held[];
      const related = [...new Set([...replace(held), ...family])].filter((one) => !one.gone);
      const settled = new Set<Family>();
      const touched = new Set(related.map((one) => one.print.id));
      for (const one of related) {
        if (one.family && settled.has(one.family)) continue;
        for (const folding of settle(one)) touched.add(folding.id);
        if (one.family) settled.add(one.family);
      }
      return [...touched].flatMap((other) => byId.get(other) ?? []).map(foldingOf);
    },
    find: (article) =>
      find(article).map(({ held, overlap, relation }) => ({ id: held.print.id, overlap, relation })),
    listDoubtful: (article) =>
      meet(article)
        .filter(({ overlap }) => isDoubtful(overlap))
        .map(({ held }) => held.print.id),
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

const OPPOSITE = { same: "same", holds: "within", within: "holds" } as const;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What an article is listed under: its sample, its lead, and its headline as one more shingle. */
function listKeys({ hashes, lead, title }: Fingerprint): Uint32Array {
  const keys = new Uint32Array(hashes.length + lead.length + (title === 0 ? 0 : 1));
  keys.set(hashes);
  keys.set(lead, hashes.length);
  if (title !== 0) keys[keys.length - 1] = title;
  return keys;
}

function foldedUnder({ family, print }: Member): string | undefined {
  const original = family?.original.print.id;
  return original === print.id ? undefined : original;
}

function foldingOf(one: Member): Folding {
  const direct = one.family ? one.relations.get(one.family.original) : undefined;
  return {
    id: one.print.id,
    copyOf: foldedUnder(one),
    relation: direct?.relation ?? "none",
    share: direct?.share ?? 0,
  };
}

/** Everything reachable by relations, or undefined when that is too much to divide anew. */
function reach(from: Member): Member[] | undefined {
  const all = new Set<Member>([from]);
  for (const one of all) {
    for (const other of one.relations.keys()) all.add(other);
    if (all.size > MOST_DIVIDED) return undefined;
  }
  return [...all];
}

/** Adds one more print to a large family without dividing it anew. */
function join(held: Member, family: Family): Folding[] {
  family.members.add(held);
  held.family = family;
  if (compareMembers(held, family.original) > 0) return [foldingOf(held)];
  family.original = held;
  return [held, ...[...family.members].filter((one) => one !== held && !one.gone)].map(foldingOf);
}

function relateMembers(from: Member, to: Member, how: { kin: Kin; relation: Relation; share: number }): void {
  // Nearly all articles are related to none: those share one empty map.
  if (from.relations === NO_RELATIONS) from.relations = new Map();
  from.relations.set(to, how);
}

function part(one: Member): void {
  for (const other of one.relations.keys()) other.relations.delete(one);
  one.relations = NO_RELATIONS;
}

function forgetOldest(family: Family): void {
  for (const one of family.members) {
    if (!one.gone || one === family.original) continue;
    part(one);
    family.members.delete(one);
    family.gone--;
    return;
  }
}
