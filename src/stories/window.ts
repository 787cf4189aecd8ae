/**
 * Stories in memory: articles about one event are put together as they arrive. Promises that within one `placeAll`
 * the order of the articles changes nothing, that ids of stories last as long as the story, and that the work for an
 * article is bounded however many lie in the window.
 */
import { IS_NAME, STRENGTH } from "#understanding/terms.ts";
import { explainJoin, type Reason, type SharedTerm } from "./reasons.ts";
import type { StoryArticle } from "./story-article.ts";
import { type Decision, decideJoin, LEARNED } from "./window/decision.ts";
import { groupArticles } from "./window/grouping.ts";
import { openLedger, type Story } from "./window/ledger.ts";
import { compareArticles } from "./window/likeness.ts";
import { MAX_SLOTS, type Neighbours, openNeighbourhood } from "./window/neighbourhood.ts";
import { divideIntoParts, type Link } from "./window/parts.ts";
import { openRulings } from "./window/rulings.ts";
import { WEIGHTS } from "./window/shelf.ts";

export { makeStoryArticle, packSigns, type StoryArticle, unpackSigns } from "./story-article.ts";

/** An editor ruled that an article stands in this story, whatever it is like. */
export type Ruled = { ruling: string; story: string };

/** An article to place; `copies` are ids of articles that print the same text: they are one story for certain. */
export type Arrival = StoryArticle & { copies?: readonly string[] | undefined; ruled?: Ruled | undefined };

export type Placed = {
  id: string;
  story: string;
  /** Why it joined others; empty when it stands alone. */
  reasons: Reason[];
};

export type Placement = {
  /** One for each article of the batch, oldest first. */
  placed: Placed[];
  /** Articles placed before that stand elsewhere now. */
  moved: { article: string; from: string; to: string; reasons: Reason[] }[];
  /** Stories that are no more, and where their links lead. */
  merged: { from: string; into: string }[];
};

export type Window = {
  /** Places one article. The same as `placeAll` of one. */
  place(article: Arrival): Placement;
  /** Places a batch together; an id that lies in the window already is placed anew. */
  placeAll(batch: readonly Arrival[]): Placement;
  /** Fills the window with what was placed before, oldest first; nothing is decided. */
  load(entries: Iterable<{ article: StoryArticle; story: string; ruling?: string | undefined }>): void;
  remove(id: string): void;
  storyOf(id: string): string | undefined;
  /** Articles of the window in the same story, oldest first, itself included; empty when it is not there. */
  storyMates(id: string): string[];
  readonly articles: number;
  readonly stories: number;
};

export type WindowOptions = {
  /** Articles published further apart than this are never compared. Default WINDOW_DAYS. */
  days?: number;
  /** The article that arrived first is forgotten when one more comes. Default 200,000. */
  maxArticles?: number;
  /** For learning another. */
  decision?: Decision;
};

/** Some events are reported again a year on. */
export const WINDOW_DAYS = 730;

/** From these log odds on two articles are looked at together; big stories take in what is this unlikely. */
const LIKELY = -1.5;
/** At most so many articles are divided at once, and so many of one story. */
const MAX_TOGETHER = 48;
const MAX_OF_STORY = 12;
const CERTAIN = 50;

/** A new article, or a story with the members that are looked at. */
type Node = { story?: Story; slots: number[] };

/** Longer batches are placed in pieces of this size. */
export const MAX_BATCH = 1_000;

/** Pairs of slots known to print the same text. */
type CopyPairs = {
  add(a: number, b: number): void;
  has(a: number, b: number): boolean;
  list(): [number, number][];
};

function openCopyPairs(): CopyPairs {
  const keys = new Set<number>();
  const keyOf = (a: number, b: number): number => Math.min(a, b) * MAX_SLOTS + Math.max(a, b);
  return {
    add: (a, b) => keys.add(keyOf(a, b)),
    has: (a, b) => keys.size > 0 && keys.has(keyOf(a, b)),
    list: () => [...keys].map((key) => [Math.floor(key / MAX_SLOTS), key % MAX_SLOTS]),
  };
}

