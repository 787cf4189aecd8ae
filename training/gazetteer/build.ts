// Makes the gazetteer that ships: gathers the places, gives each its address, packs names and columns into
// one file. Prints what went in. Run from training/: node --import tsx gazetteer/build.ts

import { writeFileSync } from "node:fs";
import { packFile, packNumbers } from "../../src/understanding/gazetteer/columns.ts";
import { foldName } from "../../src/understanding/gazetteer/fold.ts";
import { slugForms, US_LIKE } from "../../src/understanding/gazetteer/slugs.ts";
import { DEGREE, KINDS, titleOf, ZIP_ID_BASE } from "../../src/understanding/gazetteer/table.ts";
import type { Draft } from "./draft.ts";
import { gatherPlaces } from "./gather.ts";

const TARGET = new URL("../../src/understanding/gazetteer/data/places.zst", import.meta.url);

const places = gatherPlaces();
const byKind = Map.groupBy(places, (place) => place.kind);
const rowOf = new Map<Draft, number>();
const ordered: Draft[] = [];
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
for (const kind of KINDS) {
  const some = byKind.get(kind) ?? [];
  const unique = [...new Set(some)];
  if (kind === "town") {
    unique.sort((a, b) => parentRow(a) - parentRow(b) || a.geonames - b.geonames);
  } else unique.sort((a, b) => compare(a.code, b.code));
  for (const place of unique) {
    rowOf.set(place, ordered.length);
    ordered.push(place);
  }
}

function parentRow(place: Draft): number {
  return place.parent === undefined ? -1 : (rowOf.get(place.parent) ?? -1);
}

// Towns that only ZIPs know are named by their lowest ZIP.
const zipIds = new Map<Draft, number>();
for (const zip of byKind.get("zip") ?? []) {
  if (zip.parent === undefined || zip.parent.geonames !== 0) continue;
  const known = zipIds.get(zip.parent) ?? Number.POSITIVE_INFINITY;
  zipIds.set(zip.parent, Math.min(known, Number(zip.code)));
}
const townId = (place: Draft): number => place.geonames || ZIP_ID_BASE + (zipIds.get(place) ?? 0);
const idOf = (place: Draft): string =>
  place.kind === "zip"
    ? `z${place.code}`
    : place.kind !== "town"
      ? place.code
      : place.geonames > 0
        ? `g${place.geonames}`
        : `t${String(zipIds.get(place)).padStart(5, "0")}`;

const above = (place: Draft, kind: string): Draft | undefined => {
  for (let area: Draft | undefined = place; area !== undefined; area = area.parent)
    if (area.kind === kind) return area;
  return undefined;
};

// Who takes the short address first: what most readers mean by it.
const claim = (place: Draft): number => {
  const us = US_LIKE.has(place.country);
  if (place.kind === "zip") return 0;
  if (place.kind === "state" && us) return 1;
  if (place.kind === "country") return 2;
  if (place.kind === "region") return 3;
  if (place.kind === "town" && us) return 4;
  if (place.kind === "county" && us) return 5;
  if (place.kind === "town" && place.population >= 100_000) return 6;
  return place.kind === "state" ? 7 : place.kind === "town" ? 8 : 9;
};
const slugForm = new Uint8Array(ordered.length);
const slugs = new Set<string>();
const claims = [...ordered].sort(
  (a, b) => claim(a) - claim(b) || b.population - a.population || compare(idOf(a), idOf(b)),
);
for (const place of claims) {
  const forms = slugForms({
    kind: place.kind,
    id: idOf(place),
    name: place.name,
    country: place.country,
    admin1: above(place, "state")?.admin1 ?? "",
    countryName: above(place, "country")?.name ?? "",
    stateName: above(place, "state")?.name ?? "",
    countyName: above(place, "county")?.name ?? "",
  });
  const form = forms.findIndex((slug) => !slugs.has(slug));
  if (form < 0) throw new Error(`no free address for ${place.name} ${idOf(place)}`);
  slugs.add(forms[form] as string);
  slugForm[rowOf.get(place) as number] = form;
}

