// Lays an operator's own places over a gazetteer: one that answers with both, without copying the large one.

import type { Gazetteer } from "../gazetteer.ts";
import type { OwnPlace } from "../own-places.ts";
import { kmBetween } from "./distance.ts";
import { foldName } from "./fold.ts";
import type { Place } from "./place.ts";
import { hyphened, US_LIKE } from "./slugs.ts";

/** Throws an error with a next step when a place lies within nothing known, or within itself. */
export function layOver(base: Gazetteer, own: readonly OwnPlace[]): Gazetteer {
  const byId = new Map<string, Place>();
  const bySlug = new Map<string, Place>();
  const byName = new Map<string, Place[]>();
  const longest = new Map<string, number>();

  const note = (place: Place, names: readonly string[]): void => {
    byId.set(place.id, place);
    bySlug.set(place.slug, place);
    for (const key of new Set(names.map(foldName))) {
      if (key === "") continue;
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

  let waiting = [...own];
  while (waiting.length > 0) {
    const later: OwnPlace[] = [];
    const unknown = new Set(waiting.map((place) => foldName(place.name)));
    for (const place of waiting) {
      // One that lies within another of the operator's places waits until that one stands.
      const holder = foldName(place.within?.split(",")[0] ?? "");
      if (
        holder !== "" &&
        unknown.has(holder) &&
        holder !== foldName(place.name) &&
        later.length + 1 < waiting.length
      ) {
        later.push(place);
        continue;
      }
      note(makeOwn(place, gazetteer, bySlug), [place.name, ...(place.alternates ?? [])]);
      unknown.delete(foldName(place.name));
    }
    if (later.length === waiting.length)
      throw new Error(`own places lie within each other: ${later[0]?.name}`);
    waiting = later;
  }
  return gazetteer;
}

function makeOwn(own: OwnPlace, gazetteer: Gazetteer, taken: ReadonlyMap<string, Place>): Place {
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
  const stem = [hyphened(own.name) || "place", tail].filter((part) => part !== "").join("-");
  let slug = stem;
  for (let n = 2; taken.has(slug) || gazetteer.findSlug(slug) !== undefined; n++) slug = `${stem}-${n}`;
  return {
    id: `own-${slug}`,
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

function findHolder(text: string, gazetteer: Gazetteer): Place | undefined {
  const bySlug = gazetteer.find(text) ?? gazetteer.findSlug(text.trim());
  if (bySlug !== undefined) return bySlug;
  const head = foldName(text.split(",")[0] ?? "");
  return (
    gazetteer.search(text, 20).find((place) => foldName(place.name) === head) ?? gazetteer.search(text, 1)[0]
  );
}
