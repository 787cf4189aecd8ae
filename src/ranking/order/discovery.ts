/**
 * Discovery: a few places of the first page are drawn by chance from good stories of publishers and places that the page
 * does not show, so that what nobody follows yet can be met. They say that they are.
 */
import type { Candidates } from "../candidates.ts";
import { weightOf } from "../score/points.ts";
import type { Taste } from "../taste.ts";
import type { RankedStory } from "./stories.ts";
import type { Page, Placed, Waiting } from "./variety.ts";

/** Places on the page, counted from 1: past what everybody came for, and apart. A weight of 1 uses the first two. */
const SLOTS = [6, 15, 22, 28] as const;
const SLOTS_AT_WEIGHT_1 = 2;
/** Good is at least this share of the score of the story after it: worth its place, though not by itself. */
const GOOD = 0.5;

export type Drawn = Placed & {
  /** Milli-points that lift it to the story it stands before. */
  lift: number;
};

type Needs = { candidates: Candidates; taste: Taste };

/** Drawn stories by the place they take, counted from 1. */
export function drawDiscoveries({ candidates, taste }: Needs, page: Page): Map<number, Drawn> {
  const drawn = new Map<number, Drawn>();
  const slots = SLOTS.slice(0, Math.round(weightOf(taste, "discovery") * SLOTS_AT_WEIGHT_1));
  const { publishers, places } = candidates;
  const shown = { publishers: new Set<number>(), places: new Set<number>() };
  const show = ({ row }: RankedStory) => {
    shown.publishers.add(publishers[row] ?? -1);
    shown.places.add(places[row] ?? -1);
  };
  const isNew = (one: Waiting) =>
    !shown.publishers.has(one.publisher) || (one.place >= 0 && !shown.places.has(one.place));
  for (const { story } of page.placed) show(story);

  for (const [n, slot] of slots.entries()) {
    const next = page.placed[slot - 1 - n];
    if (!next) break;
    const needed = scoreOf(next);
    const good = page.waiting
      .filter(isNew)
      .map(page.place)
      .filter((one) => scoreOf(one) > 0 && scoreOf(one) >= needed * GOOD);
    const one = drawOne(good, taste.seed + slot);
    if (!one) break;
    show(one.story);
    drawn.set(slot, { ...one, lift: needed - scoreOf(one) });
  }
  return drawn;
}

const scoreOf = ({ story, variety }: Placed): number => story.score + variety;

/** Each has its own ticket, made of its id and the seed: the highest wins, whatever order they stand in. */
function drawOne(good: readonly Placed[], seed: number): Placed | undefined {
  let winner: Placed | undefined;
  let highest = -1;
  for (const one of good) {
    const ticket = ticketOf(one.story.id, seed);
    if (ticket < highest || (ticket === highest && winner && winner.story.id < one.story.id)) continue;
    winner = one;
    highest = ticket;
  }
  return winner;
}

/** 32 bits of FNV-1a over the id, mixed as MurmurHash3 ends (Appleby), because FNV's last bytes hardly reach its high bits. */
function ticketOf(id: string, seed: number): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed | 0, 0x9e3779b1)) >>> 0;
  for (let n = 0; n < id.length; n++) hash = Math.imul(hash ^ id.charCodeAt(n), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