// Names: a place is listed once under each folded name, first as its own.
const listed = new Map<string, Map<number, 0 | 1>>();
const list = (name: string, row: number, alternate: 0 | 1): void => {
  const key = foldName(name);
  if (key === "" || Buffer.byteLength(key) > 250) return;
  const rows = listed.get(key) ?? new Map<number, 0 | 1>();
  listed.set(key, rows);
  if (!rows.has(row)) rows.set(row, alternate);
};
ordered.forEach((place, row) => {
  if (place.kind === "zip") return;
  list(place.name, row, 0);
  if (/['’]s\b/.test(place.name)) list(place.name.replaceAll(/['’]s\b/g, "s"), row, 1);
  for (const name of place.alternates) list(name, row, 1);
});

const keys = [...listed.keys()].map((key) => ({ key, bytes: Buffer.from(key) }));
keys.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
const shared = new Uint8Array(keys.length);
const suffixes: Buffer[] = [];
const counts: number[] = [];
const postings: number[] = [];
let keyBytes = 0;
let last = Buffer.alloc(0);
const firstWords = new Set<string>();
keys.forEach(({ key, bytes }, i) => {
  let prefix = 0;
  while (prefix < last.length && prefix < bytes.length && prefix < 255 && last[prefix] === bytes[prefix])
    prefix++;
  shared[i] = prefix;
  suffixes.push(bytes.subarray(prefix), Buffer.from("\n"));
  last = bytes;
  keyBytes += bytes.length;
  firstWords.add(key.split(" ")[0] as string);
  const rows = [...(listed.get(key) ?? [])].sort(
    ([a, altA], [b, altB]) => population(b) - population(a) || altA - altB || a - b,
  );
  if (rows.length < 255) counts.push(rows.length);
  else counts.push(255, rows.length >> 8, rows.length & 255);
  for (const [row, alternate] of rows) postings.push(row * 2 + alternate);
});
// Abroad a county or state is often called as its chief town, which readers mean more often.
function population(row: number): number {
  const { kind = "town", country = "", population: people = 0 } = ordered[row] ?? {};
  return !US_LIKE.has(country) && (kind === "county" || kind === "state") ? people / 4 : people;
}

const zips = byKind.get("zip") ?? [];
const column = (value: (place: Draft) => number, delta = true): Uint8Array =>
  packNumbers(ordered.map(value), delta);
const degrees = (value: number): number => Math.round(value * DEGREE);
const text = (of: readonly Draft[], value: (place: Draft) => string): Uint8Array =>
  Buffer.from(of.map((place) => `${value(place)}\n`).join(""));
// Most names are their folded form with capitals, which is stored already.
const shownName = ({ name }: Draft): string => (titleOf(foldName(name)) === name ? "" : name);
const areas = ordered.filter(({ kind }) => kind !== "zip" && kind !== "town");
const towns = ordered.filter(({ kind }) => kind === "town");
const count = Object.fromEntries(
  KINDS.map((kind) => [kind, ordered.filter((place) => place.kind === kind).length]),
);
const sections = [
  {
    name: "names",
    bytes: text(
      ordered.filter(({ kind }) => kind !== "zip"),
      shownName,
    ),
  },
  { name: "codes", bytes: text(areas, ({ code }) => code) },
  {
    name: "zip",
    bytes: packNumbers(
      ordered.filter(({ kind }) => kind === "zip").map(({ code }) => Number(code)),
      true,
    ),
  },
  { name: "lat", bytes: column(({ lat }) => degrees(lat)) },
  { name: "lon", bytes: column(({ lon }) => degrees(lon)) },
  { name: "population", bytes: column(({ population }) => population, false) },
  { name: "parent", bytes: column(parentRow) },
  { name: "townId", bytes: packNumbers(towns.map(townId), true) },
  { name: "slugForm", bytes: slugForm },
  { name: "keyShared", bytes: shared },
  { name: "keySuffixes", bytes: Buffer.concat(suffixes) },
  { name: "keyCounts", bytes: Uint8Array.from(counts) },
  { name: "postings", bytes: packNumbers(postings, false) },
];
const file = packFile(
  {
    source: "GeoNames (CC BY 4.0), US Census Bureau, Natural Earth",
    count,
    keyBytes,
    firstWords: firstWords.size,
  },
  sections,
);
writeFileSync(TARGET, file);
console.log({
  places: ordered.length,
  ...count,
  zips: zips.length,
  names: keys.length,
  postings: postings.length,
  bytes: file.length,
});
for (const { name, bytes } of sections)
  console.log(name.padEnd(12), bytes.length, packFile({}, [{ name, bytes }]).length);
