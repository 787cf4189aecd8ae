/**
 * What an issue carries: the editions of what was asked for, each story once, nothing that an earlier issue of the series carried.
 * The order, the reasons, the rights and the mutes are those of `editions/`.
 */
import type { ShownArticle } from "#articles/rights.ts";
import { type EditionCard, type EditionNeeds, makeEdition } from "#editions/make-edition.ts";
import type { Subject } from "#editions/subject.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { ANYBODY, makeReader, NO_CHOICES } from "#readers/choices.ts";
import { decodeChoices } from "#readers/encoding.ts";
import { type MuteRules, makeMutes, NO_MUTES } from "#readers/mutes.ts";
import type { Gazetteer, Place } from "#understanding/gazetteer.ts";
import { type Block, type BlockSubject, type Carried, listCarried, type Parts } from "./parts.ts";
import type { Past } from "./past.ts";
import type { Slot } from "./slots.ts";
import type { Rhythm, Selection } from "./wishes.ts";

export const DAY_MS = 86_400_000;
/** What came in late was published before the issue that it missed; what that issue had is left out by name. */
const LATE_MS = DAY_MS / 2;

const LIMITS: Record<Rhythm, { first: number; place: number; section: number; near: number; all: number }> = {
  daily: { first: 8, place: 5, section: 4, near: 4, all: 40 },
  weekly: { first: 12, place: 8, section: 6, near: 4, all: 50 },
};
const MAX_DISCUSSED = 3;

/** From when on an issue tells: a day or a week before it is due. */
export const sinceOf = (rhythm: Rhythm, { at }: Slot): Date =>
  new Date(at.getTime() - (rhythm === "daily" ? DAY_MS : 7 * DAY_MS));

export type ChooseNeeds = { editions: EditionNeeds; gazetteer: Gazetteer };

/** What was muted, as the subscription keeps it. */
export function mutesOf(mutes: string, gazetteer: Gazetteer): MuteRules {
  const choices = mutes === "" ? undefined : decodeChoices(mutes);
  return choices ? makeMutes(choices.mutes, gazetteer) : NO_MUTES;
}

/** `discussed`: the articles with the most comments lately, wherever they are. */
export async function chooseParts(
  { editions, gazetteer }: ChooseNeeds,
  selection: Selection,
  slot: Slot,
  { past, discussed }: { past: Past; discussed: readonly string[] },
): Promise<Parts> {
  const { rhythm } = selection;
  const limits = LIMITS[rhythm];
  const since = sinceOf(rhythm, slot);
  const mutes = mutesOf(selection.mutes, gazetteer);
  const reading = { reader: readerOf(selection, gazetteer), mutes };
  const seen = new Set<string>();
  let left = limits.all;

  /** The first of an edition that no block above has. */
  async function take(subject: Subject, limit: number): Promise<Carried[]> {
    const wanted = Math.min(limit, left);
    if (wanted <= 0) return [];
    const only = { from: new Date(since.getTime() - LATE_MS), until: slot.at, except: past.carried };
    const { cards } = await makeEdition(editions, subject, reading, slot.at, {
      limit: wanted + seen.size,
      order: "ranked",
      only,
    });
    const taken = cards.filter(({ article }) => !seen.has(storyKey(article))).slice(0, wanted);
    for (const { article } of taken) seen.add(storyKey(article));
    left -= taken.length;
    return taken.map(carriedOf);
  }

  const subjects = subjectsOf(selection, gazetteer, mutes);
  const blocks: Block[] = [];
  for (const subject of subjects) {
    const isFirst = blocks.length === 0;
    const limit = isFirst ? limits.first : subject.kind === "section" ? limits.section : limits.place;
    const cards = await take(editionOf(subject), limit);
    blocks.push({ subject, cards });
    if (cards.length === 0 && subject.kind === "place")
      blocks.push(
        ...(await findNear({ editions, gazetteer }, subject.of, subjects, (id) =>
          take({ kind: "place", place: id }, limits.near),
        )),
      );
  }
  const [lead, rest] = splitLead(blocks);
  const inIssue = new Set(listCarried({ lead, blocks: rest }).map(({ id }) => id));
  return {
    lead,
    blocks: rest,
    discussed: await chooseDiscussed(editions, subjects, discussed, inIssue),
    corrections: past.corrections,
    withdrawn: past.withdrawn,
  };
}

