// The places of the world that news names: countries, states, counties, towns and ZIPs, after GeoNames
// (CC BY 4.0) and the Census, with the operator's own laid over them. Read once from a file in the package;
// names are compared folded, so spelling, accents and "St." do not matter. Pure, never the network.

import { readFileSync } from "node:fs";
import { kmBetween, type Point } from "#base/distance.ts";
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

export type Gazetteer = {
  /** By id; undefined when there is none. */
  find(id: string): Place | undefined;
  /** By address, "springfield-il". */
  findSlug(slug: string): Place | undefined;
  /** By five digits. */
  findZip(zip: string): Place | undefined;
  /** Places of exactly this name, own or alternate, after folding; the most populous first. ZIPs have no names. */
  named(name: string): readonly Place[];
  /** The most words a name that begins with this folded word has; 0 when none does. For reading on in a text. */
  longestFrom(foldedWord: string): number;
  /** The place itself, then what contains it, up to the country. */
  chain(place: Place): readonly Place[];
  /** By name, beginning, ZIP or "Springfield, IL"; at most `limit` (1 to 100), the likeliest first. */
  search(query: string, limit: number, options?: SearchOptions): Place[];
  /** The nearest first, great-circle distance; of the given kinds only. */
  near(point: Point, options: NearOptions): Place[];
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
    extend: (own) => layOver(gazetteer, own),
  };
  return gazetteer;
}
