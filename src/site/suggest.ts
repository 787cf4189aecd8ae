/**
 * What somebody may have meant: places and publishers of that name, or of one that a slip of the finger away is
 * theirs. Pure; a few milliseconds at most, whatever is typed; the same for the same words.
 */
import type { AskedWords } from "#articles/asked-words.ts";
import { withoutAccents } from "#base/text.ts";
import { foldName, type Gazetteer, type Place } from "#understanding/gazetteer.ts";
import { plainLetters } from "#understanding/letters.ts";
import { isInNews } from "#understanding/other-names.ts";
import { editDistance, slipsIn } from "#understanding/spelling.ts";

/** A publisher, as far as it is suggested. */
export type Named = { slug: string; name: string };

const MAX_LOOKED_AT = 12;
const MAX_ALIKE = 24;
const MAX_WORDS = 6;
/** A larger place may be meant although there is no news of it yet. */
const KNOWN_FROM = 20_000;

/** The words as a name, when they can be one: nothing excluded, no alternatives. */
export function nameAsked(asked: AskedWords): string | undefined {
  const [wanted = [], ...others] = asked.alternatives;
  if (others.length > 0 || wanted.some((one) => one.not)) return undefined;
  const name = wanted.flatMap((one) => one.phrases).join(" ");
  return name.split(/\s+/).length <= MAX_WORDS ? name : undefined;
}

type Names = Pick<Gazetteer, "named" | "search" | "alike">;

/** The gazetteer for one request: a name is looked for among those almost like it once, however often that is asked. */
export function askOnce(gazetteer: Gazetteer): Names {
  const known = new Map<string, ReturnType<Gazetteer["alike"]>>();
  return {
    named: gazetteer.named,
    search: gazetteer.search,
    alike(name, limit) {
      const key = `${limit} ${foldName(name)}`;
      const alike = known.get(key) ?? gazetteer.alike(name, limit);
      known.set(key, alike);
      return alike;
    },
  };
}

/** Places that a name may mean. `sure`: it is theirs, and not only how theirs begins or nearly so. */
export type PlaceMeant = { place: Place; sure: boolean; slips: number };

export function listPlacesMeant(gazetteer: Names, name: string): PlaceMeant[] {
  const folded = foldName(name);
  if (folded === "") return [];
  const called = new Set(gazetteer.named(name).map((place) => place.id));
  const isExact = /^\d{5}$|,/.test(name);
  const found = gazetteer
    .search(name, MAX_LOOKED_AT)
    .map((place) => ({ place, sure: isExact || called.has(place.id), slips: 0 }));
  if (found.length > 0) return found;
  return gazetteer.alike(name, MAX_ALIKE).map(({ place, slips }) => ({ place, slips, sure: false }));
}

/** Those in the news first; without news only what is surely or most likely meant, and only when asked for. */
export function choosePlaces(
  meant: readonly PlaceMeant[],
  news: ReadonlyMap<string, Date>,
  options: { limit: number; alsoQuiet: boolean },
): Place[] {
  const inNews = meant.filter(({ place }) => news.has(place.id));
  const quiet = meant.filter(
    ({ place, sure, slips }) =>
      !news.has(place.id) && (sure || (slips > 0 && place.population >= KNOWN_FROM)),
  );
  const chosen = inNews.length > 0 || !options.alsoQuiet ? inNews : quiet;
  return chosen.map(({ place }) => place).slice(0, options.limit);
}

/** Publishers whose name has these words or nearly is them, the nearest first. */
export function listPublishersAlike<P extends Named>(
  publishers: readonly P[],
  words: string,
  limit: number,
): P[] {
  const asked = fold(words);
  if (asked.length < 2) return [];
  const found = publishers.flatMap((publisher) => {
    const distance = distanceTo(asked, fold(publisher.name));
    return distance === undefined ? [] : [{ publisher, distance }];
  });
  return found
    .sort((a, b) => a.distance - b.distance || (a.publisher.slug < b.publisher.slug ? -1 : 1))
    .slice(0, limit)
    .map(({ publisher }) => publisher);
}

/** As `foldName`, but for names of papers, of which there are thousands: "St." stays "st". */
const fold = (name: string): string =>
  (/^[\x20-\x7e]*$/.test(name) ? name.toLowerCase() : plainLetters(withoutAccents(name)))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** 0 for the name, above 0 and below 1 for a part of it, then a slip each; undefined for another name. */
function distanceTo(asked: string, name: string): number | undefined {
  const bare = name.startsWith("the ") ? name.slice(4) : name;
  if (asked === name || asked === bare) return 0;
  if (asked.length > 2 && ` ${name}`.includes(` ${asked}`)) return 1 - asked.length / (name.length + 1);
  const most = slipsIn(asked);
  const slips = Math.min(editDistance(asked, name, most), editDistance(asked, bare, most));
  return slips <= most ? slips : undefined;
}

/** A word that is no name but nearly one, with the places whose name it nearly is. */
export type Slip = { word: string; meant: readonly { place: Place; name: string; slips: number }[] };

const MAX_SLIPS = 3;
const MIN_SLIP_CHARS = 5;

/** The words of a search that found nothing which may be misspelt names of places. */
export function listSlips(gazetteer: Pick<Names, "named" | "alike">, asked: AskedWords): Slip[] {
  const words = asked.alternatives
    .flat()
    .filter((wanted) => !wanted.not && !wanted.exact && wanted.others.length === 0)
    .flatMap((wanted) => wanted.phrases);
  const one = (word: string): Slip => ({ word, meant: gazetteer.alike(word, MAX_ALIKE) });
  const whole = nameAsked(asked);
  const slips = [...(whole?.includes(" ") ? [whole] : []), ...words]
    // "mayor" is nearly Mayon, and right as it is.
    .filter((word) => word.length >= MIN_SLIP_CHARS && (word.includes(" ") || !isInNews(word)))
    .filter((word) => gazetteer.named(word).length === 0)
    .slice(0, MAX_SLIPS)
    .map(one)
    .filter((slip) => slip.meant.length > 0);
  return slips;
}

/** The search with its slips put right, towards places in the news or large ones; undefined when there are none such. */
export function putRight(
  words: string,
  slips: readonly Slip[],
  news: ReadonlyMap<string, Date>,
): string | undefined {
  let right = words;
  for (const { word, meant } of slips) {
    const likely = meant.filter(({ place }) => news.has(place.id) || place.population >= KNOWN_FROM);
    const best = [...likely].sort(
      (a, b) => Number(news.has(b.place.id)) - Number(news.has(a.place.id)) || a.slips - b.slips,
    )[0];
    if (best) right = right.replace(word, () => nameOf(best));
  }
  return right === words ? undefined : right;
}

/** As its place writes it; an alternate name is kept folded, with capitals. */
const nameOf = ({ place, name }: { place: Place; name: string }): string =>
  foldName(place.name) === name
    ? place.name
    : name.replaceAll(/(?:^| )\p{L}/gu, (start) => start.toUpperCase());
