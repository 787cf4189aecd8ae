// The places of the shipped file as columns: no object per place, so a quarter of a million of them cost a few
// megabytes. A place is its row number; rows of one kind stand together, areas before what lies in them.

import { openFile, unpackNumbers } from "./columns.ts";
import { isAlternate, NameIndex, rowOf } from "./name-index.ts";

export const KINDS = ["region", "country", "state", "county", "zip", "town"] as const;
export type RowKind = (typeof KINDS)[number];

/** Towns without a GeoNames id are known by their lowest ZIP, stored above every GeoNames id. */
export const ZIP_ID_BASE = 20_000_000;
/** Coordinates are kept in thousandths of a degree: 110 m, about as right as a town's point can be. */
export const DEGREE = 1_000;

export type Table = {
  size: number;
  first: Readonly<Record<RowKind, number>>;
  count: Readonly<Record<RowKind, number>>;
  lat: Int32Array;
  lon: Int32Array;
  population: Int32Array;
  /** Row of the containing place, -1 for none. */
  parent: Int32Array;
  /** GeoNames id, or ZIP above ZIP_ID_BASE; for towns only, by row minus first.town. */
  townId: Int32Array;
  /** ZIP as a number, ascending; by row minus first.zip. */
  zip: Int32Array;
  slugForm: Uint8Array;
  nameOf(row: number): string;
  /** Code of a region, country, state or county: "us-oh-c049". */
  codeOf(row: number): string;
  kindOf(row: number): RowKind;
  /** Row of the country it lies in, -1 for none. */
  countryOf(row: number): number;
  names: NameIndex;
};

export function openTable(bytes: Uint8Array): Table {
  const file = openFile(bytes);
  const count = file.facts.count as Record<RowKind, number>;
  const first = {} as Record<RowKind, number>;
  let size = 0;
  for (const kind of KINDS) {
    first[kind] = size;
    size += count[kind];
  }
  const written = makeLines(file.section("names"), size - count.zip);
  const names = new NameIndex(file);
  const keys = ownKeys(names, size);
  const codes = makeLines(file.section("codes"), first.zip);
  const zip = unpackNumbers(file.section("zip"), true);
  const numbers = (name: string): Int32Array => unpackNumbers(file.section(name), true);
  const parent = numbers("parent");
  return {
    size,
    first,
    count,
    lat: numbers("lat"),
    lon: numbers("lon"),
    population: unpackNumbers(file.section("population"), false),
    parent,
    townId: numbers("townId"),
    zip,
    slugForm: Uint8Array.from(file.section("slugForm")),
    nameOf(row) {
      if (row >= first.zip && row < first.town) return showZip(zip[row - first.zip] ?? 0);
      return written(row < first.zip ? row : row - count.zip) || titleOf(names.keyAt(keys[row] ?? -1));
    },
    codeOf: codes,
    kindOf(row) {
      if (row >= first.town) return "town";
      if (row >= first.zip) return "zip";
      if (row >= first.county) return "county";
      if (row >= first.state) return "state";
      return row >= first.country ? "country" : "region";
    },
    countryOf(row) {
      let area = row;
      while (area >= first.state) area = parent[area] ?? -1;
      return area >= first.country ? area : -1;
    },
    names,
  };
}

export const showZip = (zip: number): string => String(zip).padStart(5, "0");

/** A folded name with capitals, "Coos Bay": as most places are written, so only the others store a name. */
export const titleOf = (folded: string): string =>
  folded.replaceAll(/(?:^| )\p{L}/gu, (start) => start.toUpperCase());

/** Lines of a text, found by number without making a string of each. */
function makeLines(text: Uint8Array, atMost: number): (line: number) => string {
  const bytes = Buffer.from(text);
  const starts = new Uint32Array(atMost + 1);
  let line = 0;
  for (let at = 0; at < bytes.length && line < atMost; at++) if (bytes[at] === 10) starts[++line] = at + 1;
  return (wanted) => bytes.toString("utf8", starts[wanted] ?? 0, Math.max(0, (starts[wanted + 1] ?? 0) - 1));
}

// The folded name of each place, by row: the key that lists it as its own name.
function ownKeys(names: NameIndex, size: number): Int32Array {
  const keys = new Int32Array(size).fill(-1);
  for (let key = 0; key < names.size; key++) {
    const [from, to] = names.span(key);
    for (let i = from; i < to; i++) {
      const posting = names.postings[i] as number;
      if (!isAlternate(posting)) keys[rowOf(posting)] = key;
    }
  }
  return keys;
}
