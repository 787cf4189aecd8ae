/**
 * The front page as an edition: the lead and what follows it, the reader's own place, the newest, then the sections;
 * each story once. Every block is ranked before any card is read, so that the page costs one query.
 */
import { SECTIONS } from "#config/sections.ts";
import type { RankedPlace } from "#ranking/candidates.ts";
import { rankStories } from "#ranking/rank-stories.ts";
import type { Ranked } from "#ranking/taste.ts";
import { type EditionNeeds, hidesAll, MUTED_RESERVE } from "./make-edition.ts";
import { type EditionCard, type Reading, type ShownStory, showRanked } from "./show-ranked.ts";
import type { Subject } from "./subject.ts";
import { homeOf, makeTaste } from "./taste.ts";

export type Front = {
  order: "ranked" | "latest";
  /** In the order of the rank; the first opens the page. */
  top: readonly EditionCard[];
  /** Local news of the reader's place, or of the site's own town. */
  local:
    | { place: RankedPlace; isChosen: boolean; cards: readonly EditionCard[]; isAllMuted: boolean }
    | undefined;
  /** The newest that are not among the others. */
  latest: readonly EditionCard[];
  sections: readonly { section: string; cards: readonly EditionCard[] }[];
  /** Whether it is empty only because the reader muted all that would stand here. */
  isAllMuted: boolean;
};

/** Every card of a front, in its order. */
export const listFrontCards = (front: Front): EditionCard[] => [
  ...front.top,
  ...(front.local?.cards ?? []),
  ...front.latest,
  ...front.sections.flatMap((section) => section.cards),
];

export const FRONT = { top: 9, local: 6, latest: 8, perSection: 4 } as const;

const HOME: Subject = { kind: "home" };

/** What this reader sees first now. */
export async function makeFront(
  { hot, cards }: EditionNeeds,
  reading: Reading,
  now: Date,
  options: { order?: "ranked" | "latest" | undefined } = {},
): Promise<Front> {
  const news = await hot.refresh();
  const { reader, mutes } = reading;
  const reserve = mutes.isEmpty ? 0 : MUTED_RESERVE;
  const skip = new Set<number>();
  const rank = (subject: Subject, limit: number, order = options.order): Ranked[] => {
    const newestOnly = order === "latest" && subject.kind === "home";
    const taste = makeTaste(news, subject, reading, now, { limit: limit + reserve, order, skip, newestOnly });
    const ranked = rankStories(news.candidates, taste, now);
    for (const { story } of ranked.slice(0, limit)) skip.add(story);
    return ranked;
  };
  const home = homeOf(news, HOME, reader);
  const place = home && !mutes.hidesPlace(home.id) ? news.newsPlaceOf(home.id) : undefined;
  const top = rank(HOME, FRONT.top);
  const local = place ? rank({ kind: "place", place: place.id }, FRONT.local) : [];
  const latest = rank(HOME, FRONT.latest, "latest");
  // The town's own block stands above; without one the section has its block like the others.
  const slugs = SECTIONS.map(({ slug }) => slug).filter((slug) => slug !== "local" || local.length === 0);
  const sections = slugs.map((section) => rank({ kind: "section", section }, FRONT.perSection));

  const [shownTop = [], shownLocal = [], shownLatest = [], ...shownSections] = await showRanked(
    cards,
    news,
    [top, local, latest, ...sections],
    reading,
  );
  const used = new Set<number>();
  const take = (shown: readonly ShownStory[], limit: number): EditionCard[] => {
    const taken = shown.filter(({ story }) => !used.has(story)).slice(0, limit);
    for (const { story } of taken) used.add(story);
    return taken.map(({ card }) => card);
  };
  const opening = take(shownTop, FRONT.top);
  const near = take(shownLocal, FRONT.local);
  return {
    order: options.order ?? reader.choices.order,
    top: opening,
    local: place && {
      place,
      isChosen: reader.choices.place !== undefined,
      cards: near,
      isAllMuted:
        near.length === 0 && hidesAll(news, { kind: "place", place: place.id }, reading, now, { skip: used }),
    },
    latest: take(shownLatest, FRONT.latest),
    sections: slugs.flatMap((section, n) => {
      const taken = take(shownSections[n] ?? [], FRONT.perSection);
      return taken.length > 0 ? [{ section, cards: taken }] : [];
    }),
    isAllMuted: opening.length === 0 && hidesAll(news, HOME, reading, now),
  };
}
