// Lays an operator's own places over a gazetteer: one that answers with both, without copying the large one.

import { kmBetween } from "#base/distance.ts";
import type { AlikePlace, Gazetteer, TownOptions } from "../gazetteer.ts";
import { type OwnPlace, ownId } from "../own-places.ts";
import { editDistance, slipsIn } from "../spelling.ts";
import { foldName } from "./fold.ts";
import type { Place } from "./place.ts";
import { hyphened, US_LIKE } from "./slugs.ts";

// An address a page is served at is shorter than 200 characters; names within names would outgrow it.
const MAX_STEM_CHARS = 80;

/** Says what is wrong with the first place that could not be laid, and which ones could not in all. */
export class UnplacedError extends Error {
  readonly rejected: readonly OwnPlace[];

  constructor(troubles: ReadonlyMap<OwnPlace, Error>) {
    const [first] = troubles.values();
    super(first?.message ?? "own places lie nowhere", { cause: first });
    this.rejected = [...troubles.keys()];
  }
}

/**
 * Throws an UnplacedError with a next step when a place lies within nothing known, or within itself. Without the
 * places it rejects, the others can be laid.
 */
export function layOver(base: Gazetteer, own: readonly OwnPlace[]): Gazetteer {
  const byId = new Map<string, Place>();
  const bySlug = new Map<string, Place>();
  const byName = new Map<string, Place[]>();
  const namesById = new Map<string, readonly string[]>();
  const longest = new Map<string, number>();
  const numbers = new Map<string, number>();

  const note = (place: Place, names: readonly string[]): void => {
    byId.set(place.id, place);
    bySlug.set(place.slug, place);
    const keys = [...new Set(names.map(foldName))].filter((key) => key !== "").sort();
    namesById.set(place.id, keys);
    for (const key of keys) {
      byName.set(
        key,
        [...(byName.get(key) ?? []), place].sort((a, b) => b.population - a.population),
      );
      const words = key.split(" ");
      const first = words[0] ?? "";
      longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
    }
  };

  const gazetteer: Gazetteer = {
    find: (id) => byId.get(id) ?? base.find(id),
    findSlug: (slug) => bySlug.get(slug) ?? base.findSlug(slug),
    findZip: (zip) => base.findZip(zip),
    named(name) {
      const mine = byName.get(name) ?? byName.get(foldName(name));
      const theirs = base.named(name);
      return mine === undefined ? theirs : [...mine, ...theirs];
    },
    namesOf: (place) => namesById.get(place.id) ?? base.namesOf(place),
    alike(name, limit) {
      const folded = foldName(name);
      const most = slipsIn(folded);
      // The operator's places are looked for first, however small they are.
      const mine: AlikePlace[] = [];
      for (const [key, places] of byName) {
        const slips = key === folded ? 0 : editDistance(folded, key, most);
        if (slips > 0 && slips <= most) mine.push(...places.map((place) => ({ place, name: key, slips })));
      }
      const theirs = base.alike(name, limit);
      return [...mine, ...theirs].sort((a, b) => a.slips - b.slips).slice(0, limit);
    },
    longestFrom: (word) => Math.max(longest.get(word) ?? 0, base.longestFrom(word)),
    chain(place) {
      const chain = [place];
      for (let at = place.within; at !== undefined && chain.length < 12; ) {
        const area = gazetteer.find(at);
        if (area === undefined) break;
        chain.push(area);
        at = area.within;
      }
      return chain;
    },
    search(query, limit, options) {
      const most = Math.max(1, Math.min(100, Math.floor(limit) || 1));
      const mine = searchOwn(query);
      const theirs = base.search(query, most, options);
      return [...mine, ...theirs].slice(0, most);
    },
    near(point, { limit, withinKm = Number.POSITIVE_INFINITY, kinds }) {
      const mine = [...byId.values()].filter((place) => kinds === undefined || kinds.includes(place.kind));
      const all = [
        ...mine,
        ...base.near(point, { limit, withinKm, ...(kinds === undefined ? {} : { kinds }) }),
      ];
      return all
        .map((place) => ({ place, km: kmBetween(point, place) }))
        .filter(({ km }) => km <= withinKm)
        .sort((a, b) => a.km - b.km)
        .slice(0, limit)
        .map(({ place }) => place);
    },
    *towns(options) {
      for (const place of byId.values()) if (place.kind === "town" && isAmong(place, options)) yield place;
      yield* base.towns(options);
    },
    extend: (more) => layOver(gazetteer, more),
  };

  // The operator's places are few: whole names first, then beginnings; "Brindle Falls, OH" by its state too.
  function searchOwn(query: string): Place[] {
    const [head = "", ...rest] = query.slice(0, 120).split(",");
    const name = foldName(head);
    if (name === "") return [];
    const found = new Set<Place>(byName.get(name) ?? []);
    for (const [key, places] of byName)
      if (key.startsWith(name)) for (const place of places) found.add(place);
    const where = rest.map((part) => foldName(part)).filter((part) => part !== "");
    return [...found].filter((place) => {
      const around = gazetteer.chain(place).slice(1);
      return where.every((part) =>
        around.some((area) => foldName(area.name).startsWith(part) || area.admin1?.toLowerCase() === part),
      );
    });
  }

  const troubles = layInOrder(own, (place) =>
    note(makeOwn(place, gazetteer, numbers), [place.name, ...(place.alternates ?? [])]),
  );
  if (troubles.size > 0) throw new UnplacedError(troubles);
  return gazetteer;
}