/** Near is near the first place that was asked for. */
function readerOf({ places: [place] }: Selection, gazetteer: Gazetteer) {
  if (place === undefined || !gazetteer.find(place)) return ANYBODY;
  return makeReader({ choices: { ...NO_CHOICES, place }, saved: [], read: [] });
}

/** Places that are no more, and what was muted, are left out; whoever asked for nothing else gets everything. */
function subjectsOf(
  { places, sections }: Selection,
  gazetteer: Gazetteer,
  mutes: MuteRules,
): Exclude<BlockSubject, { kind: "near" }>[] {
  if (places.length === 0 && sections.length === 0) return [{ kind: "home" }];
  return [
    ...places
      .filter((of) => gazetteer.find(of) !== undefined && !mutes.hidesPlace(of))
      .map((of) => ({ kind: "place" as const, of })),
    ...sections.filter((of) => !mutes.hidesSection(of)).map((of) => ({ kind: "section" as const, of })),
  ];
}

function editionOf(subject: Exclude<BlockSubject, { kind: "near" }>): Subject {
  switch (subject.kind) {
    case "place":
      return { kind: "place", place: subject.of };
    case "section":
      return { kind: "section", section: subject.of };
    case "home":
      return { kind: "home" };
    default:
      return subject satisfies never;
  }
}

const NEAR_KM = 160;
const NEAR_PLACES = 400;
/** Of a place without news, so many around it are told of. */
const MAX_NEAR = 2;

/** The nearest towns and counties that have something new, of those that have any news at all. */
async function findNear(
  { editions, gazetteer }: ChooseNeeds,
  of: string,
  asked: readonly BlockSubject[],
  take: (place: string) => Promise<Carried[]>,
): Promise<Block[]> {
  const place = gazetteer.find(of);
  if (!place) return [];
  const news = await editions.hot.refresh();
  const own = new Set(gazetteer.chain(place).map(({ id }) => id));
  const isOther = (one: Place) =>
    !own.has(one.id) && !asked.some((subject) => subject.kind === "place" && subject.of === one.id);
  const near = gazetteer
    .near(place, { limit: NEAR_PLACES, withinKm: NEAR_KM, kinds: ["town", "county"] })
    .filter((one) => isOther(one) && news.rowsOfPlace(one.id).length > 0);
  const blocks: Block[] = [];
  for (const one of near.slice(0, 12)) {
    if (blocks.length === MAX_NEAR) break;
    const cards = await take(newsPlaceOf(gazetteer, one).id);
    if (cards.length > 0) blocks.push({ subject: { kind: "near", of: one.id }, cards });
  }
  return blocks;
}

/** What is new of the first block opens the issue, above its heading; something from elsewhere does not. */
function splitLead(blocks: readonly Block[]): [Carried | undefined, readonly Block[]] {
  const at = blocks.findIndex(({ subject, cards }) => subject.kind !== "near" && cards.length > 0);
  const lead = blocks[at]?.cards[0];
  return [lead, blocks.map((block, n) => (n === at ? { ...block, cards: block.cards.slice(1) } : block))];
}

/** Those of the subjects; what the issue carries may be among them, and what it would have had room for. */
async function chooseDiscussed(
  { hot, cards }: EditionNeeds,
  subjects: readonly BlockSubject[],
  ids: readonly string[],
  inIssue: ReadonlySet<string>,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const news = await hot.refresh();
  const rows = new Set<number>();
  for (const subject of subjects) {
    const own =
      subject.kind === "place"
        ? news.rowsOfPlace(subject.of)
        : subject.kind === "section"
          ? news.rowsOfSection(subject.of)
          : undefined;
    for (const row of own ?? []) rows.add(row);
  }
  const isAll = subjects.some(({ kind }) => kind === "home");
  const isAsked = (id: string) => {
    const row = news.rowOf(id);
    return inIssue.has(id) || (row !== undefined && (isAll || rows.has(row)));
  };
  const chosen = ids.filter(isAsked).slice(0, MAX_DISCUSSED);
  const found = await cards.read(chosen);
  return chosen.filter((id) => found.has(id));
}

const storyKey = (article: ShownArticle): string => article.story?.id ?? article.id;

const carriedOf = ({ article, terms, outlets }: EditionCard): Carried => ({
  id: article.id,
  version: article.version,
  terms,
  outlets,
});