export function openWindow(options: WindowOptions = {}): Window {
  const { days: maxDays = WINDOW_DAYS, maxArticles = 200_000, decision = LEARNED } = options;
  const near = openNeighbourhood({ maxArticles, maxDays });
  const { shelf, byAge } = near;
  const idOf = (slot: number): string => shelf.ids[slot] ?? "";
  const rulings = openRulings();
  const publishedOf = (slot: number) => shelf.published[slot] ?? 0;
  const ledger = openLedger({ idOf, publishedOf, isRuled: rulings.isRuled });
  const letGo = (slot: number): void => {
    ledger.leave(slot);
    rulings.set(slot, undefined);
  };

  function oddsOf(a: number, b: number, copies: CopyPairs): number {
    const ruled = rulings.oddsOf(a, b);
    if (ruled !== undefined) return ruled;
    if (copies.has(a, b)) return CERTAIN;
    const pair = near.pairOf(a, b);
    return pair ? decideJoin(pair, decision) : Number.NEGATIVE_INFINITY;
  }

  /** What stands together with likely mates: fresh slots and whole stories. */
  function findParts(fresh: readonly number[], pairs: readonly Neighbours[], copies: CopyPairs): Node[][] {
    const nodes = new Map<number | Story, Node>();
    const nodeOf = (slot: number): Node => {
      const key = ledger.storyOf(slot) ?? slot;
      const known = nodes.get(key);
      if (known) return known;
      const node: Node = typeof key === "number" ? { slots: [key] } : { story: key, slots: pickMembers(key) };
      nodes.set(key, node);
      return node;
    };
    for (const slot of fresh.toSorted(byAge)) nodeOf(slot);
    const links: Link<Node>[] = [];
    for (const pair of pairs) {
      const odds = decideJoin(near.toPair(pair), decision);
      if (odds > LIKELY) links.push({ a: nodeOf(pair.a), b: nodeOf(pair.b), odds });
    }
    for (const [a, b] of copies.list()) links.push({ a: nodeOf(a), b: nodeOf(b), odds: CERTAIN });
    const ages = new Map([...nodes.values()].map((node) => [node, node.slots[0] ?? 0]));
    const byNode = (a: Node, b: Node): number => byAge(ages.get(a) ?? 0, ages.get(b) ?? 0);
    for (const link of links) if (byNode(link.a, link.b) > 0) [link.a, link.b] = [link.b, link.a];
    links.sort((one, other) => byNode(one.a, other.a) || byNode(one.b, other.b));
    const sorted = [...nodes.values()].sort(byNode);
    return divideIntoParts(sorted, links, (node) => node.slots.length, MAX_TOGETHER);
  }

  /**
   * Oldest first; of a big story its founder and its newest, which is where a new article joins, and one that an editor put
   * there, if any: it stands for all of them.
   */
  function pickMembers(story: Story): number[] {
    const sorted = story.members.toSorted(byAge);
    if (sorted.length <= MAX_OF_STORY) return sorted;
    const picked = [...sorted.slice(0, 1), ...sorted.slice(1 - MAX_OF_STORY)];
    const ruled = picked.some(rulings.isRuled) ? undefined : sorted.find(rulings.isRuled);
    return ruled === undefined ? picked : [ruled, ...picked].sort(byAge);
  }

  function placeTogether(batch: readonly Arrival[], placement: Placement): void {
    const fresh = near.shelve(batch, letGo);
    batch.forEach((article, index) => {
      const slot = fresh[index];
      if (!article.ruled || slot === undefined) return;
      rulings.set(slot, article.ruled.ruling);
      ledger.enter(slot, article.ruled.story, article);
    });
    const copies = openCopyPairs();
    batch.forEach((article, index) => {
      for (const id of article.copies ?? []) {
        const [slot, other] = [fresh[index], shelf.find(id)];
        if (slot !== undefined && other !== undefined && other !== slot) copies.add(slot, other);
      }
    });
    const moves: { slot: number; from: string; to: string }[] = [];
    for (const part of findParts(fresh, near.meet(fresh), copies)) {
      const slots = part.flatMap((node) => node.slots).sort(byAge);
      const odds = (a: number, b: number) => oddsOf(slots[a] ?? 0, slots[b] ?? 0, copies);
      const groups = groupArticles(slots.length, odds, decision).map((group) =>
        group.map((index) => slots[index] ?? 0),
      );
      const touched = part.flatMap((node) => (node.story ? [node.story] : []));
      const change = ledger.settle(groups, touched);
      placement.merged.push(...change.merged);
      moves.push(...change.moved);
    }
    const arrived = new Map(batch.map((article, index) => [fresh[index] ?? 0, article]));
    for (const { slot, from, to } of moves)
      placement.moved.push({ article: idOf(slot), from, to, reasons: explainMove(slot, arrived, copies) });
    batch.forEach((article, index) => {
      const slot = fresh[index] ?? 0;
      const reasons = explainPlace(article, slot, copies);
      placement.placed.push({ id: article.id, story: ledger.storyOf(slot)?.id ?? article.id, reasons });
    });
  }

  /** Why it stands with the one of its story that it is likest. */
  function explainPlace(article: Arrival, slot: number, copies: CopyPairs): Reason[] {
    const mates = ledger.storyOf(slot) ? pickMembers(ledger.storyOf(slot) as Story) : [];
    let mate: number | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const other of mates) {
      if (other === slot) continue;
      const odds = oddsOf(slot, other, copies);
      if (odds > most) [mate, most] = [other, odds];
    }
    return mate === undefined ? [] : explainPair(article, slot, mate, copies);
  }

  /** Why an article that was placed before stands elsewhere now: what it shares with the likest of those just arrived. */
  function explainMove(slot: number, arrived: ReadonlyMap<number, Arrival>, copies: CopyPairs): Reason[] {
    const story = ledger.storyOf(slot);
    const likest = (story?.members ?? [])
      .flatMap((other) => {
        const article = arrived.get(other);
        return article && other !== slot ? [{ article, other, odds: oddsOf(slot, other, copies) }] : [];
      })
      .sort((a, b) => b.odds - a.odds || byAge(a.other, b.other))[0];
    return likest ? explainPair(likest.article, likest.other, slot, copies) : [];
  }

  /** In the words of `article`, which lies in `slot`. */
  function explainPair(article: StoryArticle, slot: number, mate: number, copies: CopyPairs): Reason[] {
    const { days, samePublisher } = compareArticles(shelf, slot, mate);
    return explainJoin({
      shared: listShared(article, slot, mate),
      days,
      samePublisher,
      copy: copies.has(slot, mate),
      ruled: rulings.isTogether(slot, mate),
    });
  }

  function listShared(article: StoryArticle, slot: number, mate: number): SharedTerm[] {
    const theirs = new Map<number, number>();
    const their = shelf.chunk(mate);
    for (let n = 0, at = shelf.termsAt(mate); n < shelf.countOf(mate); n++, at++)
      theirs.set(their.hashes[at] ?? 0, WEIGHTS[(their.signs[at] ?? 0) & STRENGTH] ?? 0);
    const own = shelf.chunk(slot);
    const shared: SharedTerm[] = [];
    for (let n = 0, at = shelf.termsAt(slot); n < shelf.countOf(slot); n++, at++) {
      const hash = own.hashes[at] ?? 0;
      const sign = own.signs[at] ?? 0;
      const weight = (theirs.get(hash) ?? 0) * (WEIGHTS[sign & STRENGTH] ?? 0);
      const text = article.terms.spelling.get(hash);
      if (weight === 0 || text === undefined) continue;
      shared.push({
        text,
        weight,
        name: (sign & IS_NAME) !== 0,
        place: article.placeWords?.has(hash) === true,
      });
    }
    return shared;
  }

  const pieceSize = Math.min(MAX_BATCH, maxArticles);
  function placeAll(batch: readonly Arrival[]): Placement {
    const placement: Placement = { placed: [], moved: [], merged: [] };
    const once = new Map(batch.map((article) => [article.id, article]));
    const sorted = [...once.values()].sort((a, b) => a.published - b.published || (a.id < b.id ? -1 : 1));
    for (let at = 0; at < sorted.length; at += pieceSize)
      placeTogether(sorted.slice(at, at + pieceSize), placement);
    return placement;
  }

  return {
    placeAll,
    place: (article) => placeAll([article]),
    load(entries) {
      for (const { article, story, ruling } of entries) {
        const [slot] = near.shelve([article], letGo);
        if (slot === undefined) continue;
        rulings.set(slot, ruling);
        ledger.enter(slot, story, article);
      }
    },
    remove(id) {
      const slot = shelf.find(id);
      if (slot === undefined) return;
      letGo(slot);
      near.forget(slot);
    },
    storyOf(id) {
      const slot = shelf.find(id);
      return slot === undefined ? undefined : ledger.storyOf(slot)?.id;
    },
    storyMates(id) {
      const slot = shelf.find(id);
      const story = slot === undefined ? undefined : ledger.storyOf(slot);
      return (story?.members ?? []).toSorted(byAge).map(idOf);
    },
    get articles() {
      return shelf.size;
    },
    get stories() {
      return ledger.size;
    },
  };
}
