/** What the pages of places ask: which place somebody means, and where the nearest news is. */

import { oneLine } from "#base/text.ts";
import { newsPlaceOf } from "#places/atlas.ts";
import { foldName, type Gazetteer, kmBetween, type Place, type PlaceKind } from "#understanding/gazetteer.ts";
import { isSlug } from "./addresses.ts";
import { listUnmutedPlacesInNews, listUnmutedPlacesWithNews, type UnmutedNeeds } from "./unmuted.ts";

/** Places listed as answers to a question. */
const MAX_FOUND = 20;
const MAX_WORDS = 100;

export type Asked =
  | { kind: "place"; place: Place }
  | { kind: "several"; words: string; found: readonly Place[] };

/** What somebody wrote into the field: one place when it can be no other, else those that may be meant, best first. */
export function readAsked(gazetteer: Gazetteer, text: string): Asked {
  const words = oneLine(text).slice(0, MAX_WORDS);
  // An address's own words, as the look-up on the device gives them.
  const named = words.includes("-") ? findPlace(gazetteer, words) : undefined;
  if (named) return { kind: "place", place: named };
  const zip = /^\d{5}$/.test(words) ? gazetteer.findZip(words) : undefined;
  if (zip) return { kind: "place", place: zip };
  const found = gazetteer.search(words, MAX_FOUND);
  const [name = "", state] = words.split(",");
  const called = found.filter((place) => foldName(place.name) === foldName(name));
  const [meant = found[0]] = called;
  // "Brindle Falls" also begins the names of what lies in it; "Springfield, IL" is one of many, told apart by its state.
  const isMeant = (place: Place) =>
    found.every((one) => gazetteer.chain(one).some((holder) => holder.id === place.id)) ||
    (state !== undefined && called.length === 1);
  if (meant && isMeant(meant)) return { kind: "place", place: meant };
  return { kind: "several", words, found };
}

export const findPlace = (gazetteer: Gazetteer, slug: string): Place | undefined =>
  isSlug(slug) ? (gazetteer.findSlug(slug) ?? findZip(gazetteer, slug)) : undefined;

const findZip = (gazetteer: Gazetteer, slug: string): Place | undefined =>
  /^\d{5}$/.test(slug) ? gazetteer.findZip(slug) : undefined;

/** A place with the time of its newest local news. */
export type PlaceInNews = { place: Place; newest: Date };

/** Neighbors are looked for nearby first: in a country full of news that is enough, and costs the same everywhere. */
const NEAR = { limit: 120, withinKm: 80 };
/** When there is none, the newest articles tell where there is news at all. */
const NEWEST = 1000;
const MAX_NEIGHBOURS = 12;
const KINDS: readonly PlaceKind[] = ["county", "town", "neighbourhood", "venue"];

const isTownOrMore = (place: Place) => place.kind === "town" || place.kind === "county";

/** Too wide to be a place's own news. */
const WIDE: ReadonlySet<PlaceKind> = new Set(["country", "region"]);

export type Around = {
  /** Nearest first; none of them contains the place. */
  neighbours: readonly PlaceInNews[];
  /** Those that contain it, the smallest first. */
  containers: readonly PlaceInNews[];
};

/** Where there is news around a place. One query; with `far` a second one, when there is none near. */
export async function listAround(
  needs: UnmutedNeeds,
  gazetteer: Gazetteer,
  place: Place,
  options: { far: boolean },
): Promise<Around> {
  const around = gazetteer.chain(place).filter((one) => one.id !== place.id && !WIDE.has(one.kind));
  const outside = new Set([place.id, newsPlaceOf(gazetteer, place).id, ...around.map((one) => one.id)]);
  const holders = new Set([place.id, ...around.map((one) => one.id)]);
  // A quarter or a school of another town is that town's business; of this one it is a place of its own.
  const isNeighbour = (one: Place) =>
    !outside.has(one.id) && (isTownOrMore(one) || (one.within !== undefined && holders.has(one.within)));
  const near = gazetteer.near(place, { ...NEAR, kinds: KINDS }).filter(isNeighbour);
  const news = await listUnmutedPlacesWithNews(
    needs,
    [...near, ...around].map((one) => one.id),
  );
  const inNews = (one: Place): PlaceInNews[] => {
    const newest = news.get(one.id);
    return newest ? [{ place: one, newest }] : [];
  };
  const neighbours = near.flatMap(inNews).slice(0, MAX_NEIGHBOURS);
  const containers = around.flatMap(inNews);
  if (neighbours.length > 0 || !options.far) return { neighbours, containers };
  const anywhere = (await listUnmutedPlacesInNews(needs, gazetteer, NEWEST)).flatMap(
    ({ place: id, newest }) => {
      const one = gazetteer.find(id);
      return one && KINDS.includes(one.kind) && isNeighbour(one) ? [{ place: one, newest }] : [];
    },
  );
  const km = (one: PlaceInNews) => kmBetween(place, one.place);
  return { neighbours: anywhere.sort((a, b) => km(a) - km(b)).slice(0, MAX_NEIGHBOURS), containers };
}
