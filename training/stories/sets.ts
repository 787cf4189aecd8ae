/** The sets that stories are learned from, and the arithmetic of the shared scorer (B-cubed, pairs), by fold. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { makeStoryArticle, type StoryArticle } from "../../src/stories/window.ts";

export type Row = {
  id: string;
  title: string;
  text: string;
  published: string;
  publisher?: string;
  story: string;
};
export type LearningSet = { name: string; rows: Row[]; articles: StoryArticle[]; folds: number[] };

export const FOLDS = 5;
const BLOCK_MS = 14 * 86_400_000;

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Folds are whole fortnights (by a story's first article), or whole events where events lie years apart. */
export function readSet(folder: string, name: string, foldBy: "fortnight" | "event"): LearningSet {
  const rows = readFileSync(join(folder, "stories", `${name}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
  const first = new Map<string, number>();
  for (const { story, published } of rows)
    first.set(story, Math.min(first.get(story) ?? Number.POSITIVE_INFINITY, Date.parse(published)));
  const folds = rows.map(({ story }) =>
    foldBy === "event"
      ? hash(`e${story}`) % FOLDS
      : hash(`b${Math.floor((first.get(story) ?? 0) / BLOCK_MS)}`) % FOLDS,
  );
  const articles = rows.map((row) => makeStoryArticle({ ...row, published: new Date(row.published) }));
  return { name, rows, articles, folds };
}

export type Score = { p: number; r: number; n: number; both: number; found: number; gold: number };
export const NOTHING: Score = { p: 0, r: 0, n: 0, both: 0, found: 0, gold: 0 };

/** Sums for the articles of one fold (all when undefined); a pair across folds counts half for each. */
export function score(set: LearningSet, storyOf: (index: number) => string, fold?: number): Score {
  const sum = { ...NOTHING };
  const group = (keyOf: (index: number) => string) => {
    const groups = new Map<string, number[]>();
    set.rows.forEach((_, index) => {
      const key = keyOf(index);
      const members = groups.get(key);
      if (members) members.push(index);
      else groups.set(key, [index]);
    });
    return groups;
  };
  const goldOf = (index: number): string => set.rows[index]?.story ?? "";
  const [gold, found] = [group(goldOf), group(storyOf)];
  const counts = (index: number): number => (fold === undefined || set.folds[index] === fold ? 1 : 0);
  set.rows.forEach((_, index) => {
    if (!counts(index)) return;
    const mates = found.get(storyOf(index)) ?? [];
    const shared = mates.filter((mate) => goldOf(mate) === goldOf(index)).length;
    sum.n++;
    sum.p += shared / mates.length;
    sum.r += shared / (gold.get(goldOf(index))?.length ?? 1);
  });
  const eachPair = (groups: Map<string, number[]>, see: (a: number, b: number, part: number) => void) => {
    for (const members of groups.values())
      for (const a of members) for (const b of members) if (a < b) see(a, b, (counts(a) + counts(b)) / 2);
  };
  eachPair(found, (a, b, part) => {
    sum.found += part;
    if (goldOf(a) === goldOf(b)) sum.both += part;
  });
  eachPair(gold, (_a, _b, part) => {
    sum.gold += part;
  });
  return sum;
}

export const add = (a: Score, b: Score): Score => ({
  p: a.p + b.p,
  r: a.r + b.r,
  n: a.n + b.n,
  both: a.both + b.both,
  found: a.found + b.found,
  gold: a.gold + b.gold,
});

const f1 = (p: number, r: number): number => (p + r ? (2 * p * r) / (p + r) : 0);
export const bcubed = ({ p, r, n }: Score): number => f1(p / n, r / n);
export const pairs = ({ both, found, gold }: Score): number => f1(both / (found || 1), both / (gold || 1));
export const show = (s: Score): string => `${bcubed(s).toFixed(3)}/${pairs(s).toFixed(3)}`;
