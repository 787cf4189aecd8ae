/**
 * Variety within a page: of what is left, next comes what scores best after a penalty for being like what stands above it.
 * Maximal marginal relevance (Carbonell & Goldstein 1998), in points. Nothing is dropped: what is held back comes later,
 * and a town with one source has every story penalized alike.
 */
import { type Candidates, TOPICS } from "../candidates.ts";
import { ALIKE, CAP, CROWD, MOST_TOPICS, weigh, weightOf } from "../score/points.ts";
import type { Taste } from "../taste.ts";
import type { RankedStory } from "./stories.ts";

/** Stories among which variety is sought; more than a reader goes through. */
export const PAGE = 30;
/** The best of what is left, from which a page is picked: with eight for each place a varied page is in them if it can be had. */
export const WINDOW = 8 * PAGE;

export type Placed = {
  story: RankedStory;
  /** Milli-points, 0 or less. */
  variety: number;
  /** Stories of its publisher above it on its page. */
  above: number;
};

/** What is weighed while a page is filled, of one story. */
export type Waiting = {
  story: RankedStory;
  publisher: number;
  place: number;
  sections: number;
  /** Points of being like the story above that it is most like. */
  alike: number;
  /** Stories above of the same publisher, and with the same topic. */
  publishers: number;
  topics: number;
  isPlaced: boolean;
  /** Stories above that it has been compared with. */
  compared: number;
};

export type Page = {
  placed: Placed[];
  waiting: Waiting[];
  /** How one of those that wait would stand at the end of the page. */
  place(one: Waiting): Placed;
};

/** Picks the next page from the stories left, which come best first. */
export function fillPage(
  needs: { candidates: Candidates; taste: Taste },
  left: readonly RankedStory[],
): Page {
  const { candidates } = needs;
  const weight = weightOf(needs.taste, "variety");
  const waiting = left.slice(0, WINDOW).map((story) => wait(candidates, story));
  const placed: Placed[] = [];
  const above: Waiting[] = [];
  // Compared only when its turn comes: most of the window is never asked.
  const compare = (one: Waiting): Waiting => {
    if (weight > 0)
      for (; one.compared < above.length; one.compared++)
        noteAbove(candidates, one, above[one.compared] as Waiting);
    return one;
  };
  const place = (one: Waiting): Placed => ({
    story: one.story,
    variety: varietyOf(compare(one), weight),
    above: one.publishers,
  });
  while (placed.length < PAGE) {
    const best = findBest(waiting, (one) => varietyOf(compare(one), weight));
    if (!best) break;
    best.isPlaced = true;
    placed.push(place(best));
    above.push(best);
  }
  return { placed, waiting: waiting.filter(({ isPlaced }) => !isPlaced), place };
}

const wait = ({ publishers, places, sections }: Candidates, story: RankedStory): Waiting => ({
  story,
  publisher: publishers[story.row] ?? -1,
  place: places[story.row] ?? -1,
  sections: sections[story.row] ?? 0,
  alike: 0,
  publishers: 0,
  topics: 0,
  isPlaced: false,
  compared: 0,
});

/** They come best first, so the first of equals is the one to take, and who scores less before the penalty cannot win. */
function findBest(waiting: readonly Waiting[], varietyOf: (one: Waiting) => number): Waiting | undefined {
  let best: Waiting | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of waiting) {
    if (one.isPlaced) continue;
    if (one.story.score <= most) break;
    const points = one.story.score + varietyOf(one);
    if (points > most) {
      best = one;
      most = points;
    }
  }
  return best;
}

function varietyOf(one: Waiting, weight: number): number {
  const beyond = Math.max(0, one.publishers - CAP.publisher + 1) + Math.max(0, one.topics - CAP.topic + 1);
  return weigh(-(one.alike + beyond * CROWD), weight);
}

function noteAbove({ topics }: Candidates, one: Waiting, above: Waiting): void {
  let alike = 0;
  if (one.publisher === above.publisher) {
    alike += ALIKE.publisher;
    one.publishers++;
  }
  if (one.place >= 0 && one.place === above.place) alike += ALIKE.place;
  if ((one.sections & above.sections) !== 0) alike += ALIKE.section;
  const shared = countShared(topics, one.story.row * TOPICS, above.story.row * TOPICS);
  if (shared > 0) {
    alike += ALIKE.topic * Math.min(MOST_TOPICS, shared);
    one.topics++;
  }
  if (alike > one.alike) one.alike = alike;
}

function countShared(topics: Uint32Array, a: number, b: number): number {
  let shared = 0;
  for (let i = 0; i < TOPICS; i++) {
    const topic = topics[a + i];
    if (topic === undefined || topic === 0) continue;
    for (let j = 0; j < TOPICS; j++)
      if (topics[b + j] === topic) {
        shared++;
        break;
      }
  }
  return shared;
}