// The territories are the country's own, as in the addresses.
const isAmong = (place: Place, { country, elsewhereFrom }: TownOptions): boolean =>
  place.population >= elsewhereFrom ||
  place.country === country ||
  (US_LIKE.has(place.country) && US_LIKE.has(country));

type Waiting = { place: OwnPlace; name: string; holder: string };

/**
 * Lays each place after the one it lies within, in whatever order they are written; returns what could not be laid
 * and why, the cause before what follows from it. `lay` throws for a place whose holder is not there.
 */
function layInOrder(own: readonly OwnPlace[], lay: (place: OwnPlace) => void): Map<OwnPlace, Error> {
  const troubles = new Map<OwnPlace, Error>();
  const attempt = ({ place }: Waiting): boolean => {
    try {
      lay(place);
      return troubles.delete(place) || true;
    } catch (error) {
      troubles.set(place, error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  };
  const all = own.map((place) => ({
    place,
    name: foldName(place.name),
    holder: foldName(place.within?.split(",")[0] ?? ""),
  }));
  // What failed is tried again as long as others were laid meanwhile: one of them may hold it.
  for (let waiting: Waiting[] = all, laid = true; laid && waiting.length > 0; ) {
    laid = false;
    while (waiting.length > 0) {
      const unknown = new Set(waiting.map(({ name }) => name));
      // One that lies within another of the operator's places waits until that one stands.
      const later = waiting.filter((one) => {
        if (one.holder !== "" && one.holder !== one.name && unknown.has(one.holder)) return true;
        laid = attempt(one) || laid;
        unknown.delete(one.name);
        return false;
      });
      if (later.length === waiting.length) {
        // All wait for each other, perhaps only by name ("Springfield, OH" for a quarter called Springfield).
        while (later.length > 0) {
          const one = later.shift();
          if (one !== undefined && attempt(one)) {
            laid = true;
            break;
          }
        }
      }
      waiting = later;
    }
    waiting = all.filter(({ place }) => troubles.has(place));
  }
  return troubles;
}

// `numbers` holds the last number given to each stem, so that thousands of one name are numbered in one go.
function makeOwn(own: OwnPlace, gazetteer: Gazetteer, numbers: Map<string, number>): Place {
  const within = own.within === undefined ? undefined : findHolder(own.within, gazetteer);
  if (own.within !== undefined && within === undefined) {
    throw new Error(
      `own place "${own.name}": there is no place "${own.within}"; write its name and state, or its slug`,
    );
  }
  const lat = own.lat ?? within?.lat;
  const lon = own.lon ?? within?.lon;
  if (lat === undefined || lon === undefined) {
    throw new Error(`own place "${own.name}" needs "within" or "lat" and "lon"`);
  }
  const tail =
    within === undefined
      ? ""
      : own.kind === "county" || own.kind === "town"
        ? US_LIKE.has(within.country)
          ? (within.admin1?.toLowerCase() ?? "")
          : within.country.toLowerCase()
        : within.slug;
  const stem = stemOf(hyphened(own.name), tail);
  let n = numbers.get(stem) ?? 1;
  let slug = n === 1 ? stem : `${stem}-${n}`;
  while (gazetteer.findSlug(slug) !== undefined) slug = `${stem}-${++n}`;
  numbers.set(stem, n);
  return {
    id: ownId(own),
    slug,
    name: own.name,
    kind: own.kind,
    country: within?.country ?? "",
    ...(within?.admin1 === undefined ? {} : { admin1: within.admin1 }),
    lat,
    lon,
    population: own.population ?? 0,
    ...(within === undefined ? {} : { within: within.id }),
  };
}

// Addresses are of ASCII letters and digits; a name of none, 中山公園, is told by its number.
function stemOf(name: string, tail: string): string {
  const plain = name.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "place";
  return [plain, tail]
    .filter((part) => part !== "")
    .join("-")
    .slice(0, MAX_STEM_CHARS)
    .replace(/-$/, "");
}

function findHolder(text: string, gazetteer: Gazetteer): Place | undefined {
  const bySlug = gazetteer.find(text) ?? gazetteer.findSlug(text.trim());
  if (bySlug !== undefined) return bySlug;
  const head = foldName(text.split(",")[0] ?? "");
  return (
    gazetteer.search(text, 20).find((place) => foldName(place.name) === head) ?? gazetteer.search(text, 1)[0]
  );
}
