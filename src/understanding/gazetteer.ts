// The places of the world that news names: countries, states, counties, towns and ZIPs, after GeoNames
// (CC BY 4.0) and the Census, with the operator's own laid over them. Read once from a file in the package;
// names are compared folded, so spelling, accents and "St." do not matter. Pure, never the network.

import { readFileSync } from "node:fs";
import { kmBetween, type Point } from "#base/distance.ts";
import { findAlike } from "./gazetteer/alike.ts";
import { foldName, foldText } from "./gazetteer/fold.ts";
import { type Grid, makeGrid } from "./gazetteer/grid.ts";
import { layOver, UnplacedError } from "./gazetteer/overlay.ts";
import type { Place, PlaceKind } from "./gazetteer/place.ts";
import { makeRows } from "./gazetteer/rows.ts";
import { makeSearch, type SearchOptions } from "./gazetteer/search.ts";
import { openTable } from "./gazetteer/table.ts";
import type { OwnPlace } from "./own-places.ts";

export type { Place, PlaceKind, Point, SearchOptions };
export { foldName, foldText, kmBetween, UnplacedError };

export type NearOptions = { limit: number; withinKm?: number; kinds?: readonly PlaceKind[] };

/** A place, the folded name that is written almost like what was asked for, and by how many slips it differs. */
export type AlikePlace = { place: Place; name: string; slips: number };

/** `elsewhereFrom`: people that a town of another country has at least. */
export type TownOptions = { country: string; elsewhereFrom: number };

export type Gazetteer = {
  /** By id; undefined when there is none. */
  find(id: string): Place | undefined;
  /** By address, "springfield-il". */
  findSlug(slug: string): Place | undefined;
  /** By five digits. */
  findZip(zip: string): Place | undefined;
  /** Places of exactly this name, own or alternate, after folding; the most populous first. ZIPs have no names. */
  named(name: string): readonly Place[];
  /** Every name of a place, own and alternate, folded, in the order of the alphabet. ZIPs have none. */
  namesOf(place: Place): readonly string[];
  /** Places whose names are written almost like this one, at most `limit`: the fewest slips first, then the most populous. */
  alike(name: string, limit: number): readonly AlikePlace[];
  /** The most words a name that begins with this folded word has; 0 when none does. For reading on in a text. */
  longestFrom(foldedWord: string): number;
  /** The place itself, then what contains it, up to the country. */
  chain(place: Place): readonly Place[];
  /** By name, beginning, ZIP or "Springfield, IL"; at most `limit` (1 to 100), the likeliest first. */
  search(query: string, limit: number, options?: SearchOptions): Place[];
  /** The nearest first, great-circle distance; of the given kinds only. */
  near(point: Point, options: NearOptions): Place[];
  /**
   * The towns of a country ("US" has its territories), and the large ones elsewhere; made one by one as they are
   * asked for, because they are many.
   */
  towns(options: TownOptions): Iterable<Place>;
  /** The operator's own places laid over these; throws an UnplacedError when one lies within a place that does not exist. */
  extend(own: readonly OwnPlace[]): Gazetteer;
};

const FILE = new URL("./gazetteer/data/places.zst", import.meta.url);
let opened: Gazetteer | undefined;

/** The gazetteer that ships; read on the first call, the same one afterwards. */
export function openGazetteer(): Gazetteer {
  opened ??= readGazetteer(readFileSync(FILE));
  return opened;
}

/** Each place once; ties fall to the older id. */
const nearest = (found: readonly AlikePlace[], limit: number): AlikePlace[] => {
  const seen = new Set<string>();
  return [...found]
    .sort(
      (a, b) =>
        a.slips - b.slips ||
        b.place.population - a.place.population ||
        (a.place.id < b.place.id ? -1 : a.place.id > b.place.id ? 1 : 0),
    )
    .filter(({ place }) => !seen.has(place.id) && seen.add(place.id))
    .slice(0, limit);
};

/** A gazetteer of the bytes that the build script wrote; throws when they are something else. */
export function readGazetteer(bytes: Uint8Array): Gazetteer {
  const table = openTable(bytes);
  const rows = makeRows(table);
  const search = makeSearch(table, rows);
  let grid: Grid | undefined;
  const placeAt = (row: number): Place | undefined => (row < 0 ? undefined : rows.place(row));

  const gazetteer: Gazetteer = {
    find: (id) => placeAt(rows.rowOfId(id)),
    findSlug: (slug) => placeAt(rows.rowOfSlug(slug)),
    findZip: (zip) => placeAt(rows.rowOfZip(zip)),
    named(name) {
      // A recogniser asks with folded names; folding again is needed only when that finds nothing.
      let key = table.names.find(name);
      if (key < 0) key = table.names.find(foldName(name));
      if (key < 0) return [];
      const [from, to] = table.names.span(key);
      const places: Place[] = [];
      for (let i = from; i < to; i++) places.push(rows.place((table.names.postings[i] ?? 0) >>> 1));
      return places;
    },
    namesOf(place) {
      const row = rows.rowOfId(place.id);
      const names: string[] = [];
      const { postings } = table.names;
      if (row >= 0)
        for (let i = 0; i < postings.length; i++)
          if ((postings[i] as number) >>> 1 === row)
            names.push(table.names.keyAt(table.names.keyOfPosting(i)));
      return names;
    },
    alike(name, limit) {
      const found: AlikePlace[] = [];
      for (const { key, slips } of findAlike(table.names, foldName(name))) {
        const [from, to] = table.names.span(key);
        for (let i = from; i < Math.min(to, from + limit); i++)
          found.push({
            place: rows.place((table.names.postings[i] ?? 0) >>> 1),
            name: table.names.keyAt(key),
            slips,
          });
      }
      return nearest(found, limit);
    },
    longestFrom: (word) => table.names.longestFrom(word),
    chain(place) {
      const chain = [place];
      for (let at = place.within; at !== undefined && chain.length < 8; ) {
        const area = gazetteer.find(at);
        if (area === undefined) break;
        chain.push(area);
        at = area.within;
      }
      return chain;
    },
    search: (query, limit, options) => search(query, limit, options).map(rows.place),
    near(point, { limit, withinKm = Number.POSITIVE_INFINITY, kinds }) {
      grid ??= makeGrid(table);
      const wanted = kinds === undefined ? undefined : new Set<string>(kinds);
      const near = grid(
        point,
        limit,
        withinKm,
        (row) => wanted === undefined || wanted.has(table.kindOf(row)),
      );
      return near.map(({ row }) => rows.place(row));
    },
    *towns({ country, elsewhereFrom }) {
      const holder = rows.rowOfId(country.toLowerCase());
      for (let row = table.first.town; row < table.first.town + table.count.town; row++)
        if ((table.population[row] ?? 0) >= elsewhereFrom || table.countryOf(row) === holder)
          yield rows.place(row);
    },
    extend: (own) => layOver(gazetteer, own),
  };
  return gazetteer;
}
